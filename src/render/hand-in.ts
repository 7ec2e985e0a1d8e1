import type { Report } from '../report/report.ts';
import { words } from '../text/rich-text.ts';
import { paragraph, type Block } from './document.ts';
import { protocolOf } from './protocol.ts';

/** What a view is about, where the case has none of it. */
type Wanted = 'response' | 'token' | 'message' | 'keys' | 'certificate' | 'capture' | 'failure';

/** What is not there, and what to hand in for it. */
export function handIn(wanted: Wanted, what: string): Block[] {
  return [paragraph('nothing', words(what)), waysToHandIn(wanted)];
}

/** What else to hand in. */
export function waysToHandIn(wanted: Wanted): Block {
  return { kind: 'list', label: 'hand in', items: ways[wanted].map((way) => words(way)) };
}

/** What the protocol of the case sends about the user: a SAML response or an ID token; either where nothing tells which. */
export function handInMessage(report: Report): Block[] {
  switch (protocolOf(report)) {
    case 'saml':
      return handIn('response', 'No SAML response is in this case, and most checks are made on one.');
    case 'oidc':
      return handIn('token', 'No ID token is in this case, and most checks are made on one.');
    case null:
      return handIn('message', 'Neither a SAML response nor an ID token is in this case.');
  }
}

const response =
  'the SAML response as a file, XML or base64, and what the connection is set up with: `sso-doctor response.xml --connection connection.json`';
const token = 'the ID token as a file or as text, or the token response that it came in: `sso-doctor token.jwt`';
const keys =
  'what a token is judged against: the key set of the provider (JWKS), its discovery document, and `issuer` and `clientId` of the connection: `sso-doctor token.jwt jwks.json discovery.json --connection connection.json`';

const ways: Record<Wanted, readonly string[]> = {
  response: [
    response,
    'or paste it: the form field `SAMLResponse` that the browser’s network tools show for the post that ends the login',
  ],
  token: [token, keys],
  message: [response, token],
  keys: [keys],
  certificate: [
    'a certificate of the identity provider: `--cert idp.pem`',
    'its metadata, which names all of its certificates: `--metadata metadata.xml`',
    'the SAML response, which nearly always carries the certificate that signs it: `sso-doctor response.xml`',
  ],
  capture: [
    'a capture of the whole login: a HAR file that the browser’s network tools save, recorded from before the login on with the log preserved: `sso-doctor login.har`',
  ],
  failure: [
    'the address of the page that the failed login ended on, or the words of its error',
    'the SAML response or the ID token',
  ],
};
