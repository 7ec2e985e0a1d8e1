import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { XmlDocument } from 'libxml2-wasm';
import type { SamlDamage, SamlEncoding } from '../../src/evidence/saml-message.ts';

/** One way in which a message reaches us. */
export interface SamlForm {
  readonly name: string;
  readonly make: (xml: string) => string | Buffer;
  /** What must be said to have been undone, in this order. */
  readonly undone: readonly SamlEncoding[];
  readonly damage: readonly SamlDamage[];
  /** What the broker would answer to a good response that was sent in this form. */
  readonly atBroker: 'accept' | 'reject' | 'undetermined';
}

type Wrap = (value: string) => string;

const form = (
  name: string,
  make: SamlForm['make'],
  undone: SamlForm['undone'] = [],
  { damage = [], atBroker = 'accept' }: Partial<SamlForm> = {},
): SamlForm => ({ name, make, undone, damage, atBroker });

const base64: Wrap = (xml) => Buffer.from(xml).toString('base64');
const inLines = (text: string, width: number, end: string): string =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(end);
const lowerHex: Wrap = (text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
const escapeHtml: Wrap = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const quoted: Wrap = (text) => text.replaceAll(/^/gm, '> ');
/** Bytes above ASCII and `=` as hexadecimal digits, lines of at most 76 characters. */
const quotedPrintable: Wrap = (text) =>
  Buffer.from(text)
    .toString('latin1')
    .replaceAll(/[=\u0080-\u00FF]/g, (sign) => `=${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll(/(?:[^=\r\n]|=..){70,73}/g, '$&=\r\n');
const page: Wrap = (fields) =>
  `<!DOCTYPE html>\n<html><head><title>Working...</title></head><body onload="document.forms[0].submit()">\n<form method="post" action="https://auth.influxdata.com/login/callback">${fields}<noscript><input type="submit" value="Continue"></noscript></form></body></html>`;

/** XML as it stands, character for character what was signed. */
export const plainForms: readonly SamlForm[] = [
  form('XML', (xml) => xml),
  form('XML as UTF-8', (xml) => Buffer.from(xml)),
  form('XML with a byte order mark', (xml) => `\uFEFF${xml}`, ['byte-order-mark']),
  form('XML as UTF-8 with a byte order mark', (xml) => Buffer.from(`\uFEFF${xml}`), ['byte-order-mark']),
  form('XML as UTF-16 little endian', (xml) => Buffer.from(`\uFEFF${xml}`, 'utf16le'), ['utf-16']),
  form('XML as UTF-16 big endian', (xml) => Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16(), ['utf-16']),
  form('XML with a declaration', (xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`),
  form('XML after blank lines', (xml) => `\n\n  ${xml}\n`),
  form('XML in a fence', (xml) => `Here it is:\n\n\`\`\`xml\n${xml}\n\`\`\`\n\nThanks`),
  form('XML in a sentence', (xml) => `We got ${xml} and then nothing.`),
  form(
    'XML in a log line',
    (xml) =>
      `2026-03-02T12:00:00Z INFO start\n2026-03-02T12:00:01Z DEBUG response=${xml} user=-\n2026-03-02T12:00:02Z INFO end`,
  ),
  form('XML in a mail', (xml) => `From: a@example.com\nSubject: login <fails>\n\nHello,\n\n${xml}\n\nBest\n-- \nA & B`),
  form('XML with escaped markup', escapeHtml, ['html-entities']),
  form(
    'XML escaped in a page',
    (xml) => `<!DOCTYPE html><html><body><p>Got</p><pre>${escapeHtml(xml)}</pre></body></html>`,
    ['html-entities'],
  ),
  form('XML escaped twice', (xml) => `<td>${escapeHtml(escapeHtml(xml))}</td>`, ['html-entities', 'html-entities']),
  form('XML in JSON', (xml) => JSON.stringify({ level: 'debug', message: `<?xml version="1.0"?>\n${xml}` }), [
    'json-escapes',
  ]),
  form(
    'XML in JSON with escaped slashes and angle brackets',
    (xml) => JSON.stringify({ xml }).replaceAll('/', '\\/').replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
    ['json-escapes'],
  ),
  form('XML in JSON in JSON', (xml) => JSON.stringify({ log: JSON.stringify({ xml }) }), [
    'json-escapes',
    'json-escapes',
  ]),
  form('XML with written line ends', (xml) => `b'<?xml version="1.0"?>\\n${xml}\\n'`, ['json-escapes']),
  form('XML percent-encoded', encodeURIComponent, ['percent-encoding']),
  form('XML percent-encoded twice', (xml) => encodeURIComponent(encodeURIComponent(xml)), [
    'percent-encoding',
    'percent-encoding',
  ]),
  form('XML percent-encoded in a URL', (xml) => `https://log.example.com/?q=${encodeURIComponent(xml)}&x=1`, [
    'percent-encoding',
  ]),
  form('XML quoted-printable', (xml) => `Look:\r\n${quotedPrintable(xml)}\r\nBye\r\n`, ['quoted-printable']),
];

/** XML in bytes that only its declaration explains. */
export const declaredForms: readonly SamlForm[] = [
  form('XML as ISO-8859-1', (xml) => Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`, 'latin1'), [
    'iso-8859-1',
  ]),
  form(
    'XML as ISO-8859-1 in a log',
    (xml) => Buffer.from(`für:\n<?xml version="1.0" encoding="ISO-8859-1"?>${xml}\nbye`, 'latin1'),
    ['iso-8859-1'],
  ),
];

const wrappedLines = [64, 76].flatMap((width) =>
  ['\n', '\r\n', ' ', '\n  ', '\r\n\t'].map((end) =>
    form(`base64 in lines of ${width} with ${JSON.stringify(end)}`, (xml) => inLines(base64(xml), width, end), [
      'base64',
    ]),
  ),
);

/** The parameter's value alone. */
const values: readonly SamlForm[] = [
  form('base64', base64, ['base64']),
  ...wrappedLines,
  form('base64 without padding', (xml) => base64(xml).replace(/=+$/, ''), ['base64']),
  form('base64 in the URL alphabet', (xml) => Buffer.from(xml).toString('base64url'), ['base64']),
  form('base64 in double quotes', (xml) => `"${base64(xml)}"`, ['base64']),
  form('base64 in single quotes', (xml) => `'${base64(xml)}';`, ['base64']),
  form('base64 in backticks', (xml) => `\`${base64(xml)}\``, ['base64']),
  form('base64 of UTF-16', (xml) => Buffer.from(`\uFEFF${xml}`, 'utf16le').toString('base64'), ['base64', 'utf-16'], {
    atBroker: 'reject',
  }),
  form('base64 of UTF-8 with a byte order mark', (xml) => base64(`\uFEFF${xml}`), ['base64', 'byte-order-mark']),
  form('base64 twice', (xml) => base64(base64(xml)), ['base64', 'base64'], { atBroker: 'reject' }),
  form('base64, percent-encoded', (xml) => encodeURIComponent(base64(xml)), ['percent-encoding', 'base64']),
  form('base64, percent-encoded in lower case', (xml) => lowerHex(encodeURIComponent(base64(xml))), [
    'percent-encoding',
    'base64',
  ]),
  form('base64, percent-encoded twice', (xml) => encodeURIComponent(encodeURIComponent(base64(xml))), [
    'percent-encoding',
    'percent-encoding',
    'base64',
  ]),
  form('base64 in lines, percent-encoded', (xml) => encodeURIComponent(inLines(base64(xml), 76, '\r\n')), [
    'percent-encoding',
    'base64',
  ]),
  form('deflated', (xml) => deflateRawSync(xml).toString('base64'), ['base64', 'deflate']),
  form('deflated with a zlib header', (xml) => deflateSync(xml).toString('base64'), ['base64', 'deflate']),
  form('gzipped', (xml) => gzipSync(xml).toString('base64'), ['base64', 'deflate']),
];

/** A value that nothing announces. */
export const valueForms: readonly SamlForm[] = [
  ...values.map((value) =>
    value.undone.includes('deflate') ? { ...value, atBroker: 'undetermined' as const } : value,
  ),
  form('base64 with a byte order mark', (xml) => `\uFEFF${base64(xml)}`, ['base64']),
  form('base64 in a fence', (xml) => `Log:\n\`\`\`\n${inLines(base64(xml), 76, '\n')}\n\`\`\`\nBye`, ['base64']),
  form('base64 in a sentence', (xml) => `It was ${base64(xml)}, and it failed.`, ['base64']),
  form('base64 in a log', (xml) => `12:00 INFO start\n12:01 DEBUG got ${base64(xml)}\n12:02 INFO end`, ['base64']),
  form('base64 quoted in a mail', (xml) => `Hi,\n${quoted(`see\n${inLines(base64(xml), 76, '\n')}\nbye`)}\n`, [
    'quote-marks',
    'base64',
  ]),
];

/** A value with its parameter's name. Deflated data that was posted is no XML to the broker. */
export const namedForms = (name: 'SAMLResponse' | 'SAMLRequest'): SamlForm[] => [
  ...values.map(({ name: value, make, undone, damage, atBroker }) =>
    form(`${name}= with ${value}`, (xml) => `${name}=${make(xml).toString()}`, ['form-parameter', ...undone], {
      damage,
      atBroker: undone.includes('deflate') ? 'reject' : atBroker,
    }),
  ),
  ...wordings(name).map(([wording, wrap, undone = ['form-parameter', 'base64']]) =>
    form(`${name} with ${wording}`, (xml) => wrap(base64(xml)), undone),
  ),
  form(
    `${name} with plus signs as blanks`,
    (xml) => `${name}=${base64(xml).replaceAll('+', ' ')}&RelayState=state`,
    ['form-parameter', 'base64'],
    { damage: [{ kind: 'blanks-for-plus' }] },
  ),
];

const encoded = ['form-parameter', 'percent-encoding', 'base64'] as const;

const wordings = (name: string): (readonly [string, Wrap, SamlForm['undone']?])[] => [
  ['a colon', (value) => `${name}: ${value}\nRelayState: state`],
  ['blanks and an equals sign', (value) => `${name} = "${value}"`],
  ['a line of its own', (value) => `Form Data\n${name}\n${value}\nRelayState\nstate`],
  ['a tab', (value) => `${name}\t${value}\t`],
  ['JSON', (value) => JSON.stringify({ RelayState: 'state', [name]: value })],
  ['JSON with escaped slashes', (value) => JSON.stringify({ [name]: value }).replaceAll('/', '\\/')],
  ['JSON with escaped line ends', (value) => JSON.stringify({ [name]: inLines(value, 76, '\r\n') })],
  [
    'JSON with escaped padding',
    (value) =>
      JSON.stringify({ [name]: value })
        .replaceAll('=', '\\u003d')
        .replaceAll('+', '\\u002b'),
  ],
  ['JSON in JSON', (value) => JSON.stringify({ body: JSON.stringify({ [name]: value }) })],
  [
    'a list of pairs',
    (value) =>
      JSON.stringify({
        post: [
          ['RelayState', 'state'],
          [name, value],
        ],
      }),
  ],
  ['a HAR', (value) => JSON.stringify({ postData: { params: [{ name, value }] } }, null, 2)],
  [
    'curl',
    (value) =>
      `curl 'https://auth.influxdata.com/login/callback' --data-raw '${name}=${encodeURIComponent(value)}&RelayState=state'`,
    encoded,
  ],
  [
    'a percent-encoded form body',
    (value) => encodeURIComponent(`${name}=${encodeURIComponent(value)}&RelayState=state`),
    ['form-parameter', 'percent-encoding', 'percent-encoding', 'base64'],
  ],
  [
    'a form body in JSON',
    (value) => JSON.stringify({ body: `RelayState=state&${name}=${encodeURIComponent(value)}` }),
    encoded,
  ],
  ['a sentence', (value) => `The browser posted ${name}=${encodeURIComponent(value)} and then it failed.`, encoded],
  ['words behind it', (value) => `${name}=${value} and then it failed`],
  ['a text area', (value) => `<textarea rows="3" name="${name}">${value}</textarea>`],
  [
    'a page in JSON',
    (value) => JSON.stringify({ text: page(`<input type="hidden" name="${name}" value="${value}"/>`) }),
  ],
  [
    'a quoted-printable mail',
    (value) => `Look:\r\n${quotedPrintable(`${name}=${value}`)}\r\nBye\r\n`,
    ['quoted-printable', 'form-parameter', 'base64'],
  ],
];

/** Fields of a page that submits itself. */
export const formFields = (name: string): SamlForm[] =>
  fields(name).map(([wording, wrap]) =>
    form(`${name} in ${wording}`, (xml) => page(wrap(base64(xml))), ['html-form', 'base64']),
  );

/** The same for XML, which WS-Federation sends as it is; many providers leave `>` alone. */
export const xmlFields = (name: string): SamlForm[] =>
  fields(name).map(([wording, wrap]) =>
    form(
      `${name} in ${wording}`,
      (xml) =>
        page(
          wrap(xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')),
        ),
      ['html-form'],
    ),
  );

const fields = (name: string): (readonly [string, Wrap])[] => [
  [
    'an input element',
    (value) =>
      `<input type="hidden" name="${name}" value="${value}"/><input type="hidden" name="RelayState" value="s"/>`,
  ],
  ['an input element with its value first', (value) => `<input value="${value}" name="${name}" type="hidden">`],
  ['single quotes', (value) => `<input type='hidden' name='${name}' value='${value}'>`],
  ['capitals and no quotes', (value) => `<INPUT TYPE=hidden NAME=${name} VALUE="${value}">`],
  ['blanks around equals signs', (value) => `<input name = "${name}"  value = "${value}" >`],
  [
    'character references',
    (value) =>
      `<input name="${name}" value="${value.replaceAll('=', '&#61;').replaceAll('+', '&#x2B;').replaceAll('/', '&#47;')}">`,
  ],
  ['several lines', (value) => `<input\n  type="hidden"\n  name="${name}"\n  value="${value}"\n/>`],
  [
    'an element with other attributes',
    (value) => `<input data-name="x" id="${name}" aria-value="y" name="${name}" value="${value}">`,
  ],
  [
    'a saved page',
    (value) =>
      `<!-- saved from url=(0044)https://idp.example.com/ -->\n<input type="hidden" name="${name}" value="${value}">`,
  ],
];

/** Base64 in a field, over lines. */
export const wrappedFields = (name: string): SamlForm[] =>
  ['\n', '\r\n    ', '&#13;&#10;', '&#xA;'].map((end) =>
    form(
      `${name} over lines with ${JSON.stringify(end)}`,
      (xml) => page(`<input name="${name}" value="${inLines(base64(xml), 76, end)}">`),
      ['html-form', 'base64'],
    ),
  );

/** How viewers show XML: what is between the tags is not what was sent. */
export const viewerForms: readonly SamlForm[] = [
  form(
    'a browser’s copy',
    (xml) =>
      `This XML file does not appear to have any style information associated with it. The document tree is shown below.\n${xml.replaceAll('><', '>\n<')}`,
  ),
  form('xmllint --format', formatted),
  form('tabs', (xml) => formatted(xml).replaceAll(/^ +/gm, (blanks) => '\t'.repeat(blanks.length / 2))),
  form('CRLF', (xml) => formatted(xml).replaceAll('\n', '\r\n')),
  form('attributes on their own lines', attributesInLines),
  form('text on its own lines', (xml) =>
    formatted(xml).replaceAll(/^( *)(<[^<>]+>)([^<>\n]+)(<\/[^<>]+>)$/gm, '$1$2\n$1  $3\n$1$4'),
  ),
  form('signs to fold elements', (xml) => foldable(xml, '- ', '  '), ['viewer-marks']),
  form('signs without blank', (xml) => foldable(xml, '-', ''), ['viewer-marks']),
  form('triangles', (xml) => foldable(xml, '▼', ''), ['viewer-marks']),
  form('a mail quotation', (xml) => `On Monday:\n> Look:\n> ${xml.replaceAll(' ID=', '\n>  ID=')}\n> Bye\n\nThanks`, [
    'quote-marks',
  ]),
  form('an indented mail quotation', (xml) => quoted(formatted(xml)), ['quote-marks']),
];

function formatted(xml: string): string {
  const document = XmlDocument.fromString(xml);
  try {
    return document.toString({ format: true });
  } finally {
    document.dispose();
  }
}

/** As SAML-tracer shows it: one attribute a line, and the tag's end on its own. */
function attributesInLines(xml: string): string {
  return formatted(xml)
    .replace(/^<\?xml.*\n/, '')
    .replaceAll(
      /^( *)<([^\s<>/]+)((?: [\w:]+="[^"]*"){2,})/gm,
      (_, blanks: string, name: string, attributes: string) => {
        const indent = `${blanks} ${name.replaceAll(/./g, ' ')}`;
        return `${blanks}<${name}${attributes.replaceAll(/ ([\w:]+="[^"]*")/g, ` $1\n${indent}`)}`;
      },
    );
}

/** As old browsers show it: a sign before each element that has others inside. */
function foldable(xml: string, sign: string, other: string): string {
  return formatted(xml)
    .split('\n')
    .map((line) => (/^\s*<[^/?!][^<>]*[^/]>$/.test(line) ? `${sign}${line.trim()}` : `${other}${line.trim()} `))
    .join('\n');
}
