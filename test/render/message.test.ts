import { describe, expect, test } from 'vitest';
import { messages, messageText } from '../../src/render/message.ts';
import { createDiagnosis, createReport } from './tui/sample-report.ts';

const report = createReport();

test('who must act first gets the first message, which is the one of --message', () => {
  expect(messages(report).map(({ to }) => to)).toEqual(['InfluxData support', 'your identity provider administrator']);
  expect(messages(report)[0]?.text).toBe(messageText(report));
});

describe('everybody else who has a step', () => {
  const [, second] = messages(report);

  test('is asked for theirs alone', () => {
    expect(second?.text).toContain('1. Confirm that the signing certificate was replaced on purpose.');
    expect(second?.text).not.toContain('Replace the certificate of the connection.');
  });

  test('is warned as well, and gets nothing that is meant for others', () => {
    expect(second?.text).toContain('If nobody replaced a certificate, do not send it on.');
    expect(second?.text).not.toContain('Sent along');
  });

  test('learns what else is theirs', () => {
    const other = createDiagnosis({
      title: 'The audience differs',
      owner: 'app-developer',
      fix: [{ owner: 'app-developer', step: 'Mend the audience.' }],
    });
    const all = messages(createReport({ diagnoses: [createDiagnosis(), other] }));
    expect(all.at(-1)).toMatchObject({ to: 'the developers of InfluxDB Cloud Dedicated' });
    expect(all.at(-1)?.text).toContain('- The audience differs. 1. Mend the audience.');
  });
});

test('nobody writes to themselves beside others, and what only follows asks nobody', () => {
  const fix = [{ owner: 'end-user' as const, step: 'Try again.' }];
  const follows = createDiagnosis({
    consequenceOf: 'invalid-thumbprint',
    fix: [{ owner: 'app-developer', step: 'Wait.' }],
  });
  expect(messages(createReport({ diagnoses: [createDiagnosis({ fix }), follows] })).map(({ to }) => to)).toEqual([
    'InfluxData support',
  ]);
  expect(messages(createReport({ diagnoses: [createDiagnosis({ owner: 'end-user', fix })] }))).toHaveLength(1);
});

test('where nothing failed there is nobody to write to', () => {
  expect(messages(createReport({ diagnoses: [] }))).toEqual([]);
});
