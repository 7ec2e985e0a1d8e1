import type { DiagnosedCase } from '../case-texts.ts';
import { distinctiveMessages } from '../causes/catalogue.ts';
import { diagnoseWith, type DiagnoseOptions } from '../diagnose.ts';
import { SsoDoctorError } from '../errors.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { readEvidence } from '../input/index.ts';
import { readSources, readStandardInput } from '../input/read-sources.ts';
import type { Source } from '../input/source.ts';
import { exitStatus, type ExitStatus, type Io } from '../io.ts';
import { writeNewFile, writeOutput } from '../output.ts';
import { createRedactor } from '../redact.ts';
import { rendererById, type RendererId } from '../render/index.ts';
import { exitCodeFor, type Report } from '../report.ts';
import { signingCertificate } from '../signing-certificate.ts';
import { columnsOf, hasColor, hasUnicode, isInteractive } from '../terminal-abilities.ts';
import { visible } from '../visible-text.ts';
import { connectionEvidence, diagnoseOptions, optionSources, type CaseArguments } from './case-options.ts';

export interface DiagnoseArguments extends CaseArguments {
  readonly input: readonly string[];
  readonly format: RendererId;
  readonly output: string | undefined;
  readonly interactive: boolean | undefined;
  readonly message: boolean;
  readonly saveCert: string | undefined;
  readonly exitCode: boolean;
}

/** What options add to the inputs. */
interface More {
  readonly sources: readonly Source[];
  readonly evidence: readonly Evidence[];
}

/** The main command: reads everything handed in as one case and reports on it. */
export async function runDiagnose(args: DiagnoseArguments, io: Io): Promise<ExitStatus> {
  const options = await diagnoseOptions(args, io);
  const more: More = { sources: await optionSources(args), evidence: await connectionEvidence(args) };
  const diagnosed = await firstCase(args, more, options, io);
  let report = diagnosed?.report ?? null;
  if (diagnosed === null || wantsScreen(args, io)) report = await openScreen(diagnosed, more, options, io);
  if (report === null) return exitStatus.nothing;
  // After a screen, what was found stays in the terminal's scrollback.
  await write(report, args, io);
  await saveCertificate(report, args, io);
  return statusOf(report, args);
}

/** What was found out about what was handed in; null where nothing was, and a person at a terminal can paste it. */
async function firstCase(
  args: DiagnoseArguments,
  more: More,
  options: DiagnoseOptions,
  io: Io,
): Promise<DiagnosedCase | null> {
  if (args.input.length === 0 && wantsScreen(args, io)) return null;
  const handedIn =
    args.input.length > 0
      ? await readSources(args.input, io.stdin)
      : more.sources.length > 0 && io.stdin.isTTY
        ? []
        : [await readStandardInput(io.stdin)];
  return reportOn(handedIn, more, options, wantsScreen(args, io));
}

/** The report, and the messages behind it where they are for the screen: they are written down only when somebody looks at them. */
async function reportOn(
  sources: readonly Source[],
  more: More,
  options: DiagnoseOptions,
  forScreen: boolean,
): Promise<DiagnosedCase> {
  const read = await readEvidence([...sources, ...more.sources], { distinctive: distinctiveMessages() });
  const evidence = [...read, ...more.evidence];
  const redactor = createRedactor({ showPersonalData: options.showPersonalData === true });
  const report = await diagnoseWith(redactor, evidence, options);
  if (!forScreen) return { report, texts: [] };
  const { caseTexts } = await import('../case-texts.ts');
  return { report, texts: caseTexts(evidence, report, redactor) };
}

function wantsScreen(args: DiagnoseArguments, io: Io): boolean {
  if (args.format !== 'text' || args.message || args.output !== undefined) return false;
  return args.interactive ?? isInteractive(io);
}

async function openScreen(
  diagnosed: DiagnosedCase | null,
  more: More,
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
    diagnosed,
    diagnose: (text) => reportOn([{ name: 'paste', text, bytes: null }], more, options, true),
    stdin: io.stdin,
    stdout: io.stdout,
    env: io.env,
    unicode: hasUnicode(io),
  });
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
