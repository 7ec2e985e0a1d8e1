import { createWorld, defaultSettings } from './broker-cases.ts';
import { encryptAssertion } from './encrypt.ts';
import {
  algorithms,
  createAssertion,
  createResponse,
  createStatus,
  signElement,
  testConnection,
  wrapAssertion,
} from './idp.ts';
import { createIdentity, type TestIdentity } from './self-signed.ts';
import { createWrapped } from './wrapping.ts';

/** A file of `fixtures/inputs/saml/`. */
export interface FixtureFile {
  readonly name: string;
  readonly text: string;
}

/** Responses for trying the program by hand. Valid at 2026-03-02T12:00:00Z under `connection.json`. */
export function createFixtures(): FixtureFile[] {
  const world = createWorld();
  const good = createResponse();
  const base64 = Buffer.from(good).toString('base64');
  const encrypted = wrapAssertion(encryptAssertion(signElement(createAssertion()), world.broker.privateKey));
  const connection = { ...defaultSettings(world), idpEntityId: testConnection.idpEntityId };
  return [
    { name: 'connection.json', text: `${JSON.stringify(connection, null, 2)}\n` },
    { name: 'decryption-key.pem', text: world.broker.privatePem },
    { name: 'good.xml', text: good },
    { name: 'good-response-signed.xml', text: createResponse({ sign: 'response' }) },
    { name: 'good.base64.txt', text: `${(base64.match(/.{1,76}/g) ?? []).join('\n')}\n` },
    { name: 'good.form.txt', text: `SAMLResponse=${encodeURIComponent(base64)}&RelayState=state\n` },
    {
      name: 'good.html',
      text: `<html><body onload="document.forms[0].submit()"><form method="post" action="${testConnection.callbackUrl}"><input type="hidden" name="SAMLResponse" value="${base64}"></form></body></html>\n`,
    },
    { name: 'indented.xml', text: good.replaceAll('><', '>\n  <') },
    { name: 'cut.base64.txt', text: `${base64.slice(0, -401)}\n` },
    { name: 'encrypted.xml', text: encrypted },
    { name: 'another-certificate.xml', text: createResponse({ signature: { identity: world.other } }) },
    { name: 'changed-content.xml', text: good.replace('ada@', 'eve@') },
    {
      name: 'expired.xml',
      text: createResponse({ notOnOrAfter: '2026-03-02T11:00:00Z', notBefore: '2026-03-02T10:50:00Z' }),
    },
    { name: 'audience-with-slash.xml', text: createResponse({ audiences: [`${testConnection.entityId}/`] }) },
    {
      name: 'destination-without-connection.xml',
      text: createResponse({ destination: 'https://auth.influxdata.com/login/callback' }),
    },
    {
      name: 'status-responder.xml',
      text: wrapAssertion('', {
        sign: 'none',
        status: createStatus(
          'urn:oasis:names:tc:SAML:2.0:status:Responder',
          'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed',
          'The user is not assigned',
        ),
      }),
    },
    { name: 'unsigned.xml', text: createResponse({ sign: 'none' }) },
    { name: 'sha-384.xml', text: createResponse({ signature: { algorithm: algorithms.rsaSha384 } }) },
    {
      name: 'processing-instruction.xml',
      text: createResponse({
        edit: (xml) => xml.replace('ada@example.com</saml:NameID', 'ada@<?x example.com?></saml:NameID'),
      }),
    },
    { name: 'wrapped.xml', text: createWrapped('xsw3', 'assertion') },
  ];
}

/** A response for xmlsec1 to sign: a template with empty digest and signature value. */
export interface SigningTemplate {
  readonly name: string;
  readonly xml: string;
  readonly identity: TestIdentity;
}

export function createTemplates(): SigningTemplate[] {
  const rsa = createIdentity({ commonName: 'xmlsec1.example.com' });
  const ec = createIdentity({ kind: 'ec-p256', commonName: 'xmlsec1-ec.example.com' });
  const variants = [
    { name: 'rsa-sha1', identity: rsa, signature: { algorithm: algorithms.rsaSha1, digest: algorithms.sha1 } },
    { name: 'rsa-sha256', identity: rsa, signature: {} },
    { name: 'rsa-sha384', identity: rsa, signature: { algorithm: algorithms.rsaSha384, digest: algorithms.sha384 } },
    { name: 'rsa-sha512', identity: rsa, signature: { algorithm: algorithms.rsaSha512, digest: algorithms.sha512 } },
    { name: 'ecdsa-sha256', identity: ec, signature: { algorithm: algorithms.ecdsaSha256 } },
    {
      name: 'inclusive',
      identity: rsa,
      signature: { canonicalization: algorithms.inclusive, transforms: [algorithms.enveloped, algorithms.inclusive] },
    },
    {
      name: 'inclusive-1.1',
      identity: rsa,
      signature: {
        canonicalization: algorithms.inclusive11,
        transforms: [algorithms.enveloped, algorithms.inclusive11],
      },
    },
    {
      name: 'with-comments',
      identity: rsa,
      signature: {
        canonicalization: algorithms.exclusiveWithComments,
        transforms: [algorithms.enveloped, algorithms.exclusiveWithComments],
      },
    },
    { name: 'only-enveloped', identity: rsa, signature: { transforms: [algorithms.enveloped] } },
    { name: 'prefix-list', identity: rsa, signature: { editSignedInfo: prefixList } },
  ];
  return variants.map(({ name, identity, signature }) => ({
    name,
    identity,
    xml: createResponse({
      signature: { identity, ...signature, editSignature: emptyValues },
      edit: awkward,
    }),
  }));
}

/** What makes canonicalization work: inherited declarations, comments, character references, odd white space, CRLF, umlauts. */
function awkward(xml: string): string {
  return xml
    .replace(
      '<samlp:Response ',
      '<samlp:Response xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:Z="urn:z" xml:lang="de" ',
    )
    .replace(
      '<saml:AttributeValue>',
      '<saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string"  title="a&#9;b&amp;c">',
    )
    .replace(
      'ada@example.com</saml:AttributeValue>',
      'J&#252;rgen &lt;a@b&gt; <![CDATA[<raw>&]]> \u2028 \u0085 🚀</saml:AttributeValue>',
    )
    .replace('<saml:Conditions', '<!-- a comment -->\r\n\t<saml:Conditions')
    .replace('></saml:SubjectConfirmationData>', '/>')
    .replace(
      '</saml:AuthnStatement>',
      '</saml:AuthnStatement>\n  <Z:extra Z:b="1" xml:space="preserve" a=\'2\'> x </Z:extra>',
    );
}

function emptyValues(signature: string): string {
  return signature
    .replace(/<ds:DigestValue>[^<]*/, '<ds:DigestValue>')
    .replace(/<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>');
}

function prefixList(signedInfo: string): string {
  const transform = `<ds:Transform Algorithm="${algorithms.exclusive}"></ds:Transform>`;
  return signedInfo.replace(
    transform,
    transform.replace(
      '></',
      '><ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="xs Z"></ec:InclusiveNamespaces></',
    ),
  );
}
