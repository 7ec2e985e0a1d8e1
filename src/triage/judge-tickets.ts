import { createReadStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import { SsoDoctorError } from '../errors.ts';
import type { Io } from '../io.ts';
import { writeOutput } from '../output.ts';
import { safeLine } from '../render/json.ts';
import { visible } from '../text/visible-text.ts';
import type { TicketReport, TriageSettings } from './batch.ts';
import { readCheckpoint, writeCheckpoint, type Checkpoint } from './checkpoint.ts';
import { parseFields } from './fields.ts';
import { sizeOf } from './inputs.ts';
import { openPool } from './pool.ts';
import { startProgress } from './progress.ts';
import { runTriage, type RunResult } from './run.ts';
import { piecesOf } from './units.ts';

interface JudgeArguments {
  readonly path: readonly string[];
  readonly workers: string | undefined;
  readonly resume: string | undefined;
  readonly output: string | undefined;
}

/** Milliseconds between two checkpoints: what a killed run has to do again. */
const checkpointMilliseconds = 2_000;

/**
 * Reads and judges all tickets, with progress on standard error, until the end or until the user interrupts.
 * @throws SsoDoctorError ERR_INPUT_NOT_FOUND, ERR_STATE, ERR_OUTPUT, ERR_USAGE
 */
export async function judgeTickets(args: JudgeArguments, settings: TriageSettings, io: Io): Promise<RunResult> {
  const { resume } = args;
  const from = resume === undefined ? null : await readCheckpoint(resume, settings);
  const pool = openPool(workersOf(args.workers));
  const stop = new AbortController();
  const interrupt = (): void => {
    stop.abort();
  };
  process.once('SIGINT', interrupt);
  const paths = args.path.length === 0 ? ['-'] : args.path;
  const size = io.stderr.isTTY ? await sizeOf(paths) : null;
  let read = 0;
  const progress = startProgress(io, from?.units ?? 0, () =>
    size === null || size === 0 ? null : Math.min(read / size, 1),
  );
  let saved = 0;
  let last: (() => Checkpoint) | null = null;
  try {
    const { signal } = stop;
    const options = {
      fields: parseFields(settings.fields),
      isInterrupted: () => signal.aborted,
      openPipe: (path: string) => untilAborted(createReadStream(path), signal),
    };
    const result = await runTriage(piecesOf(paths, untilAborted(io.stdin, signal), options), {
      settings,
      pool,
      from,
      keepsTrail: resume !== undefined,
      signal,
      onBatch: async ({ reports, units, bytes, checkpoint }) => {
        read = bytes;
        progress.update(units);
        if (settings.withReports) await writeReports(reports, args.output, io);
        last = checkpoint;
        if (resume === undefined || Date.now() - saved < checkpointMilliseconds) return;
        await writeCheckpoint(resume, checkpoint(), settings);
        saved = Date.now();
      },
    });
    await saveLast(resume, last, settings);
    progress.end(result);
    return result;
  } finally {
    process.removeListener('SIGINT', interrupt);
    await pool.close();
  }
}

/** What comes in until the user interrupts, even where nothing comes. */
async function* untilAborted(stream: Readable, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  signal.addEventListener('abort', () => stream.destroy(), { once: true });
  try {
    const chunks: AsyncIterable<Uint8Array> = stream;
    yield* chunks;
  } catch (error) {
    // The end that was just made.
    if (!signal.aborted) throw error;
  }
}

async function saveLast(
  path: string | undefined,
  last: (() => Checkpoint) | null,
  settings: TriageSettings,
): Promise<void> {
  if (path !== undefined && last !== null) await writeCheckpoint(path, last(), settings);
}

/** One report a line. */
async function writeReports(reports: readonly TicketReport[], output: string | undefined, io: Io): Promise<void> {
  if (reports.length === 0) return;
  const text = reports.map((report) => `${safeLine(report)}\n`).join('');
  if (output === undefined) return writeOutput(text, undefined, io);
  // The command made sure that it is new.
  const { appendFile } = await import('node:fs/promises');
  await appendFile(output, text, { mode: 0o600 });
}

/** @throws SsoDoctorError ERR_USAGE */
function workersOf(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new SsoDoctorError(
    'ERR_USAGE',
    `--workers ${visible(text)}: not a number of threads; 0 judges in the main one.`,
  );
}
