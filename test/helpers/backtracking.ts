import { checkSync, type Parameters } from 'recheck';

/**
 * `safe`, or how a pattern can be made to backtrack for ever. By counted steps, not by time: a slow machine must not come to another answer.
 *
 * The checker takes seconds for long words, though they are not what backtracks. So it is asked about each alternative with few words first.
 * What is safe with few is safe with all (see `withFewWords`); what is not, or not known to be, is asked about as it stands.
 */
export function backtrackingOf({ source, flags }: RegExp): string {
  const isSafe =
    isPlain(source) && alternatives(source).every((each) => checked(withFewWords(each), flags, fewStates) === 'safe');
  return isSafe ? 'safe' : checked(source, flags, {});
}

/** With more, a proof takes longer than the texts that the checker tries instead; 35,000 unless told otherwise. */
const fewStates: Parameters = { maxNFASize: 10_000 };

function checked(source: string, flags: string, more: Parameters): string {
  const steps = {
    timeout: null,
    recallTimeout: -1,
    seedingTimeout: null,
    incubationTimeout: null,
    attackTimeout: null,
  };
  return checkSync(source, flags, { ...steps, ...more }).status;
}

/** Whether no part refers to another one or to what is around it, and none is counted. */
function isPlain(source: string): boolean {
  return !/\(\?<?[=!]|\\[1-9bBk]|\{/.test(source);
}

/** The alternatives of a whole pattern, in elements. At each place they are tried one after another, so that their steps only add up. */
function alternatives(source: string): string[][] {
  const found: string[][] = [[]];
  for (const element of elements(source)) {
    if (element === '|') found.push([]);
    else found.at(-1)?.push(element);
  }
  return found;
}

/** Characters, classes and groups of the outermost level, each with its quantifier. */
function elements(source: string): string[] {
  const found: string[] = [];
  let depth = 0;
  for (const [token] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|./gs)) {
    if (depth === 0 && !/^[*+?]/.test(token)) found.push(token);
    else found.push(`${found.pop() ?? ''}${token}`);
    if (token === '(') depth++;
    if (token === ')') depth--;
  }
  return found;
}

/**
 * Leaves out of the beginning all but the last four characters in a row before anything repeats: the rest then begins in more places. And
 * out of the end all but the first four after the last repetition, with a character for what is not there: it then goes back from each.
 * So this takes as many steps as the whole does, but for a factor that does not depend on the text.
 */
function withFewWords(all: readonly string[]): string {
  const first = all.findIndex(repeats);
  const last = all.findLastIndex(repeats);
  if (first < 0) return all.join('');
  const from = all.findLastIndex((_, index) => index + 4 <= first && isWord(all.slice(index, index + 4)));
  const to = all.findIndex((_, index) => index > last && isWord(all.slice(index, index + 4))) + 4;
  const beginning = from > 0 && all[0] === '^' ? '^' : '';
  const hasEnd = to >= 4 && to < all.length;
  return [beginning, ...all.slice(Math.max(from, 0), hasEnd ? to : undefined), hasEnd ? '\uE000' : ''].join('');
}

/** Whether an element is repeated, or something inside of it is. */
function repeats(element: string): boolean {
  return /[*+]/.test(element.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, ''));
}

function isWord(four: readonly string[]): boolean {
  return four.length === 4 && four.every((element) => /^(?:[^\\^$.()[\]*+?{}|]|\\[^\w\s])$/.test(element));
}
