/**
 * Error codes that belong to a login. All have an underscore, so that they cannot be mistaken for words or other programs' codes.
 * Sources: RFC 6749 §4.1.2.1 and §5.2, OpenID Connect Core §3.1.2.6, CIBA Core §13, RFC 8628 §3.5, RFC 9101 §6, RFC 9449 §5, RFC 9470 §3,
 * Auth0 and Microsoft Entra documentation.
 */
const errorCodes: ReadonlySet<string> = new Set([
  'access_denied',
  'account_selection_required',
  'authorization_pending',
  'blocked_user',
  'consent_required',
  'discovery_error',
  'endpoint_disabled',
  'expired_token',
  'insufficient_scope',
  'insufficient_user_authentication',
  'interaction_required',
  'invalid_authorization_details',
  'invalid_client',
  'invalid_dpop_proof',
  'invalid_grant',
  'invalid_redirect_uri',
  'invalid_request',
  'invalid_request_object',
  'invalid_request_uri',
  'invalid_resource',
  'invalid_scope',
  'invalid_target',
  'invalid_token',
  'invalid_user_password',
  'login_required',
  'mfa_required',
  'password_leaked',
  'redirect_uri_mismatch',
  'registration_not_supported',
  'request_not_supported',
  'request_uri_not_supported',
  'requires_validation',
  'server_error',
  'slow_down',
  'temporarily_unavailable',
  'too_many_attempts',
  'too_many_requests',
  'unauthorized_client',
  'unauthorized_scope_error',
  'unmet_authentication_requirements',
  'unsupported_credential_type',
  'unsupported_grant_type',
  'unsupported_response_type',
  'use_dpop_nonce',
  'user_cancelled_authorize',
  'user_cancelled_login',
]);

/** Whether a value of `error` is a code that only a login answers with. */
export function isLoginErrorCode(code: string): boolean {
  return errorCodes.has(code);
}

const callbackPath =
  /(?:^|[/_.-])(?:callback|login|logon|signin|sign-in|oauth2?|oidc|openid|saml2?|sso|authorize|acs)(?:$|[\d/._-])/i;

/** Whether a path looks like the end of a login at an application or a broker. */
export function isCallbackPath(path: string): boolean {
  return callbackPath.test(path);
}

/** Whether a path is a callback and nothing else, so that it tells something even without parameters. */
export function isBareCallbackPath(path: string): boolean {
  return /\/(?:login|oauth2?|oidc|saml2?|sso|auth|authorize)\/(?:callback|acs)\/?$/i.test(path);
}

/** Whether a path is the page that asks for name and password. */
export function isLoginPath(path: string): boolean {
  return /(?:^|\/)(?:u\/)?(?:login|signin)(?:\/(?:identifier|password))?\/?$/i.test(path);
}

/** Types of Auth0 tenant-log events that mean a failed login or exchange. Source: Auth0, "Log Event Type Codes". */
export function isFailedLogType(type: string): boolean {
  return /^(?:f|fc|fco|fcoa|fcph|feacft|feccft|fede|fens|feoobft|feotpft|fepft|fepotpft|fercft|ferrt|fertft|fi|flo|fp|fs|fsa|fu|fui)$/.test(
    type,
  );
}
