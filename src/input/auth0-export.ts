import { limits } from '../limits.ts';
import { defineFormat } from './format.ts';
import { parseJson } from './json.ts';

/** A SAML connection exported from Auth0's Management API, or the list that holds it. */
export const auth0Export = defineFormat({
  id: 'auth0-export',
  detect: ({ text }) =>
    text.includes('"strategy"') && text.includes('"options"') && /^[\s\uFEFF]*[[{]/.test(text.slice(0, 1_000)),
  async read(source) {
    const text = source.text.replace(/^\uFEFF/, '');
    const parsed = text.length > limits.connectionCharacters ? null : parseJson(text);
    // JSON of something else, which the other formats look at.
    if (parsed === null || 'reason' in parsed) return [];
    // Loaded here because a plain URL needs no certificate parser.
    const { readExport } = await import('./exported-connection.ts');
    const evidence = readExport(parsed.value, source);
    return evidence === null ? [] : [evidence];
  },
});
