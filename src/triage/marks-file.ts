import { SsoDoctorError } from '../errors.ts';
import { isFile } from '../input/read-sources.ts';
import { limits } from '../limits.ts';
import { checkReplaceable, replaceFile } from '../output.ts';
import { visible } from '../text/visible-text.ts';
import { compareText } from './bottom-k.ts';
import { groupings, type Grouping } from './grouping.ts';
import { asList, asObject, asText, at } from './json-values.ts';
import type { Mark, Marks } from './marks.ts';

/** A mark with the group that it is on: ids are the same in every run that groups by the same. */
interface FiledMark extends Mark {
  readonly groupedBy: Grouping;
  readonly group: string;
}

const head = { kind: 'sso-doctor-triage-done', schemaVersion: 1 } as const;

/** The marks of groups of that kind; none where there is no such file yet. @throws SsoDoctorError ERR_STATE, ERR_OUTPUT */
export async function readMarks(path: string, grouping: Grouping): Promise<Marks> {
  await checkReplaceable(path, '--done');
  const filed = await readFiled(path);
  return new Map(
    filed
      .filter(({ groupedBy }) => groupedBy === grouping)
      .map(({ group, tickets, lastSeen, markedAt }) => [group, { tickets, lastSeen, markedAt }]),
  );
}

/**
 * Puts one mark into the file, or takes it out of it for null. The file is read again for that, so that marks that somebody else set
 * meanwhile stay, and replaced as a whole. It holds ids, counts and times, and nothing out of a ticket.
 * @throws SsoDoctorError ERR_STATE, ERR_OUTPUT
 */
export async function keepMark(
  path: string,
  { groupedBy, group }: Pick<FiledMark, 'groupedBy' | 'group'>,
  mark: Mark | null,
): Promise<void> {
  const others = (await readFiled(path)).filter((one) => one.groupedBy !== groupedBy || one.group !== group);
  const marks = mark === null ? others : [...others, { groupedBy, group, ...mark }];
  const newest = marks.toSorted((one, other) => compareText(one.markedAt, other.markedAt)).slice(-limits.triageMarks);
  const text = `${JSON.stringify({ ...head, marks: newest }, null, 1)}\n`;
  await replaceFile(path, text, { lead: '--done', mode: 0o600 });
}

/** @throws SsoDoctorError ERR_STATE where it is something else, which stays as it is */
async function readFiled(path: string): Promise<FiledMark[]> {
  if (!(await isFile(path))) return [];
  const { readFile, stat } = await import('node:fs/promises');
  const refused = (cause?: unknown): SsoDoctorError =>
    new SsoDoctorError(
      'ERR_STATE',
      `--done ${visible(path)}: sso-doctor triage wrote no such file, or it is damaged. It was left as it is.`,
      { cause },
    );
  try {
    if ((await stat(path)).size > limits.triageMarksBytes) throw refused();
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (at(value, 'kind') !== head.kind || at(value, 'schemaVersion') !== head.schemaVersion) throw refused();
    return asList(at(value, 'marks')).map((one) => {
      const mark = filedMark(one);
      if (mark === null) throw refused();
      return mark;
    });
  } catch (cause) {
    throw cause instanceof SsoDoctorError ? cause : refused(cause);
  }
}

/** Null where it is none. */
function filedMark(value: unknown): FiledMark | null {
  const { groupedBy, group, tickets, lastSeen, markedAt } = asObject(value) ?? {};
  const grouping = groupings.find((one) => one === groupedBy);
  const id = asText(group);
  const known =
    typeof tickets === 'number' && (lastSeen === null || typeof lastSeen === 'string') && typeof markedAt === 'string';
  return grouping === undefined || id === null || !known
    ? null
    : { groupedBy: grouping, group: id, tickets, lastSeen, markedAt };
}
