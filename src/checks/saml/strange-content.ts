import type { SamlMessage } from '../../evidence/saml-message.ts';

/** First bytes of what ends up in a parameter by mistake. */
const magic: readonly (readonly [string, string])[] = [
  ['\u0089PNG', 'a PNG picture'],
  ['\u00FF\u00D8\u00FF', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['%PDF', 'a PDF document'],
  ['PK\u0003\u0004', 'a ZIP archive'],
  ['\u001F\u008B', 'compressed data'],
  ['eyJ', 'a JSON web token'],
  ['{', 'JSON'],
  ['[', 'JSON'],
];

/** What a message is that is neither a response nor an assertion, as words that follow "This is"; null where it is one, or cut. */
export function strangeContent({ what, xml, wire, parse, damage }: SamlMessage): string | null {
  if (what === 'request' || damage.some(({ kind }) => kind === 'cut-off')) return null;
  if (parse.ok) return what === 'response' ? rootKind(parse.document.root.localName) : null;
  if (/^[\s\uFEFF]*(?:<!DOCTYPE\s+html|<html)\b/i.test(xml)) return 'an HTML page';
  if (xml.includes('<')) return null;
  const bytes = (what === 'wsfed' || wire === null ? xml : Buffer.from(wire, 'base64').toString('latin1')).trimStart();
  const known = magic.find(([start]) => bytes.startsWith(start))?.[1];
  return known ?? (/^[\t\n\r -~\u0080-\u00FF]{8,}$/.test(bytes) ? 'text without markup' : null);
}

/** Envelopes are what they hold. */
function rootKind(localName: string): string | null {
  switch (localName) {
    case 'Response':
    case 'Envelope':
    case 'ArtifactResponse':
      return null;
    case 'html':
      return 'an HTML page';
    case 'EntityDescriptor':
    case 'EntitiesDescriptor':
      return 'SAML metadata';
    case 'LogoutResponse':
      return 'a LogoutResponse';
    default:
      return `XML of another kind (${localName.slice(0, 60)})`;
  }
}
