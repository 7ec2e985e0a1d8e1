import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRedactor, sensitivePatterns } from '../../src/redaction/redact.ts';
import { requiredWords } from '../../src/text/required-words.ts';

/** What each pattern is there for, by its place in the list. */
const examples = [
  '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----',
  'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl',
  'Client_Secret: "s3cr3t-value"',
  'abc8Q~0123456789012345678901234567890123',
  'GOCSPX-0123456789abcdefghijklmnopqr',
  'https://app.example.com/#ID_TOKEN=0123456789',
  'authorization: BEARER 0123456789abcdef',
  'PASSWORD = hunter2!',
  'ada@example.com',
  '192.0.2.1',
];

test.each(sensitivePatterns.map(({ kind, pattern }, place) => [kind, pattern, examples[place] ?? ''] as const))(
  'the %s that %s finds is masked',
  (kind, pattern, example) => {
    expect(example.match(pattern)).toHaveLength(1);
    const redactor = createRedactor({ showPersonalData: false });
    expect(redactor.text(example)).not.toContain(example.match(pattern)?.[0]);
    expect(redactor.summary().kinds).toHaveProperty([kind]);
  },
);

test('whatever looks back knows its words', () => {
  const slow = sensitivePatterns.filter(({ pattern }) => pattern.source.startsWith('(?<='));
  expect(slow.filter(({ pattern }) => requiredWords(pattern) === null)).toEqual([]);
});

test('looking for words first changes nothing that is masked', () => {
  const pieces = [
    ...examples,
    '[token]',
    '[client secret]',
    '[password]=abcdef',
    'token=',
    ' ',
    '"',
    ': ',
    'client secret',
    '\u017F\u212A',
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 6 }), (parts) => {
      const text = parts.join('');
      const secrets = sensitivePatterns.filter(({ personal }) => !personal);
      const masked = secrets.reduce((before, { kind, pattern }) => before.replace(pattern, `[${kind}]`), text);
      expect(createRedactor({ showPersonalData: true }).text(text)).toBe(masked);
    }),
  );
});

test('what is personal gets the same stand-in each time', () => {
  const { text } = createRedactor({ showPersonalData: false });
  expect(text('ada@example.com, bob@example.com from 192.0.2.1')).toBe('[email 1], [email 2] from [IP address 1]');
  expect(text('ADA@example.com')).toBe('[email 1]');
});
