import { distinctiveMessages } from '../causes/catalogue.ts';
import { SsoDoctorError } from '../errors.ts';
import { readSources } from '../input/read-sources.ts';
import { maskable } from '../input/mitmproxy-dump.ts';
import { isBinary, type Source } from '../input/source.ts';
import { exitStatus, type ExitStatus, type Io } from '../io.ts';
import { createNewFile, writeNewFile, writeOutput } from '../output.ts';
import { receiptText, type RedactionReceipt } from '../redaction/receipt.ts';
import { checkShareable, redact, redactInto, type RedactionOptions } from '../redaction/redact-text.ts';
import { safeJson } from '../render/json.ts';
import type { RendererId } from '../render/index.ts';
import { visible } from '../text/visible-text.ts';

export interface RedactArguments {
  readonly input: string;
  readonly output: string | undefined;
  readonly receipt: string | undefined;
  readonly check: boolean;
  readonly keepSignature: boolean;
  readonly format: RendererId;
}

/** `sso-doctor redact`: a copy of one input that can be shared, or with `--check` whether the input itself can. */
export async function runRedact(args: RedactArguments, io: Io): Promise<ExitStatus> {
  const source = await oneSource(args.input, io);
  const options: RedactionOptions = { keepSignature: args.keepSignature, distinctive: distinctiveMessages() };
  if (args.check) return check(source, options, args, io);
  const receipt = await copy(source, options, args, io);
  if (args.receipt !== undefined) await writeNewFile(args.receipt, receiptFile(receipt, args.receipt), '--receipt');
  io.stderr.write(`${summary(receipt)}\n`);
  return exitStatus.ok;
}

async function oneSource(input: string, io: Io): Promise<Source> {
  const [handedIn] = await readSources([input], io.stdin);
  if (handedIn === undefined)
    throw new SsoDoctorError('ERR_USAGE', 'Nothing was handed in. Name a file, or - for standard input.');
  const source = await maskable(handedIn);
  if (isBinary(source))
    throw new SsoDoctorError(
      'ERR_INPUT_UNSUPPORTED',
      `${visible(source.name)}: this is no text, and what is in it cannot be masked. Share the certificate alone, as PEM.`,
    );
  return source;
}

/** Nothing is written before the whole copy is found to be safe. */
async function copy(
  source: Source,
  options: RedactionOptions,
  { output }: RedactArguments,
  io: Io,
): Promise<RedactionReceipt> {
  if (output !== undefined) return createNewFile(output, '--output', (file) => redactInto(source, options, file));
  if (source.stream !== undefined)
    throw new SsoDoctorError(
      'ERR_USAGE',
      `${visible(source.name)}: a capture of this size is written to a file: add --output.`,
    );
  const { text, receipt } = await redact(source, options);
  await writeOutput(io.stdout.isTTY ? shownAtTerminal(text) : text, undefined, io);
  return receipt;
}

/** The copy keeps every character; what a terminal would act on is shown instead. Tabs and line ends are not worth it. */
function shownAtTerminal(text: string): string {
  return text.replace(/\r(?!\n)|[^\t\r\n]+/g, visible);
}

async function check(
  source: Source,
  options: RedactionOptions,
  { format, receipt: path }: RedactArguments,
  io: Io,
): Promise<ExitStatus> {
  const receipt = await checkShareable(source, options);
  const isSafe = receipt.masked.length === 0;
  if (path !== undefined) await writeNewFile(path, receiptFile(receipt, path), '--receipt');
  const rows = receipt.masked.map(
    ({ kind, count, places }) => `  ${kind}: ${count} times; ${places.map(visible).join('; ')}`,
  );
  const name = visible(source.name);
  const text = isSafe
    ? `${name}: nothing in it has to be masked.\n${receipt.notTold.join('\n')}\n`
    : `${name} is not safe to share. Run \`sso-doctor redact\` on it; what would be masked:\n${rows.join('\n')}\n`;
  const json = { schemaVersion: 1, input: source.name, safe: isSafe, masked: receipt.masked };
  await writeOutput(format === 'json' ? `${safeJson(json)}\n` : text, undefined, io);
  return isSafe ? exitStatus.ok : exitStatus.problem;
}

function receiptFile(receipt: RedactionReceipt, path: string): string {
  return /\.json$/i.test(path) ? `${safeJson(receipt)}\n` : receiptText(receipt);
}

function summary({ input, masked, signature }: RedactionReceipt): string {
  const kinds = masked.map(({ kind, count }) => `${count} × ${kind}`).join(', ');
  const about =
    signature === 'kept' ? ' Signature values are kept: the message can be used again until it expires.' : '';
  return `${visible(input)}: ${masked.length === 0 ? 'nothing had to be masked.' : `masked ${kinds}.`}${about} Read free text before you share it.`;
}
