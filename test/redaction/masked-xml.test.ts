import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseXml } from '../../src/evidence/xml.ts';
import { maskedXml, plainRows } from '../../src/redaction/masked-xml.ts';
import { createRedactor, type Redactor } from '../../src/redaction/redact.ts';
import { hasHiddenCharacters } from '../../src/text/visible-text.ts';
import { processorTime } from '../helpers/processor-time.ts';

const saml = 'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';
const ds = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"';

function create(showPersonalData = false): Redactor {
  return createRedactor({ showPersonalData });
}

function rowsOf(xml: string, redactor = create()): string[] {
  const parse = parseXml(xml);
  if (!parse.ok) throw new Error(parse.problem.reason);
  return Array.from(maskedXml(parse.document, [], redactor), ({ text }) => text);
}

/** The rows of an assertion's content, without its own tags. */
function inside(content: string, redactor = create()): string[] {
  return rowsOf(`<saml:Assertion ${saml}>${content}<saml:End/></saml:Assertion>`, redactor)
    .slice(1, -2)
    .map((row) => row.slice(2));
}

describe('layout', () => {
  test('an element within another is indented by two; text stays beside its tags', () => {
    expect(inside('<saml:Conditions><saml:Audience>urn:a</saml:Audience></saml:Conditions>')).toEqual([
      '<saml:Conditions>',
      '  <saml:Audience>urn:a</saml:Audience>',
      '</saml:Conditions>',
    ]);
  });

  test('a long tag has one attribute in a row', () => {
    const long = 'x'.repeat(70);
    expect(inside(`<saml:A B="1">${long}</saml:A>`)).toEqual(['<saml:A', `    B="1">${long}</saml:A>`]);
    expect(inside(`<saml:A B="${long}" C="1">t</saml:A>`)).toEqual([
      '<saml:A',
      `    B="${long}"`,
      '    C="1">t</saml:A>',
    ]);
  });

  test('white space between tags is ours, white space in a value is the message’s', () => {
    expect(inside('\n\n<saml:Audience>\nurn:a </saml:Audience>\n ')).toEqual([
      '<saml:Audience><U+000A>urn:a </saml:Audience>',
    ]);
  });

  test('declaration, comments, processing instructions and CDATA are kept', () => {
    const xml = `<?xml version="1.0"?><!-- a --><saml:A ${saml}><!-- b --><saml:B>1<?c d?>2<![CDATA[<&]]></saml:B></saml:A><?e f?>`;
    expect(rowsOf(xml)).toEqual([
      '<?xml version="1.0"?>',
      '<!-- a -->',
      `<saml:A ${saml}>`,
      '  <!-- b -->',
      '  <saml:B>1<?c d?>2<![CDATA[<&]]></saml:B>',
      '</saml:A>',
      '<?e f?>',
    ]);
  });

  test('what XML escapes stays escaped, so no value looks like a tag', () => {
    expect(inside('<saml:A b="&quot;&lt;">&lt;saml:B/&gt;&amp;</saml:A>')).toEqual([
      '<saml:A b="&quot;&lt;">&lt;saml:B/&gt;&amp;</saml:A>',
    ]);
  });

  test('long base64 is shortened in the middle, other text only at its end', () => {
    const certificate = 'MIIC'.repeat(300).replace(/(.{64})/g, '$1\n');
    expect(inside(`<ds:X509Certificate ${ds}>${certificate}</ds:X509Certificate>`)[1]).toMatch(
      />MIIC(?:MIIC){7}\.\.\.\[1,200 characters\]\.\.\.(?:MIIC){4}</,
    );
    expect(inside(`<saml:Issuer>${'MIIC '.repeat(1_000)}</saml:Issuer>`)[0]).toMatch(
      /^<saml:Issuer>(?:MIIC ){400}\.\.\.\[3,000 more characters\]<\/saml:Issuer>$/,
    );
  });

  test('white space that nothing follows costs no more than other text', () => {
    const time = (content: string): number => {
      const started = processorTime();
      inside(`<ds:SignatureValue ${ds}>${content}</ds:SignatureValue>`);
      return processorTime() - started;
    };
    time('A');
    expect(time(`A${' '.repeat(200_000)}!`) / (time('A'.repeat(200_000)) + 1)).toBeLessThan(50);
  });
});

describe('masks', () => {
  test.each([
    ['a NameID', '<saml:NameID Format="f">ada</saml:NameID>', '<saml:NameID Format="f">[name ID 1]</saml:NameID>'],
    ['a NameID in no namespace', '<NameID>ada</NameID>', '<NameID>[name ID 1]</NameID>'],
    ['a NameIdentifier', '<saml:NameIdentifier>ada</saml:NameIdentifier>', '[name ID 1]'],
    ['a new NameID', '<saml:NewID>ada</saml:NewID>', '>[name ID 1]<'],
    ['an artifact', '<saml:Artifact>ada</saml:Artifact>', '>[SAML artifact: 3 characters]<'],
    ['a NameID in parts', '<saml:NameID>ada<?x eve?></saml:NameID>', '[name ID 1]<?x [name ID 2]?>'],
    ['a NameID in CDATA', '<saml:NameID><![CDATA[ada]]></saml:NameID>', '<![CDATA[[name ID 1]]]>'],
    ['an attribute value', '<saml:AttributeValue>ada</saml:AttributeValue>', '[attribute value 1]'],
    ['an alias', '<saml:NameID SPProvidedID="ada">x</saml:NameID>', 'SPProvidedID="[name ID 1]">[name ID 2]<'],
    ['an address', '<saml:SubjectLocality Address="2001:db8::1"/>', 'Address="[IP address 1]"'],
    ['a machine', '<saml:SubjectLocality DNSName="ada-laptop"/>', 'DNSName="[host name 1]"'],
    ['a session', '<saml:AuthnStatement SessionIndex="ada"/>', 'SessionIndex="[session index: 3 characters]"'],
    ['an extension', '<x:User xmlns:x="urn:x" x:n="ada" m="ada">eve</x:User>', 'x:n="[text 1]" m="[text 1]">[text 2]<'],
    ['an attribute of another vocabulary', '<saml:A xmlns:x="urn:x" x:n="ada"/>', 'x:n="[text 1]"'],
    ['an e-mail address anywhere', '<saml:Issuer>mailto:ada@example.com</saml:Issuer>', 'mailto:[email 1]<'],
    ['an e-mail address in a comment', '<!-- ada@example.com --><saml:B/>', '<!-- [email 1] -->'],
    ['a password', '<o:Password xmlns:o="urn:o">ada</o:Password>', '[password: 3 characters]'],
    ['a token', `<saml:Issuer>eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.</saml:Issuer>`, '<saml:Issuer>[token]<'],
  ])('%s', (_, content, shown) => {
    const text = inside(content).join('\n');
    expect(text).toContain(shown);
    expect(text).not.toMatch(/(?<!-)\bada\b/);
  });

  test('a comment that cuts a NameID stands apart, and is masked as what it cuts', () => {
    expect(inside('<saml:NameID>ada<!--x-->.eve</saml:NameID>')).toEqual([
      '<saml:NameID>',
      '  [name ID 1]',
      '  <!--[name ID 2]-->',
      '  [name ID 3]',
      '</saml:NameID>',
    ]);
  });

  test('everything in an attribute value is masked, elements and their attributes too', () => {
    const value = '<saml:AttributeValue><saml:NameID NameQualifier="ada">eve</saml:NameID></saml:AttributeValue>';
    expect(inside(value).slice(1, 3)).toEqual([
      '  <saml:NameID',
      '      NameQualifier="[attribute value 1]">[attribute value 2]</saml:NameID>',
    ]);
  });

  test('the same value has the same stand-in', () => {
    const value = '<saml:AttributeValue>ada</saml:AttributeValue>';
    const rows = inside(`${value}${value}<saml:AttributeValue>eve</saml:AttributeValue>`);
    expect(rows.map((row) => /\[.*\]/.exec(row)?.[0])).toEqual([
      '[attribute value 1]',
      '[attribute value 1]',
      '[attribute value 2]',
    ]);
  });

  test('with personal data shown only secrets are masked', () => {
    const text = inside(
      '<saml:NameID>ada</saml:NameID><saml:AttributeValue>client_secret=abcdefgh</saml:AttributeValue><saml:AuthnStatement SessionIndex="s"/>',
      create(true),
    ).join('\n');
    expect(text).toContain('>ada<');
    expect(text).toContain('client_secret=[client secret]');
    expect(text).toContain('[session index: 1 characters]');
  });

  test('no value of a person is left, wherever it stands in what is personal', () => {
    const name = fc.stringMatching(/^[a-z]{12,20}$/);
    const holder = fc.constantFrom('saml:NameID', 'saml:AttributeValue', 'NameIdentifier', 'x:Any');
    fc.assert(
      fc.property(name, holder, fc.nat(4), (secret, tag, shape) => {
        const shapes = [
          secret,
          `<!--${secret}-->`,
          `<?p ${secret}?>`,
          `<![CDATA[${secret}]]>`,
          `<saml:B c="${secret}"/>`,
        ];
        const text = inside(`<${tag} xmlns:x="urn:x">${shapes[shape] ?? ''}</${tag}>`).join('\n');
        expect(text).not.toContain(secret);
      }),
    );
  });
});

test('nothing that a terminal acts on or hides comes through', () => {
  const evil = '\u202E\u200B\u009B31m\u{E0041}';
  const rows = rowsOf(
    `<!--${evil}--><saml:A ${saml} b="${evil}&#10;"><saml:C>${evil}</saml:C><?p ${evil}?><saml:D><![CDATA[${evil}]]></saml:D></saml:A>`,
  );
  for (const row of rows) expect(hasHiddenCharacters(row)).toBe(false);
  expect(rows.join('')).toContain('<U+202E><U+200B><U+009B>31m<U+E0041>');
});

test('a text that is no XML is shown a tag in a row, without its secrets', () => {
  const source = plainRows('<a><b>ada@example.com\n<c>client_secret=abcdefgh', create(true));
  const rows = Array.from(source, ({ text }) => text);
  expect(rows).toEqual(['<a>', '<b>ada@example.com', '<c>client_secret=[client secret]']);
});

test('each line feed and each tag begins a row', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('<', '\n', 'a')), (characters) => {
      const text = characters.join('');
      const rows = Array.from(plainRows(text, create(true)), (row) => row.text);
      expect(rows).toEqual(text.split(/\n|(?=<)/));
    }),
  );
});

test('rows grow with the message, and so does the time for them', () => {
  const attributes = (count: number): string =>
    `<saml:A ${saml}>${Array.from({ length: count }, (_, index) => `<saml:Attribute Name="n${index}"><saml:AttributeValue>v${index}</saml:AttributeValue></saml:Attribute>`).join('')}</saml:A>`;
  const timed = (count: number): { rows: number; time: number } => {
    const parse = parseXml(attributes(count));
    if (!parse.ok) throw new Error(parse.problem.reason);
    const times = [1, 2, 3].map(() => {
      const started = processorTime();
      expect([...maskedXml(parse.document, [], create())]).toHaveLength(3 * count + 2);
      return processorTime() - started;
    });
    return { rows: count, time: Math.min(...times) };
  };
  timed(2_000);
  const few = timed(2_000);
  const many = timed(20_000);
  expect(many.time / few.time).toBeLessThan(50);
});
