import { describe, expect, test } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import { attribute, elementAt, elements, pathOf, textContent, walk } from '../../src/evidence/xml-tree.ts';
import { parseXml, type XmlProblemCode } from '../../src/evidence/xml.ts';
import { limits } from '../../src/limits.ts';
import { growth } from '../helpers/growth.ts';

function root(text: string): NonNullable<ReturnType<typeof elements>[number]> {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.problem.reason);
  return parsed.document.root;
}

describe('what is read', () => {
  test('names, namespaces, attributes and text', () => {
    const element = root(
      '<?xml version="1.0"?><a:b xmlns:a="urn:a" xmlns="urn:d" a:x="1" y=\'&lt;2&gt;\'>t<c/>&amp;<![CDATA[<&]]><!-- n --></a:b>',
    );
    expect(element).toMatchObject({ name: 'a:b', prefix: 'a', localName: 'b', namespace: 'urn:a' });
    expect(element.attributes).toMatchObject([
      { name: 'a:x', namespace: 'urn:a', value: '1' },
      { name: 'y', namespace: '', value: '<2>' },
    ]);
    expect(elements(element)).toMatchObject([{ localName: 'c', namespace: 'urn:d' }]);
    expect(textContent(element)).toBe('t&<&');
  });

  test('a processing instruction is its target and its data', () => {
    expect(root('<a>b<?c  d="e" ?></a>').children[1]).toEqual({
      kind: 'processing-instruction',
      target: 'c',
      value: 'd="e" ',
    });
  });

  test('offsets cover each element', () => {
    const text = '<a><b x="1">t</b><b/></a>';
    expect(elements(root(text)).map(({ start, end }) => text.slice(start, end))).toEqual(['<b x="1">t</b>', '<b/>']);
  });

  test('line ends and attribute white space as XML says', () => {
    const element = root('<a x="1\t2\n3&#10;">a\r\nb\rc</a>');
    expect(attribute(element, 'x')).toBe('1 2 3\n');
    expect(textContent(element)).toBe('a\nb\nc');
  });

  test('a path counts siblings of the same name', () => {
    expect(elements(root('<r><a/><b/><a/></r>')).map(pathOf)).toEqual(['/r/a[1]', '/r/b', '/r/a[2]']);
  });

  test('a path leads back to its element, and nowhere where there is none', () => {
    const tree = root('<r><a><c/></a><b/><x:a xmlns:x="u"><c/><d/></x:a></r>');
    walk(tree, (element) => expect(elementAt(tree, pathOf(element))).toBe(element));
    for (const path of ['/a', '/r/a[3]', '/r/d', '/r/b/c', '/', '', '/r/a[1]…/c'])
      expect(elementAt(tree, path)).toBeNull();
  });
});

describe('what is refused', () => {
  const rows: [string, string, XmlProblemCode][] = [
    ['nothing', '', 'empty'],
    ['white space', ' \n ', 'empty'],
    ['text', 'hello', 'leading'],
    ['text before the root', 'x<a/>', 'leading'],
    ['a CDATA section before the root', '<![CDATA[x]]><a/>', 'leading'],
    ['unknown markup before the root', '<!x><a/>', 'leading'],
    ['a CDATA section behind the root', '<a/><![CDATA[x]]>', 'trailing'],
    ['a document type', '<!DOCTYPE a><a/>', 'doctype'],
    ['a document type with entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'doctype'],
    ['text behind the root', '<a/>x', 'trailing'],
    ['a second root', '<a/><b/>', 'trailing'],
    ['a root that is not closed', '<a><b></b>', 'cut-off'],
    ['a tag that stops', '<a><b', 'cut-off'],
    ['an attribute that stops', '<a b="c', 'cut-off'],
    ['an end tag that stops', '<a></', 'cut-off'],
    ['a comment that stops', '<a><!-- ', 'cut-off'],
    ['a CDATA section that stops', '<a><![CDATA[x', 'cut-off'],
    ['crossed tags', '<a><b></a></b>', 'malformed'],
    ['an end tag only', '</a>', 'malformed'],
    ['a bare ampersand', '<a>b & c</a>', 'malformed'],
    ['an unknown entity', '<a>&nbsp;</a>', 'malformed'],
    ['an unquoted value', '<a b=c/>', 'malformed'],
    ['an attribute without value', '<a b/>', 'malformed'],
    ['< in a value', '<a b="<"/>', 'malformed'],
    ['an attribute twice', '<a b="1" b="2"/>', 'malformed'],
    ['an attribute twice by namespace', '<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>', 'malformed'],
    ['attributes without blank between', '<a b="1"c="2"/>', 'malformed'],
    ['-- in a comment', '<a><!-- a -- b --></a>', 'malformed'],
    [']]> in text', '<a>]]></a>', 'malformed'],
    ['a declaration in the middle', '<a><?xml version="1.0"?></a>', 'malformed'],
    ['a declaration after white space', ' <?xml version="1.0"?><a/>', 'malformed'],
    ['a NUL', '<a>\u0000</a>', 'character'],
    ['an escape character', '<a>\u001b[2J</a>', 'character'],
    ['U+FFFF', '<a>\uffff</a>', 'character'],
    ['half a surrogate pair', '<a>\ud800</a>', 'character'],
    ['a reference to NUL', '<a>&#0;</a>', 'character'],
    ['a reference to a surrogate', '<a>&#xD800;</a>', 'character'],
    ['a reference beyond Unicode', '<a>&#99999999999999999999;</a>', 'character'],
    ['an undeclared prefix', '<a:b/>', 'namespace'],
    ['an undeclared attribute prefix', '<a b:c="1"/>', 'namespace'],
    ['a prefix bound to nothing', '<a xmlns:b=""/>', 'namespace'],
    ['xml bound to something else', '<a xmlns:xml="urn:x"/>', 'namespace'],
    ['xmlns declared', '<a xmlns:xmlns="urn:x"/>', 'namespace'],
    ['a prefix declared twice', '<a xmlns:b="urn:x" xmlns:b="urn:x"/>', 'namespace'],
    ['a name with two colons', '<a:b:c xmlns:a="urn:a"/>', 'namespace'],
  ];
  test.each(rows)('%s', (_, text, code) => {
    expect(parseXml(text)).toMatchObject({ ok: false, problem: { code } });
  });

  test('with line and column', () => {
    expect(parseXml('<a>\n  <b></c>\n</a>')).toMatchObject({ ok: false, problem: { line: 2, column: 6 } });
  });
});

describe('limits', () => {
  test.each([
    ['depth', '<a>'.repeat(limits.xmlDepth + 1)],
    ['attributes', `<a ${Array.from({ length: limits.xmlAttributes + 1 }, (_, index) => `a${index}="1"`).join(' ')}/>`],
    ['a name', `<${'a'.repeat(limits.xmlNameCharacters + 1)}/>`],
    ['elements', `<a>${'<b/>'.repeat(limits.xmlElements)}</a>`],
  ])('%s', (_, text) => {
    expect(() => parseXml(text)).toThrow(SsoDoctorError);
  });

  test('what hides in a document type is not looked at', () => {
    expect(growth((length) => parseXml(`<!DOCTYPE a [${'<!ENTITY b "c">'.repeat(length / 15)}]><a/>`))).toBeLessThan(
      40,
    );
  });

  test.each(['<!--', '<?', '<![CDATA[', '<', '<a ', '&', '<a b="', ']]>', '<a>', '</a>', '<a/>'])(
    'endless repetition of %s is answered in linear time',
    (token) => {
      expect(growth((length) => parseXml(`<r>${token.repeat(length / token.length)}`))).toBeLessThan(40);
    },
  );

  test('beyond a limit there is an error, not a refusal', () => {
    for (const token of ['<a>', '<a/>'])
      expect(() => parseXml(`<r>${token.repeat(limits.xmlElements + 1)}`)).toThrow(SsoDoctorError);
  });

  test('size', () => {
    expect(() => parseXml(`<a>${' '.repeat(limits.samlCharacters)}</a>`)).toThrow(/more than \d+ characters/);
  });
});
