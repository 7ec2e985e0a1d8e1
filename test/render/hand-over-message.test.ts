import { describe, expect, test } from 'vitest';
import { handOverMessage } from '../../src/render/hand-over-message.ts';
import { certificateMessage } from '../../src/render/certificate-message.ts';
import { messageLines } from '../../src/render/tui/message-lines.ts';
import { lineText } from '../../src/render/layout.ts';
import type { Report } from '../../src/report/report.ts';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';
import { createResponse } from '../helpers/idp.ts';

const configured = { configured: ['634AB4651FCA2F623563BE32EDA32DE565219118'] };
const { report } = await diagnosedCase([createResponse()], configured);

function shown(one: Report): string {
  return Array.from(messageLines({ report: one, columns: 100, unicode: true }), lineText).join('\n');
}

describe('the message that hands the certificate over', () => {
  test('stands last, under its caution, and is the one of cert --message', () => {
    expect(report.thumbprints?.relation).toBe('mismatch');
    expect(handOverMessage(report)?.text).toBe(certificateMessage(report));
    const text = shown(report);
    expect(text).toMatch(/Message (\d) of \1, to InfluxData support; c copies it\nSend this one only once/);
    expect(text.indexOf('-----BEGIN CERTIFICATE-----')).toBeGreaterThan(text.indexOf('Send this one only once'));
  });

  test.each<[string, Partial<Report>]>([
    ['nothing failed', { diagnoses: [] }],
    ['no thumbprints differ', { thumbprints: null }],
    [
      'the thumbprint is that of another certificate',
      { thumbprints: report.thumbprints && { ...report.thumbprints, calculated: [] } },
    ],
    ['no certificate is at hand', { certificates: [] }],
    [
      'the case looks like an attack',
      { findings: report.findings.map((finding, index) => ({ ...finding, suspicious: index === 0 })) },
    ],
  ])('is not offered where %s', (_, change) => {
    expect(handOverMessage({ ...report, ...change })).toBeNull();
    expect(shown({ ...report, ...change })).not.toContain('BEGIN CERTIFICATE');
  });
});
