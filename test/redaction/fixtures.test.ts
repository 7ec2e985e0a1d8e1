import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { distinctiveMessages } from '../../src/causes/catalogue.ts';
import { diagnose } from '../../src/diagnose.ts';
import { SsoDoctorError } from '../../src/errors.ts';
import { readEvidence } from '../../src/input/index.ts';
import { redact } from '../../src/redaction/redact-text.ts';

const root = fileURLToPath(new URL('../../fixtures/', import.meta.url));

/** Every text among the inputs. A keystore and the like are no text and are refused; keys are taken out whole. */
const files = ['inputs', 'seed', 'tickets/inputs']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((name) => statSync(join(root, name)).isFile() && !/\.(?:p12|pfx|der|jks|gz)$/.test(name))
  .filter((name) => !readFileSync(join(root, name), 'utf8').includes('PRIVATE KEY'));

/** Everything that a fixture holds about a person, or that lets somebody act. */
const revealing = /(?<!client-)secret-|ada@|ada%40|eve@|lovelace|jane\.doe|user@mail\.example|\buser\d@/i;

async function told(text: string): Promise<unknown> {
  try {
    const evidence = await readEvidence([{ name: 'input', text, bytes: null }], { distinctive: distinctiveMessages() });
    const report = await diagnose(evidence, {
      now: new Date('2026-03-02T12:00:00Z'),
      configured: ['0E9A70686477C0A8FF4763F039FD28EAF8D3F4A8'],
    });
    return {
      verdict: report.verdict,
      codes: report.diagnoses.map(({ code }) => code),
      relation: report.thumbprints?.relation,
      calculated: report.thumbprints?.calculated.map(({ value }) => value),
      configured: report.thumbprints?.configured.map(({ value }) => value),
      certificates: report.certificates.map(({ sha256 }) => sha256),
      provider: report.provider?.id,
      attempts: report.attempts.map(({ outcome, initiatedBy, error }) => ({ outcome, initiatedBy, error })),
      flow: report.timeline.map(({ at, from, to, failed }) => ({ at, from, to, failed })),
      checks: report.findings
        .filter(({ check }) => captureChecks.has(check))
        .map(({ check, status }) => [check, status]),
    };
  } catch (error) {
    if (error instanceof SsoDoctorError) return error.code;
    throw error;
  }
}

const captureChecks = new Set(['relay-state', 'state-returned', 'session-cookie', 'repeated-response', 'clock-skew']);

describe.each(files)('%s', (name) => {
  const text = readFileSync(join(root, name), 'utf8');

  test('the copy says the same, and nothing about anybody', async () => {
    const copy = await redact({ name, text }, { distinctive: distinctiveMessages() });
    expect(await told(copy.text)).toEqual(await told(text));
    expect(copy.text).not.toMatch(revealing);
    expect(JSON.stringify(copy.receipt)).not.toMatch(revealing);
  });

  test('a copy of the copy is the copy', async () => {
    const first = await redact({ name, text });
    const second = await redact({ name, text: first.text });
    expect(second.text).toBe(first.text);
    expect(second.receipt.masked).toEqual([]);
  });
});
