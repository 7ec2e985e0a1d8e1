import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Report, RotationSection } from '../../src/report/report.ts';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';
import { createResponse, testConnection } from '../helpers/idp.ts';
import { createMetadata } from '../helpers/metadata.ts';
import { openssl, file, keyKinds } from '../helpers/openssl.ts';
import { expectValidReport } from '../helpers/schema.ts';
import { createIdentity, type TestIdentity } from '../helpers/self-signed.ts';
import { createWrapped } from '../helpers/wrapping.ts';

const commonName = 'idp.acme.example';
const before = createIdentity({ commonName, notBefore: '2023-03-01T00:00:00Z', notAfter: '2026-03-01T00:00:00Z' });
const after = createIdentity({ commonName, notBefore: '2026-02-20T00:00:00Z', notAfter: '2029-02-20T00:00:00Z' });
/** The same key in a new certificate. */
const renewed = createIdentity({ commonName, notBefore: '2026-02-20T00:00:00Z', privateKey: before.privateKey });
const foreign = createIdentity({ commonName: 'sso.other.example', notBefore: '2020-01-01T00:00:00Z' });
/** Okta, Google, PingOne and Keycloak write the time into the serial number: 2026-02-20T00:00:30Z. */
const timed = createIdentity({
  commonName,
  notBefore: '2026-02-20T00:00:00Z',
  serialNumber: Date.parse('2026-02-20T00:00:30Z').toString(16).padStart(12, '0'),
});

const sha1 = ({ der }: TestIdentity): string => hash('sha1', der);

function hash(algorithm: string, bytes: string | Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('hex').toUpperCase();
}

const signedBy = (identity: TestIdentity, issueInstant = '2026-03-02T11:59:50Z', id = ''): string =>
  createResponse({
    signature: { identity },
    issueInstant,
    responseId: `_response${id}`,
    assertionId: `_assertion${id}`,
  });

const failing = (configured: string, calculated: string): string =>
  `https://auth.influxdata.com/login/callback?error=access_denied&error_description=${encodeURIComponent(`Invalid thumbprint (configured: ${configured}. calculated: ${calculated})`)}`;

const metadata = (...keys: { use?: string; certificates: string[] }[]): string => createMetadata({ keys });

interface Case {
  readonly inputs: readonly string[];
  readonly configured?: readonly string[];
  readonly thumbprints?: readonly string[];
}

async function reportOn({ inputs, configured = [], thumbprints }: Case): Promise<Report> {
  const settings = { ...testConnection, ...(thumbprints !== undefined && { thumbprints }) };
  const { report } = await diagnosedCase(inputs, { settings, configured });
  expectValidReport(report);
  return report;
}

type Row = [string, Case, RotationSection['verdict'], RotationSection['certainty'], RegExp];

const rows: Row[] = [
  [
    'a response signed with what is configured',
    { inputs: [signedBy(before)], thumbprints: [sha1(before)] },
    'matches',
    'certain',
    /signs with the certificate that Auth0 holds/,
  ],
  [
    'old and new at hand',
    { inputs: [signedBy(after), before.pem], thumbprints: [sha1(before)] },
    'rotated',
    'likely',
    /The old certificate is c1 .*2023-03-01 to 2026-03-01.*; the new one is c2 .*2026-02-20 to 2029-02-20/,
  ],
  [
    'old and new only as files, and a failing address',
    { inputs: [failing(sha1(before), sha1(after)), before.pem, after.pem] },
    'rotated',
    'likely',
    /The old certificate is c1/,
  ],
  [
    'a new certificate around the same key',
    { inputs: [failing(sha1(before), sha1(renewed)), before.pem, renewed.pem] },
    'rotated',
    'likely',
    /same key: the certificate was renewed/,
  ],
  [
    'when the new certificate was made',
    { inputs: [failing(sha1(before), sha1(timed)), before.pem, timed.pem] },
    'rotated',
    'likely',
    /made 2026-02-20 00:00 UTC by its serial number/,
  ],
  [
    'certificates of different names',
    { inputs: [failing(sha1(foreign), sha1(after)), foreign.pem, after.pem] },
    'rotated',
    'possible',
    /another provider or another tenant/,
  ],
  [
    'only the new one at hand',
    { inputs: [signedBy(after)], thumbprints: [sha1(before)] },
    'rotated',
    'possible',
    /signs with c1 .* is not at hand/,
  ],
  [
    'only the old one at hand',
    { inputs: [failing(sha1(before), sha1(after)), before.pem] },
    'rotated',
    'possible',
    /Auth0 holds c1 .* is not at hand/,
  ],
  [
    'neither at hand',
    { inputs: [failing(sha1(before), sha1(after))] },
    'unknown',
    null,
    /Neither of the two certificates is at hand/,
  ],
  [
    'the older one signs again',
    { inputs: [signedBy(before), after.pem], thumbprints: [sha1(after)] },
    'rolled-back',
    'likely',
    /signs with the older certificate/,
  ],
  [
    'what is said to be configured is what signs, but the broker compared with another',
    { inputs: [failing(sha1(before), sha1(after)), before.pem, after.pem], configured: [sha1(after)] },
    'upload-not-in-effect',
    'likely',
    /has not taken effect/,
  ],
  [
    'colons in the configured thumbprint',
    { inputs: [failing(sha1(before).replace(/..(?=.)/g, '$&:'), sha1(before)), before.pem] },
    'notation-only',
    'certain',
    /the same certificate.* written with separators: nothing was rotated/,
  ],
  ...(
    [
      [
        'a letter of another alphabet',
        sha1(before).replace(/[ABCE]/, (letter) => 'АВСЕ'.charAt('ABCE'.indexOf(letter))),
        /letters of another alphabet that look the same \(U\+04[12][0-9A-F]\)/,
      ],
      ['the mark that Windows puts before it', `\u200E${sha1(before)}`, /characters that nobody sees \(U\+200E\)/],
    ] as const
  ).map(([name, value, explanation]): Row => [
    `${name} in the configured thumbprint`,
    { inputs: [failing(value, sha1(before)), before.pem] },
    'notation-only',
    'certain',
    explanation,
  ]),
  [
    'the certificate that the metadata lists for encryption',
    {
      inputs: [
        signedBy(after),
        metadata(
          { use: 'signing', certificates: [after.base64] },
          { use: 'encryption', certificates: [before.base64] },
        ),
      ],
      thumbprints: [sha1(before)],
    },
    'wrong-certificate',
    'likely',
    /lists for encryption/,
  ],
  [
    'the next certificate of the same metadata, uploaded too early',
    {
      inputs: [signedBy(before), metadata({ use: 'signing', certificates: [before.base64, after.base64] })],
      thumbprints: [sha1(after)],
    },
    'wrong-certificate',
    'likely',
    /beside the one that signs: it is not active yet/,
  ],
  [
    'the previous certificate, which the metadata still lists',
    {
      inputs: [signedBy(after), metadata({ certificates: [after.base64, before.base64] })],
      thumbprints: [sha1(before)],
    },
    'rotated',
    'likely',
    /The old certificate is/,
  ],
  [
    'the certificate of another entity',
    {
      inputs: [
        signedBy(after),
        metadata({ certificates: [after.base64] }),
        createMetadata({
          entityId: 'https://idp.example.com/other-tenant',
          keys: [{ certificates: [foreign.base64] }],
        }),
      ],
      thumbprints: [sha1(foreign)],
    },
    'wrong-certificate',
    'likely',
    /another entity, https:\/\/idp\.example\.com\/other-tenant/,
  ],
  ...(
    [
      ['SHA-256 of the certificate', hash('sha256', before.der), /SHA-256 of certificate c1\. Auth0 compares SHA-1/],
      ['SHA-1 of the PEM text', hash('sha1', before.pem), /SHA-1 of the text of the PEM file/],
      ['SHA-1 of the base64', hash('sha1', before.base64), /SHA-1 of the base64 text/],
    ] as const
  ).map(([name, value, explanation]): Row => [
    `${name} as configured thumbprint`,
    { inputs: [signedBy(before)], thumbprints: [value] },
    'wrong-computation',
    'certain',
    explanation,
  ]),
  [
    'another certificate in every response',
    {
      inputs: [
        signedBy(before, '2026-03-02T11:57:50Z', '1'),
        signedBy(after, '2026-03-02T11:58:50Z', '2'),
        signedBy(foreign, '2026-03-02T11:59:50Z', '3'),
      ],
      thumbprints: [sha1(before)],
    },
    'changes-with-every-response',
    'likely',
    /3 responses are signed with 3 certificates/,
  ],
  [
    'two nodes in turn',
    {
      inputs: [
        signedBy(before, '2026-03-02T11:57:50Z', '1'),
        signedBy(after, '2026-03-02T11:58:50Z', '2'),
        signedBy(before, '2026-03-02T11:59:50Z', '3'),
      ],
      thumbprints: [sha1(before)],
    },
    'changes-with-every-response',
    'likely',
    /3 responses are signed with 2 certificates/,
  ],
  [
    'a response that looks like an attack',
    { inputs: [createWrapped('xsw3', 'assertion'), before.pem], thumbprints: [sha1(before)] },
    'unknown',
    null,
    /looks like an attack/,
  ],
  [
    'SHA-256 given to name a certificate, with nothing to compare',
    { inputs: [before.pem, after.pem], configured: [hash('sha256', after.der)] },
    'unknown',
    null,
    /Auth0 holds c2 /,
  ],
  [
    'a response alone',
    { inputs: [signedBy(after)] },
    'unknown',
    null,
    /signs with c1 .* Which certificate Auth0 holds is not known/,
  ],
  [
    'a thumbprint that is nearly that of a certificate',
    { inputs: [before.pem], configured: [sha1(before).replace(/^./, (digit) => (digit === '0' ? '1' : '0'))] },
    'unknown',
    null,
    /nearly that of c1: 1 character differs/,
  ],
  [
    'a thumbprint of none of the certificates',
    { inputs: [before.pem, after.pem], configured: [sha1(foreign)] },
    'unknown',
    null,
    /belongs to none of the 2 certificates/,
  ],
];

describe('what became of the signing certificate', () => {
  test.each(rows)('%s', async (_, given, verdict, certainty, explanation) => {
    const { rotation } = await reportOn(given);
    expect(rotation).toMatchObject({ verdict, certainty });
    expect(rotation?.explanation).toMatch(explanation);
    // What is not certain says what would make it so.
    if (certainty !== 'certain' && verdict !== 'wrong-certificate') expect(rotation?.settledBy).toMatch(/\w/);
  });

  test('is not asked where no thumbprint is known', async () => {
    const { rotation } = await reportOn({ inputs: [before.pem] });
    expect(rotation).toBeNull();
  });
});

describe('a certificate made for something else that is configured', () => {
  const purposes = [
    ['TLS', ['keyUsage=digitalSignature,keyEncipherment', 'extendedKeyUsage=serverAuth'], /made for TLS connections/],
    ['encryption', ['keyUsage=keyEncipherment,dataEncipherment'], /made for encryption/],
    [
      'issuing certificates',
      ['keyUsage=keyCertSign,cRLSign', 'basicConstraints=critical,CA:TRUE'],
      /made for issuing other/,
    ],
    ['code', ['keyUsage=digitalSignature', 'extendedKeyUsage=codeSigning'], /made for something else than signing/],
  ] as const;

  test.each(purposes)('%s', async (name, extensions, explanation) => {
    const extra = extensions.flatMap((extension) => ['-addext', extension]);
    const key = file(`${name.replace(' ', '-')}.key`);
    const pem = openssl([
      'req',
      '-x509',
      '-newkey',
      ...keyKinds['rsa-2048'],
      '-nodes',
      '-keyout',
      key,
      '-subj',
      '/CN=x',
      ...extra,
    ]).toString();
    const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    const { rotation } = await reportOn({ inputs: [signedBy(after), pem], thumbprints: [hash('sha1', der)] });
    expect(rotation).toMatchObject({ verdict: 'wrong-certificate', certainty: 'likely' });
    expect(rotation?.explanation).toMatch(explanation);
  });
});
