import { bytesOf, childrenOf, oidOf, readDer, tags } from './der.ts';

const signedData = '1.2.840.113549.1.7.2';

/**
 * The bytes of every certificate in a PKCS#7 or CMS file (RFC 5652 §5.1), which Windows exports chains as; or why there is none.
 * Read here because node-forge reads RSA certificates only, and does not keep their bytes.
 */
export function certificatesInPkcs7(
  bytes: Uint8Array,
): { readonly certificates: readonly Uint8Array[] } | { readonly reason: string } {
  const [type, content] = childrenOf(readDer(bytes));
  if (oidOf(type) !== signedData)
    return { reason: 'it is PKCS#7 of another kind than the one with certificates in it' };
  const [signed] = childrenOf(content);
  const set = childrenOf(signed).find(({ tag }) => tag === tags.context(0));
  // Others than certificates may stand among them, under tags of their own.
  const certificates = childrenOf(set).filter(({ tag }) => tag === tags.sequence);
  return certificates.length === 0
    ? { reason: 'there is no certificate in this PKCS#7 file' }
    : { certificates: certificates.map(bytesOf) };
}
