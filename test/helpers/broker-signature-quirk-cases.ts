import { caseMaker, thumbprint, thumbprintOf, type BrokerCase, type World } from './broker-cases.ts';
import { algorithms, createAssertion, createResponse, signElement, testConnection } from './idp.ts';

const digestError = /^Signature check errors: invalid signature: for uri #_assertion calculated digest is /;
const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** What the signature step does otherwise. */
export function signatureQuirks(world: World): BrokerCase[] {
  const { signature, response, posted } = caseMaker(world, 'quirk');
  const signedWhole = signElement(createResponse({ sign: 'none' }), { uri: '' });
  const inclusive = [algorithms.enveloped, algorithms.inclusive];
  const prefixList =
    (list: string) =>
    (xml: string): string =>
      xml.replace(
        `<ds:Transform Algorithm="${algorithms.exclusive}"></ds:Transform>`,
        `<ds:Transform Algorithm="${algorithms.exclusive}"><ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="${list}"></ec:InclusiveNamespaces></ds:Transform>`,
      );
  return [
    signature('inclusive canonicalization', null, { canonicalization: algorithms.inclusive, transforms: inclusive }),
    signature('exclusive with comments', null, {
      canonicalization: algorithms.exclusiveWithComments,
      transforms: [algorithms.enveloped, algorithms.exclusiveWithComments],
    }),
    signature('only the enveloped transform', null, { transforms: [algorithms.enveloped] }),
    signature('canonicalization before the enveloped transform', null, {
      transforms: [algorithms.exclusive, algorithms.enveloped],
    }),
    signature('canonicalization twice', null, {
      transforms: [algorithms.enveloped, algorithms.exclusive, algorithms.exclusive],
    }),
    signature('SHA-1', null, { algorithm: algorithms.rsaSha1, digest: algorithms.sha1 }),
    signature('SHA-512', null, { algorithm: algorithms.rsaSha512, digest: algorithms.sha512 }),
    signature('RSA-PSS with an RSA certificate', null, { algorithm: algorithms.pssSha256 }),
    signature('RSA-PSS with SHA-512', /^signature algorithm /, {
      algorithm: 'http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1',
    }),
    signature('a key of 1024 bits', null, { identity: world.weak }, { thumbprints: [thumbprint(world.weak)] }),
    signature('a PrefixList', null, { editSignedInfo: prefixList('xs xsi') }),
    signature('a PrefixList with #default', null, { editSignedInfo: prefixList('#default saml') }),
    signature('an algorithm named constructor', /./, {
      editSignedInfo: (xml) => xml.replace(algorithms.rsaSha256, 'constructor'),
    }),
    signature('a digest algorithm named toString', /./, {
      editSignedInfo: (xml) => xml.replace(algorithms.sha256, 'toString'),
    }),
    signature('a transform named __proto__', /./, {
      editSignedInfo: (xml) =>
        xml.replace(`Transform Algorithm="${algorithms.exclusive}"`, 'Transform Algorithm="__proto__"'),
    }),
    signature('an empty reference URI', digestErrorFor(''), { uri: '' }),
    posted('a right signature over the whole document, in the response', null, { xml: signedWhole }),
    posted(
      'a right signature over the whole document, in the assertion',
      'saml response does not contain an Assertion element',
      { xml: moveSignatureToAssertion(signedWhole) },
    ),
    signature('Ed25519', `signature algorithm '${algorithms.ed25519}' is not supported`, {
      editSignedInfo: (xml) => xml.replace(algorithms.rsaSha256, algorithms.ed25519),
    }),
    signature('a reference without #', null, { uri: '_assertion' }),
    signature('a signature value wrapped in lines', null, {
      editSignature: (xml) =>
        xml.replace(
          /<ds:SignatureValue>([^<]*)/,
          (_, value: string) => `<ds:SignatureValue>${(value.match(/.{1,76}/g) ?? []).join('\n')}`,
        ),
    }),
    signature('a signature value with blanks', null, {
      editSignature: (xml) => xml.replace(/<ds:SignatureValue>(....)/, '<ds:SignatureValue> $1 '),
    }),
    signature('a comment in the signature value', /./, {
      editSignature: (xml) => xml.replace(/<ds:SignatureValue>(....)/, '<ds:SignatureValue>$1<!-- c -->'),
    }),
    signature('a comment in the digest value', null, {
      editSignature: (xml) => xml.replace(/<ds:DigestValue>(....)/, '<ds:DigestValue>$1<!-- c -->'),
    }),
    signature('a copy of SignedInfo in an Object before it', null, {
      editSignature: (xml) => xml.replace(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/, '<ds:Object>$1</ds:Object>$1'),
    }),
    signature('an Object in the signature', null, {
      editSignature: (xml) => xml.replace('</ds:Signature>', '<ds:Object>x</ds:Object></ds:Signature>'),
    }),
    signature('no SignatureValue', /./, {
      editSignature: (xml) => xml.replace(/<ds:SignatureValue>.*<\/ds:SignatureValue>/, ''),
    }),
    signature('an empty SignatureValue', /./, {
      editSignature: (xml) =>
        xml.replace(/<ds:SignatureValue>.*<\/ds:SignatureValue>/, '<ds:SignatureValue></ds:SignatureValue>'),
    }),
    response('both signed: only the response’s signature is looked at', null, {
      sign: 'both',
      signature: {},
      editResponse: (xml) => xml,
    }),
    response('a signature in another namespace is none', 'neither the response nor the assertion are signed', {
      editSignedAssertion: (xml) =>
        xml.replaceAll('http://www.w3.org/2000/09/xmldsig#"', 'http://www.w3.org/2000/09/other#"'),
    }),
    response('a signature below Status is none', 'neither the response nor the assertion are signed', {
      edit: (xml) => {
        const found = /<ds:Signature .*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
        return xml.replace(found, '').replace('</samlp:Status>', `${found}</samlp:Status>`);
      },
    }),
    response(
      'the response’s signature covers only the assertion',
      `saml response does not contain an Assertion element (Status: ${success})`,
      { edit: moveSignatureToResponse },
    ),
    response('a wrong Destination comes before a missing signature', /^Destination endpoint/, {
      sign: 'none',
      destination: 'https://x',
    }),
    response(
      'an unsigned status counts',
      'The request could not be performed due to an error on the part of the requester',
      {
        edit: (xml) => xml.replace('status:Success', 'status:Requester'),
      },
    ),
    response('an unsigned Destination counts', /^Destination endpoint/, {
      edit: (xml) => xml.replace(testConnection.callbackUrl, 'https://changed'),
    }),
    posted(
      'an assertion twice in one Response, the second in Extensions',
      'A SAMLResponse can contain only one Assertion element.',
      {
        xml: createResponse({
          editResponse: (xml) =>
            xml.replace(
              '<samlp:Status>',
              `<samlp:Extensions>${createAssertion({ assertionId: '_evil' })}</samlp:Extensions><samlp:Status>`,
            ),
        }),
      },
    ),
  ];
}

/** What the signature library looks for anywhere in the signature or the message, where the standard looks in one place. */
export function lookUpQuirks(world: World): BrokerCase[] {
  const { signature, response } = caseMaker(world, 'quirk');
  const inMethod =
    (element: string) =>
    (xml: string): string =>
      xml.replace('</ds:CanonicalizationMethod>', `${element}</ds:CanonicalizationMethod>`);
  const list = (prefixes: string): string =>
    `<ec:InclusiveNamespaces xmlns:ec="${algorithms.exclusive}" PrefixList="${prefixes}"></ec:InclusiveNamespaces>`;
  const sameValue = (xml: string): string => {
    const value = /<ds:SignatureValue>.*<\/ds:SignatureValue>/.exec(xml)?.[0] ?? '';
    const copy = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${value}</ds:Signature>`;
    return xml.replace('<samlp:Status>', `<samlp:Extensions>${copy}</samlp:Extensions><samlp:Status>`);
  };
  const twoIds = /^Cannot validate a document which contains multiple elements with the same value/;
  return [
    signature('a SignatureMethod inside CanonicalizationMethod', "signature algorithm 'urn:x' is not supported", {
      editSignedInfo: inMethod('<ds:SignatureMethod Algorithm="urn:x"></ds:SignatureMethod>'),
    }),
    signature(
      'a SignatureValue inside CanonicalizationMethod',
      'invalid signature: the signature value AAAA is incorrect',
      {
        editSignedInfo: inMethod('<ds:SignatureValue>AAAA</ds:SignatureValue>'),
      },
    ),
    signature('a SignatureValue inside DigestMethod', 'invalid signature: the signature value AAAA is incorrect', {
      editSignedInfo: (xml) =>
        xml.replace('</ds:DigestMethod>', '<ds:SignatureValue>AAAA</ds:SignatureValue></ds:DigestMethod>'),
    }),
    signature(
      'a SignatureValue around the digest',
      /^invalid signature: the signature value [A-Za-z0-9+/]{43}= is incorrect$/,
      {
        editSignedInfo: (xml) =>
          xml.replace(/<ds:DigestValue>([^<]*)/, '<ds:DigestValue><ds:SignatureValue>$1</ds:SignatureValue>'),
      },
    ),
    signature('a KeyInfo inside CanonicalizationMethod', "Cannot read properties of undefined (reading 'match')", {
      editSignedInfo: inMethod('<ds:KeyInfo></ds:KeyInfo>'),
    }),
    signature('a second algorithm, its attribute in capitals', "signature algorithm 'urn:x' is not supported", {
      editSignedInfo: (xml) => xml.replace('<ds:SignatureMethod ', '<ds:SignatureMethod ALGORITHM="urn:x" '),
    }),
    signature('two PrefixLists in one transform', digestError, {
      editSignedInfo: (xml) => xml.replace(/(<ds:Transform [^>]*exc-c14n#">)/, `$1${list('')}${list('samlp')}`),
    }),
    response('a PrefixList in the signed element itself', digestError, {
      editAssertion: (xml) =>
        xml.replace(
          '</saml:Assertion>',
          `<CanonicalizationMethod>${list('samlp')}</CanonicalizationMethod></saml:Assertion>`,
        ),
    }),
    response(
      'another signature with the same value',
      'Cannot validate a document which contains multiple Signature elements with the same SignatureValue, in order to prevent signature wrapping attack.',
      { edit: sameValue },
    ),
    response('the ID under two names in one element', twoIds, {
      editAssertion: (xml) => xml.replace(' IssueInstant=', ' Id="_assertion" IssueInstant='),
    }),
    response('the ID with two prefixes in one element counts once', null, {
      editAssertion: (xml) => xml.replace(' Version="2.0">', ' Version="2.0" saml:ID="_assertion">'),
    }),
    response(
      'an ID named ResponseID is none',
      'Signature check errors: invalid signature: the signature references an element with uri #_assertion but could not find such element in the xml',
      { editSignedAssertion: (xml) => xml.replace(' ID=', ' ResponseID=') },
    ),
    signature('a digest without padding', null, {
      editSignedInfo: (xml) => xml.replace('=</ds:DigestValue>', '</ds:DigestValue>'),
    }),
    signature('a reference to # means the whole document', digestErrorFor('#'), { uri: '#' }),
    response('a reference to # means the whole document, even with an empty ID', digestErrorFor('#'), {
      assertionId: '',
    }),
    signature('an element around the certificate', /^Invalid thumbprint/, {
      keyInfo: `<ds:KeyInfo><ds:X509Data><ds:X509Certificate><ds:x>${world.idp.base64}</ds:x></ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
    }),
  ];
}

function digestErrorFor(uri: string): RegExp {
  return new RegExp(`^Signature check errors: invalid signature: for uri ${uri} calculated digest is `);
}

function moveSignatureToResponse(xml: string): string {
  const found = /<ds:Signature .*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
  return xml.replace(found, '').replace('<samlp:Status>', `${found}<samlp:Status>`);
}

function moveSignatureToAssertion(xml: string): string {
  const found = /<ds:Signature .*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
  return xml.replace(found, '').replace('<saml:Subject>', `${found}<saml:Subject>`);
}

/** What it does with certificates. */
export function certificateQuirks(world: World): BrokerCase[] {
  const { signature, posted } = caseMaker(world, 'quirk');
  const data = (...texts: string[]): string =>
    `<ds:KeyInfo><ds:X509Data>${texts.map((text) => `<ds:X509Certificate>${text}</ds:X509Certificate>`).join('')}</ds:X509Data></ds:KeyInfo>`;
  const unpadded = world.idp.base64.replace(/=+$/, '');
  const unreadable = 'error:1E08010C:DECODER routines::unsupported';
  const wrapped = (world.idp.base64.match(/.{1,64}/g) ?? []).join('\n');
  const holderOfKey = (base64: string): string =>
    createResponse({
      editResponse: (xml) =>
        xml.replace(
          '<samlp:Status>',
          `<samlp:Extensions><ds:X509Certificate xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${base64}</ds:X509Certificate></samlp:Extensions><samlp:Status>`,
        ),
    });
  return [
    signature('a certificate wrapped in lines', null, { keyInfo: data(wrapped) }),
    signature('a line break behind the certificate', null, { keyInfo: data(`${wrapped}\n`) }),
    signature('an indented certificate', unreadable, {
      keyInfo: data(`\n      ${wrapped}\n    `),
    }),
    signature('a certificate without its padding', unreadable, { keyInfo: data(unpadded) }),
    signature('a certificate with padding too much', unreadable, { keyInfo: data(`${world.idp.base64}==`) }),
    signature(
      'a certificate behind another one in the same text',
      unreadable,
      {
        keyInfo: data(world.idp.base64 + world.other.base64),
      },
      { thumbprints: [thumbprintOf(world.idp.base64 + world.other.base64)] },
    ),
    signature('a missing padding hides a digest error', 'Unparsed DER bytes remain after ASN.1 parsing.', {
      keyInfo: data(unpadded),
      editSignedInfo: (xml) => xml.replace(/<ds:DigestValue>..../, '<ds:DigestValue>AAAA'),
    }),
    signature('a configured certificate without its padding', unreadable, { keyInfo: '' }, { certificate: unpadded }),
    posted('a certificate without its padding elsewhere', 'Unparsed DER bytes remain after ASN.1 parsing.', {
      xml: holderOfKey(unpadded),
    }),
    signature('PEM lines inside the element', /^Invalid thumbprint/, { keyInfo: data(world.idp.pem) }),
    signature('a comment before the certificate', /^Invalid thumbprint/, {
      keyInfo: data(`<!-- c -->${world.idp.base64}`),
    }),
    signature('two certificates, the right one first', null, { keyInfo: data(world.idp.base64, world.other.base64) }),
    signature(
      'two certificates, the right one second',
      `Invalid thumbprint (configured: ${thumbprint(world.idp)}. calculated: ${thumbprint(world.other)})`,
      { keyInfo: data(world.other.base64, world.idp.base64) },
    ),
    signature('the configured certificate first, the signer’s second', /^invalid signature: the signature value /, {
      keyInfo: data(world.idp.base64, world.other.base64),
      identity: world.other,
    }),
    signature('a certificate of the same name', /^Invalid thumbprint/, { identity: world.other }),
    posted('a client certificate elsewhere is the one that is parsed', 'Cannot read public key. OID is not RSA.', {
      xml: holderOfKey(world.ec.base64),
    }),
    posted('an RSA client certificate elsewhere does no harm', null, { xml: holderOfKey(world.other.base64) }),
    posted('an unreadable certificate elsewhere', /./, { xml: holderOfKey('AAAA') }),
    signature(
      'an RSA-PSS certificate',
      /./,
      { identity: world.pss, algorithm: algorithms.pssSha256 },
      { thumbprints: [thumbprint(world.pss)] },
    ),
    signature(
      'a digest error hides a wrong thumbprint',
      digestError,
      { editSignedInfo: (xml) => xml.replace(/<ds:DigestValue>..../, '<ds:DigestValue>AAAA') },
      { thumbprints: ['AB'] },
    ),
    signature(
      'an unreadable certificate hides a digest error',
      'Cannot read public key. OID is not RSA.',
      {
        identity: world.ec,
        algorithm: algorithms.rsaSha256,
        editSignedInfo: (xml) => xml.replace(/<ds:DigestValue>..../, '<ds:DigestValue>AAAA'),
      },
      { thumbprints: [thumbprint(world.ec)] },
    ),
    signature('thumbprints win over the configured certificate', null, {}, { certificate: world.other.pem }),
    signature(
      'no KeyInfo: thumbprints do not matter',
      null,
      { keyInfo: '' },
      { thumbprints: ['AB'], certificate: world.idp.pem },
    ),
  ];
}
