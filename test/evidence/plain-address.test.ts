import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCallbacks } from '../../src/evidence/find-callbacks.ts';
import { parseCallback } from '../../src/evidence/callback.ts';
import { isPlainAddress } from '../../src/evidence/plain-address.ts';

const parts = [
  'https:// http:// app.example.com login.example.com urldefense.com/v3/__ / /x /login /signin /login/callback /oauth2/acs /authorize',
  '? # #/ & &amp; = ; * %3D \\u003d __;Pz0m error error_description code state id_token access_token token_type client_id response_type',
  'SAMLRequest SAMLResponse wa wsignin1.0 access_denied abcdefghijklmnop1 eyJh.eyJi.c CODE q',
].flatMap((line) => line.split(' '));

test('nothing of a login is passed over', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), (chosen) => {
      const text = chosen.join('');
      return !isPlainAddress(text) || parseCallback(text) === null;
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ['an ordinary address', 'https://docs.example.com/en/latest/?page=2#top', true],
  ['a callback', 'https://app.example.com/cb?error=access_denied', false],
  ['an encoded one', 'https://app.example.com/cb?%65rror=access_denied', false],
  ['the beginning of a login', 'https://idp.example.com/u/login?state=abc', false],
])('%s', (_name, text, plain) => {
  expect(isPlainAddress(text)).toBe(plain);
});

test('between plain addresses, the callback is found', () => {
  const many = 'https://docs.example.com/a?b=c '.repeat(100);
  const found = findCallbacks(`${many}https://app.example.com/login/callback?error=access_denied ${many}`);
  expect(found.map(({ facts }) => facts.error)).toEqual(['access_denied']);
});
