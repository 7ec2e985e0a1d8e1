import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctiveMessages } from '../../src/causes/catalogue.ts';
import { diagnose } from '../../src/diagnose.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { readTnet } from '../../src/input/captures/tnetstrings.ts';
import { readEvidence } from '../../src/input/index.ts';
import { maskable } from '../../src/input/mitmproxy-dump.ts';
import { redact } from '../../src/redaction/redact-text.ts';
import { decodeText } from '../../src/input/source.ts';
import { loginSteps } from '../helpers/capture-login.ts';
import { mitmproxyDump, tnet } from '../helpers/mitmproxy.ts';
import { expectValidReport } from '../helpers/schema.ts';

const response = readFileSync(new URL('../../fixtures/inputs/saml/another-certificate.xml', import.meta.url), 'utf8');
const dump = mitmproxyDump(loginSteps(response));

function read(bytes: Buffer): Promise<Evidence[]> {
  return readEvidence([{ name: 'login.flow', text: decodeText(bytes), bytes }], { distinctive: distinctiveMessages() });
}

describe('a dump of mitmproxy', () => {
  test('has the login in it, with its timeline, and nothing secret comes out', async () => {
    const evidence = await read(dump);
    expect(evidence.find((item) => item.kind === 'saml-response')?.message.xml).toBe(response);
    expect(evidence.at(-1)).toMatchObject({
      kind: 'capture',
      format: 'mitmproxy',
      requests: 6,
      leftOut: [],
      isCut: false,
    });
    const report = await diagnose(evidence, { now: new Date('2026-11-24T12:00:00Z') });
    expectValidReport(report);
    expect(report.diagnoses[0]?.code).toBe('invalid-thumbprint');
    expect(report.attempts).toMatchObject([{ outcome: 'failed', initiatedBy: 'application' }]);
    expect(JSON.stringify(report)).not.toMatch(/secret-|ada@|ada%40/);
  });

  test('is redacted as HAR: the copy says the same, and nothing about anybody', async () => {
    const source = { name: 'login.flow', text: decodeText(dump), bytes: dump };
    const { text } = await redact(await maskable(source), { distinctive: distinctiveMessages() });
    expect(text).not.toMatch(/secret-|ada@|ada%40/);
    const told = async (evidence: Evidence[]): Promise<unknown> => {
      const { verdict, diagnoses, thumbprints, attempts } = await diagnose(evidence, {
        now: new Date('2026-11-24T12:00:00Z'),
      });
      const values = [...(thumbprints?.calculated ?? []), ...(thumbprints?.configured ?? [])].map(({ value }) => value);
      return [verdict, diagnoses.map(({ code }) => code), values, attempts.map(({ outcome }) => outcome)];
    };
    expect(await told(await read(Buffer.from(text)))).toEqual(await told(await read(dump)));
  });

  test('that is cut off says so, and what is before the cut counts', async () => {
    const evidence = await read(dump.subarray(0, dump.length - 200));
    expect(evidence.at(-1)).toMatchObject({ kind: 'capture', requests: 5, isCut: true });
    expect(evidence.some(({ kind }) => kind === 'saml-response')).toBe(true);
  });

  test.each([
    ['a flow without a request', tnet({ version: 21, type: 'tcp' })],
    ['a flow without an address', tnet({ version: 21, request: { method: Buffer.from('GET') } })],
  ])('%s is left out, and counted', async (_, flow) => {
    const evidence = await read(Buffer.concat([dump, flow]));
    expect(evidence.at(-1)).toMatchObject({ requests: 7, leftOut: [{ index: 7, problem: 'invalid' }] });
  });
});

describe('a tnetstring', () => {
  test.each(['5:hello', '5:hell', '99999999999:x,', ':x,', '1:x?', '3:1:a]', ''])('%j is none', (text) => {
    expect(readTnet(Buffer.from(text), 0)).toBeNull();
  });

  test('nested without end is none', () => {
    let nested = tnet([]);
    for (let depth = 0; depth < 200; depth++)
      nested = Buffer.concat([Buffer.from(`${nested.length}:`), nested, Buffer.from(']')]);
    expect(readTnet(nested, 0)).toBeNull();
  });

  test('any bytes are read without an error, and what was written comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        readTnet(bytes, 0);
        expect(readTnet(tnet(Buffer.from(bytes)), 0)?.value).toEqual(Buffer.from(bytes));
      }),
    );
  });
});
