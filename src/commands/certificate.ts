import { askPassword } from '../ask-password.ts';
import { diagnose, type DiagnoseOptions } from '../diagnose.ts';
import { SsoDoctorError } from '../errors.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { readEvidence } from '../input/index.ts';
import { isFile, readFileSource, readSources, readStandardInput } from '../input/read-sources.ts';
import type { Source } from '../input/source.ts';
import { exitStatus, type ExitStatus, type Io } from '../io.ts';
import { writeNewFile, writeOutput } from '../output.ts';
import { certificateReport } from '../render/certificate-report.ts';
import type { RendererId } from '../render/index.ts';
import type { Report } from '../report/report.ts';
import { columnsOf, hasColor, hasUnicode } from '../terminal-abilities.ts';
import { visible } from '../text/visible-text.ts';
import { connectionEvidence, diagnoseOptions, optionSources, type CaseArguments } from './case-options.ts';

export interface CertificateArguments extends CaseArguments {
  readonly input: readonly string[];
  /** Responses to try the certificates against. */
  readonly response: readonly string[];
  readonly passwordFile: string | undefined;
  readonly format: RendererId;
  readonly output: string | undefined;
  readonly message: boolean;
  readonly auth0Patch: string | undefined;
  readonly exitCode: boolean;
}

/** `sso-doctor cert`: every certificate of the inputs, which of them the broker holds, and what it would answer with another. */
export async function runCertificate(args: CertificateArguments, io: Io): Promise<ExitStatus> {
  const { thumbprints, input } = await withoutThumbprints(args.input);
  const options = await diagnoseOptions({ ...args, configured: [...args.configured, ...thumbprints] }, io);
  const report = await reportOn({ ...args, input }, options, io);
  if (report.certificates.length === 0 && report.rotation === null) throw noCertificate(report);
  await writeOutput(await written(report, args, io), args.output, io);
  await writePatch(report, args, io);
  return args.exitCode ? statusOf(report) : exitStatus.ok;
}

/** A bare thumbprint is asked about: whose is it? That is what the broker holds, as far as anybody knows. */
async function withoutThumbprints(inputs: readonly string[]): Promise<{ thumbprints: string[]; input: string[] }> {
  const found: { thumbprints: string[]; input: string[] } = { thumbprints: [], input: [] };
  for (const value of inputs) {
    const isThumbprint = /^[0-9a-f][0-9a-f:\s-]{31,}$/i.test(value.trim()) && !(await isFile(value));
    (isThumbprint ? found.thumbprints : found.input).push(value);
  }
  return found;
}

function noCertificate({ evidence }: Report): SsoDoctorError {
  const key = evidence.find(({ kind }) => kind === 'private-key');
  if (key !== undefined)
    return new SsoDoctorError(
      'ERR_INPUT_UNSUPPORTED',
      `${visible(key.source)}: this is a private key, not a certificate. Hand in the certificate, which is public; nobody else ever needs the key. Whoever has seen it can sign in as anybody: if it left its place, it has to be replaced.`,
    );
  return new SsoDoctorError(
    'ERR_INPUT_MALFORMED',
    'No certificate is in what was handed in. Give a certificate (PEM, DER, PKCS#7, PKCS#12, JWKS), SAML metadata, or a SAML response.',
  );
}

async function reportOn(args: CertificateArguments, options: DiagnoseOptions, io: Io): Promise<Report> {
  const named = await optionSources(args);
  const handedIn = await inputs(args, named.length > 0 || (options.configured ?? []).length > 0, io);
  const responses = await Promise.all(args.response.map(readFileSource));
  const sources = [...handedIn, ...responses, ...named];
  const evidence = [...(await readAll(sources, args, io)), ...(await connectionEvidence(args))];
  return diagnose(evidence, { ...options, preflight: args.response.length > 0 });
}

/** What is piped in, where no input is named. Nobody is left waiting at a terminal. @throws SsoDoctorError ERR_USAGE */
async function inputs(
  { input, response, connection }: CertificateArguments,
  hasMore: boolean,
  io: Io,
): Promise<Source[]> {
  if (input.length > 0 || response.length > 0) return readSources(input, io.stdin);
  if (!io.stdin.isTTY) return [await readStandardInput(io.stdin)];
  if (hasMore || connection !== undefined) return [];
  throw new SsoDoctorError(
    'ERR_USAGE',
    'Nothing was handed in. Give a certificate, SAML metadata or a response: sso-doctor cert new.pem, or pipe it in.',
  );
}

/** Reads one input after the other, so that a password is asked for once, and for the one that has it. */
async function readAll(sources: readonly Source[], args: CertificateArguments, io: Io): Promise<Evidence[]> {
  const given =
    args.passwordFile === undefined ? undefined : (await readFileSource(args.passwordFile)).text.replace(/\r?\n$/, '');
  const evidence: Evidence[] = [];
  // Messages alone are no certificate: nothing is distinctive here.
  const read = (source: Source, password: string | undefined): Promise<Evidence[]> =>
    readEvidence([source], { distinctive: [], ...(password !== undefined && { password }) });
  for (const source of sources) {
    try {
      evidence.push(...(await read(source, given)));
    } catch (error) {
      if (!(error instanceof SsoDoctorError) || error.code !== 'ERR_INPUT_PASSWORD') throw error;
      evidence.push(...(await read(source, await askPassword(visible(source.name), io))));
    }
  }
  return evidence;
}

async function written(report: Report, args: CertificateArguments, io: Io): Promise<string> {
  if (args.message) return (await import('../render/certificate-message.ts')).certificateMessage(report);
  switch (args.format) {
    case 'json':
      return (await import('../render/json.ts')).renderJson(report);
    case 'markdown':
      return (await import('../render/markdown.ts')).documentMarkdown(certificateReport(report));
    case 'html':
      return (await import('../render/html/render-html.ts')).documentHtml(certificateReport(report), 'Certificates');
    case 'text': {
      const toFile = args.output !== undefined;
      return (await import('../render/text.ts')).documentText(certificateReport(report), {
        columns: columnsOf(io, io.stdout),
        unicode: toFile || hasUnicode(io),
        color: !toFile && hasColor(io, io.stdout),
      });
    }
  }
}

/** @throws SsoDoctorError ERR_USAGE, ERR_CONNECTION, ERR_OUTPUT */
async function writePatch(report: Report, { auth0Patch, connection }: CertificateArguments, io: Io): Promise<void> {
  if (auth0Patch === undefined) return;
  if (connection === undefined)
    throw new SsoDoctorError(
      'ERR_USAGE',
      '--auth0-patch needs --connection with the connection as the Management API exports it: a change replaces all of its options.',
    );
  const { connectionPatch } = await import('../connection-patch.ts');
  const { handOverCertificate } = await import('../report/hand-over.ts');
  const found = handOverCertificate(report);
  if ('reason' in found)
    throw new SsoDoctorError(
      'ERR_OUTPUT',
      `--auth0-patch ${visible(auth0Patch)}: nothing was written: ${found.reason}.`,
    );
  const patch = connectionPatch(await readFileSource(connection), found.certificate);
  await writeNewFile(auth0Patch, `${JSON.stringify(patch, null, 2)}\n`, '--auth0-patch');
  io.stderr.write(
    `Wrote the change to ${visible(auth0Patch)}, with certificate ${found.certificate.id}, SHA-1 ${found.certificate.sha1}. It holds all options of the connection, secrets included: keep it as safe as they are. Send it only once the identity provider’s administrator has confirmed the thumbprint.\n`,
  );
}

/** What asks somebody to act is a problem; so is a response that would be refused with the certificate that is to be uploaded. */
function statusOf({ rotation, preflight, findings }: Report): ExitStatus {
  const differs = rotation !== null && rotation.verdict !== 'matches' && rotation.verdict !== 'unknown';
  const refused = preflight.some(({ prediction }) => prediction.outcome === 'reject');
  const suspicious = findings.some((finding) => finding.suspicious);
  return differs || refused || suspicious ? exitStatus.problem : exitStatus.ok;
}
