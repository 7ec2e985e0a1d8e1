import { words } from '../rich-text.ts';
import { paragraph, type Block } from './document.ts';

/** What a view is about, where the case has none of it. */
type Wanted = 'response' | 'certificate' | 'capture' | 'failure';

/** What is not there, and what to hand in for it. */
export function handIn(wanted: Wanted, what: string): Block[] {
  return [
    paragraph('nothing', words(what)),
    { kind: 'list', label: 'hand in', items: ways[wanted].map((way) => words(way)) },
  ];
}

const ways: Record<Wanted, readonly string[]> = {
  response: [
    'the SAML response as a file, XML or base64, and what Auth0 is set up with: `sso-doctor response.xml --connection connection.json`',
    'or paste it: the form field `SAMLResponse` that the browser’s network tools show for the post to `/login/callback`',
  ],
  certificate: [
    'a certificate of the identity provider: `--cert idp.pem`',
    'its metadata, which names all of its certificates: `--metadata metadata.xml`',
    'the SAML response, which nearly always carries the certificate that signs it: `sso-doctor response.xml`',
  ],
  capture: [
    'a capture of the whole login: a HAR file that the browser’s network tools save, recorded from before the login on with the log preserved: `sso-doctor login.har`',
  ],
  failure: ['the address of the page that the failed login ended on, or the words of its error', 'the SAML response'],
};
