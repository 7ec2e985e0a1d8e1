import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fillTemplate,
  literalLength,
  matchTemplate,
  parseTemplate,
  type MessageTemplate,
} from '../../src/libraries/message-template.ts';
import { growth } from '../helpers/growth.ts';

const mismatch = parseTemplate('audience mismatch. Expected: <expected> Received: <received>');

function valuesIn(template: MessageTemplate, text: string, standsAlone = false): Record<string, string> | null {
  const match = matchTemplate(template, text, { standsAlone });
  return match === null ? null : Object.fromEntries(match.values);
}

describe('a message with places for values', () => {
  test('is words and names in turn; angle brackets around other things are words', () => {
    expect(mismatch).toEqual({
      literals: ['audience mismatch. Expected: ', ' Received: ', ''],
      names: ['expected', 'received'],
    });
    expect(parseTemplate('expected: <<expected>>, no <saml:Issuer>').literals).toEqual([
      'expected: <',
      '>, no <saml:Issuer>',
    ]);
    expect(literalLength(parseTemplate('ab <x> cd'))).toBe(6);
  });

  test.each([
    ['audience mismatch. Expected: a Received: b', { expected: 'a', received: 'b' }],
    ['Error: audience mismatch. Expected: a Received: b c\n    at x', { expected: 'a', received: 'b c' }],
    ['audience mismatch. Expected:  Received: ', { expected: '', received: '' }],
    ['{"message":"audience mismatch. Expected: a Received: b","level":"error"}', { expected: 'a', received: 'b' }],
    ['msg="audience mismatch. Expected: a Received: b" level=error', { expected: 'a', received: 'b' }],
    ['audience mismatch. Expected: a Received: say "b"', { expected: 'a', received: 'say "b"' }],
    ['audience mismatch. Expected: a\naudience mismatch. Expected: b Received: c', { expected: 'b', received: 'c' }],
    ['audience mismatch. Expected: a Received: b\r\nnext', { expected: 'a', received: 'b' }],
  ])('%j has its values', (text, values) => {
    expect(valuesIn(mismatch, text)).toEqual(values);
  });

  test.each([
    'Audience mismatch. Expected: a Received: b',
    'audience mismatch. Expected: a received: b',
    'audience mismatch. Expected: a\nReceived: b',
    'theaudience mismatch. Expected: a Received: b',
    'audience mismatch',
    '',
  ])('%j is another one', (text) => {
    expect(matchTemplate(mismatch, text)).toBeNull();
  });

  test.each([
    ['Invalid signature', true],
    ['ERROR Invalid signature', true],
    ['2026-11-20 [saml] Invalid signature\n', true],
    ['Error: Invalid signature.', true],
    ['{"err":"Invalid signature"}', true],
    ['SignatureException Invalid signature', true],
    ['Invalid signature algorithm', false],
    ['it has an Invalid signature', false],
    ['Invalid signatures', false],
  ])('ordinary English in %j stands alone: %s', (text, stands) => {
    const template = parseTemplate('Invalid signature');
    expect(matchTemplate(template, text, { standsAlone: true }) !== null).toBe(stands);
  });
});

const name = fc.stringMatching(/^[a-z]{1,8}$/);
const words = fc.stringMatching(/^[A-Za-z][A-Za-z ,.:'()]{2,12}[A-Za-z:]$/);
const value = fc.stringMatching(/^[a-z0-9/._-]{1,20}$/);

describe('whatever the message', () => {
  test('filled in, it is found again with its values', () => {
    const parts = fc.tuple(words, fc.uniqueArray(name, { minLength: 1, maxLength: 3 }), value);
    fc.assert(
      fc.property(parts, ([literal, names, one]) => {
        // No value holds a blank, so that the words between them cannot stand inside one.
        const text = names.map((place) => `${literal} <${place}>`).join(' ; ');
        const template = parseTemplate(text);
        const filled = fillTemplate(template, Object.fromEntries(names.map((place) => [place, one])));
        expect([...(matchTemplate(template, `log: ${filled}\n`)?.values.values() ?? [])]).toEqual(names.map(() => one));
      }),
    );
  });

  test('any text matches or does not, and what matches holds every word in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, standsAlone) => {
        const match = matchTemplate(mismatch, text, { standsAlone });
        expect(match === null || text.slice(match.start, match.end).includes(' Received: ')).toBe(true);
      }),
    );
  });
});

describe('time grows with the text', () => {
  const pumps = [
    'audience mismatch. Expected: ',
    'audience mismatch. Expected: a Received',
    'xaudience mismatch. Expected: ',
    'Invalid signature ',
    'Invalid signature: x Invalid signature',
    ' Received: ',
    'a"',
    '"} ',
  ];

  test.each(pumps)('on nothing but %j', (pump) => {
    for (const template of [
      mismatch,
      parseTemplate('Invalid signature'),
      parseTemplate('Invalid signature: <x> ends.'),
    ]) {
      for (const standsAlone of [false, true]) {
        const all = (length: number): void => {
          const text = pump.repeat(Math.ceil(length / pump.length));
          let match = matchTemplate(template, text, { standsAlone });
          while (match !== null) match = matchTemplate(template, text, { from: match.end, standsAlone });
        };
        expect(growth(all)).toBeLessThan(40);
      }
    }
  });
});
