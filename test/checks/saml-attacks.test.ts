import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import { certificateFromDer } from '../../src/evidence/certificate.ts';
import { limits } from '../../src/limits.ts';
import { createWorld, defaultSettings, thumbprint } from '../helpers/broker-cases.ts';
import { encryptAssertion } from '../helpers/encrypt.ts';
import {
  algorithms,
  createAssertion,
  createResponse,
  createStatus,
  signElement,
  wrapAssertion,
  type ResponseOptions,
} from '../helpers/idp.ts';
import { failedChecks, judgeMessage, posted } from '../helpers/judge-response.ts';
import { createIdentity } from '../helpers/self-signed.ts';
import { createWrapped, wrappingVariants } from '../helpers/wrapping.ts';

const world = createWorld();
const connection = { ...defaultSettings(world), decryptionKey: world.broker.privatePem };
const judge = (xml: string): ReturnType<typeof judgeMessage> => judgeMessage(posted(xml), { connection });

const good = createResponse({ sign: 'response' });
const signature = /<ds:Signature .*?<\/ds:Signature>/.exec(good)?.[0] ?? '';
const signedInfo = /<ds:SignedInfo>.*?<\/ds:SignedInfo>/.exec(good)?.[0] ?? '';
const forged = createAssertion({ assertionId: '_forged', nameId: 'eve@evil.test' });
const responseSigned = (options: ResponseOptions): string => createResponse({ sign: 'response', ...options });
const encrypted = (assertion: string): string => encryptAssertion(assertion, world.broker.privateKey);
const inNameId =
  (value: string) =>
  (xml: string): string =>
    xml.replace('ada@example.com</saml:NameID', `${value}</saml:NameID`);
const beforeStatus =
  (content: string) =>
  (xml: string): string =>
    xml.replace('<samlp:Status>', `${content}<samlp:Status>`);

/** An attack or broken software: named, and nothing is shown as verified. */
async function expectNamed(xml: string, check: string): Promise<Awaited<ReturnType<typeof judge>>> {
  const judgement = await judge(xml);
  const named = judgement.findings.filter(({ suspicious }) => suspicious === true);
  expect(named.map((finding) => finding.check)).toContain(check);
  expect(named.every(({ message }) => message.startsWith('Possible attack or broken software: '))).toBe(true);
  expect(judgement.saml).toMatchObject({ trustworthy: false, covered: { response: false, assertion: false } });
  return judgement;
}

describe('signature wrapping', () => {
  const rows = (['response', 'assertion', 'both'] as const).flatMap((signed) =>
    wrappingVariants.map((variant) => [variant, signed] as const),
  );
  test.each(rows)('%s around a signed %s is named, never trustworthy, and stopped by the broker', async (...built) => {
    const judgement = await judge(createWrapped(...built));
    expect(judgement.saml.trustworthy).toBe(false);
    expect(judgement.saml.covered).toEqual({ response: false, assertion: false });
    expect(judgement.findings.some(({ suspicious }) => suspicious === true)).toBe(true);
    expect(judgement.prediction.outcome).toBe('reject');
    expect(judgement.prediction.errorDescription).toBe(
      built[1] === 'response'
        ? 'SAMLResponse should be unique'
        : 'A SAMLResponse can contain only one Assertion element.',
    );
  });

  test('the same construction without a forgery is trustworthy', async () => {
    const judgement = await judge(good);
    expect(judgement.saml.trustworthy).toBe(true);
    expect(judgement.findings.some(({ suspicious }) => suspicious === true)).toBe(false);
  });
});

describe('content that no provider sends', () => {
  const uri = (value: string): string => responseSigned({ signature: { uri: value } });
  const rows: [string, string, string][] = [
    [
      'a second assertion, not signed',
      'several-assertions',
      createResponse({ editSignedAssertion: (xml) => xml + forged }),
    ],
    [
      'a second assertion under the same signature',
      'several-assertions',
      responseSigned({ editSignedAssertion: (xml) => xml + forged }),
    ],
    [
      'an assertion beside an encrypted one',
      'several-assertions',
      wrapAssertion(encrypted(signElement(createAssertion())) + forged, { sign: 'response' }),
    ],
    [
      'two encrypted assertions',
      'several-assertions',
      wrapAssertion(encrypted(signElement(createAssertion())) + encrypted(forged)),
    ],
    [
      'two assertions encrypted as one',
      'several-assertions',
      wrapAssertion(encrypted(createAssertion().replace('</saml:Assertion>', `${forged}</saml:Assertion>`)), {
        sign: 'response',
      }),
    ],
    ['a signed assertion parked in Extensions', 'signature-wrapping', parked()],
    [
      'an assertion in Extensions only',
      'assertion-astray',
      createResponse({
        edit: (xml) => xml.replace(/(<saml:Assertion .*<\/saml:Assertion>)/, '<samlp:Extensions>$1</samlp:Extensions>'),
      }),
    ],
    [
      'an encrypted assertion in Extensions only',
      'assertion-astray',
      wrapAssertion(`<samlp:Extensions>${encrypted(signElement(createAssertion()))}</samlp:Extensions>`),
    ],
    [
      'an assertion inside the signature of an error response',
      'saml-inside-signature',
      insideSignature(createAssertion()),
    ],
    ['an encrypted assertion there', 'saml-inside-signature', insideSignature(encrypted(createAssertion()))],
    [
      'an assertion of SAML 1.1 there',
      'saml-inside-signature',
      insideSignature(forged.replaceAll('SAML:2.0:a', 'SAML:1.0:a')),
    ],
    [
      'an assertion of no namespace there',
      'saml-inside-signature',
      insideSignature('<Assertion><Subject><NameID>eve</NameID></Subject></Assertion>'),
    ],
    ['the same signature twice', 'repeated-signature', good.replace(signature, signature + signature)],
    [
      'the same signature below Status',
      'repeated-signature',
      good.replace('</samlp:Status>', `${signature}</samlp:Status>`),
    ],
    [
      'a signature below Status',
      'signature-astray',
      good.replace(signature, '').replace('</samlp:Status>', `${signature}</samlp:Status>`),
    ],
    [
      'a signature in StatusDetail',
      'signature-astray',
      good
        .replace(signature, '')
        .replace('</samlp:Status>', `<samlp:StatusDetail>${signature}</samlp:StatusDetail></samlp:Status>`),
    ],
    ['a signature over one statement only', 'signature-wrapping', partial()],
    [
      'a Signature in a namespace that only looks like it',
      'signature-lookalike',
      good.replaceAll('2000/09/xmldsig#"', '2000/09/xmldsig"'),
    ],
    ['two SignedInfo', 'several-signed-infos', good.replace(signedInfo, signedInfo + signedInfo)],
    [
      'SignedInfo in an Object first',
      'several-signed-infos',
      good.replace(signedInfo, `<ds:Object>${signedInfo}</ds:Object>${signedInfo}`),
    ],
    [
      'SignedInfo in an Object last',
      'several-signed-infos',
      good.replace('</ds:Signature>', `<ds:Object>${signedInfo}</ds:Object></ds:Signature>`),
    ],
    ['a comment with the digest of changed content', 'comment-in-value', commentedDigest()],
    ['a comment before the digest', 'comment-in-value', good.replace('<ds:DigestValue>', '<ds:DigestValue><!--x-->')],
    [
      'a comment in the signature value',
      'comment-in-value',
      good.replace(/<ds:SignatureValue>(....)/, '<ds:SignatureValue>$1<!--x-->'),
    ],
    [
      'a comment that splits a NameID',
      'comment-in-value',
      responseSigned({ edit: inNameId('ada@<!---->example.com') }),
    ],
    [
      'a comment that splits an encrypted NameID',
      'comment-in-value',
      wrapAssertion(encrypted(inNameId('ada@<!-- -->example.com')(createAssertion())), { sign: 'response' }),
    ],
    [
      'a processing instruction that ends a NameID',
      'processing-instruction',
      responseSigned({ edit: inNameId('ada@<?x example.com?>') }),
    ],
    [
      'a processing instruction before a NameID',
      'processing-instruction',
      responseSigned({ edit: inNameId('<?x ada@?>example.com') }),
    ],
    [
      'a processing instruction in an encrypted NameID',
      'processing-instruction',
      wrapAssertion(encrypted(inNameId('ada@<?x example.com?>')(signElement(createAssertion())))),
    ],
    [
      'a processing instruction in a signature',
      'processing-instruction',
      good.replace('<ds:SignatureValue>', '<?x y?><ds:SignatureValue>'),
    ],
    [
      'a document type in an encrypted assertion',
      'xml-attack',
      wrapAssertion(encrypted(`<!DOCTYPE a>${signElement(createAssertion())}`)),
    ],
    ...['ID', 'Id', 'id', 'iD', 'AssertionID', 'xml:id'].map((name): [string, string, string] => [
      `the signed ID again, as ${name}`,
      'duplicate-id',
      createResponse({ edit: (xml) => xml.replace('<samlp:Status>', `<samlp:Status ${name}="_assertion">`) }),
    ]),
    [
      'the signed ID again, in another namespace',
      'duplicate-id',
      createResponse({
        edit: (xml) => xml.replace('<samlp:Status>', '<samlp:Status xmlns:x="urn:x" x:ID="_assertion">'),
      }),
    ],
    [
      'the signed ID again, inside an encrypted assertion',
      'duplicate-id',
      wrapAssertion(
        encrypted(createAssertion().replace('<saml:AuthnStatement', '<saml:AuthnStatement ID="_assertion"')),
        { sign: 'response' },
      ),
    ],
    [
      'a relative namespace',
      'relative-namespace',
      createResponse({
        editAssertion: (xml) =>
          xml.replace('<saml:AttributeStatement>', '<saml:AttributeStatement xmlns:r="1" r:x="1">'),
      }),
    ],
    [
      'quotes in a namespace',
      'relative-namespace',
      createResponse({ edit: (xml) => xml.replace('<samlp:Response ', `<samlp:Response xmlns:q="urn:'&quot;]" `) }),
    ],
    ['the digest of nothing', 'empty-digest', emptyDigest((xml) => xml)],
    [
      'the digest of nothing, and a namespace that cannot be canonicalised',
      'relative-namespace',
      emptyDigest(beforeStatus('<x xmlns:x="1"/>')),
    ],
    ['a keyed hash under the certificate', 'algorithm-forbidden', hmac()],
    [
      'MD5',
      'algorithm-forbidden',
      responseSigned({ signature: { digest: 'http://www.w3.org/2001/04/xmldsig-more#md5' } }),
    ],
    ...[
      'http://www.w3.org/TR/1999/REC-xslt-19991116',
      'http://www.w3.org/TR/1999/REC-xpath-19991116',
      'http://www.w3.org/2002/06/xmldsig-filter2',
      'http://www.w3.org/2000/09/xmldsig#base64',
      'constructor',
    ].map((transform): [string, string, string] => [
      `the transform ${transform}`,
      'forbidden-transform',
      responseSigned({ signature: { transforms: [algorithms.enveloped, transform] } }),
    ]),
    ...['constructor', 'toString', '__proto__', 'hasOwnProperty'].flatMap((name): [string, string, string][] => [
      [`a digest named ${name}`, 'algorithm-name', responseSigned({ signature: { digest: name } })],
      [`a canonicalization named ${name}`, 'algorithm-name', responseSigned({ signature: { canonicalization: name } })],
      [
        `a signature method named ${name}`,
        'algorithm-name',
        responseSigned({ signature: { editSignedInfo: (xml) => xml.replace(algorithms.rsaSha256, name) } }),
      ],
    ]),
    ['a reference to a file', 'external-reference', uri('file:///etc/passwd')],
    ['a reference to an address', 'external-reference', uri('http://evil.test/x')],
    ['a reference without #', 'external-reference', uri('_response')],
    [
      '500 references',
      'signature-flood',
      responseSigned({ signature: { editSignedInfo: repeat(/<ds:Reference.*<\/ds:Reference>/, 500) } }),
    ],
    [
      '5000 transforms',
      'signature-flood',
      responseSigned({ signature: { editSignedInfo: repeat(/<ds:Transform [^>]*><\/ds:Transform>/, 5_000) } }),
    ],
    [
      '2000 signatures',
      'signature-flood',
      good.replace('</samlp:Status>', `${signature.repeat(2_000)}</samlp:Status>`),
    ],
  ];

  test.each(rows)('%s', async (_, check, xml) => {
    await expectNamed(xml, check);
  });

  test('nothing forged is shown where a signed text is there', async () => {
    for (const xml of [parked(), insideSignature(forged), insideSignature(encrypted(forged))])
      expect((await judge(xml)).saml).toMatchObject({
        trustworthy: false,
        covered: { response: false, assertion: false },
      });
    expect((await judge(insideSignature(encrypted(forged)))).saml.subject.nameId).toBeNull();
    expect(
      (await judge(wrapAssertion(`<samlp:Extensions>${encrypted(forged)}</samlp:Extensions>`))).saml.subject.nameId,
    ).toBeNull();
  });

  test('a comment or CDATA section that splits a value does not shorten it', async () => {
    for (const value of ['ada@<!---->example.com', '<![CDATA[ada@]]>example.com', 'ada@<![CDATA[example]]>.com'])
      expect((await judge(responseSigned({ edit: inNameId(value) }))).saml.subject.nameId).toBe('ada@example.com');
  });

  test('a CDATA section is no attack', async () => {
    const { saml, findings } = await judge(responseSigned({ edit: inNameId('<![CDATA[ada@]]>example.com') }));
    expect(saml.trustworthy).toBe(true);
    expect(findings.filter(({ status }) => status === 'fail')).toEqual([]);
  });

  test('the broker accepts the split value, and the standard does not', async () => {
    const judgement = await judge(createResponse({ edit: inNameId('ada@<?x example.com?>') }));
    expect(judgement.prediction.outcome).toBe('accept');
    expect(judgement.saml.signatures).toMatchObject([{ valid: false, validAtBroker: true }]);
    expect(failedChecks(judgement)).toContain('verdicts-differ');
  });
});

describe('what is not signed', () => {
  const unsigned: [string, string][] = [
    ['no signature', createResponse({ sign: 'none' })],
    [
      'an empty signature',
      createResponse({
        sign: 'none',
        edit: beforeStatus('<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'),
      }),
    ],
    ['a signature in a comment', good.replace(signature, `<!--${signature}-->`)],
    ['a signature in a CDATA section', good.replace(signature, `<![CDATA[${signature}]]>`)],
    ['a signature without SignedInfo', good.replace(signedInfo, '')],
    ['a signature without its value', good.replace(/<ds:SignatureValue>.*?<\/ds:SignatureValue>/, '')],
    [
      'a signature without reference',
      responseSigned({ signature: { editSignedInfo: (xml) => xml.replace(/<ds:Reference.*<\/ds:Reference>/, '') } }),
    ],
    [
      'a reference without URI',
      responseSigned({ signature: { editSignedInfo: (xml) => xml.replace(/ URI="[^"]*"/, '') } }),
    ],
    ['a reference to nowhere', responseSigned({ signature: { uri: '#nowhere' } })],
    ['a reference with quotes', responseSigned({ signature: { uri: "#xpointer(id('_response'))" } })],
    ['a reference with a pointer', responseSigned({ signature: { uri: '#xpointer(/)' } })],
  ];
  test.each(unsigned)('%s is never valid', async (_, xml) => {
    const { saml } = await judge(xml);
    expect(saml.signatures.some(({ valid }) => valid === true)).toBe(false);
    expect(saml).toMatchObject({ trustworthy: false, covered: { response: false, assertion: false } });
    expect(saml.subject.nameId).toBe('ada@example.com');
  });

  test('a signed assertion leaves status and Destination uncovered', async () => {
    const judgement = await judge(createResponse());
    expect(judgement.saml).toMatchObject({ trustworthy: false, covered: { response: false, assertion: true } });
  });

  test('an encrypted and signed assertion is covered, the response around it is not', async () => {
    const judgement = await judge(wrapAssertion(encrypted(signElement(createAssertion()))));
    expect(judgement.saml).toMatchObject({ trustworthy: false, covered: { response: false, assertion: true } });
    expect(failedChecks(judgement)).toEqual([]);
  });
});

describe('certificates', () => {
  const imitation = createIdentity();
  const configuredBy = (certificate: string) => {
    const { thumbprints: _, ...settings } = connection;
    return { ...settings, certificate };
  };

  test('one of the same name, number and dates with another key is named where the real one is known', async () => {
    const xml = responseSigned({ signature: { identity: imitation } });
    const real = certificateFromDer(world.idp.der);
    if (!('certificate' in real)) throw new Error(real.reason);
    const judgement = await judgeMessage(posted(xml), {
      connection,
      certificates: [{ facts: real.certificate, from: 'configured' }],
    });
    expect(failedChecks(judgement)).toContain('certificate-imitation');
    expect(judgement.saml).toMatchObject({ trustworthy: false, signatures: [{ valid: true, validAtBroker: true }] });
    expect(judgement.prediction.errorDescription).toBe(
      `Invalid thumbprint (configured: ${thumbprint(world.idp)}. calculated: ${thumbprint(imitation)})`,
    );
  });

  test('with a thumbprint only, it is not trusted', async () => {
    const judgement = await judge(responseSigned({ signature: { identity: imitation } }));
    expect(judgement.saml).toMatchObject({ trustworthy: false, covered: { response: false, assertion: false } });
    expect(judgement.prediction.errorDescription).toMatch(/^Invalid thumbprint/);
  });

  test('with a certificate only, it is not trusted', async () => {
    const xml = responseSigned({ signature: { identity: world.other } });
    const judgement = await judgeMessage(posted(xml), { connection: configuredBy(world.idp.pem) });
    expect(judgement.saml).toMatchObject({ trustworthy: false, covered: { response: false, assertion: false } });
    const own = await judgeMessage(posted(xml), { connection: configuredBy(world.other.pem) });
    expect(own.saml.trustworthy).toBe(true);
  });

  test('the configured one first and the signing one second: both are named', async () => {
    const both = [world.idp, world.other].map(({ base64 }) => `<ds:X509Certificate>${base64}</ds:X509Certificate>`);
    const keyInfo = `<ds:KeyInfo><ds:X509Data>${both.join('')}</ds:X509Data></ds:KeyInfo>`;
    const judgement = await judge(responseSigned({ signature: { identity: world.other, keyInfo } }));
    expect(judgement.findings.find(({ check }) => check === 'certificate-order')).toMatchObject({
      status: 'fail',
      blocks: true,
      received: thumbprint(world.idp),
      expected: thumbprint(world.other),
    });
    expect(judgement.saml.trustworthy).toBe(false);
    expect(judgement.prediction.errorDescription).toMatch(/^invalid signature: the signature value /);
  });

  test('an authority’s certificate behind the signing one is in order', async () => {
    const both = [world.idp, world.other].map(({ base64 }) => `<ds:X509Certificate>${base64}</ds:X509Certificate>`);
    const keyInfo = `<ds:KeyInfo><ds:X509Data>${both.join('')}</ds:X509Data></ds:KeyInfo>`;
    expect(failedChecks(await judge(responseSigned({ signature: { keyInfo } })))).toEqual([]);
  });

  test('an EC certificate under an RSA algorithm is not valid', async () => {
    const xml = responseSigned({ signature: { identity: world.ec, algorithm: algorithms.rsaSha256 } });
    expect((await judge(xml)).saml).toMatchObject({ trustworthy: false, signatures: [{ valid: false }] });
  });
});

describe('text that is refused', () => {
  /** How the broker, which is lenient, answers; null: it accepts. */
  const rows: [string, string, string | RegExp | null][] = [
    ['a document type', `<!DOCTYPE x>${good}`, null],
    [
      'an external entity',
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${good.replace('ada@', '&e;')}`,
      /^Signature check errors/,
    ],
    ['entities in entities', `<!DOCTYPE x [${laughs()}]>${good.replace('ada@', '&j;')}`, /^Signature check errors/],
    ['text before the root', `x${good}`, null],
    ['text behind the root', `${good}x`, null],
    ['a bare ampersand', good.replace('ada@', 'a&b@'), /^Signature check errors/],
    ['an entity that nobody declares', good.replace('ada@', '&x;@'), /^Signature check errors/],
    ['two roots', good + good, 'SAMLResponse should be a valid xml'],
    [
      'a forged second root',
      good + createResponse({ sign: 'none', nameId: 'eve@evil.test' }),
      'SAMLResponse should be a valid xml',
    ],
    [
      'an attribute twice',
      good.replace(' ID="_response"', ' ID="_response" ID="_x"'),
      'SAMLResponse should be a valid xml',
    ],
    [
      'an attribute twice by its namespace',
      good.replace('<samlp:Status>', '<samlp:Status xmlns:a="urn:a" xmlns:b="urn:a" a:x="1" b:x="2">'),
      /^Signature check errors/,
    ],
    ['a NUL', good.replace('ada@', 'a\u0000@'), /^Signature check errors/],
    ['an escape character', good.replace('ada@', 'a\u001B@'), /^Signature check errors/],
    ['a reference to an escape character', good.replace('ada@', 'a&#x1b;@'), /^Signature check errors/],
    ['a reference to half a character', good.replace('ada@', 'a&#xD800;@'), /^Signature check errors/],
    ['a reference beyond Unicode', good.replace('ada@', 'a&#99999999999999999999;@'), /^Signature check errors/],
    ['the prefix xml for something else', good.replace('<samlp:Status>', '<samlp:Status xmlns:xml="urn:x">'), null],
    ['the prefix xmlns declared', good.replace('<samlp:Status>', '<samlp:Status xmlns:xmlns="urn:x">'), null],
    ['a line before the declaration', `\n<?xml version="1.0"?>${good}`, 'SAMLResponse should be a valid xml'],
  ];
  test.each(rows)('%s is named, not trusted, and predicted', async (_, xml, error) => {
    const judgement = await expectNamed(xml, 'xml-attack');
    expect(failedChecks(judgement)).toContain('xml-strict');
    expect(judgement.saml.subject.nameId).toBeNull();
    expect(judgement.prediction.outcome).toBe(error === null ? 'accept' : 'reject');
    if (error !== null) expect(judgement.prediction.errorDescription).toMatch(error);
  });

  test('what is too large for the broker’s parser to be run on is left open', async () => {
    const { prediction, saml } = await judge(`<!DOCTYPE x>${good}${' '.repeat(limits.brokerCharacters)}`);
    expect(prediction).toMatchObject({ outcome: 'undetermined', error: null, errorDescription: null });
    expect(prediction.missing).toEqual(['a message small enough to run the broker’s parser on']);
    expect(saml.trustworthy).toBe(false);
  });

  test('a byte order mark before a declaration: read here, refused by the broker', async () => {
    const { saml, prediction } = await judge(`\uFEFF<?xml version="1.0"?>${good}`);
    expect(saml.trustworthy).toBe(true);
    expect(prediction.errorDescription).toBe('SAMLResponse should be a valid xml');
  });

  test.each([
    [
      'depth',
      responseSigned({
        editResponse: (xml) =>
          xml.replace('</samlp:Status>', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}</samlp:Status>`),
      }),
      'nested more than 240 deep',
    ],
    [
      'attributes',
      good.replace(
        '<samlp:Status>',
        `<samlp:Status ${Array.from({ length: 1_001 }, (_, index) => `a${index}="1"`).join(' ')}>`,
      ),
      'more than 1000 attributes',
    ],
    ['a name', good.replace('<samlp:Status>', `<${'a'.repeat(1_001)}/><samlp:Status>`), 'longer than 1000 characters'],
  ])('beyond the limit of %s there is an error that names it', (_, xml, words) => {
    expect(() => posted(xml)).toThrow(SsoDoctorError);
    expect(() => posted(xml)).toThrow(words);
  });
});

describe('a value that is no response at all', () => {
  const rows: [string, string | Buffer, string][] = [
    ['a sign-in page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'an HTML page'],
    ['a page without document type', '<html><body>Sign in</body></html>', 'an HTML page'],
    [
      'metadata',
      '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"/>',
      'SAML metadata',
    ],
    [
      'a logout response',
      '<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>',
      'a LogoutResponse',
    ],
    ['other XML', '<a/>', 'XML of another kind (a)'],
    ['a picture', Buffer.from(`89504e470d0a1a0a${'00'.repeat(200)}`, 'hex'), 'a PNG picture'],
    ['JSON', `{"error":"${'x'.repeat(150)}"}`, 'JSON'],
    ['words', 'The response was taken out of this ticket by our support team. '.repeat(4), 'text without markup'],
  ];
  test.each(rows)('%s is called by its name', async (_, content, words) => {
    const judgement = await judgeMessage(posted(content), { connection });
    const finding = judgement.findings.find(({ check }) => check === 'message-kind');
    expect(finding).toMatchObject({ status: 'fail', severity: 'error' });
    expect(finding?.message).toContain(words);
    expect(judgement.saml.trustworthy).toBe(false);
    expect(judgement.prediction.outcome).toBe('reject');
  });

  test('a response is none of these', async () => {
    expect(failedChecks(await judge(good))).not.toContain('message-kind');
  });
});

function parked(): string {
  const genuine = createResponse();
  const assertion = /<saml:Assertion .*<\/saml:Assertion>/.exec(genuine)?.[0] ?? '';
  return genuine
    .replace(assertion, createAssertion({ assertionId: '_forged' }))
    .replace('<samlp:Status>', `<samlp:Extensions>${assertion}</samlp:Extensions><samlp:Status>`);
}

function insideSignature(content: string): string {
  const failedLogin = wrapAssertion('', {
    sign: 'response',
    status: createStatus('urn:oasis:names:tc:SAML:2.0:status:Responder'),
  });
  return failedLogin.replace('</ds:Signature>', `<ds:Object>${content}</ds:Object></ds:Signature>`);
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
  return sha256(canonical);
}

/** CVE-2025-29775: a verifier that reads the comment takes the digest of the forged text for the signed one. */
function commentedDigest(): string {
  const changed = good.replaceAll('ada@', 'eve@');
  const digest = sha256(changed.replace(/<ds:Signature .*?<\/ds:Signature>/, ''));
  return changed.replace('<ds:DigestValue>', `<ds:DigestValue><!--${digest}-->`);
}

function emptyDigest(edit: (xml: string) => string): string {
  const digest = (xml: string): string => xml.replace(/<ds:DigestValue>[^<]*/, `<ds:DigestValue>${sha256('')}`);
  return responseSigned({ signature: { editSignedInfo: digest }, edit });
}

/** The certificate is public, so whoever has it can compute this. */
function hmac(): string {
  const keyed = 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256';
  return responseSigned({
    signature: {
      editSignedInfo: (xml) => xml.replace(algorithms.rsaSha256, keyed),
      editSignature: (xml) => {
        const canonical = (/<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(xml)?.[0] ?? '').replace(
          '<ds:SignedInfo>',
          '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
        );
        const value = createHmac('sha256', world.idp.pem).update(canonical).digest('base64');
        return xml.replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${value}`);
      },
    },
  });
}

function repeat(pattern: RegExp, times: number): (xml: string) => string {
  return (xml) => xml.replace(pattern, (part) => part.repeat(times));
}

/** Ten levels of ten references each: ten billion characters, if anybody expanded them. */
function laughs(): string {
  const names = [...'abcdefghij'];
  return names
    .map((name, index) => `<!ENTITY ${name} "${index === 0 ? 'ha' : `&${names[index - 1] ?? ''};`.repeat(10)}">`)
    .join('');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
