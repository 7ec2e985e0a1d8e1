import { describe, expect, test } from 'vitest';
import type { Cause } from '../../src/causes/cause.ts';
import { isCodeFallback } from '../../src/causes/recognise.ts';
import { providerErrors } from '../../src/provider-errors/index.ts';
import { providerById } from '../../src/providers/index.ts';
import type { Report } from '../../src/report/report.ts';
import { backtrackingOf } from '../helpers/backtracking.ts';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';
import { expectValidReport } from '../helpers/schema.ts';
import { nearMisses } from './near-misses.ts';
import { providerTables } from './tables.ts';

const numbered = new Set(['entra', 'adfs']);
const tables = (await providerTables()).filter(({ provider }) => !numbered.has(provider));
const rows = tables.flatMap(({ provider, beginning, errors }) =>
  errors.map((cause) => ({ provider, beginning, cause, id: cause.id })),
);
const spoken = rows.filter(({ cause }) => cause.pattern !== null && cause.onlyIn === undefined);

/** A failed callback with this description, or with this code alone; of the provider, where its `iss` is to say so (RFC 9207). */
function failing(description: string, provider: string | null, code?: string | null): string {
  const issuer = provider === null ? null : providerById(provider)?.signs.issuer?.[0]?.example;
  const iss = issuer === null || issuer === undefined ? '' : `&iss=${encodeURIComponent(issuer)}`;
  const error =
    code === null || code === undefined ? `access_denied&error_description=${encodeURIComponent(description)}` : code;
  return `https://auth.influxdata.com/login/callback?error=${error}${iss}`;
}

async function diagnosed(text: string, provider: string | null = null): Promise<Report> {
  const request = provider === null ? null : (providerById(provider)?.signs.ssoUrl?.[0]?.example ?? null);
  const { report } = await diagnosedCase(request === null ? [text] : [`${text}\n${request}\n`]);
  expectValidReport(report);
  return report;
}

describe('the errors of the other providers', () => {
  test('are in 27 tables', () => {
    expect(tables.length).toBe(27);
    expect(rows.length).toBeGreaterThanOrEqual(130);
  });

  test.each(spoken)('$id: its example gives it first in a callback', async ({ provider, cause }) => {
    const recognised = cause.onlyIfRecognised === true ? provider : null;
    const code = isCodeFallback(cause) ? cause.error : null;
    const { diagnoses } = await diagnosed(failing(cause.example, recognised, code), recognised);
    expect(diagnoses[0]?.code).toBe(cause.id);
    if (cause.confidence === 'inferred' || cause.vague === true) expect(diagnoses[0]?.certainty).toBe('possible');
  });

  test.each(spoken.filter(({ cause }) => cause.onlyIfRecognised === true))(
    '$id: its example gives it to nobody where the provider is not known',
    async ({ cause }) => {
      const { diagnoses } = await diagnosed(failing(cause.example, null));
      expect(diagnoses.map(({ code }) => code)).not.toContain(cause.id);
    },
  );

  test.each(spoken.filter(({ cause }) => cause.distinctive === true))(
    '$id: its example gives it first as a copied page',
    async ({ cause }) => {
      const { evidence, diagnoses } = await diagnosed(`Sign in\n\n${cause.example}\n\nHelp  Privacy  Terms\n`);
      expect(evidence[0]?.kind).toBe('idp-error');
      expect(diagnoses[0]?.code).toBe(cause.id);
    },
  );

  test.each(spoken)('$id: what only looks like it is not it', async ({ provider, cause }) => {
    const near = nearMisses[cause.id] ?? (cause.code === undefined ? null : `${cause.code}x7 is another word`);
    if (near === null) throw new Error(`test/provider-errors/near-misses.ts lacks ${cause.id}`);
    const alone = await diagnosed(near, provider);
    const passedOn = await diagnosed(failing(near, provider), provider);
    expect([...alone.diagnoses, ...passedOn.diagnoses].map(({ code }) => code)).not.toContain(cause.id);
  });

  test('a code that stands in `error` alone is recognised', async () => {
    for (const { cause } of spoken.filter(({ cause: { code } }) => /^[a-z_]+$/.test(code ?? ''))) {
      if (cause.onlyIfRecognised === true) continue;
      const { diagnoses } = await diagnosed(`https://auth.influxdata.com/login/callback?error=${cause.code}&state=x`);
      expect(diagnoses[0]?.code).toBe(cause.id);
    }
  });
});

describe('a table', () => {
  test.each(tables)('$provider: where its messages begin cannot backtrack badly', ({ beginning }) => {
    expect(beginning === null ? 'safe' : backtrackingOf(beginning)).toBe('safe');
  });

  test.each(providerErrors.flatMap(({ provider, onPage }) => (onPage === undefined ? [] : [{ provider, onPage }])))(
    '$provider: its ordinary English on a page cannot backtrack badly',
    ({ onPage }) => {
      expect(backtrackingOf(onPage)).toBe('safe');
    },
  );

  test.each(rows)('$id: its beginning is in every example that tells by itself, and in no other', (row) => {
    const { cause, beginning } = row;
    expect(beginning?.test(cause.example) ?? false).toBe(cause.distinctive === true);
  });

  test.each(rows)('$id: only what is documented or observed in full tells by itself', ({ cause }: { cause: Cause }) => {
    expect(cause.distinctive === true && cause.onlyIfRecognised === true).toBe(false);
    if (cause.pattern === null) expect(cause.distinctive).toBeUndefined();
  });

  test.each(rows)('$id: its pattern cannot backtrack badly', ({ cause: { pattern } }) => {
    if (pattern !== null) expect(pattern.flags).toBe('i');
    expect(pattern === null ? 'safe' : backtrackingOf(pattern)).toBe('safe');
  });
});
