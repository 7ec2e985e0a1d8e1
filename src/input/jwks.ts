import { defineFormat } from './format.ts';

/** A JSON Web Key Set as a provider publishes it, or one key of it (RFC 7517 §5). */
export const jwks = defineFormat({
  id: 'jwks',
  detect: ({ text }) => text.includes('"kty"') && /^[\s\uFEFF]*[[{]/.test(text.slice(0, 1_000)),
  async read(source) {
    // Loaded here because a plain URL needs neither a JSON nor a certificate parser.
    const { readJwks } = await import('./read-jwks.ts');
    return readJwks(source);
  },
});
