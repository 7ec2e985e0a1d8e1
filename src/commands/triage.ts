import { join } from 'node:path';
import { namedProfile } from '../input/named-profile.ts';
import { SsoDoctorError } from '../errors.ts';
import { exitStatus, type ExitStatus, type Io } from '../io.ts';
import { checkNewFile, writeOutput } from '../output.ts';
import { columnsOf, hasColor, hasUnicode } from '../terminal-abilities.ts';
import { visible } from '../text/visible-text.ts';
import type { TriageSettings } from '../triage/batch.ts';
import { mergePartials, partialText, type Part } from '../triage/checkpoint.ts';
import { instantOf } from '../triage/dates.ts';
import type { Marks } from '../triage/marks.ts';
import { parseFields } from '../triage/fields.ts';
import type { Grouping } from '../triage/grouping.ts';
import { triageReport, type TriageReport } from '../triage/triage-report.ts';
import type { TriageFormat } from './triage-options.ts';

export interface TriageArguments {
  readonly path: readonly string[];
  readonly merge: boolean;
  readonly partial: boolean;
  readonly format: TriageFormat;
  readonly groupBy: Grouping;
  readonly fields: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly limit: string;
  readonly workers: string | undefined;
  readonly resume: string | undefined;
  readonly done: string | undefined;
  readonly replies: string | undefined;
  readonly output: string | undefined;
  readonly interactive: boolean;
  readonly profile: string | undefined;
  readonly showPersonalData: boolean;
  readonly exitCode: boolean;
}

/** Many tickets: which incidents they are, since when, for whom, who acts, and the answers drafted. */
export async function runTriageCommand(args: TriageArguments, io: Io): Promise<ExitStatus> {
  const settings = settingsOf(args, io);
  checkCombination(args);
  if (args.interactive) checkTerminal(args, io);
  // What is wrong with a profile or with the file of marks is said once, before any ticket is read.
  await namedProfile(args.profile);
  if (args.interactive) await marksOf(args, args.groupBy);
  if (args.output !== undefined) await checkNewFile(args.output, '--output');
  const part = args.merge ? await mergePartials(args.path) : await judged(args, settings, io);
  const report = triageReport(part.summary, part.complete);
  if (args.interactive) await openScreen(report, args, settings, io);
  if (args.partial) await writeOutput(partialText(part), args.output, io);
  else if (args.format !== 'ndjson') await writeOutput(await rendered(report, args, io), args.output, io);
  if (args.replies !== undefined) await writeReplies(args.replies, report, io);
  if (!args.exitCode) return exitStatus.ok;
  return statusOf(report);
}

function statusOf({ totals }: TriageReport): ExitStatus {
  if (totals.diagnosed + totals.undiagnosed > 0) return exitStatus.problem;
  if (totals.tickets === 0 && totals.unreadable > 0) return exitStatus.unusable;
  return totals.noFailure + totals.successfulLogins === 0 ? exitStatus.nothing : exitStatus.ok;
}

function settingsOf(args: TriageArguments, io: Io): TriageSettings {
  parseFields(args.fields);
  return {
    grouping: args.groupBy,
    fields: args.fields,
    since: args.since === undefined ? null : instant('--since', args.since, 'T00:00:00.000Z'),
    until: args.until === undefined ? null : instant('--until', args.until, 'T23:59:59.999Z'),
    profile: args.profile,
    now: io.now().toISOString(),
    withReports: args.format === 'ndjson',
    showPersonalData: args.showPersonalData,
  };
}

/** @throws SsoDoctorError ERR_USAGE */
function checkCombination({ merge, path, resume, format, partial, done, interactive }: TriageArguments): void {
  const refuse = (why: string): SsoDoctorError => new SsoDoctorError('ERR_USAGE', why);
  if (merge && (resume !== undefined || format === 'ndjson'))
    throw refuse('--merge joins summaries, so there are no tickets to go on with or to report on one by one.');
  if (done !== undefined && !interactive)
    throw refuse('--done is where the screen keeps its marks: give --interactive, too.');
  if (merge && path.length === 0) throw refuse('--merge: name the files to join.');
  if (format === 'ndjson' && (resume !== undefined || partial))
    throw refuse(
      '--format ndjson writes each ticket as it comes: leave out --resume and --partial, which keep a summary.',
    );
}

/** @throws SsoDoctorError ERR_USAGE */
function checkTerminal({ format, output, partial }: TriageArguments, { stdin, stdout }: Io): void {
  if (stdin.isTTY && stdout.isTTY && format === 'text' && output === undefined && !partial) return;
  throw new SsoDoctorError(
    'ERR_USAGE',
    '--interactive needs a terminal at both ends and no other output. Name the files with the tickets instead of piping them in.',
  );
}

/** Beside the file that a run goes on from, unless the user names another one. */
function marksPath({ done, resume }: TriageArguments): string | null {
  return done ?? (resume === undefined ? null : `${resume}.done`);
}

/** What was marked as done before. @throws SsoDoctorError ERR_STATE, ERR_OUTPUT */
async function marksOf(args: TriageArguments, groupedBy: Grouping): Promise<Marks> {
  const path = marksPath(args);
  return path === null ? new Map() : (await import('../triage/marks-file.ts')).readMarks(path, groupedBy);
}

/** After it, what it showed stays in the terminal's scrollback. */
async function openScreen(
  report: TriageReport,
  args: TriageArguments,
  settings: TriageSettings,
  io: Io,
): Promise<void> {
  // Ink and React load only here.
  const { runTriageScreen } = await import('../render/tui/triage/index.ts');
  const { reopenTicket } = await import('../triage/reopen-ticket.ts');
  const { keepMark } = await import('../triage/marks-file.ts');
  const { stdin, stdout, env, now } = io;
  const { merge, path } = args;
  const { groupedBy } = report;
  const file = marksPath(args);
  await runTriageScreen(report, {
    stdin,
    stdout,
    env,
    now,
    unicode: hasUnicode(io),
    marks: await marksOf(args, groupedBy),
    keepMark: file === null ? null : (group, mark) => keepMark(file, { groupedBy, group }, mark),
    reopen: async (ref, signal) =>
      merge
        ? { kind: 'gone', reason: 'The parts that were joined hold no tickets. Run triage on the tickets themselves.' }
        : reopenTicket(ref, { paths: path, settings, signal }),
  });
}

async function judged(args: TriageArguments, settings: TriageSettings, io: Io): Promise<Part> {
  const { judgeTickets } = await import('../triage/judge-tickets.ts');
  const atTerminal = args.path.length === 0 && io.stdin.isTTY;
  if (atTerminal) throw new SsoDoctorError('ERR_USAGE', 'Name the files or folders with the tickets, or pipe them in.');
  const { summary, complete } = await judgeTickets(args, settings, io);
  return { summary, complete, terms: settings };
}

async function rendered(report: TriageReport, args: TriageArguments, io: Io): Promise<string> {
  const toFile = args.output !== undefined;
  const limit = count('--limit', args.limit);
  switch (args.format) {
    case 'json':
      return (await import('../render/json.ts')).safeJson(report).concat('\n');
    case 'csv':
      return (await import('../render/triage-csv.ts')).triageCsv(report);
    case 'html':
      return (await import('../render/html/triage-page.ts')).triagePage(report, limit);
    case 'markdown': {
      const { triageMarkdown } = await import('../render/triage-markdown.ts');
      return triageMarkdown(report, limit);
    }
    case 'text':
    case 'ndjson': {
      const { triageDocument } = await import('../render/triage-document.ts');
      const { documentText } = await import('../render/text.ts');
      return documentText(triageDocument(report, { limit }), {
        columns: columnsOf(io, io.stdout),
        unicode: toFile || hasUnicode(io),
        color: !toFile && hasColor(io, io.stdout),
      });
    }
  }
}

/** One file for each group and addressee, in a folder that must be new or empty of such files. @throws SsoDoctorError ERR_OUTPUT */
async function writeReplies(folder: string, report: TriageReport, io: Io): Promise<void> {
  const { mkdir } = await import('node:fs/promises');
  const { writeNewFile } = await import('../output.ts');
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new SsoDoctorError('ERR_OUTPUT', `--replies ${visible(folder)}: the folder cannot be made.`, { cause });
  });
  let written = 0;
  for (const { id, code, replies } of report.groups) {
    for (const { to, markdown } of replies) {
      await writeNewFile(join(folder, `${code}-${id}-${to}.md`), markdown, '--replies');
      written += 1;
    }
  }
  io.stderr.write(`Wrote ${written} drafts to ${visible(folder)}.\n`);
}

function instant(option: string, text: string, dayEnd: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? instantOf(`${text}${dayEnd}`) : instantOf(text);
  if (at !== null) return at;
  throw new SsoDoctorError(
    'ERR_USAGE',
    `${option} ${visible(text)}: not a date. Write 2026-11-24 or 2026-11-24T09:30:00Z.`,
  );
}

function count(option: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new SsoDoctorError('ERR_USAGE', `${option} ${visible(text)}: not a number from 1.`);
}
