import { sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadBrokerParser } from '../../src/evidence/broker-dom.ts';
import { brokerSignatureFromVerdict, loadBrokerSignatureLibrary } from '../../src/evidence/broker-signature.ts';
import { loadCanonicalizer } from '../../src/evidence/canonicalize.ts';
import { documentDisagreements, signatureDisagreements, type Disagreement } from '../../src/evidence/disagreement.ts';
import { describeSignatures } from '../../src/evidence/saml-signature.ts';
import { indexIds, verifyByStandard } from '../../src/evidence/signature.ts';
import { descendantsNamed, namespaces, type XmlDocument } from '../../src/evidence/xml-tree.ts';
import { parseXml } from '../../src/evidence/xml.ts';
import { algorithms, createResponse, defaultIdentity } from '../helpers/idp.ts';

const canonicalizer = await loadCanonicalizer();
const parseAsBroker = await loadBrokerParser();
const checkAsBroker = await loadBrokerSignatureLibrary();
const identity = defaultIdentity();

describe('where nothing can make the verdicts differ, one run serves both', () => {
  test('for any content in the plain subset: same digest, same messages, same signed text', () => {
    const compared = { all: 0, withPrefixes: 0 };
    fc.assert(
      fc.property(content(), prefixList(), fc.boolean(), (inside, prefixes, intact) => {
        const xml = signedWith(inside, prefixes, intact);
        if (xml === null) return;
        compared.all += 1;
        if (prefixes !== null) compared.withPrefixes += 1;
        expect(byStandard(xml)).toEqual(byBroker(xml));
      }),
      { numRuns: 600, seed: 20260302 },
    );
    expect(compared.all).toBeGreaterThan(300);
    expect(compared.withPrefixes).toBeGreaterThan(100);
  });
});

describe('constructs for which both are run', () => {
  const rows: [Disagreement, string][] = [
    ['comment', createResponse({ edit: (xml) => xml.replace('<saml:Subject>', '<!--c--><saml:Subject>') })],
    ['processing-instruction', createResponse({ edit: (xml) => xml.replace('<saml:Subject>', '<?p?><saml:Subject>') })],
    ['cdata-section', createResponse({ edit: (xml) => xml.replace('ada@', '<![CDATA[ada@]]>') })],
    ['numeric-reference', createResponse({ edit: (xml) => xml.replace('ada@', 'ada&#64;') })],
    ['broken-attribute-value', createResponse({ edit: (xml) => xml.replace('_session', '_ses\nsion') })],
    [
      'relative-namespace',
      createResponse({ editAssertion: (xml) => xml.replace('<saml:Subject>', '<saml:Subject xmlns:r="1">') }),
    ],
    ['spaced-end-tag', createResponse({ edit: (xml) => xml.replace('</saml:Subject>', '</saml:Subject >') })],
    ['line-separator', createResponse({ nameId: 'a\u2028b' })],
    ['xml-version', `<?xml version="1.1"?>${createResponse()}`],
    [
      'undeclared-default-namespace',
      createResponse({
        edit: (xml) => xml.replace('<samlp:Status>', '<x xmlns="urn:x"><y xmlns=""/></x><samlp:Status>'),
      }),
    ],
    [
      'prefix-bound-twice',
      createResponse({ edit: (xml) => xml.replace('<samlp:Status>', '<saml:x xmlns:saml="urn:x"/><samlp:Status>') }),
    ],
    [
      'prefix-order',
      createResponse({
        edit: (xml) => xml.replace('<samlp:Status>', '<x xmlns:B="urn:b" xmlns:a="urn:a"/><samlp:Status>'),
      }),
    ],
    ['prefix-order', beforeStatus('<x xmlns:\u017E="urn:1" xmlns:z\u030C="urn:2"/>')],
    ['xml-prefix', createResponse({ edit: (xml) => xml.replace('<samlp:Status>', '<samlp:Status xml:lang="en">') })],
    ['xml-prefix', beforeStatus('<xml:x/>')],
    ['inherited-name', beforeStatus('<x hasOwnProperty="1"/>')],
    ['inherited-name', beforeStatus('<x xmlns:__proto__="urn:x"/>')],
    ['inherited-name', beforeStatus('<constructor/>')],
    ['html-element', beforeStatus('<script xmlns="http://www.w3.org/1999/xhtml"/>')],
    ['named-xmlns', beforeStatus('<xmlns/>')],
    [
      'element-in-certificate',
      beforeStatus(
        '<ds:X509Certificate xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:x>AAAA</ds:x></ds:X509Certificate>',
      ),
    ],
    ['relative-namespace', beforeStatus('<x xmlns="http://x#a#b"/>')],
    ['relative-namespace', beforeStatus('<x xmlns="urn:%zz"/>')],
    [
      'attribute-namespaces',
      createResponse({
        edit: (xml) => xml.replace('<samlp:Status>', '<samlp:Status xmlns:a="urn:a" xmlns:b="urn:b" a:x="1" b:x="1">'),
      }),
    ],
    ['named-xmlns', createResponse({ edit: (xml) => xml.replace('<samlp:Status>', '<samlp:Status xmlnsx="1">') })],
    ['canonicalization', createResponse({ signature: { canonicalization: algorithms.inclusive } })],
    ['transforms', createResponse({ signature: { transforms: [algorithms.enveloped, algorithms.inclusive] } })],
    ['reference', createResponse({ signature: { uri: '' } })],
    ['algorithm', createResponse({ signature: { algorithm: algorithms.rsaSha384 } })],
    [
      'signature-structure',
      createResponse({
        signature: { editSignature: (xml) => xml.replace('</ds:Signature>', '<ds:Object/></ds:Signature>') },
      }),
    ],
    ['signature-structure', inSignature('</ds:CanonicalizationMethod>', '<ds:KeyInfo/>')],
    ['signature-structure', inSignature(' Algorithm=', ' ALGORITHM="urn:x"')],
    ['signature-structure', inSignature('</ds:SignatureMethod>', '<ds:HMACOutputLength/>')],
    ['signature-structure', inSignature('</ds:Reference>', '<ds:SignatureValue/>')],
    ['signature-structure', inSignature('</ds:DigestMethod>', '<ds:SignatureValue/>')],
    ['signature-structure', inSignature('</ds:DigestValue>', '<ds:SignatureValue/>')],
    ['signature-structure', inSignature('=</ds:DigestValue>', '')],
    ['transforms', inSignature('</ds:Transform>', '<ds:x/>')],
    ['transforms', inSignature('</ds:Transforms>', '<ds:x/>')],
    ['transforms', prefixListed('PrefixList="#default"')],
    ['transforms', prefixListed('PrefixList="xs  saml"')],
    ['transforms', prefixListed('PrefixList=""')],
    ['transforms', prefixListed('PrefixList="xml"')],
    ['transforms', prefixListed('PREFIXLIST="xs"')],
    ['transforms', prefixListed('PrefixList="xs" x="y"')],
    [
      'transforms',
      prefixListed('PrefixList="lang"', (xml) =>
        xml.replace('<samlp:Status>', '<samlp:Status xmlns:l="urn:l" l:lang="urn:de">'),
      ),
    ],
    ['canonicalization', createResponse({ editAssertion: inElement('<CanonicalizationMethod/>') })],
    ['reference', createResponse({ assertionId: '', signature: { uri: '#' } })],
    [
      'reference',
      createResponse({ edit: (xml) => xml.replace(' ID="_assertion"', ' ID="_assertion" Id="_assertion"') }),
    ],
    ['reference', createResponse({ edit: (xml) => xml.replace(' ID="_assertion"', ' ResponseID="_assertion"') })],
    ['several-signatures', createResponse({ edit: copiedSignature })],
    [
      'several-signatures',
      createResponse({ editSignedAssertion: (xml) => xml.replace(/(<ds:Signature .*<\/ds:Signature>)/, '$1$1') }),
    ],
  ];

  test.each(rows)('%s', (disagreement, xml) => {
    expect(disagreementsIn(strict(xml))).toContain(disagreement);
  });

  test('a plain response has none of them', () => {
    expect(disagreementsIn(strict(createResponse({ sign: 'both' })))).toEqual([]);
  });
});

function beforeStatus(element: string): string {
  return createResponse({ edit: (xml) => xml.replace('<samlp:Status>', `${element}<samlp:Status>`) });
}

/** Puts something before a mark in the signature. */
function inSignature(mark: string, added: string): string {
  const edit = (xml: string): string => xml.replace(mark, added + (added === '' ? mark.slice(1) : mark));
  return createResponse({ signature: { editSignature: edit } });
}

/** Puts InclusiveNamespaces into the canonicalization among the transforms. */
function withPrefixList(attributes: string): (signedInfo: string) => string {
  const transform = `<ds:Transform Algorithm="${algorithms.exclusive}">`;
  const list = `<ec:InclusiveNamespaces xmlns:ec="${algorithms.exclusive}" ${attributes}></ec:InclusiveNamespaces>`;
  return (signedInfo) => signedInfo.replace(transform, transform + list);
}

function prefixListed(attributes: string, edit = (xml: string): string => xml): string {
  return createResponse({ signature: { editSignedInfo: withPrefixList(attributes) }, edit });
}

/** Lists with prefixes that are used, declared further out, declared inside only, or nowhere. Null: none. */
function prefixList(): fc.Arbitrary<string | null> {
  const prefixes = ['xs', 'n2', 'saml', 'samlp', 'ds', 'outer', 'nowhere'];
  return fc.option(
    fc.shuffledSubarray(prefixes, { minLength: 1, maxLength: 3 }).map((list) => list.join(' ')),
    { freq: 2 },
  );
}

function inElement(element: string): (xml: string) => string {
  return (xml) => xml.replace('</saml:Assertion>', `${element}</saml:Assertion>`);
}

/** The same signature once more, elsewhere in the message. */
function copiedSignature(xml: string): string {
  const signature = /<ds:Signature .*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
  return xml.replace('<samlp:Status>', `<samlp:Extensions>${signature}</samlp:Extensions><samlp:Status>`);
}

/** Random assertion content, signed anew by what the standard's canonicalizer makes of it; null outside the plain subset. */
function signedWith(inside: string, prefixes: string | null, intact: boolean): string | null {
  const template = createResponse({
    ...(prefixes !== null && { signature: { editSignedInfo: withPrefixList(`PrefixList="${prefixes}"`) } }),
    edit: (xml) => xml.replace('<samlp:Response', '<samlp:Response xmlns:outer="urn:outer"'),
    editSignedAssertion: (xml) => xml.replace('</saml:Assertion>', `${inside}</saml:Assertion>`),
  });
  const parsed = parseXml(template);
  if (!parsed.ok || disagreementsIn(parsed.document).length > 0) return null;
  if (!intact) return template;
  const [first] = verdictsOf(parsed.document);
  const withDigest = template.replace(
    /<ds:DigestValue>[^<]*/,
    `<ds:DigestValue>${first?.references[0]?.calculatedDigest ?? ''}`,
  );
  const signedInfo = verdictsOf(strict(withDigest))[0]?.signedInfo;
  const value = sign('sha256', signedInfo ?? Buffer.alloc(0), identity.privateKey).toString('base64');
  return withDigest.replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${value}`);
}

function byStandard(xml: string): unknown {
  const [verdict] = verdictsOf(strict(xml));
  return verdict === undefined ? null : brokerSignatureFromVerdict(verdict, () => identity.pem);
}

function byBroker(xml: string): unknown {
  const parsed = parseAsBroker(xml);
  const [element] = parsed.ok ? descendantsNamed(parsed.document.root, 'Signature', namespaces.signature) : [];
  const node = parsed.ok && element !== undefined ? parsed.document.nodeOf(element) : null;
  return node === null ? null : checkAsBroker(xml, node, () => identity.pem);
}

function verdictsOf(document: XmlDocument): ReturnType<typeof verifyByStandard>[] {
  const ids = indexIds(document.root);
  return describeSignatures(document.root).map((signature) =>
    verifyByStandard(document, ids, signature, [], canonicalizer),
  );
}

function disagreementsIn(document: XmlDocument): Disagreement[] {
  const ids = indexIds(document.root);
  return [
    ...documentDisagreements(document),
    ...describeSignatures(document.root).flatMap((signature) => signatureDisagreements(ids, signature)),
  ];
}

function strict(xml: string): XmlDocument {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(parsed.problem.reason);
  return parsed.document;
}

/** Names that parsers written in JavaScript, or for HTML, may treat as their own. */
const oddNames = [
  'hasOwnProperty',
  'constructor',
  '__proto__',
  'script',
  'textarea',
  'CanonicalizationMethod',
  'KeyInfo',
];
const oddDeclarations = [
  ' xmlns="http://www.w3.org/1999/xhtml"',
  ' xmlns:__proto__="urn:p"',
  ' xmlns:toString="urn:t"',
  ' xmlns:z\u030C="urn:1" xmlns:\u017E="urn:2"',
];

/** Seldom enough that most content stays in the plain subset. */
function seldom(odd: readonly string[], usual: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
    { weight: 30, arbitrary: fc.constantFrom(...usual) },
  );
}

/** Elements with prefixes, default namespaces, attributes, entities, white space and characters of many scripts. */
function content(): fc.Arbitrary<string> {
  const text = fc.stringMatching(/^[ -%'-;=?-~\n\t]{0,12}$/).map((value) => value.replaceAll(']]>', ''));
  const piece = fc.oneof(
    text,
    fc.constantFrom(
      '&amp;',
      '&lt;',
      '&gt;',
      '&quot;',
      '&apos;',
      'ä',
      'Ł',
      '漢字',
      '🚀',
      '\u00A0',
      '\u200B',
      '\r\n',
      '  \n  ',
      'e\u0301',
    ),
  );
  const value = fc.array(piece, { maxLength: 3 }).map((parts) =>
    parts
      .join('')
      .replace(/[\n\r\t"]/g, ' ')
      .replaceAll("'", '&apos;'),
  );
  const name = seldom(oddNames, ['a', 'B', 'value', 'Attribute', 'x-y', 'z_1', 'ä', 'ID2']);
  const attribute = fc
    .tuple(fc.constantFrom('', '', 'xs:', 'saml:'), name, value, fc.constantFrom('"', "'"))
    .map(([prefix, local, written, quote]) => ({
      name: prefix + local,
      text: ` ${prefix}${local}=${quote}${written}${quote}`,
    }));
  const { element } = fc.letrec<{ element: string; node: string }>((tie) => ({
    node: fc.oneof({ weight: 2, arbitrary: piece }, { weight: 1, arbitrary: tie('element') }),
    element: fc
      .tuple(
        seldom(['xml:'], ['', 'saml:', 'xs:', 'n2:']),
        name,
        seldom(oddDeclarations, ['', ' xmlns="urn:d"', ' xmlns="urn:e"']),
        fc.uniqueArray(attribute, { maxLength: 3, selector: ({ name: written }) => written }),
        fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'xml' }),
      )
      .map(([prefix, local, declared, attributes, children]) => {
        // Without a prefix the element needs a default namespace, or none was ever declared.
        const declarations = ` xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:n2="urn:n2"${declared}`;
        const start = `${prefix}${local}${declarations}${attributes.map(({ text: written }) => written).join('')}`;
        return children.length === 0 ? `<${start}/>` : `<${start}>${children.join('')}</${prefix}${local}>`;
      }),
  }));
  return fc.array(element, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n'));
}
