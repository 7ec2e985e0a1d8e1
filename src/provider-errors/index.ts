import type { Cause } from '../causes/cause.ts';
import type { ProviderId } from '../providers/index.ts';

/** What one identity provider says of failed logins, on its pages and in what it answers to the broker. */
export interface ProviderErrors {
  readonly provider: ProviderId;
  /**
   * Where one of its messages begins that tell by themselves. Matches a part of every distinctive example, and hardly anything else: it
   * finds them in running text, and it decides whether the table is loaded. Null where none tells by itself.
   */
  readonly beginning: RegExp | null;
  /** Ordinary English that is its own on a page that bears its signs. */
  readonly onPage?: RegExp;
  readonly load: () => Promise<readonly Cause[]>;
}

/** Tables are loaded when a case needs them, since most cases need none. */
export const providerErrors: readonly ProviderErrors[] = [
  {
    provider: 'adfs',
    beginning:
      /(?<![A-Za-z\d])(?:M[S5][I1l][S5][\dILOS]{4}(?![\dA-Z])|verification of the SAML message signature failed|No signature verification certificate found for issuer|Encountered error during federation passive request|is not configured with SAML Assertion Consumer Services|attempt to build the certificate chain for the relying party trust)/i,
    load: async () => (await import('./adfs.ts')).adfsErrors,
  },
  {
    provider: 'amazon',
    beginning: /\bredirect URI you provided has not been whitelisted/i,
    load: async () => (await import('./amazon.ts')).amazonErrors,
  },
  {
    provider: 'apple',
    beginning: null,
    onPage: /(?<![\w"])invalid_(?:request|client)(?![\w"])/i,
    load: async () => (await import('./apple.ts')).appleErrors,
  },
  {
    provider: 'auth0',
    beginning: null,
    load: async () => (await import('./auth0.ts')).auth0ProviderErrors,
  },
  {
    provider: 'aws-iam-identity-center',
    beginning: null,
    onPage: /\ban unexpected error has occurred\b/i,
    load: async () => (await import('./aws-iam-identity-center.ts')).awsIamIdentityCenterErrors,
  },
  {
    provider: 'bitbucket',
    beginning: /\bInvalid (?:redirect_uri|client_id)\.? This integration is misconfigured\b/i,
    load: async () => (await import('./bitbucket.ts')).bitbucketErrors,
  },
  {
    provider: 'cyberark',
    beginning: null,
    onPage: /\bnot authorized to (?:access|launch) this application\b/i,
    load: async () => (await import('./cyberark.ts')).cyberarkErrors,
  },
  {
    provider: 'dropbox',
    beginning:
      /\b(?:Invalid redirect_uri\b.{0,200}must exactly match one of the redirect URIs you['’]ve pre-configured|user chose not to give your app access)\b/i,
    load: async () => (await import('./dropbox.ts')).dropboxErrors,
  },
  {
    provider: 'duo',
    beginning: null,
    onPage: /\bLogin request (?:was )?denied\b|\bLogin timed out\b/i,
    load: async () => (await import('./duo.ts')).duoErrors,
  },
  {
    provider: 'entra',
    beginning: /(?<![A-Za-z\d])AAD[S5]T[S5][\dILOS]{4,9}(?![\dA-Z])/i,
    onPage: /\bNeed admin approval\b/i,
    load: async () => (await import('./entra.ts')).entraErrors,
  },
  {
    provider: 'facebook',
    beginning:
      /\b(?:redirect URI is not white-?listed in the app[’']?s Client OAuth Settings|domain of this URL isn[’']?t included in the app[’']?s domains)\b/i,
    onPage: /\bapp not active\b/i,
    load: async () => (await import('./facebook.ts')).facebookErrors,
  },
  {
    provider: 'github',
    beginning:
      /\b(?:redirect_uri MUST match the registered callback URL|The user has denied your application access)\b/i,
    load: async () => (await import('./github.ts')).githubErrors,
  },
  {
    provider: 'gitlab',
    beginning: null,
    onPage: /\brequested redirect uri is malformed or doesn[’']?t match client redirect uri\b/i,
    load: async () => (await import('./gitlab.ts')).gitlabErrors,
  },
  {
    provider: 'google',
    beginning: /\bapp_not_(?:configured(?:_for_user)?|enabled_for_user)\b/i,
    onPage: /\b500\. That(?:[’']s| is) an error\b|\binvalid[ _]sp[ _]?id\b|\bmalformed_certificate\b/i,
    load: async () => (await import('./google.ts')).googleErrors,
  },
  {
    provider: 'google-oauth',
    beginning:
      /\b(?:Error 400: ?(?:redirect_uri_mismatch|invalid_request)|Error 403: ?access_denied|The OAuth client was not found|deleted_client|org_internal|admin_policy_enforced|access_not_configured|disallowed_useragent|doesn[’']?t comply with Google[’']?s OAuth 2\.0 policy|Access blocked: Authorization Error)\b/i,
    onPage: /\baccount disabled\b/i,
    load: async () => (await import('./google-oauth.ts')).googleOauthErrors,
  },
  {
    provider: 'jumpcloud',
    beginning: null,
    onPage: /\bnot bound to (?:the )?application\b|\binvalid ACS URL\b/i,
    load: async () => (await import('./jumpcloud.ts')).jumpcloudErrors,
  },
  {
    provider: 'keycloak',
    beginning:
      /\b(?:Unknown login requester|Login requester not enabled|Bearer-only applications are not allowed to initiate browser login|Client is not allowed to initiate browser login with given response_type|Unsupported NameIDFormat|authenticated with identity provider \S{1,80} does not exist|No relay state in response from identity provider|Invalid client or Invalid client credentials)\b/i,
    onPage:
      /\b(?:invalid (?:parameter: ?)?redirect[_ ]uri|invalid requester|realm not enabled|HTTPS required|account is disabled, contact your administrator|account is temporarily disabled|invalid username or password|login attempt timed out|page has expired|there are too many sessions|failed to process response|consent denied|permission not approved)\b/i,
    load: async () => (await import('./keycloak.ts')).keycloakErrors,
  },
  {
    provider: 'linkedin',
    beginning: /\b(?:user_cancell?ed_(?:login|authorize)|unauthorized_scope_error)\b/i,
    load: async () => (await import('./linkedin.ts')).linkedinErrors,
  },
  {
    provider: 'microsoft-account',
    beginning:
      /\b(?:provided value for the input parameter ['’]redirect_uri['’] is not valid|client does not exist or is not enabled for consumers|user has denied access to the scope requested by the client application)\b/i,
    load: async () => (await import('./microsoft-account.ts')).microsoftAccountErrors,
  },
  {
    provider: 'okta',
    beginning:
      /\b(?:user is not assigned to (?:the client|this) application|403 App Not Assigned|you are not assigned this app in Okta|User attempted unauthorized access to app|app\.generic\.unauth_app_access_attempt|redirect_uri['’"]? parameter must be (?:a Login|an absolute) redirect URI|illegal_redirect_uri|invalid value for ['’"]client_id['’"] parameter|client secret supplied for a confidential client is invalid|either the client or the client credentials are invalid|policy evaluation failed for this request|no_matching_policy|one or more scopes are not configured for the authorization server|do not have permission to access the feature you are requesting|access has been denied because the policy requirements could not be satisfied|GENERAL_NONSUCCESS|unable to transform email to username)\b/i,
    onPage: /\b(?:you are not allowed to access this app|page not found)\b/i,
    load: async () => (await import('./okta.ts')).oktaErrors,
  },
  {
    provider: 'onelogin',
    beginning: null,
    onPage: /\b(?:do not|don[’']?t) have access to this app(?:lication)?\b|\binvalid ACS \(Consumer\) URL\b/i,
    load: async () => (await import('./onelogin.ts')).oneloginErrors,
  },
  {
    provider: 'oracle',
    beginning: /\bfederation partner \S{1,120} is not recognized\b/i,
    onPage: /\bsign-?on policy denied\b/i,
    load: async () => (await import('./oracle.ts')).oracleErrors,
  },
  {
    provider: 'paypal',
    beginning: /\bRelying Party[’']s validation error: redirect_uri\b/i,
    load: async () => (await import('./paypal.ts')).paypalErrors,
  },
  {
    provider: 'pingfederate',
    beginning: /\bincoming binding \S{1,80} is not enabled\b|\bRequest was invalid XML\b|\bInvalidXmlException\b/i,
    onPage: /\b(?:unexpected system error|partner (?:is )?not active|signature required)\b/i,
    load: async () => (await import('./pingfederate.ts')).pingfederateErrors,
  },
  {
    provider: 'pingone',
    beginning:
      /\b(?:AUTHN_005\W{1,4}Invalid session|AUTHN_209\W{1,4}OpenToken|AUTHZ_001\W{1,4}User not in an authorized group|MFA_00[135689]\W{1,4}(?:MFA failure|Missing PPM|Unsigned PPM|Invalid PPM|Expired MFA|Invalid nonce))\b/i,
    load: async () => (await import('./pingone.ts')).pingoneErrors,
  },
  {
    provider: 'salesforce',
    beginning:
      /\b(?:redirect_uri must match configuration|OAUTH_APP_(?:BLOCKED|ACCESS_DENIED)|this app is blocked by admin|user is not admin approved)\b/i,
    load: async () => (await import('./salesforce.ts')).salesforceErrors,
  },
  {
    provider: 'shibboleth',
    beginning:
      /\b(?:SAML 2 SSO profile is not configured for relying party|Invalid(?:Profile|RelyingParty)Configuration|no (?:peer|return) endpoint available|EndpointResolutionFailed)\b/i,
    onPage:
      /\b(?:request was issued too long ago|message was expired|rejecting replayed message|stale request|no login context|unable to encrypt (?:the )?assertion)\b/i,
    load: async () => (await import('./shibboleth.ts')).shibbolethErrors,
  },
  {
    provider: 'twitter',
    beginning:
      /\b(?:Callback URL not approved for this client application|You weren[’']?t able to give access to the App)\b/i,
    load: async () => (await import('./twitter.ts')).twitterErrors,
  },
  {
    provider: 'yahoo',
    beginning: null,
    onPage: /\bplease specify a (?:correct|valid) client id\b/i,
    load: async () => (await import('./yahoo.ts')).yahooErrors,
  },
];
