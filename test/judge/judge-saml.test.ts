import { describe, expect, test } from 'vitest';
import { certificateFromDer } from '../../src/evidence/certificate.ts';
import type { CertificateFacts } from '../../src/evidence/certificate-facts.ts';
import { createWorld, defaultSettings, thumbprint } from '../helpers/broker-cases.ts';
import {
  algorithms,
  createAssertion,
  createResponse,
  createStatus,
  defaultIdentity,
  signElement,
  testConnection,
  wrapAssertion,
} from '../helpers/idp.ts';
import { failedChecks, judgeMessage, posted, received } from '../helpers/judge-response.ts';
import type { TestIdentity } from '../helpers/self-signed.ts';

const world = createWorld();
const connection = { ...defaultSettings(world), idpEntityId: testConnection.idpEntityId };
const judge = (
  xml: string,
  changes: Partial<Parameters<typeof judgeMessage>[1]> = {},
): ReturnType<typeof judgeMessage> => judgeMessage(posted(xml), { connection, ...changes });

describe('a good response', () => {
  test('has findings for every step of the broker, all passed or not asked for', async () => {
    const { findings, prediction } = await judge(createResponse());
    expect(prediction.outcome).toBe('accept');
    expect(findings.filter(({ status }) => status === 'fail')).toEqual([]);
    expect(findings.map(({ check }) => check).slice(0, 8)).toEqual([
      'encoding',
      'xml',
      'response-element',
      'destination',
      'status',
      'assertion-count',
      'assertion-present',
      'signature-present',
    ]);
    expect(findings.every(({ from }) => from === 'e1')).toBe(true);
  });

  test('is shown as data', async () => {
    const { saml } = await judge(createResponse({ sign: 'response' }));
    expect(saml).toEqual({
      version: '2.0',
      binding: 'post',
      encrypted: false,
      decrypted: false,
      issuer: testConnection.idpEntityId,
      destination: testConnection.callbackUrl,
      inResponseTo: '_request',
      issueInstant: '2026-03-02T11:59:50Z',
      status: { code: 'urn:oasis:names:tc:SAML:2.0:status:Success', subCode: null, message: null },
      signatures: [
        {
          on: 'response',
          valid: true,
          validAtBroker: true,
          reason: null,
          algorithm: 'rsa-sha256',
          digest: 'sha256',
          certificate: thumbprint(world.idp),
          covers: '/Response',
        },
      ],
      conditions: {
        notBefore: '2026-03-02T11:55:00Z',
        notOnOrAfter: '2026-03-02T12:05:00Z',
        audiences: [testConnection.entityId],
      },
      subject: {
        nameId: 'ada@example.com',
        format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
        recipient: testConnection.callbackUrl,
        notOnOrAfter: '2026-03-02T12:05:00Z',
      },
      attributes: [
        { name: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', values: ['ada@example.com'] },
      ],
      trustworthy: true,
      covered: { response: true, assertion: true },
    });
  });

  test('names its certificate and the thumbprint that the broker computes', async () => {
    const { certificates, calculatedThumbprints } = await judge(createResponse());
    expect(certificates).toMatchObject([{ facts: { sha1: thumbprint(world.idp) }, roles: ['signs-assertion'] }]);
    expect(calculatedThumbprints).toEqual([thumbprint(world.idp)]);
  });
});

describe('why a signature is not valid', () => {
  const rows: [string, string, string][] = [
    [
      'another key',
      'another-key',
      createResponse({
        signature: {
          identity: world.other,
          keyInfo: `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${world.idp.base64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
        },
      }),
    ],
    ['content changed', 'content-changed', createResponse({ edit: (xml) => xml.replace('ada@', 'eve@') })],
    ['reference broken', 'reference-broken', createResponse({ signature: { uri: '#nowhere' } })],
    [
      'symmetric algorithm',
      'algorithm-forbidden',
      createResponse({
        signature: {
          editSignedInfo: (xml) => xml.replace(algorithms.rsaSha256, 'http://www.w3.org/2000/09/xmldsig#hmac-sha1'),
        },
      }),
    ],
    [
      'MD5',
      'algorithm-forbidden',
      createResponse({ signature: { digest: 'http://www.w3.org/2001/04/xmldsig-more#md5' } }),
    ],
    [
      'XSLT',
      'algorithm-unsupported',
      createResponse({
        signature: { transforms: [algorithms.enveloped, 'http://www.w3.org/TR/1999/REC-xslt-19991116'] },
      }),
    ],
    [
      'an algorithm named constructor',
      'algorithm-unsupported',
      createResponse({ signature: { editSignedInfo: (xml) => xml.replace(algorithms.rsaSha256, 'constructor') } }),
    ],
    ['no certificate', 'no-certificate', createResponse({ signature: { keyInfo: '' } })],
    [
      'no signature value',
      'structure',
      createResponse({
        signature: { editSignature: (xml) => xml.replace(/<ds:SignatureValue>.*<\/ds:SignatureValue>/, '') },
      }),
    ],
    [
      'an EC certificate under an RSA algorithm',
      'another-key',
      createResponse({ signature: { identity: world.ec, algorithm: algorithms.rsaSha256 } }),
    ],
    [
      'a relative namespace',
      'not-canonicalizable',
      createResponse({ editAssertion: (xml) => xml.replace('<saml:Subject>', '<saml:Subject xmlns:r="1" r:a="1">') }),
    ],
  ];
  test.each(rows)('%s', async (_, kind, xml) => {
    const { saml } = await judge(xml);
    expect(saml.signatures[0]?.valid).not.toBe(true);
    expect(saml.signatures[0]?.reason).toMatch(new RegExp(`^${kind}: `));
    expect(saml.trustworthy).toBe(false);
  });

  test('a certificate that was handed in verifies where the message carries none', async () => {
    const xml = createResponse({ signature: { keyInfo: '' } });
    const { saml } = await judge(xml, {
      certificates: [
        { facts: factsOf(world.other), from: 'candidate' },
        { facts: factsOf(world.idp), from: 'configured' },
      ],
    });
    expect(saml.signatures).toMatchObject([{ valid: true, certificate: thumbprint(world.idp) }]);
  });

  test('the connection’s certificate counts too', async () => {
    const { thumbprints: _, ...settings } = connection;
    const { saml, prediction } = await judge(createResponse({ signature: { keyInfo: '' } }), {
      connection: { ...settings, certificate: world.idp.pem },
    });
    expect(saml.signatures).toMatchObject([{ valid: true }]);
    expect(prediction.outcome).toBe('accept');
  });
});

describe('algorithms', () => {
  const rows: [string, Parameters<typeof createResponse>[0], boolean][] = [
    ['RSA SHA-1', { signature: { algorithm: algorithms.rsaSha1, digest: algorithms.sha1 } }, true],
    ['RSA SHA-384', { signature: { algorithm: algorithms.rsaSha384 } }, false],
    ['SHA-384 digest', { signature: { digest: algorithms.sha384 } }, false],
    ['RSA SHA-512', { signature: { algorithm: algorithms.rsaSha512, digest: algorithms.sha512 } }, true],
    ['RSA-PSS', { signature: { algorithm: algorithms.pssSha256 } }, true],
    ['RSA-PSS with its own certificate', { signature: { algorithm: algorithms.pssSha256, identity: world.pss } }, true],
    ['RSA-PSS SHA-512', { signature: { algorithm: 'http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1' } }, false],
    ['ECDSA', { signature: { algorithm: algorithms.ecdsaSha256, identity: world.ec } }, false],
    [
      'inclusive',
      {
        signature: { canonicalization: algorithms.inclusive, transforms: [algorithms.enveloped, algorithms.inclusive] },
      },
      true,
    ],
    [
      'inclusive 1.1',
      {
        signature: {
          canonicalization: algorithms.inclusive11,
          transforms: [algorithms.enveloped, algorithms.inclusive11],
        },
      },
      false,
    ],
    [
      'with comments',
      {
        signature: {
          canonicalization: algorithms.exclusiveWithComments,
          transforms: [algorithms.enveloped, algorithms.exclusiveWithComments],
        },
      },
      true,
    ],
    ['only the enveloped transform', { signature: { transforms: [algorithms.enveloped] } }, true],
  ];
  test.each(rows)(
    '%s is valid by the standard; at the broker as its library knows it',
    async (_, options, atBroker) => {
      const judgement = await judge(createResponse(options));
      expect(judgement.saml.signatures).toMatchObject([{ valid: true, validAtBroker: atBroker }]);
      expect(failedChecks(judgement).includes('verdicts-differ')).toBe(!atBroker);
    },
  );

  test('Ed25519', async () => {
    const { createIdentity } = await import('../helpers/self-signed.ts');
    const judgement = await judge(
      createResponse({ signature: { algorithm: algorithms.ed25519, identity: createIdentity({ kind: 'ed25519' }) } }),
    );
    expect(judgement.saml.signatures).toMatchObject([{ valid: true, validAtBroker: false, algorithm: 'ed25519' }]);
  });

  test.each(['\u2028', '\u0085'])('U+%s: the standard accepts, the broker refuses', async (separator) => {
    const judgement = await judge(createResponse({ nameId: `a${separator}b` }));
    expect(judgement.saml.signatures).toMatchObject([{ valid: true, validAtBroker: false }]);
    expect(judgement.prediction.errorDescription).toMatch(/^Signature check errors: /);
  });

  test('a signature whose verdicts agree has no finding on a difference', async () => {
    expect(failedChecks(await judge(createResponse({ edit: (xml) => xml.replace('ada@', 'eve@') })))).not.toContain(
      'verdicts-differ',
    );
  });
});

describe('a copy that a viewer indented', () => {
  const indented = createResponse().replaceAll('><', '>\n  <');

  test('is judged without the added white space, where that verifies', async () => {
    const judgement = await judgeMessage(received(indented), { connection });
    expect(failedChecks(judgement)).toEqual(['copy-reformatted']);
    expect(judgement.saml.signatures).toMatchObject([{ valid: true }]);
    expect(judgement.prediction.outcome).toBe('accept');
  });

  test('cannot be judged where it does not', async () => {
    const judgement = await judgeMessage(received(indented.replace('ada@', 'ada\n @')), { connection });
    expect(failedChecks(judgement)).toContain('copy-reformatted');
    expect(judgement.prediction).toMatchObject({ outcome: 'undetermined' });
    expect(judgement.prediction.missing[0]).toContain('re-indented');
  });

  test('is no excuse for what went over the wire', async () => {
    const judgement = await judge(indented);
    expect(failedChecks(judgement)).not.toContain('copy-reformatted');
    expect(judgement.prediction.errorDescription).toMatch(/^Signature check errors: /);
  });

  test('CRLF alone changes nothing', async () => {
    const judgement = await judgeMessage(
      received(
        createResponse({ attributes: '<saml:AttributeStatement>\n</saml:AttributeStatement>' }).replaceAll(
          '\n',
          '\r\n',
        ),
      ),
      { connection },
    );
    expect(judgement.prediction.outcome).toBe('accept');
  });
});

describe('parts of a response', () => {
  test('a bare assertion is judged as far as it goes', async () => {
    const judgement = await judgeMessage(received(signElement(createAssertion())), { connection });
    expect(judgement.prediction).toMatchObject({
      outcome: 'undetermined',
      missing: ['the Response around this assertion'],
    });
    expect(judgement.saml).toMatchObject({ trustworthy: true, signatures: [{ valid: true }] });
  });

  test('a bare assertion for another audience says what would follow', async () => {
    const judgement = await judgeMessage(received(signElement(createAssertion({ audiences: ['urn:x'] }))), {
      connection,
    });
    expect(judgement.prediction.afterFix).toEqual([`Audience is invalid. Configured: ${testConnection.entityId}`]);
  });

  test('a deflated response in a URL is not read by the broker', async () => {
    const { deflateRawSync } = await import('node:zlib');
    const url = `${testConnection.callbackUrl}&SAMLResponse=${encodeURIComponent(deflateRawSync(createResponse()).toString('base64'))}`;
    const judgement = await judgeMessage(received(url), { connection });
    expect(judgement.prediction.outcome).toBe('undetermined');
    expect(judgement.saml).toMatchObject({ binding: 'redirect', signatures: [{ valid: true }] });
  });

  test('a text that is refused as evidence still has a prediction', async () => {
    const judgement = await judge(`<!DOCTYPE x>${createResponse()}`);
    expect(judgement.prediction.outcome).toBe('accept');
    expect(judgement.saml).toMatchObject({ trustworthy: false, signatures: [], subject: { nameId: null } });
    expect(failedChecks(judgement)).toContain('xml-strict');
  });
});

describe('what the broker does not look at', () => {
  const at = (iso: string): { now: Date } => ({ now: new Date(iso) });
  const rows: [string, string, string, Partial<Parameters<typeof judgeMessage>[1]>?][] = [
    ['NotBefore in the future', 'not-before', createResponse({ notBefore: '2026-03-02T12:04:00Z' })],
    ['no end of validity', 'not-on-or-after', createResponse({ notOnOrAfter: null })],
    ['an end that is no date', 'not-on-or-after', createResponse({ notOnOrAfter: 'soon' })],
    [
      'an expired confirmation',
      'subject-confirmation',
      createResponse({ notOnOrAfter: '2027-01-01T00:00:00Z' }),
      at('2026-06-01T00:00:00Z'),
    ],
    ['no bearer confirmation', 'subject-confirmation', createResponse({ subjectConfirmation: '' })],
    ['another issuer', 'issuer', createResponse({ issuer: 'https://other.example.com' })],
    ['no InResponseTo', 'in-response-to', createResponse({ inResponseTo: null })],
    ['no NameID', 'name-id', createResponse({ subject: '' })],
    [
      'a transient NameID',
      'name-id',
      createResponse({ nameIdAttributes: ' Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"' }),
    ],
    ['a NameID that is no e-mail address', 'name-id', createResponse({ nameId: 'ada' })],
    ['no e-mail address anywhere', 'email', createResponse({ nameId: 'ada', attributes: '', nameIdAttributes: '' })],
    ['SHA-1', 'signature-strength', createResponse({ signature: { algorithm: algorithms.rsaSha1 } })],
    ['a weak key', 'key-strength', createResponse({ signature: { identity: world.weak } })],
    ['an expired certificate', 'certificate', createResponse({ signature: { identity: world.expired } })],
    ['an EC key', 'key-kind', createResponse({ signature: { identity: world.ec, algorithm: algorithms.ecdsaSha256 } })],
    [
      'the right audience in second place',
      'audience-order',
      createResponse({ audiences: ['urn:x', testConnection.entityId] }),
    ],
    ['no status', 'status-code', createResponse({ status: '' })],
    [
      'an error status',
      'status-code',
      wrapAssertion('', { sign: 'none', status: createStatus('urn:oasis:names:tc:SAML:2.0:status:Responder') }),
    ],
  ];
  test.each(rows)('%s', async (_, check, xml, changes) => {
    expect(failedChecks(await judge(xml, changes))).toContain(check);
  });

  test('the answer to another request', async () => {
    const request = received(
      '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_other" Version="2.0"/>',
    );
    const right = received(
      '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_request" Version="2.0"/>',
    );
    expect(failedChecks(await judge(createResponse(), { request }))).toContain('in-response-to');
    expect(failedChecks(await judge(createResponse(), { request: right }))).toEqual([]);
  });
});

describe('received and expected', () => {
  test.each([
    [
      'a trailing slash',
      { audiences: [`${testConnection.entityId}/`] },
      'audience',
      'Only a slash at the end differs.',
    ],
    [
      'letter case',
      { audiences: [testConnection.entityId.toUpperCase()] },
      'audience',
      'Only upper and lower case differ.',
    ],
    [
      'http for https',
      { destination: testConnection.callbackUrl.replace('https', 'http') },
      'destination',
      'Only http and https differ.',
    ],
    [
      'no connection parameter',
      { recipient: 'https://auth.influxdata.com/login/callback' },
      'recipient',
      'The connection= parameter is missing',
    ],
    [
      'another host',
      { destination: 'https://acme.auth0.com/login/callback?connection=acme-saml' },
      'destination',
      'The hosts differ',
    ],
  ])('%s is named as the reason', async (_, options, check, reason) => {
    const { findings } = await judge(createResponse(options));
    const finding = findings.find((candidate) => candidate.check === check);
    expect(finding).toMatchObject({
      status: 'fail',
      blocks: true,
      received: expect.any(String),
      expected: expect.any(String),
    });
    expect(finding?.message).toContain(reason);
  });
});

describe('configured values that come from elsewhere than a connection file', () => {
  test('thumbprints from the command line', async () => {
    const { thumbprints: _, ...settings } = connection;
    const { prediction } = await judge(createResponse(), { connection: settings, configuredThumbprints: ['AB'] });
    expect(prediction.errorDescription).toBe(
      `Invalid thumbprint (configured: AB. calculated: ${thumbprint(defaultIdentity())})`,
    );
  });
});

function factsOf(identity: TestIdentity): CertificateFacts {
  const read = certificateFromDer(identity.der);
  if (!('certificate' in read)) throw new Error(read.reason);
  return read.certificate;
}
