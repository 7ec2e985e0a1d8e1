import type { Evidence } from '../evidence/evidence.ts';
import { defineFormat } from './format.ts';
import { locationOf } from './source.ts';

const privateKey = /-----BEGIN (?:[A-Z]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
// Named as such, or of a shape that only Microsoft Entra ID's and Google's secrets have.
const clientSecret =
  /client[_ -]?secret["']?\s{0,3}[=:]\s{0,3}["']?\s{0,3}[^\s"'&,;<>]{6}|(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{31,34}(?![\w~.-])|\bGOCSPX-[\w-]{28}(?![\w-])/gi;

/** Private keys and client secrets, which nobody should hand in. Only where they stood is kept, never what they say. */
export const secrets = defineFormat({
  id: 'secrets',
  detect: ({ text }) => /PRIVATE KEY(?: BLOCK)?-----|client[_ -]?secret|[78]Q~|GOCSPX-/i.test(text),
  read({ name, text }) {
    const found: Evidence[] = [];
    const key = text.search(privateKey);
    if (key >= 0) found.push({ kind: 'private-key', origin: { source: name, location: locationOf(text, key) } });
    const secret = text.search(clientSecret);
    if (secret >= 0) {
      found.push({
        kind: 'secret',
        secret: 'client-secret',
        form: formOf(text),
        origin: { source: name, location: locationOf(text, secret) },
      });
    }
    return found;
  },
});

const quotedSecret = /client[_ -]?secret["']\s{0,3}[=:]\s{0,3}"((?:[^"\\]|\\.){1,500})"/i;

/** Of a secret between quotes, where its end is known; a redacted copy says it in its place. */
function formOf(text: string): 'padded' | 'uuid' | null {
  const value = quotedSecret.exec(text)?.[1];
  if (value === undefined) return null;
  if (/^(?:\s|\\[nrt])|(?:\s|\\[nrt])$/.test(value)) return 'padded';
  const masked = /^redacted-client-secret-(padded|uuid)-\d{1,9}$/.exec(value)?.[1];
  if (masked === 'padded' || masked === 'uuid') return masked;
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value) ? 'uuid' : null;
}
