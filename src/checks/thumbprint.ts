import { defineCheck } from './check.ts';

/** Is the certificate that signed one of those that the broker holds? Compared as the broker does: as text, without regard to letter case. */
export const thumbprint = defineCheck({
  id: 'thumbprint',
  title: 'The signing certificate is one that the broker holds',
  sources: ['passport-wsfed-saml2 4.6, lib/passport-wsfed-saml2/saml.js'],
  run(evidence, { thumbprints }) {
    if (thumbprints === null) return [];
    const from = evidence.find((item) => 'callback' in item)?.id ?? null;
    const { pair, situation } = thumbprints;
    if (pair === null) {
      return [
        {
          status: 'unknown',
          from,
          message: 'One of the two thumbprints is missing.',
          missing: 'the whole error_description',
        },
      ];
    }
    const base = { from, received: pair.calculated.raw, expected: pair.configured.raw, compares };
    if (situation === 'equal')
      return [{ ...base, status: 'pass', message: 'Both thumbprints name the same certificate.' }];
    if (situation === 'incomplete') {
      return [
        {
          ...base,
          status: 'unknown',
          message: 'One of the two thumbprints is not whole.',
          missing: 'the whole error_description',
        },
      ];
    }
    return [
      {
        ...base,
        status: 'fail',
        severity: 'error',
        blocks: true,
        message: 'The two thumbprints are not the same text.',
      },
    ];
  },
});

const compares = { received: 'calculated: from provider', expected: 'configured: held by Auth0' };
