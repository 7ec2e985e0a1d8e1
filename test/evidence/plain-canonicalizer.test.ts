import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCanonicalizer, type CanonicalForm } from '../../src/evidence/canonicalize.ts';
import { plainCanonicalizer } from '../../src/evidence/plain-canonicalizer.ts';
import { elements, walk, type XmlDocument, type XmlElement } from '../../src/evidence/xml-tree.ts';
import { parseXml } from '../../src/evidence/xml.ts';

const libxml2 = await loadCanonicalizer();

const exclusive = (...prefixes: string[]): CanonicalForm => ({ mode: 'exclusive', comments: false, prefixes });

function strict(xml: string): XmlDocument {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(`${parsed.problem.reason}: ${xml}`);
  return parsed.document;
}

function plainly(xml: string, form: CanonicalForm, choose = (root: XmlElement): XmlElement => root): string | null {
  const document = strict(xml);
  return plainCanonicalizer.ofElement(document, choose(document.root), form, null)?.toString() ?? null;
}

describe('Exclusive Canonical XML 1.0', () => {
  const first = (root: XmlElement): XmlElement => elements(root)[0] ?? root;
  const rows: [string, string, CanonicalForm, string][] = [
    ['an unused namespace is left out', '<a xmlns:u="urn:u"/>', exclusive(), '<a></a>'],
    [
      'a namespace is declared where its prefix is used first',
      '<a xmlns:p="urn:p"><b><p:c/><p:d p:e=""/></b></a>',
      exclusive(),
      '<a><b><p:c xmlns:p="urn:p"></p:c><p:d xmlns:p="urn:p" p:e=""></p:d></b></a>',
    ],
    [
      'a namespace of the PrefixList is declared on the outermost element',
      '<a xmlns:p="urn:p" xmlns="urn:d"><b xmlns=""/></a>',
      exclusive('p', 'missing', '#default'),
      '<a xmlns="urn:d" xmlns:p="urn:p"><b xmlns=""></b></a>',
    ],
    [
      'attributes in the order of their namespaces',
      '<a xmlns:y="urn:1" xmlns:x="urn:2" x:a="" y:b="" c="" b=""/>',
      exclusive(),
      '<a xmlns:x="urn:2" xmlns:y="urn:1" b="" c="" y:b="" x:a=""></a>',
    ],
    [
      'characters in their one form',
      '<a b="&#9;&#10;&#13;&lt;&gt;&amp;&quot;\'">&#13;&gt;"\'<![CDATA[<&]]><!-- c --><?p d  ?></a>',
      exclusive(),
      '<a b="&#x9;&#xA;&#xD;&lt;>&amp;&quot;\'">&#xD;&gt;"\'&lt;&amp;<?p d  ?></a>',
    ],
  ];

  test.each(rows)('%s', (_, xml, form, canonical) => {
    expect(plainly(xml, form)).toBe(canonical);
    expect(libxml2.ofText(xml, form)?.toString()).toBe(canonical);
  });

  test('of an inner element, with what the elements around it declare', () => {
    expect(plainly('<p:a xmlns:p="urn:p" xmlns="urn:d"><b p:c=""/></p:a>', exclusive(), first)).toBe(
      '<b xmlns="urn:d" xmlns:p="urn:p" p:c=""></b>',
    );
  });

  test.each<[string, string, CanonicalForm]>([
    ['the inclusive form', '<a/>', { mode: 'inclusive', comments: false, prefixes: [] }],
    ['comments', '<a/>', { mode: 'exclusive', comments: true, prefixes: [] }],
    ['a namespace with an ampersand, which libxml2 writes as it is', '<a xmlns="urn:b&amp;"/>', exclusive()],
    ['a relative namespace, which the standard refuses', '<a xmlns="b"/>', exclusive()],
  ])('leaves %s to libxml2', (_, xml, form) => {
    expect(plainly(xml, form)).toBeNull();
  });
});

test('equals libxml2 for every element of any document, whatever is cut out', () => {
  const compared = { elements: 0, cuts: 0 };
  fc.assert(
    fc.property(tree(), fc.subarray(['p', 'q', 'unused', '#default']), (xml, prefixes) => {
      const document = strict(xml);
      const form = exclusive(...prefixes);
      walk(document.root, (element) => {
        const cut = elements(element)[0] ?? null;
        for (const without of cut === null ? [null] : [null, cut]) {
          const own = plainCanonicalizer.ofElement(document, element, form, without)?.toString();
          if (own !== undefined) expect(own).toBe(libxml2.ofElement(document, element, form, without)?.toString());
          else expect(xml).toContain('urn:2&amp;');
          if (without === null) compared.elements += 1;
          else compared.cuts += 1;
        }
      });
    }),
    { numRuns: 400, seed: 20260302 },
  );
  expect(compared.elements).toBeGreaterThan(1000);
  expect(compared.cuts).toBeGreaterThan(200);
});

/** Elements with prefixes that are declared, declared anew and undeclared at any depth, odd characters, CDATA, comments and instructions. */
function tree(): fc.Arbitrary<string> {
  const text = fc.constantFrom(
    'x',
    ' \n ',
    '&amp;',
    '&lt;',
    '&gt;',
    '&#13;',
    '&#9;',
    '"',
    "'",
    'ä',
    '漢',
    '🚀',
    '\u0085',
  );
  const content = fc.oneof(
    text,
    fc.constantFrom('<![CDATA[<&>]]>', '<![CDATA[]]>', '<!-- c -->', '<?pi?>', '<?pi  data ?>'),
  );
  const declarations = fc
    .subarray([
      ' xmlns:p="urn:1"',
      ' xmlns:p="urn:2&amp;"',
      ' xmlns:q="urn:1"',
      ' xmlns="urn:d"',
      ' xmlns=""',
      ' xmlns:u="urn:u"',
    ])
    .map((chosen) =>
      chosen.filter((one, at) => chosen.findIndex((other) => other.split('=')[0] === one.split('=')[0]) === at),
    );
  const value = fc
    .array(
      text.filter((part) => part !== '"'),
      { maxLength: 3 },
    )
    .map((parts) => parts.join(''));
  const attributes = fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'B', 'p:a', 'q:z', 'xml:lang', 'ä', 'ID'), value), {
      selector: ([name]) => name,
      maxLength: 4,
    })
    // Both prefixes may stand for one namespace, and no attribute may stand there twice.
    .map((pairs) => pairs.map(([name, written]) => ` ${name}="${written}"`).join(''));
  const { element } = fc.letrec<{ element: string; child: string }>((tie) => ({
    element: fc
      .tuple(
        fc.constantFrom('a', 'p:b', 'q:c', 'D'),
        declarations,
        attributes,
        fc.array(tie('child'), { maxLength: 3, depthIdentifier: 'tree' }),
      )
      .map(([name, declared, written, inner]) => `<${name}${declared.join('')}${written}>${inner.join('')}</${name}>`),
    child: fc.oneof({ depthIdentifier: 'tree', maxDepth: 4 }, content, tie('element')),
  }));
  return element.map((inner) => `<r xmlns:p="urn:0" xmlns:q="urn:q">${inner}</r>`);
}
