import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { distinctiveMessages } from '../../src/causes/catalogue.ts';
import { diagnose } from '../../src/diagnose.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import type { CaptureEvidence } from '../../src/evidence/http-exchange.ts';
import { readEvidence } from '../../src/input/index.ts';
import { loginSteps } from '../helpers/capture-login.ts';
import { entry, har, recorders, samlTracer } from '../helpers/captures.ts';
import { expectValidReport } from '../helpers/schema.ts';

const response = readFileSync(new URL('../../fixtures/inputs/saml/another-certificate.xml', import.meta.url), 'utf8');
const steps = loginSteps(response);

function read(text: string): Promise<Evidence[]> {
  return readEvidence([{ name: 'login.har', text, bytes: null }], { distinctive: distinctiveMessages() });
}

function captureOf(evidence: readonly Evidence[]): CaptureEvidence {
  const found = evidence.find((item) => item.kind === 'capture');
  if (found === undefined) throw new Error('no capture');
  return found;
}

function kindsOf(evidence: readonly Evidence[]): string[] {
  return evidence.map(({ kind }) => kind);
}

describe('HAR', () => {
  test.each([...recorders, 'Chrome without secrets'] as const)('%s', async (recorder) => {
    const evidence = await read(har(steps, recorder));
    expect(kindsOf(evidence)).toEqual([
      'saml-request',
      'saml-response',
      'callback-url',
      ...steps.slice(1).map(() => 'http-exchange'),
      'capture',
    ]);
    const found = evidence.find((item) => item.kind === 'saml-response');
    expect(found?.message).toMatchObject({ xml: response, binding: 'post', form: 'base64', damage: [] });
    expect(found?.receivedAt).toEqual(new Date('2026-03-02T11:59:50.000Z'));
    expect(found?.origin).toEqual({ source: 'login.har', location: 'entry 5' });
    expect(captureOf(evidence)).toMatchObject({ format: 'har', requests: 6, leftOut: [], isCut: false });
    const report = await diagnose(evidence, { now: new Date('2026-11-24T12:00:00Z') });
    expectValidReport(report);
    expect(report).toMatchObject({ verdict: 'problem', atFrom: 'capture', at: '2026-03-02T11:59:50.000Z' });
    expect(report.diagnoses.map(({ code }) => code)).toContain('invalid-thumbprint');
    expect(report.findings).toContainEqual(expect.objectContaining({ check: 'same-attempt', status: 'pass' }));
    expect(JSON.stringify(report)).not.toMatch(/secret-|ada@|ada%40/);
  });

  test('a page with the form stands in for a body that was not recorded', async () => {
    const entries = steps.map((step) => entry(step, 'Chrome')) as { request: { postData?: unknown } }[];
    for (const { request } of entries) delete request.postData;
    const evidence = await read(JSON.stringify({ log: { entries } }));
    expect(evidence.find((item) => item.kind === 'saml-response')?.origin.location).toBe('entry 4');
    const posted = evidence.find((item) => item.kind === 'http-exchange' && item.exchange.path === '/login/callback');
    expect(posted).toMatchObject({ exchange: { bodyRecorded: false } });
  });

  test('entries that are none are left out and counted', async () => {
    const entries = [null, 7, 'text', [], {}, { request: {} }, ...steps.map((step) => entry(step, 'Chrome'))];
    const evidence = await read(JSON.stringify({ log: { entries } }));
    expect(captureOf(evidence)).toMatchObject({ requests: 12 });
    expect(captureOf(evidence).leftOut.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(kindsOf(evidence)).toContain('saml-response');
  });

  test('a file that was cut is read to where it ends', async () => {
    const text = har(steps);
    const evidence = await read(text.slice(0, text.lastIndexOf('"startedDateTime"') + 200));
    expect(captureOf(evidence)).toMatchObject({ isCut: true, requests: 6 });
    expect(kindsOf(evidence)).toContain('saml-response');
  });

  test.each([
    ['no entries', '{"log":{"version":"1.2"}}'],
    ['entries that are no list', '{"log":{"entries":{"a":1}}}'],
    ['cut before them', '{"log":{"version":"1.2","ent'],
  ])('%s: said in a sentence', async (_name, text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'ERR_INPUT_MALFORMED' });
  });

  test('what is not of a login is left alone', async () => {
    const [, , script] = steps;
    const evidence = await read(har(script === undefined ? [] : [script]));
    expect(kindsOf(evidence)).toEqual(['capture']);
  });

  test('a hundred thousand nested lists do no harm', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const evidence = await read(
      `{"log":{"entries":[{"request":{"url":${deep}}},${JSON.stringify(entry(steps[5] as never, 'Chrome'))}]}}`,
    );
    expect(kindsOf(evidence)).toContain('callback-url');
  });
});

describe('SAML-tracer', () => {
  test.each([1, 2, 3] as const)('cookie profile %i', async (profile) => {
    const evidence = await read(samlTracer(steps, profile));
    expect(captureOf(evidence)).toMatchObject({ format: 'saml-tracer', requests: 6, seeminglyMasked: profile !== 1 });
    const found = evidence.find((item) => item.kind === 'saml-response');
    expect(found?.message).toMatchObject({ xml: response, binding: 'post' });
    expect(kindsOf(evidence)).toContain('callback-url');
    const report = await diagnose(evidence, { now: new Date('2026-11-24T12:00:00Z') });
    expectValidReport(report);
    expect(report.diagnoses.map(({ code }) => code)).toContain('invalid-thumbprint');
  });
});

describe('curl', () => {
  const target = new URL(steps[4]?.location ?? '');

  test('-v: requests and answers, and the error as in any text', async () => {
    const text = [
      '* Connected to auth.influxdata.com (192.0.2.1) port 443',
      '> GET /authorize?client_id=client&response_type=code&state=abcdefgh&redirect_uri=https%3A%2F%2Fcluster.influxdb.io%2Fcallback HTTP/2',
      '> Host: auth.influxdata.com',
      '> Accept: */*',
      '>',
      '< HTTP/2 302',
      '< date: Mon, 02 Mar 2026 11:59:51 GMT',
      `< location: ${target.href}`,
      '< set-cookie: auth0=secret-broker-session; Path=/; SameSite=None',
      '<',
    ].join('\n');
    const evidence = await read(text);
    const found = evidence.find((item) => item.kind === 'http-exchange');
    expect(found?.exchange).toMatchObject({
      method: 'GET',
      host: 'auth.influxdata.com',
      status: 302,
      location: target.href,
      serverDate: new Date('2026-03-02T11:59:51Z'),
      setCookies: [],
    });
    const report = await diagnose(evidence, { now: new Date('2026-11-24T12:00:00Z') });
    expectValidReport(report);
    expect(report.diagnoses.map(({ code }) => code)).toContain('invalid-thumbprint');
    expect(report.timeline).toHaveLength(2);
  });

  test.each([
    [
      'a POSIX shell',
      (url: string, body: string) => `curl '${url}' \\\n  -H 'cookie: auth0=x' \\\n  --data-raw '${body}'`,
    ],
    ['ANSI-C quotes', (url: string, body: string) => `curl ${url} -X POST -H $'cookie: auth0=x\\u0021' -d $'${body}'`],
    [
      'double quotes',
      (url: string, body: string) => `curl "${url}" ^\n  -H "cookie: auth0=x" ^\n  --data-raw "${body}"`,
    ],
  ])('a command copied for %s', async (_name, command) => {
    const step = steps[4];
    const evidence = await read(command(step?.url ?? '', step?.body ?? ''));
    const found = evidence.find((item) => item.kind === 'http-exchange');
    expect(found?.exchange).toMatchObject({
      method: 'POST',
      path: '/login/callback',
      sentCookies: ['auth0'],
      status: null,
    });
    expect(found?.exchange.message?.xml).toBe(response);
    expect(kindsOf(evidence)).toContain('saml-response');
  });
});
