import { SsoDoctorError } from './errors.ts';
import type { CertificateFacts } from './evidence/certificate-facts.ts';
import { exportedConnection } from './input/auth0-connection.ts';
import { parseJson } from './input/json.ts';
import { membersOf } from './input/plain-data.ts';
import type { Source } from './input/source.ts';
import { visible } from './text/visible-text.ts';

/** The body of `PATCH /api/v2/connections/{id}` (Auth0 Management API v2). */
interface ConnectionPatch {
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * The change that puts a certificate into an exported connection and leaves all else as it is: the API replaces `options` as a whole, so
 * that what is not sent is lost. `signingCert` is what the API takes, as base64 of the PEM text; what Auth0 derives from it is changed along
 * where the export has it, so that nothing of the old certificate is sent back.
 * @throws SsoDoctorError ERR_CONNECTION where the source is no connection exported from Auth0
 */
export function connectionPatch(source: Source, certificate: CertificateFacts): ConnectionPatch {
  const parsed = parseJson(source.text.replace(/^\uFEFF/, ''));
  const connection = parsed === null || 'reason' in parsed ? null : exportedConnection(parsed.value, source);
  const options = membersOf(connection?.get('options'));
  if (options === null || options === undefined)
    throw new SsoDoctorError(
      'ERR_CONNECTION',
      `--connection ${visible(source.name)}: this is no connection exported from Auth0 with its options, so a change cannot be made of it. Export it: GET /api/v2/connections/{id}.`,
    );
  const pem = `${certificate.pem.trim()}\n`;
  const derived = new Map<string, unknown>([
    ['cert', pem],
    ['thumbprints', [certificate.sha1.toLowerCase()]],
    ['expires', certificate.notAfter],
    ['subject', subjectOf(certificate)],
  ]);
  const kept = [...options].map(([key, value]) => [key, derived.has(key) ? derived.get(key) : value] as const);
  return { options: Object.fromEntries([...kept, ['signingCert', Buffer.from(pem).toString('base64')]]) };
}

function subjectOf({ subject }: CertificateFacts): { commonName?: string } {
  const commonName = /(?:^|, )CN=([^,]*)/.exec(subject)?.[1];
  return commonName === undefined ? {} : { commonName };
}
