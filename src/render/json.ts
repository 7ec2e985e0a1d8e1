import type { Report } from '../report.ts';
import { hasHiddenCharacters } from '../visible-text.ts';

/** The report as JSON. What a terminal could act on is escaped, so the text is safe to print and means the same. */
export function renderJson(report: Report): string {
  return `${safeJson(report)}\n`;
}

/** JSON in which controls, direction marks and the like stand as `\\u` escapes. Well-formed also for lone surrogates. */
export function safeJson(value: unknown): string {
  return escaped(JSON.stringify(value, null, 2));
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
