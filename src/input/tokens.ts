import { defineFormat } from './format.ts';

/** Tokens in any text: alone, in a token response, in a form post or a URL, in a header. */
export const tokens = defineFormat({
  id: 'tokens',
  detect: ({ text }) => sign.test(text),
  async read(source) {
    // Loaded here because most inputs hold no token.
    const { readTokens } = await import('./read-tokens.ts');
    return readTokens(source);
  },
});

// The beginning of a JSON object in base64url, or a name that tokens stand under. SAML's `cm:bearer` is none.
const sign = /(?<![\w.-])e(?:yJ|yA|w[0ko])[\w-]{8}|(?:id|access|refresh)_?token|client_assertion|bearer(?:[\s:=]|%20)/i;
