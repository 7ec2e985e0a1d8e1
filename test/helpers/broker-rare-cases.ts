import { createPublicKey } from 'node:crypto';
import { caseMaker, thumbprintOf, type BrokerCase, type World } from './broker-cases.ts';
import { encryptAssertion } from './encrypt.ts';
import { algorithms, createAssertion, createResponse, signElement, wrapAssertion } from './idp.ts';

const xenc = 'http://www.w3.org/2001/04/xmlenc#';

/** Texts that only odd messages bring out: those of the libraries below the validator, and of JavaScript itself. */
export function rareCases(world: World): BrokerCase[] {
  return [...rareSignatures(world), ...rareCertificates(world), ...rareEncryption(world), ...rareContent(world)];
}

function rareSignatures(world: World): BrokerCase[] {
  const { signature, response, posted } = caseMaker(world, 'message');
  const inNameId =
    (text: string) =>
    (xml: string): string =>
      xml.replace('ada@example.com</saml:NameID', `${text}</saml:NameID`);
  return [
    signature('Transforms without Transform', "Cannot read properties of undefined (reading 'documentElement')", {
      transforms: [],
    }),
    signature('a transform named constructor', 'this.findCanonicalizationAlgorithm(...).process is not a function', {
      transforms: ['constructor'],
    }),
    signature('a digest algorithm named constructor', 'hash.getHash is not a function', { digest: 'constructor' }),
    response('an empty processing instruction in signed content', 'Unable to exclusive canonicalize node type: 7', {
      edit: inNameId('ada@<?x?>example.com'),
    }),
    response(
      'an empty processing instruction under inclusive canonicalization',
      'Unable to canonicalize node type: 7',
      {
        edit: inNameId('ada@<?x?>example.com'),
        signature: { transforms: [algorithms.enveloped, algorithms.inclusive] },
      },
    ),
    response(
      'an empty PrefixList for SignedInfo, and a default namespace',
      'invalid character in qualified name "xmlns:"',
      {
        edit: (xml) => xml.replace('<samlp:Response ', '<samlp:Response xmlns="urn:x" '),
        signature: { editSignedInfo: emptyPrefixList },
      },
    ),
    posted(
      'a CDATA section behind the root',
      'Hierarchy request error: Unexpected node type 4 for parent node type 9',
      { xml: `${createResponse()}<![CDATA[x]]>` },
    ),
  ];
}

function emptyPrefixList(signedInfo: string): string {
  const list = `<ec:InclusiveNamespaces xmlns:ec="${algorithms.exclusive}" PrefixList=""></ec:InclusiveNamespaces>`;
  return signedInfo.replace('</ds:CanonicalizationMethod>', `${list}</ds:CanonicalizationMethod>`);
}

function rareCertificates(world: World): BrokerCase[] {
  const { signature } = caseMaker(world, 'message');
  const embedded = (text: string) => ({
    keyInfo: `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${text}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
  });
  const notDer = 'The signing certificate is invalid (error:0688010A:asn1 encoding routines::nested asn1 error)';
  return [
    signature('bytes that are no certificate, with their own thumbprint', notDer, embedded('AAAA'), {
      thumbprints: [thumbprintOf('AAAA')],
    }),
    signature('bytes that are no certificate, configured', notDer, { keyInfo: '' }, { certificate: 'AAAA' }),
    signature('a line break for a certificate', "Cannot read properties of null (reading 'join')", embedded('\n'), {
      thumbprints: [thumbprintOf('')],
    }),
    ...certificatesElsewhere(world),
  ];
}

/** The first certificate of the whole text is read, whatever it belongs to. */
function certificatesElsewhere(world: World): BrokerCase[] {
  const { posted } = caseMaker(world, 'message');
  const elsewhere = (name: string, error: string, certificate: Buffer | string): BrokerCase => {
    const text = typeof certificate === 'string' ? certificate : certificate.toString('base64');
    const element = `<ds:X509Certificate xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${text}</ds:X509Certificate>`;
    const extension = `<samlp:Extensions>${element}</samlp:Extensions>`;
    const editResponse = (xml: string): string => xml.replace('<samlp:Status>', `${extension}<samlp:Status>`);
    return posted(name, error, { xml: createResponse({ editResponse }) });
  };
  const { der, privateKey } = world.idp;
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const withoutTimes = Buffer.from(der);
  // UTCTime of 13 characters, read as a PrintableString.
  withoutTimes[der.indexOf('170d', 'hex')] = 0x13;
  const nested = Array.from({ length: 300 }).reduce<Buffer>(
    (inner) => Buffer.concat([Buffer.from([0x30, 0x82, inner.length >> 8, inner.length & 0xff]), inner]),
    Buffer.from([5, 0]),
  );
  return [
    elsewhere('a certificate elsewhere that is no base64', 'Invalid PEM formatted message.', '!!!!'),
    elsewhere(
      'a certificate elsewhere that is cut off',
      'Too few bytes to read ASN.1 value.',
      der.subarray(0, 200).toString('base64'),
    ),
    elsewhere('a single byte for a certificate elsewhere', 'Too few bytes to parse DER.', 'AA=='),
    elsewhere(
      'a public key for a certificate elsewhere',
      'Cannot read X.509 certificate. ASN.1 object is not an X509v3 Certificate.',
      publicKey,
    ),
    elsewhere(
      'a certificate elsewhere whose dates are no dates',
      'Cannot read notBefore/notAfter validity times; they were not provided as either UTCTime or GeneralizedTime.',
      withoutTimes,
    ),
    elsewhere('DER nested too deep', 'ASN.1 parsing error: Max depth exceeded.', nested),
    elsewhere(
      'DER with a length of too many bytes',
      'Only 8, 16, 24, or 32 bits supported: 1016',
      Buffer.concat([Buffer.from([0x30, 0xff]), Buffer.alloc(127, 1)]),
    ),
    elsewhere('DER with a negative length', 'Negative length: -1', Buffer.from('3084ffffffff01', 'hex')),
    elsewhere(
      'DER without length',
      'Non-constructed ASN.1 object of indefinite length.',
      Buffer.from('048001010000', 'hex'),
    ),
  ];
}

function rareEncryption(world: World): BrokerCase[] {
  const { encrypted } = caseMaker(world, 'message');
  const wrapped = (bytes: Buffer) => ({
    edit: (xml: string): string =>
      xml.replace(/(<xenc:EncryptedKey>.*?<xenc:CipherValue>)[^<]*/, `$1${bytes.toString('base64')}`),
  });
  const content = (edit: (bytes: Buffer) => Buffer) => ({
    edit: (xml: string): string =>
      xml.replace(
        /([^>]*)(<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>)/,
        (_, value: string, end: string) => edit(Buffer.from(value, 'base64')).toString('base64') + end,
      ),
  });
  /** The block before the last one decides over the last one's padding. */
  const withoutPadding = (bytes: Buffer): Buffer => {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(changed.length - 17) ^ 0x80, changed.length - 17);
    return changed;
  };
  const remove =
    (pattern: RegExp) =>
    (xml: string): string =>
      xml.replace(pattern, '');
  return [
    encrypted(
      'a certificate instead of the decryption key',
      'error:020000B3:rsa routines::missing private key',
      {},
      {},
      { decryptionKey: world.broker.pem },
    ),
    encrypted(
      'an encrypted key that is too large a number',
      'error:02000084:rsa routines::data too large for modulus',
      wrapped(Buffer.alloc(256, 0xff)),
    ),
    encrypted(
      'an encrypted key of too many bytes',
      'error:0200006C:rsa routines::data greater than mod len',
      wrapped(Buffer.alloc(300, 1)),
    ),
    encrypted('no CipherValue at all', "Cannot read properties of undefined (reading 'textContent')", {
      edit: (xml) => xml.replace(/<xenc:CipherData>.*?<\/xenc:CipherData>/g, ''),
    }),
    encrypted('no EncryptionMethod for the content', "Cannot read properties of undefined (reading 'getAttribute')", {
      edit: remove(/<xenc:EncryptionMethod .*?<\/xenc:EncryptionMethod>/),
    }),
    encrypted('a content algorithm that nobody knows', 'encryption algorithm urn:x not supported', {
      edit: (xml) => xml.replace(/Algorithm="[^"]*aes256-gcm"/, 'Algorithm="urn:x"'),
    }),
    encrypted('a key too long for the content algorithm', 'Invalid key length', {
      edit: (xml) => xml.replace('#aes256-gcm', '#aes128-gcm'),
    }),
    encrypted('content without a whole initialization vector', 'Invalid initialization vector', {
      content: 'aes256-cbc',
      ...content(() => Buffer.alloc(7)),
    }),
    encrypted('CBC content with a wrong padding', 'callback is not defined', {
      content: 'aes256-cbc',
      ...content(withoutPadding),
    }),
    encrypted(
      'an algorithm named like something of every object',
      'key encryption algorithm constructor not supported',
      {
        edit: (xml) => xml.replace(`${xenc}rsa-oaep-mgf1p`, 'constructor'),
      },
    ),
  ];
}

/** What comes out of an encrypted assertion. */
function rareContent(world: World): BrokerCase[] {
  const { posted, settings } = caseMaker(world, 'message');
  const decryptionKey = world.broker.privatePem;
  const inside = (name: string, error: BrokerCase['error'], xml: string): BrokerCase =>
    posted(
      name,
      error,
      { xml: wrapAssertion(encryptAssertion(xml, world.broker.privateKey)) },
      { ...settings(), decryptionKey },
    );
  const assertion = signElement(createAssertion());
  const nested = assertion.replace('</saml:Issuer>', '</saml:Issuer><saml:Assertion></saml:Assertion>');
  const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';
  return [
    inside('encrypted text without markup', 'SAML Assertion should be a valid xml', 'nothing'),
    inside('two encrypted assertions beside each other', 'SAML Assertion should be a valid xml', assertion + assertion),
    inside(
      'an encrypted assertion with another inside',
      'A EncryptedAssertion can contain only one Assertion element.',
      nested,
    ),
    inside(
      'an encrypted assertion that is not the root',
      `saml response does not contain an Assertion element (Status: ${success})`,
      `<x>${assertion}</x>`,
    ),
    inside('white space around an encrypted assertion', null, `\n${assertion}\n`),
    inside(
      'an XML declaration before an encrypted assertion',
      null,
      `<?xml version="1.0" encoding="UTF-8"?>${assertion}`,
    ),
  ];
}
