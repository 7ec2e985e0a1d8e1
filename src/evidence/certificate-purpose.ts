import type { CertificateFacts } from './certificate-facts.ts';

/** What a certificate is made for instead of signing messages. */
export type OtherPurpose = 'certificate-authority' | 'encryption' | 'tls' | 'other';

/**
 * Told by what the certificate limits itself to (RFC 5280 §4.2.1.3, §4.2.1.9, §4.2.1.12). Null where nothing speaks against signing:
 * most signing certificates limit themselves to nothing, and self-signed ones often say that they are an authority.
 */
export function otherPurpose({
  keyUsage,
  extendedKeyUsage,
  isCa,
  selfSigned,
}: Pick<CertificateFacts, 'keyUsage' | 'extendedKeyUsage' | 'isCa' | 'selfSigned'>): OtherPurpose | null {
  const mayUse = (usage: string): boolean => keyUsage === null || keyUsage.includes(usage);
  const signs = mayUse('digitalSignature') || mayUse('nonRepudiation');
  if (isCa && !(selfSigned && signs)) return 'certificate-authority';
  if (!signs) return mayUse('keyCertSign') || mayUse('cRLSign') ? 'certificate-authority' : 'encryption';
  return extendedKeyUsage === null ? null : purposeOfUsages(extendedKeyUsage);
}

function purposeOfUsages(usages: readonly string[]): OtherPurpose | null {
  const known = usages.filter((usage) => narrow.has(usage));
  // One usage that nobody here knows can be a provider's own for signing.
  if (known.length < usages.length || known.length === 0) return null;
  return known.every((usage) => usage === 'serverAuth' || usage === 'clientAuth') ? 'tls' : 'other';
}

const narrow: ReadonlySet<string> = new Set([
  'serverAuth',
  'clientAuth',
  'codeSigning',
  'emailProtection',
  'timeStamping',
  'OCSPSigning',
  'smartcardLogon',
]);
