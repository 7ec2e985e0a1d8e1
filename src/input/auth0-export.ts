import { defineFormat } from './format.ts';

/** A SAML or OpenID Connect connection exported from Auth0's Management API, or the list that holds it. */
export const auth0Export = defineFormat({
  id: 'auth0-export',
  detect: ({ text }) =>
    text.includes('"strategy"') && text.includes('"options"') && /^[\s\uFEFF]*[[{]/.test(text.slice(0, 1_000)),
  async read(source) {
    // Loaded here because a plain URL needs neither a JSON nor a certificate parser.
    const { readExport } = await import('./exported-connection.ts');
    return readExport(source);
  },
});
