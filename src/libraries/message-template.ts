/**
 * A message as a program's source has it, with a place for each value: `Expected: <expected> Received: <received>`. It begins with words
 * of its own, and words stand between two values.
 */
export interface MessageTemplate {
  /** One more than there are names; the last one is empty where a value ends the message. */
  readonly literals: readonly [string, ...string[]];
  readonly names: readonly string[];
}

export interface TemplateMatch {
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** In their order, empty ones too. */
  readonly values: ReadonlyMap<string, string>;
}

interface MatchOptions {
  /** Where to begin. */
  readonly from?: number;
  /** Ordinary English: counts only as a clause of its own, not inside another sentence. */
  readonly standsAlone?: boolean;
}

const placeholder = /<([a-z][A-Za-z]{0,40})>/;

/** Reads a message in which `<name>` stands for a value. The full stop that ends it is often cut off, so that it need not be there. */
export function parseTemplate(message: string): MessageTemplate {
  // With a group in the pattern, words and names take turns.
  const [first = '', ...parts] = message.replace(/(?<=[\w)'"`])\.$/, '').split(placeholder);
  const names = parts.filter((_part, index) => index % 2 === 0);
  return { literals: [first, ...parts.filter((_part, index) => index % 2 === 1)], names };
}

/** The message with these values in their places; a name without one stands for itself. */
export function fillTemplate({ literals, names }: MessageTemplate, values: Readonly<Record<string, string>>): string {
  return literals.map((literal, index) => literal + valueAt(names[index], values)).join('');
}

function valueAt(name: string | undefined, values: Readonly<Record<string, string>>): string {
  return name === undefined ? '' : (values[name] ?? name);
}

/** How much of a message is its own words, in UTF-16 code units: of two that match, the longer one tells more. */
export function literalLength({ literals }: MessageTemplate): number {
  return literals.reduce((length, literal) => length + literal.length, 0);
}

/**
 * The first place where a message stands, letter for letter and on one line. Every line is gone through once: where words are missing after
 * one beginning, they are missing after every later one.
 */
export function matchTemplate(
  { literals, names }: MessageTemplate,
  text: string,
  { from = 0, standsAlone = false }: MatchOptions = {},
): TemplateMatch | null {
  const [first, ...rest] = literals;
  let lineEnd = from;
  for (let start = text.indexOf(first, from); start >= 0;) {
    const mayBegin = standsAlone ? isClauseStart(text, start) : !isInWord(text, start);
    if (mayBegin) {
      if (start >= lineEnd) lineEnd = endOfLine(text, start);
      const match = matchLine(text.slice(0, lineEnd), { start, first, rest, names, standsAlone });
      if (match !== null) return match;
    }
    start = text.indexOf(first, mayBegin && rest.length > 0 ? lineEnd : start + first.length);
  }
  return null;
}

interface Begun {
  readonly start: number;
  readonly first: string;
  readonly rest: readonly string[];
  readonly names: readonly string[];
  readonly standsAlone: boolean;
}

/** `text` ends where the line does. */
function matchLine(text: string, { start, first, rest, names, standsAlone }: Begun): TemplateMatch | null {
  const values = new Map<string, string>();
  let end = start + first.length;
  for (const [index, literal] of rest.entries()) {
    const isLast = index === rest.length - 1;
    const next = literal === '' ? endOfValue(text, end) : placeOf(literal, text, end, isLast && standsAlone);
    if (next < 0) return null;
    values.set(names[index] ?? '', text.slice(end, next).trim());
    end = next + literal.length;
  }
  if (rest.at(-1) !== '' && !mayEnd(text, end, standsAlone)) return null;
  return { start, end, values };
}

/** Of the last words of an ordinary message the first ones that end a clause count; of others the first ones. */
function placeOf(literal: string, text: string, from: number, endsClause: boolean): number {
  const first = text.indexOf(literal, from);
  if (!endsClause) return first;
  let at = first;
  while (at >= 0 && !mayEnd(text, at + literal.length, true)) at = text.indexOf(literal, at + 1);
  return at;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  if (at < 0) return text.length;
  return text[at - 1] === '\r' ? at - 1 : at;
}

/** Where the last value ends: with the line, or with the quotation that the whole message stands in. */
function endOfValue(text: string, from: number): number {
  let quotes = 0;
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    quotes += 1;
    // A quote that nothing in the value opens, before what follows a string in JSON or in a log line.
    if (quotes % 2 === 1 && /^"(?:[,}\])]|\s{1,4}[\w.-]{1,40}=|\s*$)/.test(text.slice(at, at + 80))) return at;
  }
  return text.length;
}

function isInWord(text: string, start: number): boolean {
  return /[A-Za-z\d]/.test(text[start] ?? '') && /[A-Za-z\d]/.test(text[start - 1] ?? '');
}

/** After the line's beginning, a mark, or a level such as `ERROR`. */
function isClauseStart(text: string, start: number): boolean {
  return /(?:^|[\n:\])>"'(`[{|=,–-]|\b(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|CRITICAL|SEVERE|[Ee]rror|[A-Z]\w{0,60}(?:Error|Exception)))[ \t]{0,8}$/.test(
    text.slice(Math.max(0, start - 100), start),
  );
}

/** A word may not go on; a clause ends with the line or with a mark. */
function mayEnd(text: string, end: number, standsAlone: boolean): boolean {
  const after = text.slice(end, end + 2);
  if (standsAlone) return after.trim() === '' || /^[.,;:!"'`)\]}<|\\]/.test(after);
  return !(/[A-Za-z\d]$/.test(text.slice(end - 1, end)) && /^[A-Za-z\d]/.test(after));
}
