/** A text in which what means nothing by itself is numbered, so that it is equal for everybody who met the same failure. */
export interface CommonText {
  readonly text: string;
  /** What was numbered, in lower case. */
  readonly values: readonly string[];
}

/** What begins a number. */
export const mark = '\u0000';

/** A key of evidence, which is JSON and has no mark in it, without the UUIDs, addresses of people and instants in its messages. */
export function commonKey(exact: string): CommonText {
  const numbered = numbers();
  const text = exact.replace(passing, (value) => numberFor(value, numbered));
  return { text, values: numbered.values() };
}

const passing =
  /\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}|\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?/gi;

/**
 * Texts as they stand in a ticket without their UUIDs, the names in addresses of people, and the `state` of a failed login: what is read
 * out of them is the same but for these, whatever they are. Not so for what has more of a shape: a host, a token in several parts. No text
 * may have the mark in it.
 */
export function commonText(exact: string): CommonText {
  const spans = [...uuids(exact), ...people(exact), ...states(exact)];
  if (spans.length === 0) return { text: exact, values: [] };
  const numbered = numbers();
  let [text, done] = ['', 0];
  if (spans.length > 1) spans.sort((one, other) => one.start - other.start);
  for (const { start, end } of spans) {
    // A state or a name may be a UUID.
    if (start < done) continue;
    text += exact.slice(done, start) + numberFor(exact.slice(start, end), numbered);
    done = end;
  }
  return { text: text + exact.slice(done), values: numbered.values() };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the sign is, the pattern is tried there: a pattern that is tried everywhere takes ten times as long. */
function spansAt(text: string, sign: string, spanAt: (at: number) => Span | null): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    const span = spanAt(at);
    if (span !== null) spans.push(span);
  }
  return spans;
}

const uuid = /\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/iy;

function uuids(text: string): Span[] {
  return spansAt(text, '-', (at) => {
    if (text[at + 5] !== '-' || text[at + 10] !== '-') return null;
    uuid.lastIndex = at - 8;
    return at >= 8 && uuid.test(text) ? { start: at - 8, end: uuid.lastIndex } : null;
  });
}

const nameBefore = /(?<![\w.+%:/-])[\w.+-]{1,64}$/;

function people(text: string): Span[] {
  return spansAt(text, '@', (at) => {
    // What stands before the @ may belong to a host: `https://auth.example.com@evil.test`.
    const before = text.slice(Math.max(0, at - 65), at);
    const name = /[\w-]/.test(text[at + 1] ?? '') ? nameBefore.exec(before)?.[0] : undefined;
    return name === undefined ? null : { start: at - name.length, end: at };
  });
}

const state = /[\w-]{1,64}(?![\w.~%-])/y;

function states(text: string): Span[] {
  return spansAt(text, 'state=', (at) => {
    const start = at + 'state='.length;
    state.lastIndex = start;
    const isParameter = text[at - 1] === '&' || text[at - 1] === '?';
    return isParameter && state.test(text) ? { start, end: state.lastIndex } : null;
  });
}

function numberFor(value: string, numbered: Numbers): string {
  const lower = value.toLowerCase();
  return meaningful.has(lower) ? value : `${mark}${numbered.of(lower)}`;
}

/** The tenant of Microsoft's personal accounts, which is a sign of them, and no tenant at all. */
const meaningful: ReadonlySet<string> = new Set([
  '9188040d-6c67-4c5b-b112-36a304b66dad',
  '00000000-0000-0000-0000-000000000000',
]);

export interface Numbers {
  /** From 0, the same for the same value. */
  readonly of: (value: string) => number;
  readonly values: () => string[];
}

export function numbers(): Numbers {
  const known = new Map<string, number>();
  return {
    of: (value) => {
      const number = known.get(value) ?? known.size;
      known.set(value, number);
      return number;
    },
    values: () => [...known.keys()],
  };
}
