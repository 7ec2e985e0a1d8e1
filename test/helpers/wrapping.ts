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

/** Builds one of the eight variants ("On Breaking SAML", USENIX Security 2012) around what is signed. */
export function createWrapped(variant: WrappingVariant, signed: 'response' | 'assertion' | 'both'): string {
  return signed === 'response' ? wrapResponse(variant) : wrapAssertion(variant, signed);
}

function wrapAssertion(variant: WrappingVariant, sign: 'assertion' | 'both'): string {
  const genuine = createResponse({ sign });
  const assertion = /<saml:Assertion .*<\/saml:Assertion>/.exec(genuine)?.[0] ?? '';
  const forged = createAssertion({ assertionId: '_forged', nameId: 'eve@evil.test' });
  return genuine.replace(assertion, wrapped(variant, { genuine: assertion, forged, end: '</saml:Assertion>' }));
}

/** There is one root, so the forged response is it, and holds the genuine one. */
function wrapResponse(variant: WrappingVariant): string {
  const genuine = createResponse({ sign: 'response' });
  const forged = createResponse({ sign: 'none', responseId: '_forged', nameId: 'eve@evil.test' });
  const end = '</samlp:Response>';
  switch (variant) {
    case 'xsw3':
      return inside(forged, genuine);
    case 'xsw7':
      return inside(forged.replace('_forged', '_response'), `<samlp:Extensions>${genuine}</samlp:Extensions>`);
    case 'xsw1':
    case 'xsw2':
    case 'xsw4':
    case 'xsw5':
    case 'xsw6':
    case 'xsw8':
      return wrapped(variant, { genuine, forged, end });
  }
}

interface Parts {
  /** The signed element. */
  readonly genuine: string;
  /** One of the same kind, not signed. */
  readonly forged: string;
  /** Their end tag. */
  readonly end: string;
}

function wrapped(variant: WrappingVariant, { genuine, forged, end }: Parts): string {
  const signature = /<ds:Signature .*?<\/ds:Signature>/.exec(genuine)?.[0] ?? '';
  const bare = genuine.replace(signature, '');
  const inSignature = (content: string): string => signature.replace('</ds:Signature>', `${content}</ds:Signature>`);
  switch (variant) {
    case 'xsw1':
      return inside(forged, inSignature(bare));
    case 'xsw2':
      return inside(forged, bare + signature);
    case 'xsw3':
      return forged + genuine;
    case 'xsw4':
      return forged.replace(end, genuine + end);
    case 'xsw5':
      return end === '</samlp:Response>'
        ? inside(forged, signature).replace(end, bare + end)
        : inside(forged, signature) + bare;
    case 'xsw6':
      return inside(forged, inSignature(bare));
    case 'xsw7':
      return `<samlp:Extensions>${forged.replace('_forged', '_assertion')}</samlp:Extensions>${genuine}`;
    case 'xsw8':
      return inside(forged, inSignature(`<ds:Object>${bare}</ds:Object>`));
  }
}

/** Where a signature has its place. */
function inside(element: string, content: string): string {
  return element.replace('</saml:Issuer>', `</saml:Issuer>${content}`);
}
