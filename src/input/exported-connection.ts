import type { CertificateFacts } from '../evidence/certificate-facts.ts';
import { compareExport, type ExportedCertificates } from '../evidence/exported-certificates.ts';
import { certificatesInText } from '../evidence/certificate.ts';
import type { ConnectionEvidence } from '../evidence/connection.ts';
import { limits } from '../limits.ts';
import { exportedConnection, holdsConnection, readExportedConnection } from './auth0-connection.ts';
import { isOidcConnection } from './auth0-oidc-connection.ts';
import { exportedCertificate } from './connection-pem.ts';
import { parseJson } from './json.ts';
import { text, thumbprints } from './connection-values.ts';
import { membersOf } from './plain-data.ts';
import type { Source } from './source.ts';

/**
 * A connection exported from Auth0 that was handed in like any other input. Nothing where none that says something is in it.
 * @throws SsoDoctorError ERR_CONNECTION
 */
export function readExport(source: Source): ConnectionEvidence[] {
  const json = source.text.replace(/^\uFEFF/, '');
  const parsed = json.length > limits.connectionCharacters ? null : parseJson(json);
  // JSON of something else, which the other formats look at.
  if (parsed === null || 'reason' in parsed || !holdsConnection(parsed.value)) return [];
  const connection = exportedConnection(parsed.value, source);
  if (connection === null) return [];
  const base = { kind: 'connection', origin: { source: source.name, location: null } } as const;
  const settings = readExportedConnection(connection, source);
  if (isOidcConnection(connection)) return [{ ...base, settings, certificates: [] }];
  const exported = readCertificates(membersOf(connection.get('options')) ?? new Map(), source);
  return [{ ...base, settings, certificates: exported.certificates, exported }];
}

function readCertificates(options: ReadonlyMap<string, unknown>, source: Source): ExportedCertificates {
  const read = <T>(key: string, reader: (value: unknown, place: { source: Source; key: string }) => T): T | null => {
    const value = options.get(key) ?? '';
    // Auth0 writes null or an empty text for what was cleared.
    return value === '' ? null : reader(value, { source, key: `options.${key}` });
  };
  const facts = (value: unknown, place: { source: Source; key: string }): CertificateFacts | null => {
    const [only] = certificatesInText(exportedCertificate(value, place));
    return only !== undefined && 'certificate' in only ? only.certificate : null;
  };
  const commonName = membersOf(options.get('subject'))?.get('commonName');
  return compareExport({
    cert: read('cert', facts),
    signingCert: read('signingCert', facts),
    thumbprints: read('thumbprints', thumbprints) ?? [],
    expires: read('expires', text),
    commonName: typeof commonName === 'string' && commonName !== '' ? commonName : null,
  });
}
