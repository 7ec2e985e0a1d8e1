import type { Library } from './library.ts';

/** A library, as far as it has to be known to tell whether its table is needed. */
export interface LibraryEntry {
  readonly id: string;
  /** What shows that it speaks: its package's path, a logger, a class, a frame of a stack. Case-sensitive. */
  readonly sign: RegExp;
  /** Words, letter for letter, one of which every distinctive message begins with. */
  readonly beginnings: readonly string[];
  readonly load: () => Promise<Library>;
}

/** Tables are loaded when a text has a sign or a beginning, since most have none. */
export const libraries: readonly LibraryEntry[] = [
  {
    id: 'node-saml',
    sign: /node-saml|passport-saml|SamlStatusError|passport\.authenticate\('saml/,
    beginnings: [
      '"entryPoint" config parameter is',
      'Error parsing',
      'InResponseTo does not match',
      'InResponseTo is missing from',
      'InResponseTo is not valid',
      'Invalid EncryptedAssertion content',
      'Invalid LogoutRequest: multiple',
      'Invalid LogoutRequest: no',
      'Invalid signature from encrypted',
      'Invalid signature: ID cannot',
      'Invalid signature: Referenced',
      'Invalid signature: multiple',
      'Missing SAML LogoutRequest ID',
      'Missing SAML NameID',
      'Missing SAML assertion',
      'Missing SAML issuer',
      'No decryption key for encrypted',
      'No decryption key found getting',
      'No valid subject confirmation',
      'Only 1 signed references should',
      'SAML assertion',
      'SAML provider returned',
      'SamlOptions required on',
      'SubjectInResponseTo is not valid',
      'Too many signatures found for',
      'Unable to process multiple',
      'Unknown SAML issuer. Expected:',
      'is not in PEM format or in base64',
      'racComparison must be one of',
      'ref URI included quote character',
      'validateInResponseTo must be one',
    ],
    load: async () => (await import('./node-saml.ts')).nodeSaml,
  },
];

/** Those whose sign or whose distinctive words stand in one of the texts. */
export function librariesIn(texts: readonly string[]): LibraryEntry[] {
  return libraries.filter(({ sign, beginnings }) => {
    return texts.some((text) => sign.test(text) || beginnings.some((beginning) => text.includes(beginning)));
  });
}
