/**
 * Words, in lower case, one of which stands in every text that a pattern matches; null where nothing is sure. A text that has none of them
 * is told by a few searches for words, where a pattern would be tried at each of its places. Reads the pattern's source, and takes what it
 * does not know for anything at all.
 */
export function requiredWords({ source }: RegExp): readonly string[] | null {
  return alternatives(source, 0).words;
}

const known = new WeakMap<RegExp, readonly string[] | null>();

/** Cheap: never no where the pattern matches the text, which is given in lower case. */
export function mayMatch(pattern: RegExp, lowerCase: string): boolean {
  let words = known.get(pattern);
  if (words === undefined) {
    words = requiredWords(pattern);
    known.set(pattern, words);
  }
  return words === null || words.some((word) => lowerCase.includes(word));
}

interface Read {
  readonly words: readonly string[] | null;
  /** Behind what was read. */
  readonly end: number;
}

/** Shorter ones stand in every other text. */
const shortest = 4;

/** To the end, or to the parenthesis that closes the group: a match has the words of one alternative. */
function alternatives(source: string, start: number): Read {
  const words: string[] = [];
  let isSure = true;
  for (let at = start; ; at += 1) {
    const branch = sequence(source, at);
    at = branch.end;
    if (branch.words === null) isSure = false;
    else words.push(...branch.words);
    if (source[at] !== '|') return { words: isSure ? words : null, end: at };
  }
}

/** One alternative: of everything that it asks for in turn, what tells most. */
function sequence(source: string, start: number): Read {
  let best: readonly string[] | null = null;
  let run = '';
  const offer = (words: readonly string[] | null): void => {
    if (words !== null && leastOf(words) >= Math.max(shortest, leastOf(best ?? []) + 1)) best = words;
  };
  let at = start;
  while (at < source.length && source[at] !== '|' && source[at] !== ')') {
    const atom = atomAt(source, at);
    const { mayBeMissing, repeats, end } = quantifierAt(source, atom.end);
    at = end;
    if (atom.isZeroWidth) continue;
    if (typeof atom.is === 'string' && !mayBeMissing) run += atom.is;
    if (typeof atom.is === 'string' && !mayBeMissing && !repeats) continue;
    offer([run]);
    run = '';
    if (typeof atom.is !== 'string' && !mayBeMissing) offer(atom.is);
  }
  offer([run]);
  return { words: best, end: at };
}

interface Atom {
  /** A character, what a group asks for, or null for anything. */
  readonly is: string | readonly string[] | null;
  readonly isZeroWidth: boolean;
  readonly end: number;
}

function atomAt(source: string, at: number): Atom {
  const character = source[at] ?? '';
  const anything = { is: null, isZeroWidth: false };
  switch (character) {
    case '(': {
      const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(source.slice(at, at + 80))?.[0] ?? '(';
      const { words, end } = alternatives(source, at + opening.length);
      return { is: words, isZeroWidth: /[=!]$/.test(opening), end: end + 1 };
    }
    case '[':
      return { ...anything, end: endOfClass(source, at) };
    case '\\': {
      const escape =
        /^\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|k<\w+>|c[A-Za-z]|[^])/.exec(source.slice(at, at + 80))?.[0] ?? '\\';
      const end = at + escape.length;
      if (/^\\[bB]$/.test(escape)) return { is: null, isZeroWidth: true, end };
      return /^\\[^\w]$/.test(escape) ? { is: escape.charAt(1), isZeroWidth: false, end } : { ...anything, end };
    }
    case '^':
    case '$':
      return { is: null, isZeroWidth: true, end: at + 1 };
    default:
      // Letters outside of ASCII have other rules of upper and lower case.
      return /[ -~]/.test(character) && character !== '.'
        ? { is: character.toLowerCase(), isZeroWidth: false, end: at + 1 }
        : { ...anything, end: at + 1 };
  }
}

function endOfClass(source: string, start: number): number {
  let at = start + 1;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at + 1;
}

function quantifierAt(source: string, at: number): { mayBeMissing: boolean; repeats: boolean; end: number } {
  const quantifier = /^(?:[*+?]|\{\d{1,5}(?:,\d{0,5})?\})\??/.exec(source.slice(at, at + 16))?.[0] ?? '';
  return {
    mayBeMissing: /^(?:[*?]|\{0)/.test(quantifier),
    repeats: quantifier !== '',
    end: at + quantifier.length,
  };
}

function leastOf(words: readonly string[]): number {
  return words.length === 0 ? 0 : Math.min(...words.map(({ length }) => length));
}
