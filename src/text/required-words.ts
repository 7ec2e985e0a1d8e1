import { shortestWord } from './word-index.ts';

/**
 * Words, in lower case, one of which stands in every text that a pattern matches; null where nothing is sure. A text that has none of them
 * is told by a few searches for words, where a pattern would be tried at each of its places. Reads the pattern's source, and takes what it
 * does not know for anything at all.
 */
export function requiredWords(pattern: RegExp): readonly string[] | null {
  return given.get(pattern) ?? alternatives(pattern.source, 0).words;
}

const given = new WeakMap<RegExp, readonly string[]>();

/** The pattern with the word, in lower case, that stands in every text that it matches: reading hundreds of sources alike takes longer than a login. */
export function withRequiredWord(pattern: RegExp, word: string): RegExp {
  if (word.length >= shortestWord) given.set(pattern, [word]);
  return pattern;
}

interface Read {
  readonly words: readonly string[] | null;
  /** Behind what was read. */
  readonly end: number;
}

/** Of one word with alternative characters in it, and of one place in it. */
const mostForms = 16;
const mostCharacters = 4;

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
  // All forms that the characters since the last gap can have.
  let run: readonly string[] = [''];
  const offer = (words: readonly string[] | null): void => {
    if (words !== null && leastOf(words) > leastOf(best ?? [])) best = words;
  };
  let at = start;
  while (at < source.length && source[at] !== '|' && source[at] !== ')') {
    const atom = atomAt(source, at);
    const { mayBeMissing, repeats, end } = quantifierAt(source, atom.end);
    at = end;
    if (atom.isZeroWidth) {
      offer(atom.words);
      continue;
    }
    const longer = mayBeMissing ? null : continued(run, atom.forms);
    if (longer !== null) run = longer;
    if (longer !== null && !repeats) continue;
    offer(run);
    run = [''];
    if (!mayBeMissing) offer(atom.words);
  }
  offer(run);
  return { words: best, end: at };
}

/** Each form of the run with each of what follows behind it; null where that is too many. */
function continued(run: readonly string[], forms: readonly string[] | null): readonly string[] | null {
  if (forms === null || run.length * forms.length > mostForms) return null;
  return run.flatMap((before) => forms.map((form) => before + form));
}

interface Atom {
  /** One of these stands there; null where it is none of few. */
  readonly forms: readonly string[] | null;
  /** What a group asks for, or what has to stand before or behind; null for anything. */
  readonly words: readonly string[] | null;
  readonly isZeroWidth: boolean;
  readonly end: number;
}

function atomAt(source: string, at: number): Atom {
  const character = source[at] ?? '';
  const anything = { forms: null, words: null, isZeroWidth: false };
  switch (character) {
    case '(': {
      const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(source.slice(at, at + 80))?.[0] ?? '(';
      const { words, end } = alternatives(source, at + opening.length);
      const isForbidden = opening.endsWith('!');
      return { ...anything, words: isForbidden ? null : words, isZeroWidth: /[=!]$/.test(opening), end: end + 1 };
    }
    case '[': {
      const end = endOfClass(source, at);
      return { ...anything, forms: charactersOf(source.slice(at + 1, end - 1)), end };
    }
    case '\\': {
      const escape =
        /^\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|k<\w+>|c[A-Za-z]|[^])/.exec(source.slice(at, at + 80))?.[0] ?? '\\';
      const end = at + escape.length;
      if (/^\\[bB]$/.test(escape)) return { ...anything, isZeroWidth: true, end };
      return { ...anything, forms: /^\\[^\w]$/.test(escape) ? [escape.charAt(1)] : null, end };
    }
    case '^':
    case '$':
      return { ...anything, isZeroWidth: true, end: at + 1 };
    default: {
      literal.lastIndex = at;
      const [text] = literal.exec(source) ?? [];
      if (text !== undefined) return { ...anything, forms: [lower(text)], end: at + text.length };
      return { ...anything, forms: isPlain(character) && character !== '.' ? [lower(character)] : null, end: at + 1 };
    }
  }
}

/** Characters that stand for themselves, together; the last one before a quantifier is on its own. */
const literal = /[\w !"#%&',:;<=>@`~/-]+(?![*+?{])/y;

/** A class of a few characters that stand for themselves, such as `[S5]`. */
function charactersOf(content: string): readonly string[] | null {
  const characters = [...content].map(lower);
  const isSimple = !/^\^|[\\-]/.test(content) && characters.every(isPlain);
  const different = [...new Set(characters)];
  return isSimple && different.length > 0 && different.length <= mostCharacters ? different : null;
}

/** Letters outside of ASCII have other rules of upper and lower case. */
function isPlain(character: string): boolean {
  return /^[ -~]$/.test(character);
}

function lower(character: string): string {
  return character.toLowerCase();
}

function endOfClass(source: string, start: number): number {
  let at = start + 1;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at + 1;
}

function quantifierAt(source: string, at: number): { mayBeMissing: boolean; repeats: boolean; end: number } {
  if (!'*+?{'.includes(source[at] ?? ' ')) return { mayBeMissing: false, repeats: false, end: at };
  const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(at, at + 40))?.[0] ?? '';
  return {
    mayBeMissing: /^(?:[*?]|\{0)/.test(quantifier),
    repeats: quantifier !== '',
    end: at + quantifier.length,
  };
}

/** How much the word tells that tells least; 0 where one is so short that it stands in every other text. */
function leastOf(words: readonly string[]): number {
  const least = Math.min(...words.map(tells));
  return words.length === 0 || least < shortestWord ? 0 : least;
}

/** All of a provider's codes begin alike, and differ in their digits. */
function tells(word: string): number {
  return word.length < shortestWord ? 0 : word.length + (word.match(/\d/g)?.length ?? 0);
}
