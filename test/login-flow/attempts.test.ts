import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnose.ts';
import { readEvidence } from '../../src/input/index.ts';
import type { Finding, Report } from '../../src/report/report.ts';
import { loginSteps, type LoginOptions, type Step } from '../helpers/capture-login.ts';
import { har, samlTracer, type Recorder } from '../helpers/captures.ts';
import { createResponse } from '../helpers/idp.ts';
import { expectValidReport } from '../helpers/schema.ts';

const response = readFileSync(new URL('../../fixtures/inputs/saml/good.xml', import.meta.url), 'utf8');

async function reportOn(text: string): Promise<Report> {
  const evidence = await readEvidence([{ name: 'login.har', text, bytes: null }], { distinctive: [] });
  const report = await diagnose(evidence, { now: new Date('2026-11-24T12:00:00Z') });
  expectValidReport(report);
  return report;
}

function recorded(steps: readonly Step[], recorder: Recorder = 'Chrome'): Promise<Report> {
  return reportOn(har(steps, recorder));
}

function login(options: LoginOptions = {}): Promise<Report> {
  return recorded(loginSteps(response, options));
}

function check({ findings }: Report, id: string): Pick<Finding, 'status' | 'message'>[] {
  return findings.filter(({ check }) => check === id).map(({ status, message }) => ({ status, message }));
}

describe('attempts', () => {
  test('a login is one attempt, with its parties, its messages and its error', async () => {
    const { attempts, timeline } = await login();
    expect(attempts).toMatchObject([
      {
        number: 1,
        startedAt: '2026-03-02T11:59:30.000Z',
        initiatedBy: 'application',
        outcome: 'failed',
        error: 'access_denied',
        requestId: '_request',
        inResponseTo: '_request',
        parties: {
          application: 'cluster.influxdb.io',
          broker: 'auth.influxdata.com',
          identityProvider: 'idp.example.com',
        },
      },
    ]);
    expect(timeline.map(({ from, to, leg }) => `${from} > ${to} (${leg})`)).toEqual([
      'browser > broker (broker-to-application)',
      'broker > browser (broker-to-application)',
      'browser > identity provider (identity-provider-to-broker)',
      'browser > identity provider (identity-provider-to-broker)',
      'browser > broker (identity-provider-to-broker)',
      'broker > browser (identity-provider-to-broker)',
      'browser > application (broker-to-application)',
    ]);
    expect(timeline.filter(({ failed }) => failed)).toHaveLength(2);
  });

  test('another state and another AuthnRequest are another attempt', async () => {
    const second = createResponse({ inResponseTo: '_second', responseId: '_r2' });
    const { attempts } = await recorded([
      ...loginSteps(response),
      ...loginSteps(second, {
        state: 'secret-second-state',
        requestId: '_second',
        after: 60_000,
        errorDescription: null,
      }),
    ]);
    expect(attempts).toMatchObject([
      { number: 1, outcome: 'failed', requestId: '_request', inResponseTo: '_request' },
      { number: 2, outcome: 'succeeded', requestId: '_second', inResponseTo: '_second' },
    ]);
  });

  test('requests are ordered by when they began', async () => {
    const { attempts, timeline } = await recorded(loginSteps(response).toReversed());
    expect(attempts).toHaveLength(1);
    expect(timeline[0]).toMatchObject({ to: 'broker', what: 'asks for a login' });
  });

  test('a response to no request was begun at the identity provider', async () => {
    const unasked = createResponse({ inResponseTo: null });
    const { attempts } = await recorded(loginSteps(unasked).slice(3));
    expect(attempts).toMatchObject([{ initiatedBy: 'identity-provider', requestId: null, inResponseTo: null }]);
  });

  test('a recording that began too late and stopped too early says so, and how to record', async () => {
    const { attempts, findings } = await recorded(loginSteps(response).slice(3, 4));
    expect(attempts).toMatchObject([{ initiatedBy: 'not-recorded', outcome: 'open' }]);
    const missing = findings.filter(({ check, status }) => check === 'capture-complete' && status === 'unknown');
    expect(missing.map(({ missing }) => missing)).toEqual([
      'The beginning of the login is not in this capture: the recording began too late',
    ]);
    expect(missing[0]?.message).toContain('Preserve log');
  });

  test('the POST that is missing is named', async () => {
    const report = await recorded(loginSteps(response).slice(0, 4));
    expect(check(report, 'capture-complete')).toMatchObject([
      { status: 'unknown', message: expect.stringContaining('The POST to the callback is not in this capture') },
    ]);
  });

  test('a whole login lacks nothing', async () => {
    expect(check(await login(), 'capture-complete')).toMatchObject([{ status: 'pass' }]);
  });
});

describe('RelayState', () => {
  test.each([
    ['comes back', {}, 'pass'],
    ['is lost', { returnedRelayState: null }, 'fail'],
    ['is changed', { returnedRelayState: 'secret-other' }, 'fail'],
  ] as const)('%s', async (_name, options, status) => {
    const report = await login(options);
    expect(check(report, 'relay-state')).toMatchObject([{ status }]);
    expect(JSON.stringify(report)).not.toContain('secret-');
  });

  test('a hashed one can be compared with nothing', async () => {
    expect(check(await reportOn(samlTracer(loginSteps(response), 2)), 'relay-state')).toEqual([]);
  });
});

describe('cookies', () => {
  test.each([
    ['come back', {}, 'pass'],
    ['are lost', { sentCookie: 'consent=yes' }, 'fail'],
  ] as const)('%s', async (_name, options, status) => {
    expect(check(await login(options), 'session-cookie')).toMatchObject([{ status }]);
  });

  test('nothing is told of them where the capture leaves them out', async () => {
    expect(check(await recorded(loginSteps(response), 'Chrome without secrets'), 'session-cookie')).toEqual([]);
  });
});

test('a response that is posted again is told apart', async () => {
  const steps = loginSteps(response);
  const again = steps.slice(4, 5).map((step) => ({ ...step, after: step.after + 30_000 }));
  const report = await recorded([...steps, ...again]);
  expect(report.attempts).toHaveLength(1);
  expect(check(report, 'repeated-response')).toMatchObject([{ status: 'fail' }]);
});

test('an application that gets another state back has to refuse', async () => {
  const steps = loginSteps(response);
  const ended = steps.map((step, index) =>
    index === 5 ? { ...step, url: step.url.replace(/state=.*/, 'state=x') } : step,
  );
  expect(check(await recorded(ended), 'state-returned')).toMatchObject([{ status: 'fail' }]);
  expect(check(await login(), 'state-returned')).toMatchObject([{ status: 'pass' }]);
});

describe('clocks', () => {
  test.each([
    ['agree', {}, 'pass', 0],
    ['differ within what is tolerated', { idpAhead: -90_000 }, 'pass', -90],
    ['differ', { brokerAhead: 600_000 }, 'fail', -600],
    ['are both wrong against the recorder', { brokerAhead: 3_600_000, idpAhead: 3_600_000 }, 'pass', 0],
  ] as const)('%s', async (_name, options, status, seconds) => {
    const report = await login(options);
    expect(check(report, 'clock-skew')).toMatchObject([{ status }]);
    const clocks = new Map(report.attempts[0]?.clocks.map((clock) => [clock.host, clock.seconds]));
    const difference = (clocks.get('idp.example.com') ?? 0) - (clocks.get('auth.influxdata.com') ?? 0);
    expect(Math.abs(difference - seconds)).toBeLessThanOrEqual(1);
  });

  test('nothing is told of them without times', async () => {
    const report = await reportOn(samlTracer(loginSteps(response), 1));
    expect(check(report, 'clock-skew')).toEqual([]);
    expect(report.timeline[0]?.at).toBe('2026-03-02T11:59:30.000Z');
  });
});
