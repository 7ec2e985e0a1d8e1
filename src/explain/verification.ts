import type { CatalogueEntry, Stage } from '../causes/cause.ts';

const privateWindow =
  'Start the login from {service} in a new private window: an old tab or a reloaded page repeats the old answer.';
const another =
  'If it fails again, run `sso-doctor` with the new address. Another code than this one: this is fixed, and the next thing fails.';
const newResponse =
  'Record the SAML response of a new login and run `sso-doctor response.xml`: no check fails any more.';
const withConnection =
  'Record the SAML response of a new login and run `sso-doctor response.xml --connection connection.yaml`: this check passes.';
const heldAndActive =
  '`sso-doctor watch metadata.xml --configured <thumbprint that the broker holds now>` is silent: the broker holds the certificate that the metadata lists.';
const beforeLogin =
  '`sso-doctor cert new.pem --response response.xml` says that the broker accepts a response signed with it, before anybody logs in.';
const secret =
  'Log in once: the Auth0 tenant log shows the login as a success (type `s`), and the provider shows that the new secret was used.';
const otherUser = 'Have one user log in who could not, and one who could before.';
const providerLog = 'The sign-in log of {idp} shows this login as a success.';
const issuerAsked =
  'Open the discovery document of the provider (`/.well-known/openid-configuration`): its `issuer` is character by character the one in the connection.';

/** How to see that a thing is fixed, where more can be said than for every entry of its stage. The private window follows. */
const specific: Readonly<Record<string, readonly string[]>> = {
  'invalid-thumbprint': [beforeLogin, heldAndActive],
  'saml-invalid-thumbprint-bare': [beforeLogin, heldAndActive],
  'saml-thumbprint-configured-is-sha256': [
    'The thumbprint that the broker holds has 40 hexadecimal digits, not 64.',
    heldAndActive,
  ],
  'saml-thumbprint-configured-has-separators': [
    'The thumbprint that the broker holds is 40 hexadecimal digits without anything between them.',
    heldAndActive,
  ],
  'thumbprint-near-miss': [heldAndActive],
  'thumbprint-upload-not-in-effect': [heldAndActive],
  'saml-cert-outside-validity': [
    '`sso-doctor cert signing.pem` says that the certificate is valid today.',
    heldAndActive,
  ],
  'saml-digest-mismatch': [newResponse],
  'saml-signature-value-incorrect': [newResponse],
  'saml-signature-not-valid': [newResponse],
  'saml-signature-missing': [newResponse, 'The report names the element that is signed, response or assertion.'],
  'saml-nothing-signed': [newResponse, 'The report names the element that is signed, response or assertion.'],
  'saml-audience-invalid': [withConnection, '`Audience` is character by character the entity ID of the connection.'],
  'saml-destination-mismatch': [
    withConnection,
    '`Destination` is character by character the callback address, query included.',
  ],
  'saml-recipient-invalid': [
    withConnection,
    '`Recipient` is character by character the callback address, query included.',
  ],
  'saml-assertion-expired': [
    'The clock of the provider agrees with the world’s (`w32tm /query /status`, `timedatectl`), and the form is posted at once.',
    newResponse,
  ],
  'saml-no-decryption-key': ['`sso-doctor response.xml --key key.pem` decrypts the assertion, where you hold the key.'],
  'saml-decryption-key-unfit': ['`sso-doctor response.xml --key key.pem` decrypts the assertion.'],
  'saml-status-authnfailed': [providerLog],
  'saml-status-requestdenied': [providerLog, otherUser],
  'saml-status-invalidnameidpolicy': [newResponse, '`NameID` has the format that the connection asks for.'],
  'auth0-connection-disabled': ['The login page shows the button or the domain of this connection and leads to {idp}.'],
  'auth0-connection-not-found': ['The login leads to {idp}, so that the connection’s name is known.'],
  'auth0-no-connections-enabled': ['The login page offers a way to log in, and it leads to {idp}.'],
  'auth0-callback-url-mismatch': [
    'The address in the error is listed in the application’s allowed callback URLs, character by character.',
  ],
  'auth0-session-lost': ['Start at {service}, not at a bookmark, in one tab, without the back button.'],
  'app-state-does-not-match': ['Start at {service}, not at a bookmark, in one tab, without the back button.'],
  'auth0-action-deny-login': [
    'The Auth0 tenant log shows the login as a success (type `s`), with the Action in its details.',
    otherUser,
  ],
  'auth0-oidc-secret-expired': [secret],
  'auth0-oidc-client-secret-invalid': [secret],
  'oauth-invalid-client-code': [secret],
  'oauth-invalid-grant-code': [
    'A new login works; an authorization code counts once, so the old address proves nothing.',
  ],
  'jwt-issuer-invalid': [issuerAsked],
  'oidc-client-iss-mismatch': [issuerAsked],
  'auth0-oidc-issuer-missing': [issuerAsked],
  'jwt-no-key': ['The `kid` in the header of a new ID token is in the key set at the discovery document’s `jwks_uri`.'],
  'net-tls-expired': [
    '`openssl s_client -connect <host>:443 -servername <host>` ends with `Verify return code: 0 (ok)`.',
  ],
  'net-incomplete-chain': [
    '`openssl s_client -connect <host>:443 -servername <host>` ends with `Verify return code: 0 (ok)`.',
  ],
  'entra-aadsts50011': [
    'The login passes the provider’s page: the reply address is registered, character by character.',
  ],
  'entra-aadsts50105': [providerLog, otherUser],
  'entra-aadsts700016': ['The login reaches the provider’s login page: it knows the application.'],
  'entra-aadsts7000215': [secret],
  'entra-aadsts7000222': [secret],
};

/** What is seen first once a step works that failed. */
export const verificationByStage: Readonly<Record<Stage, string>> = {
  'authn-request': 'The login leads to the login page of {idp}.',
  'idp-authentication': providerLog,
  'idp-response': newResponse,
  'broker-validation': 'The Auth0 tenant log, which {support} can read, shows the login as a success (type `s`).',
  'token-exchange': 'The Auth0 tenant log, which {support} can read, shows the login as a success (type `s`).',
  application: 'The login ends in {service}, signed in as the right user.',
};

/** Ids that have steps of their own, for a test that looks for each of them in the catalogue. */
export const verifiedIds: readonly string[] = Object.keys(specific);

/** What ends every verification. */
export const newLogin: readonly string[] = [privateWindow, another];

/** What the entry or this table says of this one alone; empty where only its stage tells. */
export function ownVerification({ id, verify }: CatalogueEntry): readonly string[] {
  return verify ?? specific[id] ?? [];
}

/** How to see that it is fixed, in order: its own steps, else what is true at its stage, then a new login. */
export function verificationOf(entry: CatalogueEntry): readonly string[] {
  const own = ownVerification(entry);
  return [...(own.length > 0 ? own : [verificationByStage[entry.stage]]), ...newLogin];
}
