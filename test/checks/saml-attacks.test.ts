import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createAssertion, createResponse, createStatus, wrapAssertion } from '../helpers/idp.ts';
import { failedChecks, judgeMessage, posted } from '../helpers/judge-response.ts';
import { createWrapped, wrappingVariants } from '../helpers/wrapping.ts';
import { createWorld, defaultSettings } from '../helpers/broker-cases.ts';

const world = createWorld();
const connection = defaultSettings(world);
const judge = (xml: string): ReturnType<typeof judgeMessage> => judgeMessage(posted(xml), { connection });
const inNameId =
  (value: string) =>
  (xml: string): string =>
    xml.replace('ada@example.com</saml:NameID', `${value}</saml:NameID`);

describe('signature wrapping', () => {
  test.each(wrappingVariants)('%s is named, never trustworthy, and stopped by the broker', async (variant) => {
    const judgement = await judge(createWrapped(variant));
    expect(judgement.saml.trustworthy).toBe(false);
    expect(judgement.saml.covered).toEqual({ response: false, assertion: false });
    expect(judgement.findings.some(({ suspicious }) => suspicious === true)).toBe(true);
    expect(judgement.prediction.outcome).toBe('reject');
    const stopped =
      variant === 'xsw1' || variant === 'xsw2'
        ? 'SAMLResponse should be unique'
        : 'A SAMLResponse can contain only one Assertion element.';
    expect(judgement.prediction.errorDescription).toBe(stopped);
  });

  test('the same construction without a forgery is trustworthy', async () => {
    const judgement = await judge(createResponse({ sign: 'response' }));
    expect(judgement.saml.trustworthy).toBe(true);
    expect(judgement.findings.some(({ suspicious }) => suspicious === true)).toBe(false);
  });
});

describe('content that no provider sends', () => {
  const good = createResponse({ sign: 'response' });
  const signature = /<ds:Signature .*?<\/ds:Signature>/.exec(good)?.[0] ?? '';
  const rows: [string, string, string][] = [
    [
      'a processing instruction that splits a value',
      'processing-instruction',
      createResponse({ edit: inNameId('ada@<?x example.com?>') }),
    ],
    [
      'a comment that splits a NameID',
      'comment-in-value',
      createResponse({ edit: inNameId('ada@<!---->example.com') }),
    ],
    [
      'a comment in the digest',
      'comment-in-value',
      createResponse({ edit: (xml) => xml.replace('<ds:DigestValue>', '<ds:DigestValue><!--x-->') }),
    ],
    [
      'a second, unsigned assertion',
      'several-assertions',
      createResponse({ editSignedAssertion: (xml) => xml + createAssertion({ assertionId: '_b' }) }),
    ],
    ['a signed assertion parked in Extensions', 'signature-wrapping', parked()],
    ['an assertion inside the signature of an error response', 'saml-inside-signature', insideSignature()],
    ['the same signature twice', 'repeated-signature', good.replace(signature, signature + signature)],
    ['two SignedInfo', 'several-signed-infos', good.replace(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/, '$1$1')],
    [
      'SignedInfo in an Object first',
      'several-signed-infos',
      good.replace(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/, '<ds:Object>$1</ds:Object>$1'),
    ],
    [
      'a signature below Status',
      'signature-astray',
      good.replace(signature, '').replace('</samlp:Status>', `${signature}</samlp:Status>`),
    ],
    [
      'a duplicate ID in another spelling',
      'duplicate-id',
      createResponse({ edit: (xml) => xml.replace('<samlp:Status>', '<samlp:Status id="_assertion">') }),
    ],
    ['a signature over one statement only', 'signature-wrapping', partial()],
    ['a document type', 'xml-attack', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${good}`],
    ['a second root', 'xml-attack', good + good],
    [
      'a relative namespace',
      'relative-namespace',
      createResponse({
        editAssertion: (xml) =>
          xml.replace('<saml:AttributeStatement>', '<saml:AttributeStatement xmlns:r="1" r:x="1">'),
      }),
    ],
  ];

  test.each(rows)('%s', async (_, check, xml) => {
    const judgement = await judge(xml);
    expect(failedChecks(judgement)).toContain(check);
    expect(judgement.saml.trustworthy).toBe(false);
  });

  test('the broker accepts the split value, and the standard does not', async () => {
    const judgement = await judge(createResponse({ edit: inNameId('ada@<?x example.com?>') }));
    expect(judgement.prediction.outcome).toBe('accept');
    expect(judgement.saml.signatures).toMatchObject([{ valid: false, validAtBroker: true }]);
    expect(failedChecks(judgement)).toContain('verdicts-differ');
  });

  test('a certificate of the same name that signs for itself is no trusted one', async () => {
    const judgement = await judge(createResponse({ sign: 'response', signature: { identity: world.other } }));
    expect(judgement.saml).toMatchObject({ trustworthy: false, signatures: [{ valid: true, validAtBroker: true }] });
    expect(judgement.prediction.errorDescription).toMatch(/^Invalid thumbprint/);
  });

  test('an unsigned response shows its values, not as trustworthy', async () => {
    const judgement = await judge(createResponse({ sign: 'none' }));
    expect(judgement.saml).toMatchObject({
      trustworthy: false,
      signatures: [],
      subject: { nameId: 'ada@example.com' },
    });
  });

  test('a signed assertion leaves status and Destination uncovered', async () => {
    const judgement = await judge(createResponse());
    expect(judgement.saml).toMatchObject({ trustworthy: false, covered: { response: false, assertion: true } });
  });
});

function parked(): string {
  const genuine = createResponse();
  const assertion = /<saml:Assertion .*<\/saml:Assertion>/.exec(genuine)?.[0] ?? '';
  return genuine
    .replace(assertion, createAssertion({ assertionId: '_forged' }))
    .replace('<samlp:Status>', `<samlp:Extensions>${assertion}</samlp:Extensions><samlp:Status>`);
}

function insideSignature(): string {
  const failedLogin = wrapAssertion('', {
    sign: 'response',
    status: createStatus('urn:oasis:names:tc:SAML:2.0:status:Responder'),
  });
  return failedLogin.replace('</ds:Signature>', `<ds:Object>${createAssertion()}</ds:Object></ds:Signature>`);
}

function partial(): string {
  const statement = '<saml:AuthnStatement ID="_statement"';
  return createResponse({
    editAssertion: (xml) => xml.replace('<saml:AuthnStatement', statement),
    signature: {
      uri: '#_statement',
      editSignedInfo: (xml) => xml.replace(/<ds:DigestValue>[^<]*/, `<ds:DigestValue>${digestOfStatement()}`),
    },
  });
}

function digestOfStatement(): string {
  const assertion = createAssertion({
    editAssertion: (xml) => xml.replace('<saml:AuthnStatement', '<saml:AuthnStatement ID="_statement"'),
  });
  const statement = /<saml:AuthnStatement.*<\/saml:AuthnStatement>/.exec(assertion)?.[0] ?? '';
  const canonical = statement.replace(
    /<saml:AuthnStatement ID="_statement" AuthnInstant="([^"]*)"/,
    '<saml:AuthnStatement xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" AuthnInstant="$1" ID="_statement"',
  );
  return createHash('sha256').update(canonical).digest('base64');
}
