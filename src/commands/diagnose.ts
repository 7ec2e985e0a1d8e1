import type { DiagnosedCase } from '../case-texts.ts';
import { SsoDoctorError } from '../errors.ts';
import { readSources, readStandardInput } from '../input/read-sources.ts';
import type { Source } from '../input/source.ts';
import { exitStatus, type ExitStatus, type Io } from '../io.ts';
import { checkNewFile, writeNewFile, writeOutput } from '../output.ts';
import { rendererById, type RendererId } from '../render/index.ts';
import { exitCodeFor, type Report } from '../report/report.ts';
import { signingCertificate } from '../report/signing-certificate.ts';
import { columnsOf, hasColor, hasUnicode, isInteractive, isScreenReader } from '../terminal-abilities.ts';
import { visible } from '../text/visible-text.ts';
import { connectionEvidence, diagnoseOptions, optionSources, type CaseArguments } from './case-options.ts';
import { GrowingCase } from './growing-case.ts';

export interface DiagnoseArguments extends CaseArguments {
  readonly input: readonly string[];
  readonly format: RendererId;
  readonly output: string | undefined;
  readonly interactive: boolean | undefined;
  readonly screenReader: boolean;
  readonly message: boolean;
  readonly saveCert: string | undefined;
  readonly bundle: string | undefined;
  readonly exitCode: boolean;
}

/** The main command: reads everything handed in as one case and reports on it. */
export async function runDiagnose(args: DiagnoseArguments, io: Io): Promise<ExitStatus> {
  if (args.bundle !== undefined) await checkBundle(args.bundle, args);
  const options = await diagnoseOptions(args, io);
  const more = { sources: await optionSources(args), evidence: await connectionEvidence(args) };
  const handedIn = await firstSources(args, more.sources.length > 0, io);
  const forScreen = wantsScreen(args, io);
  const growing = new GrowingCase({ sources: handedIn ?? [], more, options, forScreen });
  const diagnosed = handedIn === null ? null : await growing.diagnose();
  const report = diagnosed === null || forScreen ? await openScreen(diagnosed, growing, args, io) : diagnosed.report;
  if (report === null) return exitStatus.nothing;
  // Before the report: with JSON, standard output has either a report or an error in it.
  if (args.bundle !== undefined) {
    const { writeBundle } = await import('./bundle.ts');
    await writeBundle({ path: args.bundle, handedIn: handedIn ?? [], more, options, args, report }, io);
  }
  // After a screen, what was found stays in the terminal's scrollback.
  await write(report, args, io);
  await saveCertificate(report, args, io);
  return statusOf(report, args);
}

/** Says at once what no bundle can be made of. @throws SsoDoctorError ERR_USAGE, ERR_OUTPUT */
async function checkBundle(path: string, { showPersonalData, key }: DiagnoseArguments): Promise<void> {
  const refuse = (why: string): SsoDoctorError => new SsoDoctorError('ERR_USAGE', `--bundle ${visible(path)}: ${why}`);
  if (showPersonalData) throw refuse('a bundle is made to be sent. Leave out --show-personal-data.');
  if (key !== undefined)
    throw refuse('a private key is never in a bundle, and without it nobody sees what it decrypts. Leave out --key.');
  await checkNewFile(path, '--bundle');
}

/** What was handed in; null where nothing was, and a person at a terminal can paste it. */
async function firstSources(args: DiagnoseArguments, hasMore: boolean, io: Io): Promise<Source[] | null> {
  if (args.input.length > 0) return readSources(args.input, io.stdin);
  if (wantsScreen(args, io)) return null;
  return hasMore && io.stdin.isTTY ? [] : [await readStandardInput(io.stdin)];
}

function wantsScreen(args: DiagnoseArguments, io: Io): boolean {
  const wantsFile = args.output !== undefined || args.bundle !== undefined;
  if (args.format !== 'text' || args.message || wantsFile) return false;
  return args.interactive ?? isInteractive(io);
}

async function openScreen(
  diagnosed: DiagnosedCase | null,
  growing: GrowingCase,
  args: DiagnoseArguments,
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
  const last = await runSession({
    diagnosed,
    diagnose: (text, how) => growing.add(text, how),
    showPersonalData: (shown) => growing.showPersonalData(shown),
    personalData: args.showPersonalData,
    stdin: io.stdin,
    stdout: io.stdout,
    env: io.env,
    unicode: hasUnicode(io),
    screenReader: isScreenReader(io, args.screenReader),
  });
  return last === null ? null : growing.asAskedFor(last);
}

async function write(report: Report, args: DiagnoseArguments, io: Io): Promise<void> {
  const toFile = args.output !== undefined;
  const abilities = {
    columns: columnsOf(io, io.stdout),
    unicode: toFile || hasUnicode(io),
    color: !toFile && hasColor(io, io.stdout),
  };
  const text = await rendered(report, args, abilities, io);
  await writeOutput(text, args.output, io);
}

async function rendered(
  report: Report,
  args: DiagnoseArguments,
  abilities: { readonly columns: number; readonly unicode: boolean; readonly color: boolean },
  io: Io,
): Promise<string> {
  if (args.message) return (await import('../render/message.ts')).messageText(report);
  if (args.format === 'text' && isScreenReader(io, args.screenReader))
    return (await import('../render/linear-text.ts')).renderLinearText(report, abilities);
  return (await rendererById(args.format).load())(report, abilities);
}

/** @throws SsoDoctorError ERR_OUTPUT where there is no certificate that may be passed on */
async function saveCertificate(report: Report, { saveCert }: DiagnoseArguments, io: Io): Promise<void> {
  if (saveCert === undefined) return;
  const found = signingCertificate(report);
  if ('reason' in found)
    throw new SsoDoctorError('ERR_OUTPUT', `--save-cert ${visible(saveCert)}: nothing was saved: ${found.reason}.`);
  const { certificateFile } = await import('../render/certificate-file.ts');
  await writeNewFile(saveCert, certificateFile(found.certificate, report), '--save-cert');
  io.stderr.write(`Saved the signing certificate, SHA-1 ${found.certificate.sha1}, to ${visible(saveCert)}.\n`);
}

function statusOf(report: Report, args: DiagnoseArguments): ExitStatus {
  return args.exitCode ? exitCodeFor(report) : exitStatus.ok;
}
