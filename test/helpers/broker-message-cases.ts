import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { caseMaker, thumbprint, thumbprintOf, type BrokerCase, type World } from './broker-cases.ts';
import { encryptionCases, federationCases } from './broker-encryption-cases.ts';
import { rareCases } from './broker-rare-cases.ts';
import {
  algorithms,
  createAssertion,
  createResponse,
  createStatus,
  signElement,
  testConnection,
  wrapAssertion,
} from './idp.ts';

const status = (name: string): string => `urn:oasis:names:tc:SAML:2.0:status:${name}`;
const notXml = 'SAMLResponse should be a valid xml';
const noAssertion = (code: string): string => `saml response does not contain an Assertion element (Status: ${code})`;
const two = (xml: string): string => xml.replace(/(<ds:Signature .*<\/ds:Signature>)/, '$1$1');

/** One case for each text that the validator can answer with. */
export function messageCases(world: World): BrokerCase[] {
  return [
    ...structureCases(world),
    ...statusCases(world),
    ...signatureCases(world),
    ...keyCases(world),
    ...encryptionCases(world),
    ...conditionCases(world),
    ...federationCases(world),
    ...rareCases(world),
  ];
}

function structureCases(world: World): BrokerCase[] {
  const { response, posted } = caseMaker(world, 'message');
  const good = createResponse();
  return [
    response('a good response, assertion signed', null),
    response('a good response, response signed', null, { sign: 'response' }),
    response('a good response, both signed', null, { sign: 'both' }),
    posted('raw XML instead of base64', notXml, { parameter: good }),
    posted('base64 twice', notXml, { parameter: Buffer.from(Buffer.from(good).toString('base64')).toString('base64') }),
    posted('deflated', notXml, { parameter: deflateRawSync(good).toString('base64') }),
    posted('not a message', notXml, { parameter: 'bm90IGEgbWVzc2FnZSBhdCBhbGwsIGJ1dCBsb25nIGVub3VnaA==' }),
    posted('cut off', notXml, { xml: good.slice(0, -30) }),
    posted('a tag that is not closed', notXml, { xml: good.replace('</saml:Subject>', '') }),
    posted('two roots', notXml, { xml: good + good }),
    posted('an undeclared prefix', notXml, {
      xml: good.replace('<saml:Subject>', '<foo:bar></foo:bar><saml:Subject>'),
    }),
    posted('an attribute twice', notXml, { xml: good.replace(' Version="2.0"', ' Version="2.0" Version="2.0"') }),
    posted('white space before the declaration', notXml, { xml: `\n<?xml version="1.0"?>${good}` }),
    posted('no Response element', 'XML is not a valid saml response', { xml: signElement(createAssertion()) }),
    posted('metadata', 'XML is not a valid saml response', {
      xml: '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"></md:EntityDescriptor>',
    }),
    response('two Response elements', 'SAMLResponse should be unique', {
      editResponse: (xml) => xml.replace('</samlp:Status>', '</samlp:Status><samlp:Response></samlp:Response>'),
    }),
    response(
      'another Destination',
      `Destination endpoint https://other.example.com/cb did not match ${testConnection.callbackUrl}`,
      { destination: 'https://other.example.com/cb' },
    ),
    response('two assertions', 'A SAMLResponse can contain only one Assertion element.', {
      editSignedAssertion: (xml) => xml + xml.replace('_assertion', '_second'),
    }),
    posted('no assertion', noAssertion(status('Success')), { xml: wrapAssertion('', { sign: 'none' }) }),
    posted('no assertion and no status', noAssertion('undefined'), {
      xml: wrapAssertion('', { sign: 'none', status: '' }),
    }),
    response('nothing signed', 'neither the response nor the assertion are signed', { sign: 'none' }),
    response(
      'two signatures on the assertion',
      /^Signature was found more than one time \(xpath: \/\/\*\[local-name\(\.\)='Assertion'\]\[1\]/,
      { editSignedAssertion: two },
    ),
    response(
      'two signatures on the response',
      /^Signature was found more than one time \(xpath: \/\*\[local-name\(\.\)='Response'\]\[1\]/,
      { sign: 'response', edit: two },
    ),
  ];
}

function statusCases(world: World): BrokerCase[] {
  const { response } = caseMaker(world, 'message');
  const texts = {
    VersionMismatch:
      'The SAML responder could not process the request because the version of the request message was incorrect.',
    Requester: 'The request could not be performed due to an error on the part of the requester',
    Responder: 'The request could not be performed due to an error on the part of the SAML responder or SAML authority',
    AuthnFailed: 'The responding provider was unable to successfully authenticate the principal',
  };
  return [
    ...Object.entries(texts).map(([name, text]) =>
      response(`status ${name}`, text, { status: createStatus(status(name)) }),
    ),
    ...Object.entries(texts).map(([name, text]) =>
      response(`second-level status ${name}`, text, { status: createStatus(status('Success'), status(name)) }),
    ),
    response('AuthnFailed wins over Responder', texts.AuthnFailed, {
      status: createStatus(status('Responder'), status('AuthnFailed')),
    }),
    response('Responder with a second level that has no text', texts.Responder, {
      status: createStatus(status('Responder'), status('NoPassive')),
    }),
    response('the provider’s own message', 'AADSTS50105: not assigned to a role', {
      status: createStatus(status('Responder'), undefined, 'AADSTS50105: not assigned to a role'),
    }),
  ];
}

function signatureCases(world: World): BrokerCase[] {
  const { signature, response } = caseMaker(world, 'message');
  const remove =
    (pattern: RegExp) =>
    (xml: string): string =>
      xml.replace(pattern, '');
  return [
    signature('no CanonicalizationMethod', 'could not find CanonicalizationMethod/@Algorithm element', {
      editSignature: remove(/<ds:CanonicalizationMethod.*?<\/ds:CanonicalizationMethod>/),
    }),
    signature('no SignedInfo', 'could not find CanonicalizationMethod/@Algorithm element', {
      editSignature: remove(/<ds:SignedInfo>.*<\/ds:SignedInfo>/),
    }),
    signature('SignedInfo under another name', 'no signed info node found', {
      editSignature: (xml) => xml.replaceAll('ds:SignedInfo', 'ds:Info'),
    }),
    signature('two SignedInfo', 'could not load signature that contains multiple SignedInfo nodes', {
      editSignature: (xml) => xml.replace(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/, '$1$1'),
    }),
    signature('no Reference', 'could not find any Reference elements', {
      editSignedInfo: remove(/<ds:Reference.*<\/ds:Reference>/),
    }),
    signature('no DigestMethod', /^could not find DigestMethod in reference <ds:Reference/, {
      editSignedInfo: remove(/<ds:DigestMethod.*?<\/ds:DigestMethod>/),
    }),
    signature('DigestMethod without algorithm', /^could not find Algorithm attribute in node /, {
      editSignedInfo: (xml) => xml.replace(/<ds:DigestMethod [^>]*>/, '<ds:DigestMethod>'),
    }),
    signature('no DigestValue', /^could not find DigestValue node in reference /, {
      editSignedInfo: remove(/<ds:DigestValue>.*?<\/ds:DigestValue>/),
    }),
    signature('an empty DigestValue', /^could not find the value of DigestValue in /, {
      editSignedInfo: (xml) => xml.replace(/<ds:DigestValue>.*?</, '<ds:DigestValue><'),
    }),
    signature('two DigestValues', /^could not load reference for a node that contains multiple DigestValue nodes: /, {
      editSignedInfo: (xml) => xml.replace(/(<ds:DigestValue>.*?<\/ds:DigestValue>)/, '$1$1'),
    }),
    signature('canonicalization 1.1', `canonicalization algorithm '${algorithms.inclusive11}' is not supported`, {
      canonicalization: algorithms.inclusive11,
    }),
    signature(
      'an XPath transform',
      "canonicalization algorithm 'http://www.w3.org/TR/1999/REC-xpath-19991116' is not supported",
      { transforms: [algorithms.enveloped, 'http://www.w3.org/TR/1999/REC-xpath-19991116'] },
    ),
    signature(
      'an XSLT transform',
      "canonicalization algorithm 'http://www.w3.org/TR/1999/REC-xslt-19991116' is not supported",
      { transforms: [algorithms.enveloped, 'http://www.w3.org/TR/1999/REC-xslt-19991116', algorithms.exclusive] },
    ),
    signature(
      'canonicalization 1.1 as transform',
      `canonicalization algorithm '${algorithms.inclusive11}' is not supported`,
      { transforms: [algorithms.enveloped, algorithms.inclusive11] },
    ),
    signature('SHA-384 digest', `hash algorithm '${algorithms.sha384}' is not supported`, {
      digest: algorithms.sha384,
    }),
    signature('MD5 digest', "hash algorithm 'http://www.w3.org/2001/04/xmldsig-more#md5' is not supported", {
      digest: 'http://www.w3.org/2001/04/xmldsig-more#md5',
    }),
    response(
      'changed content',
      /^Signature check errors: invalid signature: for uri #_assertion calculated digest is .{44} but the xml to validate supplies digest .{44}$/,
      { edit: (xml) => xml.replace('ada@', 'eve@') },
    ),
    response(
      'changed content, response signed',
      /^Signature check errors: invalid signature: for uri #_response calculated digest is /,
      { sign: 'response', edit: (xml) => xml.replace('ada@', 'eve@') },
    ),
    signature(
      'a reference to nothing',
      'Signature check errors: invalid signature: the signature references an element with uri #nowhere but could not find such element in the xml',
      { uri: '#nowhere' },
    ),
    signature('a reference with a quote', 'Cannot validate a uri with quotes inside it', { uri: "#it's" }),
    signature('no SignatureMethod', 'signatureAlgorithm is required', {
      editSignedInfo: remove(/<ds:SignatureMethod.*?<\/ds:SignatureMethod>/),
    }),
    signature('RSA with SHA-384', `signature algorithm '${algorithms.rsaSha384}' is not supported`, {
      algorithm: algorithms.rsaSha384,
    }),
    signature('HMAC', "signature algorithm 'http://www.w3.org/2000/09/xmldsig#hmac-sha1' is not supported", {
      editSignedInfo: (xml) => xml.replace(algorithms.rsaSha256, 'http://www.w3.org/2000/09/xmldsig#hmac-sha1'),
    }),
    signature('a wrong signature value', /^invalid signature: the signature value [A-Za-z0-9+/=]+ is incorrect$/, {
      editSignature: (xml) => xml.replace(/<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA'),
    }),
    response(
      'two elements with the signed ID',
      /^Cannot validate a document which contains multiple elements with the same value for the ID \/ Id \/ Id attributes, /,
      { editResponse: (xml) => xml.replace('<samlp:Status>', '<samlp:Status ID="_assertion">') },
    ),
    signature('two references, the second broken', "Cannot read properties of undefined (reading 'message')", {
      editSignedInfo: (xml) =>
        xml.replace(
          /(<ds:Reference.*<\/ds:Reference>)/,
          (reference) => reference + reference.replace('#_assertion', '#_gone'),
        ),
    }),
  ];
}

function keyCases(world: World): BrokerCase[] {
  const { signature, response } = caseMaker(world, 'message');
  const keyInfo = (content: string): string =>
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${content}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
  const configured = thumbprint(world.other);
  return [
    response(
      'another certificate',
      `Invalid thumbprint (configured: ${configured}. calculated: ${thumbprint(world.idp)})`,
      {},
      { thumbprints: [configured] },
    ),
    response(
      'several thumbprints',
      `Invalid thumbprint (configured: ${configured}, ABCD. calculated: ${thumbprint(world.idp)})`,
      {},
      { thumbprints: [configured.toLowerCase(), 'abcd'] },
    ),
    response('the second of two thumbprints', null, {}, { thumbprints: [configured, thumbprint(world.idp)] }),
    response('a thumbprint in lower case', null, {}, { thumbprints: [thumbprint(world.idp).toLowerCase()] }),
    response(
      'a thumbprint with colons',
      /^Invalid thumbprint \(configured: ..:/,
      {},
      { thumbprints: [thumbprint(world.idp).replace(/(..)(?=.)/g, '$1:')] },
    ),
    response(
      'a thumbprint with blanks',
      /^Invalid thumbprint \(configured: .. /,
      {},
      { thumbprints: [thumbprint(world.idp).replace(/(..)(?=.)/g, '$1 ')] },
    ),
    response(
      'a SHA-256 thumbprint',
      /^Invalid thumbprint \(configured: [0-9A-F]{64}\. calculated: [0-9A-F]{40}\)$/,
      {},
      { thumbprints: [createHash('sha256').update(world.idp.der).digest('hex')] },
    ),
    signature(
      'no KeyInfo and no certificate',
      'options.cert must be specified for SAMLResponses with no embedded signing certificate',
      { keyInfo: '' },
    ),
    signature(
      'no KeyInfo, certificate configured',
      null,
      { keyInfo: '' },
      { thumbprints: undefined, certificate: world.idp.pem },
    ),
    signature('KeyInfo without certificate', "Cannot read properties of undefined (reading 'match')", {
      keyInfo: '<ds:KeyInfo><ds:KeyName>k</ds:KeyName></ds:KeyInfo>',
    }),
    signature(
      'KeyInfo without certificate, certificate configured',
      null,
      { keyInfo: '<ds:KeyInfo><ds:KeyName>k</ds:KeyName></ds:KeyInfo>' },
      { certificate: world.idp.pem },
    ),
    signature('an empty X509Certificate', "Cannot read properties of null (reading 'toString')", {
      keyInfo: keyInfo(''),
    }),
    signature('a certificate that is none', /^Invalid thumbprint/, { keyInfo: keyInfo('AAAA') }),
    response(
      'the wrong certificate configured, no thumbprint',
      /^invalid signature: the signature value /,
      {},
      { thumbprints: undefined, certificate: world.other.pem },
    ),
    response(
      'the right certificate configured, no thumbprint',
      null,
      {},
      { thumbprints: undefined, certificate: world.idp.pem },
    ),
    signature(
      'an EC certificate with RSA named',
      /./,
      { identity: world.ec, algorithm: algorithms.rsaSha256 },
      { thumbprints: [thumbprint(world.ec)] },
    ),
    signature(
      'ECDSA',
      `signature algorithm '${algorithms.ecdsaSha256}' is not supported`,
      { identity: world.ec, algorithm: algorithms.ecdsaSha256 },
      { thumbprints: [thumbprint(world.ec)] },
    ),
    response(
      'an expired certificate, dates checked',
      'The signing certificate is not currently valid.',
      { signature: { identity: world.expired } },
      { thumbprints: [thumbprint(world.expired)], checks: { certificateExpiration: true } },
    ),
    response(
      'an expired certificate, dates not checked',
      null,
      { signature: { identity: world.expired } },
      { thumbprints: [thumbprint(world.expired)] },
    ),
    response('a valid certificate, dates checked', null, {}, { checks: { certificateExpiration: true } }),
    signature(
      'bytes behind the certificate',
      'Unparsed DER bytes remain after ASN.1 parsing.',
      { keyInfo: keyInfo(Buffer.concat([world.idp.der, Buffer.from('deadbeef', 'hex')]).toString('base64')) },
      { thumbprints: ['any'], certificate: undefined },
    ),
  ].map((row) => (row.name === 'bytes behind the certificate' ? withOwnThumbprint(row) : row));
}

/** Configures exactly what the broker calculates from the message. */
function withOwnThumbprint(row: BrokerCase): BrokerCase {
  const xml = 'xml' in row.post ? String(row.post.xml) : '';
  const base64 = /<ds:X509Certificate>([^<]*)/.exec(xml)?.[1] ?? '';
  return { ...row, settings: { ...row.settings, thumbprints: [thumbprintOf(base64)] } };
}

function conditionCases(world: World): BrokerCase[] {
  const { response } = caseMaker(world, 'message');
  const persistent = ' Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"';
  return [
    response('no version', 'SAML Assertion version not supported, or not defined', { version: '' }),
    response('version 3', 'SAML Assertion version not supported, or not defined', { version: ' Version="3.0"' }),
    response('expired', 'assertion has expired.', { notOnOrAfter: '2026-03-02T11:56:59Z' }),
    response('another audience', `Audience is invalid. Configured: ${testConnection.entityId}`, {
      audiences: ['urn:x'],
    }),
    response('another recipient', `Recipient is invalid. Configured: ${testConnection.callbackUrl}`, {
      recipient: 'https://x.example.com',
    }),
    response(
      'another NameQualifier',
      `NameQualifier attribute in the NameID element does not match ${testConnection.idpEntityId}`,
      { nameIdAttributes: `${persistent} NameQualifier="urn:x"` },
    ),
    response(
      'another SPNameQualifier',
      `SPNameQualifier attribute in the NameID element does not match ${testConnection.entityId}`,
      { nameIdAttributes: `${persistent} SPNameQualifier="urn:x"` },
    ),
    response('right qualifiers', null, {
      nameIdAttributes: `${persistent} NameQualifier="${testConnection.idpEntityId}" SPNameQualifier="${testConnection.entityId}"`,
    }),
  ];
}
