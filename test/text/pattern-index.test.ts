import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctiveMessages, wholeCatalogue } from '../../src/causes/catalogue.ts';
import { libraries } from '../../src/libraries/index.ts';
import { PatternIndex } from '../../src/text/pattern-index.ts';

describe('which patterns may match', () => {
  const index = new PatternIndex([
    [/second sentence/i, 'second'],
    [/\d+/, 'digits'],
    [/first sentence|another first/i, 'first'],
    [null, 'no pattern'],
    [/sentence/i, 'sentence'],
  ]);

  test.each([
    ['nothing in particular', ['digits', 'no pattern']],
    ['a first sentence, and another first', ['digits', 'first', 'no pattern', 'sentence']],
    ['the second sentence', ['second', 'digits', 'no pattern', 'sentence']],
    ['', ['digits', 'no pattern']],
    ['a second senten', ['digits', 'no pattern']],
  ])('%j', (text, values) => {
    expect([...index.candidates(text)]).toEqual(values);
  });

  test('it is told in the same way for the hundredth text', () => {
    const ask = (): string[] => [...index.candidates('another first, and the second sentence')];
    const first = ask();
    for (let times = 0; times < 100; times++) expect(ask()).toEqual(first);
  });

  test('only what is asked for is looked at', () => {
    expect([...index.candidates('a first sentence', (value) => value.startsWith('s'))]).toEqual(['sentence']);
  });

  test('every pattern of the catalogue finds its own example', async () => {
    const missed = (await wholeCatalogue(null)).filter(({ pattern, example }) => {
      return pattern instanceof RegExp && pattern.test(example) && !mayMatch(pattern, example);
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  const patterns = [
    ...distinctiveMessages().flatMap(({ beginnings }) => beginnings),
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
          return !pattern.test(text) || mayMatch(pattern, text);
        }),
        { numRuns: 60 },
      );
    },
  );
});

function mayMatch(pattern: RegExp, text: string): boolean {
  const index = new PatternIndex([[pattern, pattern]]);
  const ask = (): boolean => [...index.candidates(text.toLowerCase())].length > 0;
  const answers = Array.from({ length: 40 }, ask);
  if (new Set(answers).size > 1) throw new Error('the answer changes');
  return answers[0] === true;
}

/** What makes texts that mostly match: fast-check knows neither `\b` nor flags. */
function withoutAnchors({ source }: RegExp): RegExp {
  return new RegExp(source.replaceAll(/\\[bB]/g, ''));
}
