import type { Diagnosis, Report } from '../../../src/report/report.ts';

export const calculated = '010AE7185F4C2B9D3E6A71C80F25D4B693A8E1C7';
export const configured = '41B9B9E07D3C5A2F86E41D0B9C7A35F2E8D6047B';

/** A refused login because of its thumbprint, the commonest case; change what the test is about. */
export function createReport(change: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'sso-doctor', version: '0.0.0', predicts: 'passport-wsfed-saml2 4.6' },
    at: '2026-03-02T12:00:00.000Z',
    atFrom: 'clock',
    verdict: 'problem',
    summary: 'Login to InfluxDB Cloud Dedicated failed.',
    diagnoses: [createDiagnosis()],
    findings: [],
    evidence: [{ id: 'e1', kind: 'callback-url', source: 'argument 1', location: 'line 1', at: null, undone: [] }],
    callback: {
      url: 'https://auth.influxdata.com/login/callback?error=access_denied',
      host: 'auth.influxdata.com',
      path: '/login/callback',
      parameterSource: 'query',
      error: 'access_denied',
      errorDescription: `Invalid thumbprint (configured: ${configured}. calculated: ${calculated})`,
      errorUri: null,
      state: { present: false, length: 0 },
      otherParameters: [],
    },
    thumbprints: {
      configured: [{ value: configured, algorithm: 'sha1', certificate: null, raw: configured }],
      calculated: [{ value: calculated, algorithm: 'sha1', certificate: null, raw: calculated }],
      relation: 'mismatch',
      explanation: 'Two different certificates.',
    },
    rotation: null,
    cutOver: [],
    certificates: [],
    preflight: [],
    metadata: [],
    saml: null,
    prediction: null,
    moreResponses: [],
    idToken: null,
    moreIdTokens: [],
    discovery: [],
    provider: null,
    timeline: [],
    attempts: [],
    redaction: { masked: 0, kinds: {} },
    profile: {
      id: 'influxdb-cloud-dedicated',
      service: 'InfluxDB Cloud Dedicated',
      destination: 'your cluster',
      support: 'InfluxData support',
    },
    ...change,
  };
}

export function createDiagnosis(change: Partial<Diagnosis> = {}): Diagnosis {
  return {
    code: 'invalid-thumbprint',
    title: 'The identity provider signs with a certificate that Auth0 does not have',
    certainty: 'certain',
    stage: 'broker-validation',
    owner: 'broker-support',
    cause: 'The response was signed with another certificate than the one stored for the connection.',
    fix: [
      { owner: 'idp-admin', step: 'Confirm that the signing certificate was replaced on purpose.' },
      { owner: 'broker-support', step: 'Replace the certificate of the connection.' },
    ],
    send: ['both thumbprints', 'the new certificate'],
    caution: 'If nobody replaced a certificate, do not send it on.',
    facts: [],
    captures: {},
    alternatives: [],
    consequenceOf: null,
    references: [],
    ...change,
  };
}
