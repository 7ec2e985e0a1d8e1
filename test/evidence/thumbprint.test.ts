import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareThumbprints, countDifferences } from '../../src/evidence/compare-thumbprints.ts';
import { parseThumbprintMessage } from '../../src/evidence/thumbprint-message.ts';
import { colonNotation, parseThumbprint } from '../../src/evidence/thumbprint.ts';

const A = '634AB4651FCA2F623563BE32EDA32DE565219118';
const B = 'BDEBFBFBA786C2D97F2125274793E32643358E81';
const sha256 = '4E1243BD22C66E76C2BA9EDDC1F91394E57F9F8395E3D4E5C3C5B6A7F8E9D0A1';

describe('a thumbprint in any notation', () => {
  test.each([
    ['bare', A, []],
    ['lower case', A.toLowerCase(), ['lower-case']],
    ['with colons', colonNotation(A), ['separators']],
    ['with dashes', colonNotation(A).replaceAll(':', '-'), ['separators']],
    ['in groups', A.replace(/(.{4})/g, '$1 ').trim(), ['separators']],
    ['from Windows, with a mark before it', `\u200E${A.toLowerCase()}`, ['invisible-characters', 'lower-case']],
    ['with Cyrillic letters', A.replaceAll('A', '\u0410').replaceAll('C', '\u0421'), ['look-alike-letters']],
    ['as OpenSSL prints it', `SHA1 Fingerprint=${colonNotation(A)}`, ['label', 'separators']],
    ['as a number is written in programs', `0x${A}`, ['label']],
    ['in base64 (x5t)', Buffer.from(A, 'hex').toString('base64'), ['base64']],
    ['in base64, its digits and not its bytes', Buffer.from(A).toString('base64'), ['base64']],
    ['in base64url without padding', Buffer.from(A, 'hex').toString('base64url'), ['base64']],
  ])('%s', (_name, raw, notation) => {
    expect(parseThumbprint(raw)).toEqual({ raw, value: A, algorithm: 'sha1', notation });
  });

  test.each([
    [A, 'sha1'],
    [sha256, 'sha256'],
    [sha256 + sha256, 'sha512'],
    [Buffer.from(sha256 + sha256, 'hex').toString('base64'), 'sha512'],
    [Buffer.from(sha256.toLowerCase()).toString('base64'), 'sha256'],
    [`MD5 Fingerprint=${colonNotation(A.slice(0, 32))}`, 'unknown'],
    [A.slice(0, 39), 'unknown'],
    ['not a thumbprint', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s by its length', (raw, algorithm) => {
    expect(parseThumbprint(raw).algorithm).toBe(algorithm);
  });

  test('any text is read without an error, and reading again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const { value } = parseThumbprint(raw);
        if (/^[0-9A-F]{40}$/.test(value)) expect(parseThumbprint(value).value).toBe(value);
      }),
    );
  });
});

describe('the broker’s message', () => {
  const read = (text: string): unknown => {
    const message = parseThumbprintMessage(text);
    return (
      message && [
        message.configured.map(({ value }) => value),
        message.calculated.map(({ value }) => value),
        message.complete,
      ]
    );
  };

  test.each([
    ['as the validator prints it', `Invalid thumbprint (configured: ${A}. calculated: ${B})`, [[A], [B], true]],
    ['several configured', `Invalid thumbprint (configured: ${A}, ${B}. calculated: ${B})`, [[A, B], [B], true]],
    ['the older build’s repetition', `Invalid thumbprint (configured: ${A}, ${A}. calculated: ${B})`, [[A], [B], true]],
    [
      'other case and blanks',
      `invalid  Thumbprint ( Configured : ${A.toLowerCase()} .  Calculated:${B} )`,
      [[A], [B], true],
    ],
    ['colons in the value', `Invalid thumbprint (configured: ${colonNotation(A)}. calculated: ${A})`, [[A], [A], true]],
    ['text around it', `Error: Invalid thumbprint (configured: ${A}. calculated: ${B}) at step 3`, [[A], [B], true]],
    ['nothing configured', `Invalid thumbprint (configured: . calculated: ${B})`, [[], [B], true]],
    [
      'cut in the calculated value',
      `Invalid thumbprint (configured: ${A}. calculated: ${B.slice(0, 9)}`,
      [[A], [B.slice(0, 9)], false],
    ],
    ['cut in the label', `Invalid thumbprint (configured: ${A}. calcul`, [[A], [], false]],
    [
      'cut with an ellipsis in the configured value',
      `Invalid thumbprint (configured: ${A.slice(0, 12)}…`,
      [[`${A.slice(0, 12)}…`], [], false],
    ],
    ['without values', 'Invalid thumbprint', [[], [], false]],
    ['another message', 'assertion has expired.', null],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('comparing', () => {
  const situation = (configured: string | string[], calculated: string): string =>
    compareThumbprints([configured].flat().map(parseThumbprint), [parseThumbprint(calculated)]).situation;

  test.each([
    ['two certificates', A, B, 'different'],
    ['the same value', A, A, 'equal'],
    ['letter case alone, which the broker ignores', A.toLowerCase(), A, 'equal'],
    ['colons', colonNotation(A), A, 'notation'],
    ['an invisible mark', `\u200E${A}`, A, 'notation'],
    ['Cyrillic letters', A.replace('A', '\u0410'), A, 'notation'],
    ['one character mistyped', `${A.slice(0, -1)}9`, A, 'near-miss'],
    ['two characters swapped', `${A.slice(0, 10)}${A[11]}${A[10]}${A.slice(12)}`, A, 'near-miss'],
    ['the last character lost', A.slice(0, -1), A, 'near-miss'],
    ['the first two characters lost', A.slice(2), A, 'near-miss'],
    ['a character too many in the middle', `${A.slice(0, 20)}0${A.slice(20)}`, A, 'near-miss'],
    ['SHA-256 where SHA-1 is needed', sha256, B, 'other-algorithm'],
    ['calculated cut short', A, B.slice(0, 9), 'incomplete'],
    ['nothing configured', '', B, 'incomplete'],
    ['placeholders', 'XXXXXXXX', 'YYYYYYYY', 'incomplete'],
  ])('%s', (_name, configured, calculated, expected) => {
    expect(situation(configured, calculated)).toBe(expected);
  });

  test('the nearest of several configured values is the one that is compared', () => {
    expect(situation([B.replace(/./g, '0'), colonNotation(A)], A)).toBe('notation');
  });

  test('unrelated values are never near', () => {
    const hex = fc
      .uint8Array({ minLength: 20, maxLength: 20 })
      .map((bytes) => Buffer.from(bytes).toString('hex').toUpperCase());
    fc.assert(
      fc.property(hex, hex, (one, other) => {
        fc.pre(countDifferences(one, other) > 20);
        expect(['different', 'near-miss']).toContain(situation(one, other));
        // Only a long common beginning or end could make them near, which 21 differences leave no room for.
        expect(situation(one, other)).toBe('different');
      }),
    );
  });

  test('a slip of one character is always found', () => {
    const hex = fc
      .uint8Array({ minLength: 20, maxLength: 20 })
      .map((bytes) => Buffer.from(bytes).toString('hex').toUpperCase());
    fc.assert(
      fc.property(hex, fc.nat(39), (value, position) => {
        const slipped = `${value.slice(0, position)}${value[position] === '0' ? '1' : '0'}${value.slice(position + 1)}`;
        expect(situation(slipped, value)).toBe('near-miss');
        expect(situation(value.slice(0, position) + value.slice(position + 1), value)).toBe('near-miss');
      }),
    );
  });
});
