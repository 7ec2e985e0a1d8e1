import { distinctivePatterns } from '../causes/index.ts';
import { diagnose, type DiagnoseOptions } from '../diagnose.ts';
import { SsoDoctorError } from '../errors.ts';
import { readEvidence } from '../input/index.ts';
import { isFile, readFileSource, readSources, readStandardInput } from '../input/read-sources.ts';
import type { Source } from '../input/source.ts';
import { exitStatus, type ExitStatus, type Io } from '../io.ts';
import { writeOutput } from '../output.ts';
import { profileById, type ProfileId } from '../profiles/index.ts';
import { rendererById, type RendererId } from '../render/index.ts';
import { exitCodeFor, type Report } from '../report.ts';
import { columnsOf, hasColor, hasUnicode, isInteractive } from '../terminal-abilities.ts';
import { visible } from '../visible-text.ts';

export interface DiagnoseArguments {
  readonly input: readonly string[];
  readonly configured: readonly string[];
  readonly cert: readonly string[];
  readonly at: string | undefined;
  readonly profile: ProfileId | undefined;
  readonly format: RendererId;
  readonly output: string | undefined;
  readonly interactive: boolean | undefined;
  readonly message: boolean;
  readonly showPersonalData: boolean;
  readonly exitCode: boolean;
}

/** The main command: reads everything handed in as one case and reports on it. */
export async function runDiagnose(args: DiagnoseArguments, io: Io): Promise<ExitStatus> {
  const options = await diagnoseOptions(args, io);
  const fromOptions = await optionSources(args);
  const report = await firstReport(args, fromOptions, options, io);
  if (report === null || wantsScreen(args, io)) {
    const last = await openScreen(report, fromOptions, options, io);
    if (last === null) return exitStatus.nothing;
    // What was found stays in the terminal's scrollback after the screen is gone.
    await write(last, { ...args, output: undefined }, io);
    return statusOf(last, args);
  }
  await write(report, args, io);
  return statusOf(report, args);
}

/** The report on what was handed in; null where nothing was, and a person at a terminal can paste it. */
async function firstReport(
  args: DiagnoseArguments,
  more: readonly Source[],
  options: DiagnoseOptions,
  io: Io,
): Promise<Report | null> {
  if (args.input.length === 0 && wantsScreen(args, io)) return null;
  const handedIn =
    args.input.length > 0
      ? await readSources(args.input, io.stdin)
      : more.length > 0 && io.stdin.isTTY
        ? []
        : [await readStandardInput(io.stdin)];
  return reportOn([...handedIn, ...more], options);
}

async function reportOn(sources: readonly Source[], options: DiagnoseOptions): Promise<Report> {
  const evidence = await readEvidence(sources, { distinctive: distinctivePatterns() });
  const report = diagnose(evidence, options);
  if (report.diagnoses.length === 0) await refuseSamlMessages(sources);
  return report;
}

/** An address inside a SAML response would be reported as a login that starts, which says nothing about the response. */
async function refuseSamlMessages(sources: readonly Source[]): Promise<void> {
  const { findSaml, mayHoldSaml } = await import('../evidence/find-saml.ts');
  const source = sources.find(({ text, bytes }) => mayHoldSaml(text) && findSaml(text, bytes).length > 0);
  if (source === undefined) return;
  throw new SsoDoctorError(
    'ERR_INPUT_UNSUPPORTED',
    `${source.name}: this holds a SAML message, which this version does not judge. Hand in the address that the failed login ended on.`,
  );
}

function wantsScreen(args: DiagnoseArguments, io: Io): boolean {
  if (args.format !== 'text' || args.message || args.output !== undefined) return false;
  return args.interactive ?? isInteractive(io);
}

async function openScreen(
  report: Report | null,
  more: readonly Source[],
  options: DiagnoseOptions,
  io: Io,
): Promise<Report | null> {
  if (!io.stdin.isTTY || !io.stdout.isTTY) {
    throw new SsoDoctorError(
      'ERR_USAGE',
      'The interactive screen needs a terminal at both ends. Leave out --interactive, or do not redirect.',
    );
  }
  // Ink and React load only here: every other way out is faster without them.
  const { runSession } = await import('../render/tui/index.ts');
  return runSession({
    report,
    diagnose: (text) => reportOn([{ name: 'paste', text, bytes: null }, ...more], options),
    stdin: io.stdin,
    stdout: io.stdout,
    env: io.env,
    unicode: hasUnicode(io),
  });
}

async function diagnoseOptions(args: DiagnoseArguments, io: Io): Promise<DiagnoseOptions> {
  const values: string[] = [];
  for (const value of args.configured) if (!(await isFile(value))) values.push(thumbprintValue(value));
  return {
    now: args.at === undefined ? io.now() : instant(args.at),
    atFrom: args.at === undefined ? 'clock' : 'option',
    configured: values,
    showPersonalData: args.showPersonalData,
    ...(args.profile === undefined ? {} : { profile: profileById(args.profile) }),
  };
}

/** Files that options name, marked with what the user says they are. */
async function optionSources(args: DiagnoseArguments): Promise<Source[]> {
  const sources: Source[] = [];
  for (const path of args.configured) {
    if (await isFile(path))
      sources.push(certificateOnly({ ...(await readFileSource(path)), role: 'configured' }, '--configured'));
  }
  for (const path of args.cert)
    sources.push(certificateOnly({ ...(await readFileSource(path)), role: 'certificate' }, '--cert'));
  return sources;
}

function certificateOnly(source: Source, option: string): Source {
  const der = source.bytes?.[0] === 0x30;
  if (!der && !source.text.includes('-----BEGIN')) {
    throw new SsoDoctorError(
      'ERR_INPUT_MALFORMED',
      `${option} ${source.name}: there is no certificate in it. Give a PEM or DER file.`,
    );
  }
  return source;
}

function thumbprintValue(value: string): string {
  const digits = value.replace(/[^0-9a-f]/gi, '').length;
  if (digits >= 16) return value;
  throw new SsoDoctorError(
    'ERR_USAGE',
    `--configured ${visible(value)}: neither a file that exists nor a thumbprint (40 or 64 hexadecimal digits).`,
  );
}

function instant(text: string): Date {
  const date = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(date.getTime())) return date;
  throw new SsoDoctorError('ERR_USAGE', `--at ${visible(text)}: not an instant. Write it as 2026-11-24T09:30:00Z.`);
}

async function write(report: Report, args: DiagnoseArguments, io: Io): Promise<void> {
  const toFile = args.output !== undefined;
  const abilities = {
    columns: columnsOf(io, io.stdout),
    unicode: toFile || hasUnicode(io),
    color: !toFile && hasColor(io, io.stdout),
  };
  const text = args.message
    ? (await import('../render/message.ts')).messageText(report)
    : (await rendererById(args.format).load())(report, abilities);
  await writeOutput(text, args.output, io);
}

function statusOf(report: Report, args: DiagnoseArguments): ExitStatus {
  return args.exitCode ? exitCodeFor(report) : exitStatus.ok;
}
