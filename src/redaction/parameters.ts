/** How the value of a named field is treated: a parameter of an address or form, a member of JSON, an input of a page. */
export type FieldTreatment =
  /** Says something about the login and nothing about a person. */
  | { readonly as: 'keep' }
  /** May hold anything: looked through. */
  | { readonly as: 'nested' }
  | { readonly as: 'secret'; readonly kind: string }
  | { readonly as: 'person'; readonly kind: string };

const keep: FieldTreatment = { as: 'keep' };
const nested: FieldTreatment = { as: 'nested' };
const secret = (kind: string): FieldTreatment => ({ as: 'secret', kind });
const person = (kind: string): FieldTreatment => ({ as: 'person', kind });

const kept = [
  'error', 'error_subcode', 'error_codes', 'connection', 'lang', 'locale', 'ui_locales', 'protocol', 'response_type', 'response_mode', 'scope',
  'audience', 'client_id', 'grant_type', 'wa', 'wtrealm', 'wct', 'sigalg', 'prompt', 'max_age', 'realm', 'iss', 'code_challenge_method',
  'screen_hint', 'token_type', 'expires_in', 'timestamp', 'trace_id', 'correlation_id', 'client-request-id', 'samlencoding', 'method', 'version',
] as const; // prettier-ignore

const nestedNames = [
  'error_description', 'error_uri', 'redirect_uri', 'returnto', 'wreply', 'samlrequest', 'samlresponse', 'wresult', 'target', 'issuer', 'resource',
] as const; // prettier-ignore

const named: ReadonlyMap<string, FieldTreatment> = new Map<string, FieldTreatment>([
  ...kept.map((name): [string, FieldTreatment] => [name, keep]),
  ...nestedNames.map((name): [string, FieldTreatment] => [name, nested]),
  ['state', secret('state')],
  ['nonce', secret('nonce')],
  ['relaystate', secret('relay-state')],
  ['wctx', secret('relay-state')],
  ['session_state', secret('session-state')],
  ['code', secret('authorization-code')],
  ['code_verifier', secret('code-verifier')],
  ['code_challenge', secret('code-challenge')],
  ['samlart', secret('saml-artifact')],
  ['signature', secret('signature')],
  ['id_token', secret('id-token')],
  ['id_token_hint', secret('id-token')],
  ['access_token', secret('access-token')],
  ['refresh_token', secret('refresh-token')],
  ['client_assertion', secret('client-assertion')],
  ['assertion', secret('assertion')],
  ['client_secret', secret('client-secret')],
  ['clientsecret', secret('client-secret')],
  ['password', secret('password')],
  ['passwd', secret('password')],
  ['pwd', secret('password')],
  ['api_key', secret('api-key')],
  ['apikey', secret('api-key')],
  ['username', person('user-name')],
  ['user_name', person('user-name')],
  ['login_hint', person('user-name')],
  ['email', person('user-name')],
  ['login', person('user-name')],
  ['user', person('user-name')],
  ['upn', person('user-name')],
  ['preferred_username', person('user-name')],
  ['unique_name', person('user-name')],
  ['given_name', person('name')],
  ['family_name', person('name')],
  ['middle_name', person('name')],
  ['nickname', person('name')],
  ['displayname', person('name')],
  ['phone_number', person('phone-number')],
  ['picture', person('picture')],
  ['user_id', person('user-id')],
  ['oid', person('user-id')],
  ['sub', person('user-id')],
  ['sid', secret('session-id')],
  ['ip', person('ip-address')],
  ['client_ip', person('ip-address')],
]);

/** Of an address or a form: what is not known may be anything, so it is masked. */
export function parameterTreatment(name: string): FieldTreatment {
  return named.get(name.toLowerCase()) ?? secret('parameter');
}

/** Of text or JSON, where names say less: what is not known is looked through. */
export function fieldTreatment(name: string): FieldTreatment {
  return named.get(name.toLowerCase()) ?? nested;
}

/** Names whose values are masked wherever they stand in running text. */
export const maskedNames: readonly string[] = [...named]
  .filter(
    ([name, { as }]) =>
      as !== 'keep' &&
      as !== 'nested' &&
      !['user', 'login', 'sub', 'ip', 'code', 'email', 'signature', 'assertion', 'picture', 'sid', 'state'].includes(
        name,
      ),
  )
  .map(([name]) => name);
