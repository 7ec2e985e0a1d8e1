import { describe, expect, test } from 'vitest';
import { diagnose } from '../src/diagnose.ts';
import { auth0 } from '../src/profiles/auth0.ts';
import { reportDocument } from '../src/render/report-document.ts';
import { exitCodeFor } from '../src/report/report.ts';
import { calculated, callbackEvidence, configured, reportOn } from './helpers/evidence.ts';
import { expectValidReport } from './helpers/schema.ts';

const now = new Date('2026-11-24T12:00:00Z');

describe('the seed’s own case', async () => {
  const report = await reportOn();

  test('says which certificate is which, who acts, and what must not be done', async () => {
    const [answer] = report.diagnoses;
    expect(report.verdict).toBe('problem');
    expect(answer).toMatchObject({
      code: 'invalid-thumbprint',
      certainty: 'certain',
      stage: 'broker-validation',
      owner: 'idp-admin',
    });
    expect(answer?.facts).toEqual([
      { label: 'calculated', value: calculated, from: 'e1', side: 'received' },
      { label: 'configured', value: configured, from: 'e1', side: 'expected' },
    ]);
    expect(answer?.caution).toMatch(/.{20}/);
    expect(report.thumbprints).toMatchObject({ relation: 'mismatch' });
    expect(exitCodeFor(report)).toBe(1);
  });

  test('has the published shape', async () => {
    expectValidReport(report);
  });

  test('holds no secret', async () => {
    expect(JSON.stringify(report)).not.toContain('hKFo2SBxVGZ5');
    expect(report.callback?.state).toEqual({ present: true, length: 12 });
    expect(report.redaction).toEqual({ masked: 1, kinds: { state: 1 } });
  });
});

describe('what the two thumbprints tell', () => {
  const description = (one: string, other: string): string =>
    `Invalid thumbprint (configured: ${one}. calculated: ${other})`;
  const colons = calculated.match(/../g)?.join(':') ?? '';
  const sha256 = '4E1243BD22C66E76C2BA9EDDC1F91394E57F9F8395E3D4E5C3C5B6A7F8E9D0A1';

  test.each([
    ['two certificates', description(configured, calculated), 'invalid-thumbprint', 'mismatch', 'certain'],
    [
      'another notation',
      description(colons, calculated),
      'saml-thumbprint-configured-has-separators',
      'notation',
      'certain',
    ],
    [
      'an invisible mark',
      description(`\u200E${calculated}`, calculated),
      'saml-thumbprint-configured-has-separators',
      'notation',
      'certain',
    ],
    ['SHA-256', description(sha256, calculated), 'saml-thumbprint-configured-is-sha256', 'incomparable', 'certain'],
    ['a slip', description(`${calculated.slice(0, 39)}0`, calculated), 'thumbprint-near-miss', 'near-miss', 'certain'],
    ['equal', description(calculated, calculated), 'thumbprint-equal', 'match', 'likely'],
    [
      'cut in the second value',
      description(configured, calculated).slice(0, 90),
      'invalid-thumbprint',
      'unknown',
      'likely',
    ],
    [
      'cut in the label',
      `Invalid thumbprint (configured: ${configured}. calc…`,
      'invalid-thumbprint',
      'unknown',
      'likely',
    ],
    ['placeholders', description('XXXXXXXX', 'YYYYYYYY'), 'invalid-thumbprint', 'unknown', 'likely'],
    ['no values at all', 'Invalid thumbprint', 'saml-invalid-thumbprint-bare', undefined, 'certain'],
  ])('%s', async (_name, errorDescription, code, relation, certainty) => {
    const report = await reportOn({ errorDescription });
    expect(report.diagnoses[0]).toMatchObject({ code, certainty });
    expect(report.thumbprints?.relation).toBe(relation);
    expectValidReport(report);
  });

  test('configured as stated is what was calculated: the upload is not in effect', async () => {
    const report = await reportOn({}, { configured: [colons] });
    expect(report.diagnoses[0]?.code).toBe('thumbprint-upload-not-in-effect');
  });

  test('configured as stated is what the message says: nothing new', async () => {
    expect((await reportOn({}, { configured: [configured] })).diagnoses[0]?.code).toBe('invalid-thumbprint');
  });

  test('configured as stated stands in where the message does not name it', async () => {
    const report = await reportOn(
      { errorDescription: `Invalid thumbprint (configured: . calculated: ${calculated})` },
      { configured: [configured] },
    );
    expect(report.thumbprints).toMatchObject({ relation: 'mismatch', configured: [{ value: configured }] });
  });
});

describe('several callbacks', () => {
  test('a lost session after a refused login is a consequence', async () => {
    const lost = callbackEvidence({
      error: 'invalid_request',
      errorDescription: 'You may have pressed the back button, refreshed during login.',
    });
    const { diagnoses } = await diagnose([lost, callbackEvidence()], { now });
    expect(diagnoses.map(({ code, consequenceOf }) => [code, consequenceOf])).toEqual([
      ['invalid-thumbprint', null],
      ['auth0-session-lost', 'invalid-thumbprint'],
    ]);
  });

  test('alone, the same error is the answer', async () => {
    const [answer] = (
      await reportOn({
        error: 'invalid_request',
        errorDescription: 'You may have pressed the back button',
      })
    ).diagnoses;
    expect(answer).toMatchObject({ code: 'auth0-session-lost', consequenceOf: null });
  });

  test('two failures that have nothing to do with each other are both told, the surer one first', async () => {
    const other = callbackEvidence({ error: 'access_denied', errorDescription: 'Something odd happened in Oslo' });
    expect((await diagnose([other, callbackEvidence()], { now })).diagnoses.map(({ code }) => code)).toEqual([
      'invalid-thumbprint',
      'unrecognised-access-denied',
    ]);
  });

  test('the same cause twice is told once', async () => {
    expect((await diagnose([callbackEvidence(), callbackEvidence()], { now })).diagnoses).toHaveLength(1);
  });
});

describe('what cannot be told', () => {
  test.each([
    ['an unknown text', { errorDescription: 'Something odd happened in Oslo' }, 'unrecognised-access-denied'],
    ['an unknown code', { error: 'wibble', errorDescription: 'wobble' }, 'unrecognised-error'],
    [
      'a URL cut at the ampersand',
      { errorDescription: null, damage: [{ kind: 'cut-at-ampersand' as const }] },
      'callback-cut-at-ampersand',
    ],
    ['access_denied alone', { errorDescription: null }, 'oauth-access-denied-code'],
  ])('%s is unknown, says who might know, and ends with status 1', async (_name, changes, code) => {
    const report = await reportOn(changes);
    expect(report.verdict).toBe('unknown');
    expect(report.diagnoses[0]).toMatchObject({ code, certainty: 'possible' });
    expect(exitCodeFor(report)).toBe(1);
    expectValidReport(report);
  });

  test('nothing at all is no failure and ends with status 3', async () => {
    const report = await diagnose([], { now });
    expect(report).toMatchObject({ verdict: 'not-a-failure', diagnoses: [], callback: null });
    expect(exitCodeFor(report)).toBe(3);
    expectValidReport(report);
  });

  test('a success is no failure and ends with status 0', async () => {
    const report = await reportOn({ outcome: 'success', error: null, errorDescription: null });
    expect(report.verdict).toBe('not-a-failure');
    expect(exitCodeFor(report)).toBe(0);
    expectValidReport(report);
  });
});

describe('hosts', () => {
  const host = async (changes: Parameters<typeof reportOn>[0]): Promise<unknown> =>
    (await reportOn(changes)).findings.find(({ check }) => check === 'callback-host');

  test('the broker’s own host passes', async () => {
    expect(await host({})).toMatchObject({ status: 'pass' });
  });

  test('a host behind user information is an error that names the real one', async () => {
    expect(await host({ host: 'evil.test', misleadingHost: 'auth.influxdata.com@evil.test' })).toMatchObject({
      status: 'fail',
      severity: 'error',
      received: 'evil.test',
    });
  });

  test.each([
    'auth.influxdata.com.evil.test',
    'auth-influxdata.com',
    'authinfluxdata.com',
    'auth.influxdata.co',
    'auth.infIuxdata.com'.toLowerCase(),
  ])('%s looks like the broker, whatever profile is used', async (name) => {
    expect(await host({ host: name })).toMatchObject({ status: 'fail', severity: 'error', received: name });
  });

  test('a look-alike is said before anybody is told to do something', async () => {
    const kinds = reportDocument(await reportOn({ host: 'auth.influxdata.com.evil.test' })).map((block) =>
      'label' in block ? block.label : block.kind,
    );
    expect(kinds.indexOf('warning')).toBeGreaterThan(0);
    expect(kinds.indexOf('warning')).toBeLessThan(kinds.indexOf('fix'));
  });

  test('another host belongs to any Auth0 tenant, whose host is not known', async () => {
    const report = await reportOn({ host: 'app.example.com' });
    expect(report.profile.id).toBe('auth0');
    expect(report.findings.find(({ check }) => check === 'callback-host')).toMatchObject({ status: 'unknown' });
  });

  test('words follow the profile', async () => {
    const report = await reportOn({}, { profile: auth0 });
    expect(JSON.stringify(report.diagnoses)).not.toMatch(/InfluxData|InfluxDB/);
  });
});

describe('masking', () => {
  test('personal data in a description is masked unless asked for, the same value always alike', async () => {
    const errorDescription = 'User jane.doe@example.com is blocked; jane.doe@example.com asked from 192.0.2.7';
    const masked = (await reportOn({ errorDescription })).callback?.errorDescription;
    expect(masked).toBe('User [email 1] is blocked; [email 1] asked from [IP address 1]');
    expect((await reportOn({ errorDescription }, { showPersonalData: true })).callback?.errorDescription).toBe(
      errorDescription,
    );
  });

  test.each([
    ['code', 'SplxlOBeZQQYbYS6WxSbIA'],
    ['id_token', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
    ['access_token', '2YotnFZFEjr1zCsicMWpAA'],
    ['client_secret', 'tsO8Q~secretsecretsecretsecretsecretsecr'],
    ['somebody_elses', 'Zm9vYmFyYmF6'],
    ['__proto__', 'Zm9vYmFyYmF6'],
  ])('the value of %s is never shown', async (name, value) => {
    const seed = callbackEvidence().callback;
    const report = await reportOn({ parameters: [...seed.parameters, { name, value }] }, { showPersonalData: true });
    expect(JSON.stringify(report)).not.toContain(value);
    expect(report.callback?.otherParameters).toContainEqual({
      name,
      value: expect.stringContaining(`${value.length} characters`),
    });
    expectValidReport(report);
  });

  test('the application is named: its client ID is no secret (RFC 6749 §2.2)', async () => {
    const seed = callbackEvidence().callback;
    const client = { name: 'client_id', value: 'kX3f9mQ2vB7nR4tL8wZ1cY6dH5jP0sGa' };
    const report = await reportOn({ parameters: [...seed.parameters, client] });
    expect(report.callback?.otherParameters).toContainEqual(client);
    expect(report.callback?.url).toContain(`client_id=${client.value}`);
  });

  test('personal data in parameter names is masked too, wherever they are shown', async () => {
    const seed = callbackEvidence().callback;
    const twice = { name: 'jane.doe@example.com', value: '1' };
    const damage = [{ kind: 'duplicate-parameter' as const, name: twice.name }];
    const report = await reportOn({ parameters: [...seed.parameters, twice, twice], damage });
    expect(JSON.stringify(report)).not.toMatch(/jane/);
  });

  test('names of any length are shortened', async () => {
    const name = 'n'.repeat(5_000);
    const report = await reportOn({ damage: [{ kind: 'duplicate-parameter', name }] });
    expect(JSON.stringify(report)).not.toContain('n'.repeat(300));
  });

  test('thousands of addresses are told apart', async () => {
    const errorDescription = Array.from({ length: 400 }, (_, index) => `u${index}@example.com`).join(' ');
    expect((await reportOn({ errorDescription })).callback?.errorDescription).toContain('[email 400]');
  });

  test('a secret inside a description is masked', async () => {
    const errorDescription =
      'invalid_client: client_secret=abcDEF123456 rejected, key -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';
    const shown = JSON.stringify(await reportOn({ errorDescription }));
    expect(shown).not.toContain('abcDEF123456');
    expect(shown).not.toContain('MIIE');
  });
});
