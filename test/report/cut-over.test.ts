import { describe, expect, test } from 'vitest';
import { cutOverPlan } from '../../src/report/cut-over.ts';
import { profileById } from '../../src/profiles/index.ts';
import { providerById, providers } from '../../src/providers/index.ts';
import type { RotationSection } from '../../src/report/report.ts';

const profile = profileById('influxdb-cloud-dedicated');

function rotated(verdict: RotationSection['verdict']): RotationSection {
  return { verdict, certainty: 'likely', explanation: '', held: 'c1', signing: 'c2', settledBy: null };
}

describe('the order of a cut-over', () => {
  test('after a rotation: the provider confirms, the broker tries and replaces, somebody logs in', () => {
    const plan = cutOverPlan({ rotation: rotated('rotated'), hasNext: false, provider: null, profile });
    expect(plan.map(({ owner }) => owner)).toEqual([
      'idp-admin',
      'idp-admin',
      'broker-support',
      'broker-support',
      'end-user',
    ]);
    expect(plan[0]?.step).toMatch(/^Look up the active signing certificate .* do not take them from a response/);
    expect(plan.some(({ step }) => step.includes('make the new certificate the active one'))).toBe(false);
  });

  test('before a rotation: both sides change in the same minute', () => {
    const plan = cutOverPlan({ rotation: rotated('matches'), hasNext: true, provider: null, profile });
    const steps = plan.map(({ owner, step }) => `${owner}: ${step}`);
    const activated = steps.findIndex((step) =>
      /^idp-admin: Agree on a time .* the active one at that time/.test(step),
    );
    expect(activated).toBeGreaterThan(steps.findIndex((step) => step.includes('Try it before it is uploaded')));
    expect(steps[activated + 1]).toMatch(/^broker-support: Replace the certificate in the same minute/);
  });

  test.each(['matches', 'unknown', 'notation-only', 'changes-with-every-response', 'rolled-back'] as const)(
    'is not planned where the verdict is %s and no next certificate is there',
    (verdict) => {
      expect(cutOverPlan({ rotation: rotated(verdict), hasNext: false, provider: null, profile })).toEqual([]);
    },
  );
});

describe('what is known of the provider', () => {
  const plan = (id: string, hasNext = true): string =>
    cutOverPlan({ rotation: rotated('matches'), hasNext, provider: providerById(id), profile })
      .map(({ step }) => step)
      .join('\n');

  test.each([
    ['adfs', /signs with it 5 days later, every year, without being asked/],
    ['entra', /once that one has expired and a newer inactive one exists, Entra signs with the newer one unasked/],
    ['okta', /SAML Signing Certificates/],
  ])('%s', (id, fact) => {
    expect(plan(id)).toMatch(fact);
  });

  test('what is only inferred says so', () => {
    for (const { id, administration } of providers) {
      const { signingCertificate, activation } = administration;
      for (const known of [signingCertificate, activation])
        if (known?.basis === 'inferred') expect(plan(id)).toMatch(/perhaps: /);
    }
  });
});
