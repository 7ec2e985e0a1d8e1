import { createHash } from 'node:crypto';
import { caseMaker, type BrokerCase, type World } from './broker-cases.ts';
import { createAssertion, signElement, testConnection, wrapAssertion, type SignatureOptions } from './idp.ts';

const rsa15Refused =
  'RSA_PKCS1_PADDING is no longer supported for private decryption, this can be reverted with --security-revert=CVE-2023-46809';
const status = (name: string): string => `urn:oasis:names:tc:SAML:2.0:status:${name}`;
const noAssertion = (code: string): string => `saml response does not contain an Assertion element (Status: ${code})`;

/** Everything about encrypted assertions. */
export function encryptionCases(world: World): BrokerCase[] {
  const { encrypted, response, posted } = caseMaker(world, 'message');
  const assertion = signElement(createAssertion());
  return [
    ...(['aes128-cbc', 'aes256-cbc', 'tripledes-cbc', 'aes128-gcm', 'aes256-gcm'] as const).map((content) =>
      encrypted(`encrypted with ${content}`, null, { content }),
    ),
    encrypted('encrypted, response signed', null, {}, { sign: 'response' }),
    encrypted('encrypted, both signed', null, {}, { sign: 'both' }),
    encrypted('encrypted, key by RetrievalMethod', null, { keyPlace: 'retrieval' }),
    encrypted('encrypted, key beside without RetrievalMethod', 'cant find encryption algorithm', {
      keyPlace: 'beside',
    }),
    encrypted('encrypted, KeyInfo in another namespace', "Cannot read properties of undefined (reading 'nodeType')", {
      edit: (xml) => xml.replace('http://www.w3.org/2000/09/xmldsig#', 'urn:x'),
    }),
    encrypted(
      'encrypted with aes192-cbc',
      'encryption algorithm http://www.w3.org/2001/04/xmlenc#aes192-cbc not supported',
      { content: 'aes192-cbc' },
    ),
    encrypted(
      'encrypted with aes192-gcm',
      'encryption algorithm http://www.w3.org/2009/xmlenc11#aes192-gcm not supported',
      { content: 'aes192-gcm' },
    ),
    encrypted('RSA 1.5', rsa15Refused, { keyTransport: 'rsa-1_5' }),
    encrypted(
      'OAEP of XML Encryption 1.1',
      'key encryption algorithm http://www.w3.org/2009/xmlenc11#rsa-oaep not supported',
      { keyTransport: 'rsa-oaep' },
    ),
    encrypted('OAEP with SHA-256', /oaep decoding error/, { digest: 'sha256' }),
    encrypted(
      'encrypted for another key',
      /oaep decoding error|data too large/,
      {},
      {},
      { decryptionKey: world.other.privatePem },
    ),
    encrypted(
      'a key that is none',
      'error:1E08010C:DECODER routines::unsupported',
      {},
      {},
      { decryptionKey: 'no key' },
    ),
    encrypted('broken GCM content', 'Unsupported state or unable to authenticate data', {
      edit: (xml) =>
        xml
          .replace(
            /(<xenc:CipherValue>)([^<]{20})([^<]*<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>)/,
            '$1$2$3',
          )
          .replace(/AA|AB|AC/g, (pair) => pair)
          .replace(/.{4}(<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>)/, 'AAAA$1'),
    }),
    encrypted('CBC content of a wrong length', /wrong final block length/, {
      content: 'aes128-cbc',
      edit: (xml) => xml.replace(/.{8}(<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>)/, '$1'),
    }),
    encrypted(
      'encrypted and unsigned inside',
      'neither the response nor the assertion are signed',
      {},
      { signature: { editSignature: () => '' } },
    ),
    posted(
      'no EncryptedData',
      'EncryptedData not found.',
      {
        xml: wrapAssertion(
          '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"></saml:EncryptedAssertion>',
        ),
      },
      { decryptionKey: world.broker.privatePem },
    ),
    encrypted('two encrypted assertions', 'A SAMLResponse can contain only one EncryptedAssertion element.', {
      edit: (xml) => xml + xml,
    }),
    response('a plain assertion with a key configured', null, {}, { decryptionKey: world.broker.privatePem }),
    encrypted('encrypted and expired', 'assertion has expired.', {}, { notOnOrAfter: '2026-03-01T00:00:00Z' }),
    encrypted(
      'encrypted, content changed',
      /^Signature check errors: /,
      {},
      { signature: { editSignedInfo: (xml) => xml.replace(/<ds:DigestValue>..../, '<ds:DigestValue>AAAA') } },
    ),
    encrypted(
      'encrypted, wrong audience',
      `Audience is invalid. Configured: ${testConnection.entityId}`,
      {},
      { audiences: ['urn:x'] },
    ),
    encrypted(
      'encrypted, something else inside',
      noAssertion(status('Success')),
      { edit: (xml) => xml },
      { editAssertion: (xml) => xml.replaceAll('saml:Assertion', 'saml:Other') },
    ),
    ...decryptionQuirks(world),
    posted('a plain and an encrypted assertion', null, {
      xml: wrapAssertion(
        assertion +
          '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"></saml:EncryptedAssertion>',
      ),
    }),
  ];
}

const issuer = `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_issuer">${testConnection.idpEntityId}</saml:Issuer>`;
const issuerWithId = (xml: string): string => xml.replace('<saml:Issuer', '<saml:Issuer ID="_issuer"');
/** A right signature, on the Issuer alone. */
const coversIssuer: SignatureOptions = {
  uri: '#_issuer',
  editSignedInfo: (xml) =>
    xml.replace(/(<ds:DigestValue>)[^<]*/, `$1${createHash('sha256').update(issuer).digest('base64')}`),
};

/** Where it looks for keys, and what it says to keys that do not fit. */
function decryptionQuirks(world: World): BrokerCase[] {
  const { encrypted } = caseMaker(world, 'quirk');
  const { broker, ec } = world;
  const pem = (type: 'pkcs1' | 'pkcs8', cipher?: string): string =>
    broker.privateKey
      .export({ type, format: 'pem', ...(cipher !== undefined && { cipher, passphrase: 'secret' }) })
      .toString();
  const rsa15 = { keyTransport: 'rsa-1_5' } as const;
  const closed = 'error:07880109:common libcrypto routines::interrupted or cancelled';
  const otherKind = 'error:03000096:digital envelope routines::operation not supported for this keytype';
  const retrieval = (edit: (xml: string) => string) => ({ keyPlace: 'retrieval', edit }) as const;
  return [
    encrypted('a decryption key in PKCS #1', null, {}, {}, { decryptionKey: pem('pkcs1') }),
    encrypted('a decryption key with a passphrase', closed, {}, {}, { decryptionKey: pem('pkcs8', 'aes-256-cbc') }),
    encrypted('an EC key as decryption key', otherKind, {}, {}, { decryptionKey: ec.privatePem }),
    encrypted(
      'RSA 1.5 and a key that is none',
      'error:1E08010C:DECODER routines::unsupported',
      rsa15,
      {},
      { decryptionKey: 'no key' },
    ),
    encrypted('RSA 1.5 and a key with a passphrase', closed, rsa15, {}, { decryptionKey: pem('pkcs8', 'aes-256-cbc') }),
    encrypted('RSA 1.5 and a certificate instead of the key', rsa15Refused, rsa15, {}, { decryptionKey: broker.pem }),
    encrypted('RSA 1.5 and an EC key', otherKind, rsa15, {}, { decryptionKey: ec.privatePem }),
    encrypted(
      'a key whose ID is written in capitals',
      null,
      retrieval((xml) => xml.replace(' Id="_key"', ' ID="_key"')),
    ),
    encrypted(
      'an empty RetrievalMethod',
      'cant find encryption algorithm',
      retrieval((xml) => xml.replace('URI="#_key"', 'URI=""').replace(' Id="_key"', ' Id=""')),
    ),
    encrypted(
      'an apostrophe in RetrievalMethod',
      "Unterminated string literal: ']\u0000",
      retrieval((xml) => xml.replace('URI="#_key"', 'URI="#it\'s"')),
    ),
    encrypted(
      'the signed response is decrypted once more, without its signature',
      "Cannot read properties of undefined (reading 'nodeType')",
      { edit: (xml) => xml.replace('http://www.w3.org/2000/09/xmldsig#', 'urn:x') },
      { sign: 'response' },
    ),
    encrypted(
      'a signature on the response that covers something else, encrypted',
      noAssertion(status('Success')),
      {},
      { sign: 'response', editResponse: issuerWithId, signature: coversIssuer },
    ),
    encrypted(
      'a signature in the encrypted assertion that covers something else',
      'saml response does not contain an Assertion element',
      {},
      { editAssertion: issuerWithId, signature: coversIssuer },
    ),
  ];
}

/** The validator's other entrance, WS-Federation. */
export function federationCases(world: World): BrokerCase[] {
  const { posted } = caseMaker(world, 'message');
  const trust = 'http://schemas.xmlsoap.org/ws/2005/02/trust';
  const wrap = (content: string, namespace = trust): string =>
    `<t:RequestSecurityTokenResponse xmlns:t="${namespace}"><t:RequestedSecurityToken>${content}</t:RequestedSecurityToken></t:RequestSecurityTokenResponse>`;
  const assertion = signElement(createAssertion());
  const fault = (inner: string): string =>
    `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault>${inner}</s:Fault></s:Body></s:Envelope>`;
  return [
    posted('WS-Federation, good', null, { wresult: wrap(assertion) }),
    posted('WS-Federation, WS-Trust 1.3', null, {
      wresult: wrap(assertion, 'http://docs.oasis-open.org/ws-sx/ws-trust/200512'),
    }),
    posted('WS-Federation, an XML declaration', null, { wresult: `<?xml version="1.0"?>\n${wrap(assertion)}` }),
    posted('WS-Federation, white space before the declaration', 'wresult should be a valid xml', {
      wresult: `\n<?xml version="1.0"?>${wrap(assertion)}`,
    }),
    posted('WS-Federation, a comment before the result', null, { wresult: `<!-- c -->${wrap(assertion)}` }),
    posted('WS-Federation, a byte order mark before the result', null, { wresult: `\uFEFF${wrap(assertion)}` }),
    posted('WS-Federation, white space around the result', null, { wresult: `\n ${wrap(assertion)}\n` }),
    posted('WS-Federation, a second element behind the result', 'wresult should be a valid xml', {
      wresult: `${wrap(assertion)}<x/>`,
    }),
    posted('WS-Federation, no markup', 'wresult should be a valid xml', { wresult: 'nothing' }),
    posted('WS-Federation, broken XML', 'wresult should be a valid xml', { wresult: wrap(assertion).slice(0, -20) }),
    posted('WS-Federation, fault', 'Access denied at the provider', {
      wresult: fault('<s:Reason><s:Text>Access denied at the provider</s:Text></s:Reason>'),
    }),
    posted('WS-Federation, fault without text', 'Authentication Failed', { wresult: fault('<s:Code></s:Code>') }),
    posted('WS-Federation, no token', 'missing RequestedSecurityToken element', {
      wresult: `<t:RequestSecurityTokenResponse xmlns:t="${trust}"></t:RequestSecurityTokenResponse>`,
    }),
    posted('WS-Federation, empty token', 'missing RequestedSecurityToken element', { wresult: wrap('') }),
    posted('WS-Federation, two assertions', 'A RequestedSecurityToken can contain only one Assertion element.', {
      wresult: wrap(assertion + assertion),
    }),
    posted('WS-Federation, not signed', /^Signature is missing \(xpath: \/\/\*\[local-name\(\.\)='Assertion'\]\[1\]/, {
      wresult: wrap(createAssertion()),
    }),
    posted('WS-Federation, content changed', /^Signature check errors: /, {
      wresult: wrap(assertion.replace('ada@', 'eve@')),
    }),
    posted(
      'WS-Federation, another certificate',
      /^Invalid thumbprint/,
      { wresult: wrap(assertion) },
      { thumbprints: ['AB'] },
    ),
    posted('a WS-Federation token as SAMLResponse', 'XML is not a valid saml response', { xml: wrap(assertion) }),
    posted('WS-Federation, audience', `Audience is invalid. Configured: ${testConnection.entityId}`, {
      wresult: wrap(signElement(createAssertion({ audiences: ['urn:x'] }))),
    }),
  ];
}
