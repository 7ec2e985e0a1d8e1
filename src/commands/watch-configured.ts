import { SsoDoctorError } from '../errors.ts';
import type { ConnectionEvidence, ConnectionSettings } from '../evidence/connection.ts';
import { parseThumbprint } from '../evidence/thumbprint.ts';
import { readCertificateInput } from '../input/read-certificate-input.ts';
import { isFile, readFileSource } from '../input/read-sources.ts';
import { shortened, visible } from '../text/visible-text.ts';
import type { ConfiguredThumbprint } from '../watch/compare-metadata.ts';
import { connectionEvidence } from './case-options.ts';

interface Configured {
  readonly configured: readonly ConfiguredThumbprint[];
  /** Empty where there is no connection file. */
  readonly settings: ConnectionSettings;
}

/** What the broker holds, as options and the connection file say it. @throws SsoDoctorError where they say nothing of it */
export async function readConfigured(args: {
  readonly configured: readonly string[];
  readonly connection: string | undefined;
}): Promise<Configured> {
  const typed: ConfiguredThumbprint[] = [];
  for (const value of args.configured) typed.push(...(await configuredByOption(value)));
  const connection = (await connectionEvidence(args)).find((item) => item.kind === 'connection');
  const configured = [...typed, ...(connection === undefined ? [] : configuredInFile(connection))];
  if (configured.length > 0) return { configured, settings: connection?.settings ?? {} };
  throw new SsoDoctorError(
    'ERR_USAGE',
    connection === undefined
      ? 'What the broker holds is missing: add --configured <thumbprint or certificate file>, or --connection <file>.'
      : `${connection.origin.source}: neither thumbprints nor a certificate is in this connection. Add them, or --configured.`,
  );
}

async function configuredByOption(value: string): Promise<ConfiguredThumbprint[]> {
  if (await isFile(value)) {
    const evidence = await readCertificateInput({ ...(await readFileSource(value)), role: 'configured' }, undefined);
    return evidence.flatMap((item) => (item.kind === 'certificate' ? [named(item.certificate.sha1)] : []));
  }
  const configured = named(value);
  if (configured.thumbprint.algorithm !== 'unknown') return [configured];
  throw new SsoDoctorError(
    'ERR_USAGE',
    `--configured ${shortened(visible(value))}: neither a file that exists nor a whole thumbprint (40 or 64 hexadecimal digits).`,
  );
}

/** Where thumbprints are set, the broker goes by them alone, whatever certificate stands beside them. */
function configuredInFile({ settings, certificates }: ConnectionEvidence): ConfiguredThumbprint[] {
  const { thumbprints = [] } = settings;
  if (thumbprints.length > 0) return thumbprints.map((raw) => ({ thumbprint: parseThumbprint(raw), asStored: true }));
  return certificates.map(({ sha1 }) => named(sha1));
}

function named(text: string): ConfiguredThumbprint {
  return { thumbprint: parseThumbprint(text), asStored: false };
}
