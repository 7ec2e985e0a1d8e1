import type { Report } from '../report/report.ts';
import { hasHiddenCharacters } from '../text/visible-text.ts';

/** The report as JSON. What a terminal could act on is escaped, so the text is safe to print and means the same. */
export function renderJson(report: Report): string {
  return `${safeJson(report)}\n`;
}

/** JSON in which controls, direction marks and the like stand as `\\u` escapes. Well-formed also for lone surrogates. */
export function safeJson(value: unknown): string {
  return escaped(JSON.stringify(value, null, 2));
}

/** Its lines, made as they are asked for: a report with some tens of thousands of attributes is long. */
export function* safeJsonLines(value: unknown): Generator<string> {
  for (const line of jsonLines(value, { indent: '', lead: '', end: '' })) yield escaped(line);
}

interface JsonPlace {
  readonly indent: string;
  /** What stands before the value in its first line, and behind it in its last. */
  readonly lead: string;
  readonly end: string;
}

function* jsonLines(value: unknown, { indent, lead, end }: JsonPlace): Generator<string> {
  const members = membersOf(value);
  if (members === null || members.length === 0) return yield `${lead}${JSON.stringify(value ?? null)}${end}`;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const inner = `${indent}  `;
  yield `${lead}${open}`;
  for (const [index, { name, member }] of members.entries())
    yield* jsonLines(member, { indent: inner, lead: inner + name, end: index === members.length - 1 ? '' : ',' });
  yield `${indent}${close}${end}`;
}

/** What stands in an array or object, each with its name as it is written; null for anything else. */
function membersOf(value: unknown): { name: string; member: unknown }[] | null {
  if (Array.isArray(value)) return value.map((member: unknown) => ({ name: '', member }));
  if (typeof value !== 'object' || value === null) return null;
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    member === undefined ? [] : [{ name: `${JSON.stringify(name)}: `, member }],
  );
}

/** The same on one line. */
export function safeLine(value: unknown): string {
  return escaped(JSON.stringify(value));
}

function escaped(json: string): string {
  // The text's own line feeds and indentation are ours; inside strings JSON.stringify has escaped them already.
  return json.replace(/[^\n\u0020-\u007E]/g, (unit) =>
    hasHiddenCharacters(unit) || isSurrogate(unit) ? escapeUnit(unit) : unit,
  );
}

// Half of a pair: tag characters and private-use planes lie beyond the first 65,536, so pairs are escaped as a whole.
function isSurrogate(unit: string): boolean {
  return unit >= '\uD800' && unit <= '\uDFFF';
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
