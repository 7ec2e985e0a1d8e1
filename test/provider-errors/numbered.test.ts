import { describe, expect, test } from 'vitest';
import type { Cause } from '../../src/causes/cause.ts';
import { catalogueFor, coreCatalogue, wholeCatalogue } from '../../src/causes/catalogue.ts';
import { isCodeFallback, recognise } from '../../src/causes/recognise.ts';
import { profiles } from '../../src/profiles/index.ts';
import { fillWords } from '../../src/profiles/fill-words.ts';
import { providerErrors } from '../../src/provider-errors/index.ts';
import { adfsErrors } from '../../src/provider-errors/adfs.ts';
import { entraErrors } from '../../src/provider-errors/entra.ts';
import type { Report } from '../../src/report/report.ts';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';
import { expectValidReport } from '../helpers/schema.ts';
import { backtrackingOf } from '../helpers/backtracking.ts';

const errors = [...entraErrors, ...adfsErrors];
const numbered = errors.filter((cause): cause is Cause & { code: string } => cause.code !== undefined);
const whole = await wholeCatalogue(null);

async function diagnosed(text: string): Promise<Report> {
  const { report } = await diagnosedCase([text]);
  expectValidReport(report);
  return report;
}

const failing = (description: string): string =>
  `https://auth.influxdata.com/login/callback?error=access_denied&error_description=${encodeURIComponent(description)}&state=hKFo2SBxVGZ5`;

describe('the numbered errors of Microsoft Entra ID and AD FS', () => {
  test('are all there: 218 codes of Microsoft’s list, 28 of AD FS', () => {
    expect(numbered.length).toBe(218 + 28);
  });

  test.each(numbered.map((cause) => [cause.code, cause] as const))(
    '%s: its example gives it first, as a callback and as text; a longer code does not',
    async (code, { id, example, pattern }) => {
      expect((await diagnosed(failing(example))).diagnoses[0]?.code).toBe(id);
      expect((await diagnosed(`Sign in\n\n${example}\n\nTroubleshooting details\n`)).diagnoses[0]?.code).toBe(id);
      expect(pattern?.test(`${code}7: something`)).toBe(false);
      expect(pattern?.test(`${code.replace(/(?<=[A-Z])\d/, '9$&')}: something`)).toBe(false);
    },
  );

  // No assignment, no consent, a conditional access policy, no session: the request was well, so the drawing must not blame the broker for it.
  test.each([50_105, 65_001, 90_094, 530_003, 530_032, 500_213, 50_058, 16_003, 9_002_341])(
    'AADSTS%s fails at the provider',
    (number) => {
      expect(numbered.find(({ code }) => code === `AADSTS${number}`)?.stage).toBe('idp-authentication');
    },
  );

  test('words, ids and titles', () => {
    const all = whole.filter(({ pattern }) => pattern !== null);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
    const titles = whole.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    for (const cause of errors) {
      const words = [cause.title, cause.cause, ...cause.send, ...cause.fix.map(({ step }) => step)].join(' ');
      expect(words, cause.id).not.toMatch(/influx/i);
      expect(cause.title.length, cause.title).toBeLessThanOrEqual(96);
      expect(cause.title.endsWith('.'), cause.title).toBe(false);
      expect(cause.example, cause.id).toContain(cause.code ?? '');
      expect(cause.fix[0]?.owner).toBe(cause.owner);
      expect(cause.sources.every((source) => source.startsWith('https://'))).toBe(true);
      for (const profile of profiles) expect(fillWords(words, profile), cause.id).not.toMatch(/\{\w+\}/);
    }
    expect(all.length).toBeGreaterThan(500);
  });

  test.each(errors.map(({ id, pattern }) => [id, pattern] as const))('%s cannot backtrack badly', (id, pattern) => {
    expect(pattern?.flags).toBe('i');
    expect(pattern === null ? null : backtrackingOf(pattern), id).toBe('safe');
  });
});

describe('the table is loaded only when it is needed', () => {
  test('not for other texts', async () => {
    expect(await catalogueFor(['Invalid thumbprint (configured: A. calculated: B)'], null)).toBe(coreCatalogue);
  });

  test('for every message that tells by itself', () => {
    const tables = { entra: entraErrors, adfs: adfsErrors };
    for (const [provider, table] of Object.entries(tables)) {
      const beginning = providerErrors.find((entry) => entry.provider === provider)?.beginning;
      for (const { id, example, onlyIfRecognised } of table)
        expect(beginning?.test(example), id).toBe(onlyIfRecognised !== true);
    }
  });

  test('the broker’s own messages stay what they are beside it', () => {
    for (const cause of coreCatalogue) {
      if (cause.pattern === null) continue;
      const errorDescription = isCodeFallback(cause) ? null : cause.example;
      expect(recognise({ error: cause.error, errorDescription }, whole).cause.id).toBe(cause.id);
    }
  });
});

describe('a message', () => {
  test('of AD FS gives its activity ID, and the wrapper leads to nothing but its log', async () => {
    const { evidence, diagnoses } = await diagnosed(
      'An error occurred. Contact your administrator.\n\nMSIS7012: An error occurred while processing the request.\n\nActivity ID: 00000000-0000-0000-a1b2-0080010000e4\nError time: Thu, 19 Nov 2026 10:00:00 GMT\n',
    );
    expect(evidence[0]?.kind).toBe('idp-error');
    expect(diagnoses[0]?.code).toBe('adfs-msis7012');
    expect(diagnoses[0]?.send.slice(0, 2)).toEqual([
      'Activity ID `00000000-0000-0000-a1b2-0080010000e4`',
      'Timestamp `Thu, 19 Nov 2026 10:00:00 GMT`',
    ]);
  });

  test('of a log takes its numbers from its own line', async () => {
    const line = (code: string, digit: number): string =>
      `2026-11-20 10:0${digit}:01 WARN login failed: ${code}: no. Trace ID: ${`${digit}`.repeat(8)}-0e8f-4b6d-9c35-0e8f1a2b3c4d`;
    const { diagnoses } = await diagnosed(`${line('AADSTS50105', 1)}\n${line('AADSTS7000222', 2)}\n`);
    expect(diagnoses.map(({ code, send }) => [code, send[0]])).toEqual([
      ['entra-aadsts50105', 'Trace ID `11111111-0e8f-4b6d-9c35-0e8f1a2b3c4d`'],
      ['entra-aadsts7000222', 'Trace ID `22222222-0e8f-4b6d-9c35-0e8f1a2b3c4d`'],
    ]);
  });

  test('takes none from beside it where another message stands there too, or two of a kind', async () => {
    const id = 'Correlation Id: 6f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d';
    const two = await diagnosed(`AADSTS50105: no.\n\nAADSTS7000222: no.\n\n${id}\n`);
    expect(two.diagnoses.map(({ facts }) => facts)).toEqual([[], []]);
    const ambiguous = await diagnosed(`AADSTS50105: no.\n\n${id}\n${id.replace('6f', '7f')}\n`);
    expect(ambiguous.diagnoses[0]?.facts).toEqual([]);
  });

  test.each([
    'Gateway said: error code: 50011',
    'We need admin approval for this login',
    'XAADSTS50011: not a code of Microsoft',
    'XMSIS7042: not a code of AD FS',
  ])('that only looks like one is not explained: %s', async (description) => {
    const { verdict, diagnoses } = await diagnosed(failing(description));
    expect([verdict, diagnoses[0]?.code]).toEqual(['unknown', 'unrecognised-access-denied']);
  });

  test('in ordinary English counts where the provider is recognised', async () => {
    const settings = { idpEntityId: 'https://sts.windows.net/5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d/' };
    const { report } = await diagnosedCase([failing('Need admin approval')], { settings });
    expect(report.diagnoses[0]?.code).toBe('entra-needs-admin-approval');
  });

  test.each([
    'MSIS is short for something, and AADSTS without a number says nothing.',
    '2026-11-20 10:00:00 INFO order MSIS12345678 shipped',
    'XAADSTS50011 is no code of Microsoft’s',
  ])('is not seen in %j', async (text) => {
    expect((await diagnosed(text)).diagnoses).toEqual([]);
  });

  const ids =
    'Trace ID: 5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d Correlation ID: 6f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d Timestamp: 2026-11-20 10:00:00Z';

  test('gives what Microsoft support asks for', async () => {
    const [answer] = (await diagnosed(failing(`AADSTS50105: not assigned. ${ids}`))).diagnoses;
    expect(answer?.send.slice(0, 3)).toEqual([
      'Trace ID `5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d`',
      'Correlation ID `6f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d`',
      'Timestamp `2026-11-20 10:00:00Z`',
    ]);
  });

  test('of a copied page gives the same from beside it, and is read as the identity provider’s', async () => {
    const page = `Sign in\n\nAADSTS50105: not assigned.\n\nRequest Id: 5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d\nCorrelation Id: 6f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d\nTimestamp: 2026-11-20T10:00:00Z\n`;
    const { evidence, diagnoses } = await diagnosed(page);
    expect(evidence[0]?.kind).toBe('idp-error');
    expect(diagnoses[0]?.facts.map(({ label, value }) => [label, value])).toEqual([
      ['request ID', '5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d'],
      ['correlation ID', '6f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d'],
      ['timestamp', '2026-11-20T10:00:00Z'],
    ]);
  });

  test('that wraps another one is a consequence of it', async () => {
    const { diagnoses } = await diagnosed(
      failing(
        'AADSTS75006: An error occurred while processing a SAML2 Authentication request. AADSTS90011: The parameter is invalid',
      ),
    );
    expect(diagnoses.map(({ code, consequenceOf }) => [code, consequenceOf])).toEqual([
      ['entra-aadsts90011', null],
      ['entra-aadsts75006', 'entra-aadsts90011'],
    ]);
  });

  test('passed on as JSON is read in it', async () => {
    const nested = JSON.stringify({
      error: 'invalid_client',
      error_description: 'AADSTS7000222: The keys are expired.',
    });
    const { diagnoses } = await diagnosed(failing(nested));
    expect(diagnoses[0]).toMatchObject({ code: 'entra-aadsts7000222', certainty: 'certain', stage: 'token-exchange' });
  });

  test('with an unknown code is named, and not explained', async () => {
    const { verdict, diagnoses } = await diagnosed(failing('AADSTS5001199: something new'));
    expect([verdict, diagnoses[0]?.code, diagnoses[0]?.certainty]).toEqual(['unknown', 'entra-other-code', 'possible']);
  });
});
