import type { ConnectionEvidence, ConnectionSettings } from '../evidence/connection.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { secrets } from './secrets.ts';
import type { Source } from './source.ts';

/**
 * What a connection file (JSON or YAML) says, as evidence: the settings with their certificates, and the secrets that should not be in it.
 * @throws SsoDoctorError ERR_CONNECTION
 */
export async function readConnectionEvidence(source: Source): Promise<[ConnectionEvidence, ...Evidence[]]> {
  // Loaded here because most cases have no connection file.
  const { readConnection } = await import('./connection-file.ts');
  const settings = await readConnection(source);
  const evidence: ConnectionEvidence = {
    kind: 'connection',
    origin: { source: source.name, location: null },
    settings,
    certificates: await certificatesOf(settings),
  };
  // A private key is asked for in it; a client secret is not.
  return [evidence, ...secrets.read(source).filter(({ kind }) => kind === 'secret')];
}

async function certificatesOf({ certificate }: ConnectionSettings): Promise<ConnectionEvidence['certificates']> {
  if (certificate === undefined) return [];
  const { certificateFromDer, certificatesInText } = await import('../evidence/certificate.ts');
  const read = certificate.includes('-----BEGIN')
    ? certificatesInText(certificate)
    : [certificateFromDer(Buffer.from(certificate, 'base64'))];
  return read.flatMap((found) => ('certificate' in found ? [found.certificate] : []));
}
