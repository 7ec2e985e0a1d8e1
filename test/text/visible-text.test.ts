import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasHiddenCharacters, visible, visibleAscii, visibleLines } from '../../src/text/visible-text.ts';

test.each([
  ['a colour', '\u001B[31mred', '<U+001B>[31mred'],
  ['a title', '\u001B]0;owned\u0007', '<U+001B>]0;owned<U+0007>'],
  ['a C1 control', '\u009B2J', '<U+009B>2J'],
  ['a direction override', 'a\u202Eb', 'a<U+202E>b'],
  ['an isolate', '\u2066x\u2069', '<U+2066>x<U+2069>'],
  ['a zero-width space', 'a\u200Bb', 'a<U+200B>b'],
  ['a tag character', 'a\u{E0041}', 'a<U+E0041>'],
  ['a lone surrogate', 'a\uD800', 'a<U+D800>'],
  ['NUL, tab, CR', '\0\t\r', '<U+0000><U+0009><U+000D>'],
  ['a line separator', 'a\u2028b', 'a<U+2028>b'],
  ['a line feed', 'a\nb', 'a<U+000A>b'],
  ['letters of any script', 'Grüße 東京 Ωμέγα 👩🏽', 'Grüße 東京 Ωμέγα 👩🏽'],
])('%s becomes visible', (_name, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('lines stay lines where they may', () => {
  expect(visibleLines('a\nb\rc')).toBe('a\nb<U+000D>c');
});

test('in ASCII everything else is named', () => {
  expect(visibleAscii('Grün')).toBe('Gr<U+00FC>n');
});

test('whatever comes in, nothing that a terminal acts on comes out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const shown = visible(text);
      // eslint-disable-next-line no-control-regex -- the point of the test
      expect(shown).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/);
      expect(hasHiddenCharacters(shown)).toBe(false);
      expect(visible(shown)).toBe(shown);
    }),
  );
});
