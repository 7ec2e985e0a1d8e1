import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctiveMessages, wholeCatalogue } from '../src/causes/catalogue.ts';
import { libraries } from '../src/libraries/index.ts';
import { mayMatch, requiredWords } from '../src/required-words.ts';

describe('words that a pattern asks for', () => {
  test.each([
    ['a sentence', /Audience is invalid/i, ['audience is invalid']],
    ['the longer of two runs', /abcde\s+longest run/, ['longest run']],
    ['one of several', /\b(?:first word|second word)\b/, ['first word', 'second word']],
    ['not what may be missing', /(?:optional words )?needed?/, ['neede']],
    ['not what is forbidden', /(?!forbidden)(?<!behind)needed/, ['needed']],
    ['not what a class has', /[abcdef]needed[^ghijkl]/, ['needed']],
    ['with escaped marks', /urn:auth0\.com\/path/, ['urn:auth0.com/path']],
    ['a repeated letter once', /ab+cdefg/, ['cdefg']],
    ['no escape’s own letters', /\x41\u0042cdef\d\w/, ['cdef']],
    ['nothing where an alternative has none', /something|\d+/, null],
    ['nothing where all may be missing', /(?:anything)*/, null],
    ['nothing that is too short', /abc/, null],
  ])('%s', (_name, pattern, words) => {
    expect(requiredWords(pattern)).toEqual(words);
  });

  test('every pattern of the catalogue finds its own example', async () => {
    const missed = (await wholeCatalogue(null)).filter(({ pattern, example }) => {
      return pattern instanceof RegExp && pattern.test(example) && !mayMatch(pattern, example.toLowerCase());
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  const patterns = [
    ...distinctiveMessages().map(({ beginning }) => beginning),
    ...libraries.map(({ sign }) => sign),
    /a(?:bcde|fghi)+j?k{0,2}lmno/i,
    /(?:abcd|ef(?:ghij|klmn)o)p/,
    /abcd(?=efgh)efgh[i\]j]|klmn\(op/,
  ];

  test.each(patterns.map((pattern) => [pattern.source.slice(0, 60), pattern] as const))(
    'no match is passed over: %s',
    (_source, pattern) => {
      const plain = new RegExp(pattern.source.replaceAll(/\(\?<?[=!](?:\[[^\]]*\]|[^()[\]])*\)/g, ''), pattern.flags);
      fc.assert(
        fc.property(fc.stringMatching(withoutAnchors(plain)), (text) => {
          return !pattern.test(text) || mayMatch(pattern, text.toLowerCase());
        }),
        { numRuns: 60 },
      );
    },
  );
});

/** What makes texts that mostly match: fast-check knows neither `\b` nor flags. */
function withoutAnchors({ source }: RegExp): RegExp {
  return new RegExp(source.replaceAll(/\\[bB]/g, ''));
}
