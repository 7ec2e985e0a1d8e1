import { describe, expect, test } from 'vitest';
import { wholeCatalogue } from '../../src/causes/catalogue.ts';
import { requiredWords } from '../../src/text/required-words.ts';

describe('words that a pattern asks for', () => {
  test.each([
    ['a sentence', /Audience is invalid/i, ['audience is invalid']],
    ['the longer of two runs', /abcde\s+longest run/, ['longest run']],
    ['the number of a code', /\bAADSTS0{0,8}50105\b/, ['50105']],
    ['one of several', /\b(?:first word|second word)\b/, ['first word', 'second word']],
    ['not what may be missing', /(?:optional words )?needed?/, ['neede']],
    ['not what is forbidden', /(?!forbidden)(?<!behind)needed/, ['needed']],
    ['what has to stand before', /(?<=\bpassword[:=])\S{4}/, ['password:', 'password=']],
    ['what has to stand behind', /\d+(?= attempts)/, [' attempts']],
    ['not both together', /(?=one word)other/, ['one word']],
    ['not how often something may stand there', /needed[^-]{0,400000}/, ['needed']],
    ['not what a class has', /[abcdef]needed[^ghijkl]/, ['needed']],
    ['with escaped marks', /urn:auth0\.com\/path/, ['urn:auth0.com/path']],
    ['a repeated letter once', /ab+cdefg/, ['cdefg']],
    ['each form where a class has few', /\bAAD[S5]T[S5]\d/, ['aadsts', 'aadst5', 'aad5ts', 'aad5t5']],
    ['not all forms where there are many', /[abcd][efgh][ijkl]needed/, ['needed']],
    ['not what a class is a range of', /[a-c]needed[\]x]/, ['needed']],
    ['no escape’s own letters', /\x41\u0042cdef\d\w/, ['cdef']],
    ['nothing where an alternative has none', /something|\d+/, null],
    ['nothing where all may be missing', /(?:anything)*/, null],
    ['nothing that is too short', /abc/, null],
  ])('%s', (_name, pattern, words) => {
    expect(requiredWords(pattern)).toEqual(words);
  });
});

test('words that a table gives for its patterns are those that reading them tells', async () => {
  const patterns = (await wholeCatalogue(null)).flatMap(({ pattern }) => (pattern instanceof RegExp ? [pattern] : []));
  const read = patterns.map(({ source, flags }) => requiredWords(new RegExp(source, flags)));
  expect(patterns.map(requiredWords)).toEqual(read);
});
