import { thumbprintNotations, type ThumbprintNotation } from '../evidence/thumbprint-notations.ts';
import type { CertificateSection } from '../report/report.ts';
import type { Block } from './document.ts';

/** Everything that is known of a certificate, its thumbprints as each program shows them. */
export function certificateDetails(certificate: CertificateSection): Block {
  const { id, subject, issuer, serialNumber, notBefore, notAfter, created, signatureAlgorithm } = certificate;
  const optional = (name: string, value: string | null): { name: string; value: string }[] =>
    value === null || value === '' ? [] : [{ name, value }];
  return {
    kind: 'facts',
    label: `cert. ${id}`,
    rows: [
      { name: 'subject', value: subject },
      ...optional('issuer', issuer === subject ? null : issuer),
      { name: 'serial number', value: serialNumber },
      { name: 'valid', value: `${notBefore} to ${notAfter}` },
      ...optional('made', created === null ? null : `${created.at} (by its serial number)`),
      { name: 'key', value: keyOf(certificate) },
      ...optional('signature', signatureAlgorithm),
      ...optional('version', certificate.version === 3 ? null : String(certificate.version ?? 'not known')),
      ...optional('key usage', certificate.keyUsage?.join(', ') ?? null),
      ...optional('extended usage', certificate.extendedKeyUsage?.join(', ') ?? null),
      ...optional('names', namesOf(certificate)),
      ...optional('own signature', certificate.selfSignatureValid === false ? 'does not hold' : null),
      ...thumbprintRows(certificate),
      ...optional('role', certificate.roles.join(', ')),
    ],
  };
}

function keyOf({ publicKey: { algorithm, bits, curve } }: CertificateSection): string {
  return [algorithm, bits ?? curve].filter((part) => part !== null).join(' ');
}

function namesOf({ subjectAlternativeNames: { names, total } }: CertificateSection): string {
  return names.length < total ? `${names.join(', ')} and ${total - names.length} more` : names.join(', ');
}

const algorithmNames = { sha1: 'SHA-1', sha256: 'SHA-256' } as const;
const shownBy: Record<ThumbprintNotation['shownBy'], string> = {
  auth0: 'Auth0, Entra ID',
  openssl: 'OpenSSL',
  windows: 'Windows',
  google: 'Google',
  x5t: 'JWK x5t',
  'x5t#S256': 'JWK x5t#S256',
};

/** Programs that show the same text share a row. */
function thumbprintRows(certificate: CertificateSection): { name: string; value: string }[] {
  const rows = new Map<string, { algorithm: string; programs: string[] }>();
  for (const notation of thumbprintNotations(certificate)) {
    const row = rows.get(notation.value) ?? { algorithm: algorithmNames[notation.algorithm], programs: [] };
    row.programs.push(shownBy[notation.shownBy]);
    rows.set(notation.value, row);
  }
  const { sha512, publicKeySha256 } = certificate;
  return [
    ...[...rows].map(([value, { algorithm, programs }]) => ({ name: `${algorithm} (${programs.join(', ')})`, value })),
    { name: 'SHA-512', value: sha512 },
    ...(publicKeySha256 === null ? [] : [{ name: 'SHA-256 of the public key', value: publicKeySha256 }]),
  ];
}
