import { attribute, childNamed, childrenNamed, textContent, type XmlElement } from './xml-tree.ts';

/** SAML core §3.2.2.1, as it stands in the response. */
export interface SamlStatus {
  readonly code: string | null;
  readonly subCode: string | null;
  readonly message: string | null;
}

/** The broker's sentences for status codes (samlp.js). All other codes go on to the next check. */
export const statusTexts: ReadonlyMap<string, string> = new Map([
  [
    'urn:oasis:names:tc:SAML:2.0:status:VersionMismatch',
    'The SAML responder could not process the request because the version of the request message was incorrect.',
  ],
  [
    'urn:oasis:names:tc:SAML:2.0:status:Requester',
    'The request could not be performed due to an error on the part of the requester',
  ],
  [
    'urn:oasis:names:tc:SAML:2.0:status:Responder',
    'The request could not be performed due to an error on the part of the SAML responder or SAML authority',
  ],
  [
    'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed',
    'The responding provider was unable to successfully authenticate the principal',
  ],
]);

/** Status of a Response, in any namespace, as the broker looks it up; all null where there is none. */
export function readStatus(response: XmlElement | null): SamlStatus {
  const statuses = response === null ? [] : childrenNamed(response, 'Status');
  const codes = statuses.flatMap((status) => childrenNamed(status, 'StatusCode'));
  const [subCode] = codes.flatMap((code) => childrenNamed(code, 'StatusCode'));
  const message = statuses.map((status) => childNamed(status, 'StatusMessage')).find((found) => found !== null) ?? null;
  return {
    code: attribute(codes[0] ?? null, 'Value'),
    subCode: attribute(subCode ?? null, 'Value'),
    message: message === null ? null : textContent(message),
  };
}
