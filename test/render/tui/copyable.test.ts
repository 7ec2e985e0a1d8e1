import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { messageText } from '../../../src/render/message.ts';
import { copyable as copyableIn, type Copyable } from '../../../src/render/tui/copyable.ts';
import { firstState, reduce } from '../../../src/render/tui/state.ts';
import type { Report } from '../../../src/report/report.ts';
import { diagnosedCase } from '../../helpers/diagnosed-case.ts';
import { createResponse } from '../../helpers/idp.ts';
import { calculated, createDiagnosis, createReport } from './sample-report.ts';

type View = 'report' | 'certificates' | 'checks' | 'response' | 'timeline' | 'message' | 'raw';

function copyable(command: View, report: Report): Copyable {
  const state = firstState({ report, texts: [], personalData: false, columns: 80, rows: 24, unicode: true });
  return copyableIn(reduce(state, { type: 'command', command }));
}

const bare = { thumbprints: null, callback: null, certificates: [], diagnoses: [] };

describe('of the cause', () => {
  test('the calculated thumbprint, in the broker’s notation', () => {
    expect(copyable('report', createReport())).toMatchObject({ text: calculated });
  });

  test('the first fact where there is no thumbprint, with nothing hidden in it', () => {
    const facts = [{ label: 'audience', value: 'urn:x\nrm -rf\u200B', from: 'e1', side: null }];
    const report = createReport({ ...bare, diagnoses: [createDiagnosis({ facts })] });
    expect(copyable('report', report)).toEqual({ name: 'audience', text: 'urn:x<U+000A>rm -rf<U+200B>' });
  });
});

describe('of the other views', async () => {
  const audiences = ['urn:other\u200B'];
  const { report } = await diagnosedCase([createResponse({ audiences })]);

  test('certificates: the calculated thumbprint, else the first certificate’s', () => {
    expect(copyable('certificates', createReport())).toMatchObject({ text: calculated });
    expect(copyable('certificates', { ...report, thumbprints: null })).toEqual({
      name: 'the SHA-1 thumbprint of c1',
      text: report.certificates[0]?.sha1,
    });
  });

  test('checks: what the first one received that failed', () => {
    expect(copyable('checks', report)).toEqual({
      name: 'the received value (audience)',
      text: 'urn:other<U+200B>',
    });
  });

  test('response: its issuer', () => {
    expect(copyable('response', report)).toMatchObject({ text: 'https://idp.example.com/metadata' });
  });

  test('response: the issuer of the ID token where there is no response', async () => {
    const { report } = await diagnosedCase([readFileSync('fixtures/inputs/oidc/good.jwt', 'utf8')], { settings: null });
    expect(copyable('response', report)).toEqual({
      name: 'the ID token’s issuer',
      text: 'https://idp.example.com/realms/acme',
    });
  });

  test('message: the message', () => {
    expect(copyable('message', report)).toMatchObject({ text: messageText(report) });
  });

  test('raw: the report as JSON, masked as the report is', () => {
    expect(copyable('raw', report)).toMatchObject({ text: expect.stringContaining('[name ID 1]') as string });
  });
});

test.each(['report', 'certificates', 'checks', 'response', 'timeline', 'message'] as const)(
  'where %s has no value there is a reason',
  (screen) => {
    expect(copyable(screen, createReport(bare))).toEqual({ reason: expect.stringMatching(/^[A-Z].*\.$/) as string });
  },
);
