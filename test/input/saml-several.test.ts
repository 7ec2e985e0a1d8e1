import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findSaml } from '../../src/evidence/find-saml.ts';
import { samlMessage } from '../../src/input/saml-message.ts';
import { limits } from '../../src/limits.ts';
import { growth } from '../helpers/growth.ts';
import { createAssertion, createResponse, defaultIdentity, signElement } from '../helpers/idp.ts';

const response = (id: string): string => createResponse({ sign: 'none', responseId: id });
const base64 = (xml: string): string => Buffer.from(xml).toString('base64');
const request =
  '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_request" Version="2.0"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">urn:auth0:influxdata:acme-saml</saml:Issuer></samlp:AuthnRequest>';

/** Kind and ID of every message, with its place. */
function seen(text: string): [string, string, number][] {
  return findSaml(text, null).map(({ message, offset }) => [
    message.what,
    / (?:Assertion)?ID="([^"]*)"/.exec(message.xml)?.[1] ?? '',
    offset,
  ]);
}

describe('several messages in one input', () => {
  const one = response('_1');
  const two = response('_2');
  test.each<[string, string[], string]>([
    ['two documents after each other', [one, two], ''],
    ['two documents on lines of their own', [one, two], '\n'],
    [
      'documents with declarations',
      ['<?xml version="1.0"?>', '<?xml version="1.0"?>\n'].map((head, index) => head + response(`_${index + 1}`)),
      '\n\n',
    ],
    ['XML and base64', [one, base64(two)], '\n\n'],
    ['base64 and XML', [base64(one), two], '\n'],
    ['two lines of base64', [base64(one), base64(two)], '\n'],
    ['two blocks of base64', [one, two].map((xml) => (base64(xml).match(/.{1,76}/g) ?? []).join('\n')), '\n\n'],
    ['two form bodies', [one, two].map((xml) => `SAMLResponse=${encodeURIComponent(base64(xml))}&RelayState=s`), '\n'],
    ['two labelled values', [one, two].map((xml) => `SAMLResponse: ${base64(xml)}`), '\n'],
    ['escaped and not escaped', [one.replaceAll('<', '&lt;'), two], '\nand\n'],
  ])('%s: each with its place', (_, parts, between) => {
    const [first = '', second = ''] = parts;
    const text = `x\n${first}${between}${second}\ny`;
    expect(seen(text)).toEqual([
      ['response', '_1', 2],
      ['response', '_2', 2 + first.length + between.length],
    ]);
  });

  test('the same message twice is found twice', () => {
    expect(seen(`${one}\n${one}`).map(([, id]) => id)).toEqual(['_1', '_1']);
    const body = `SAMLResponse=${encodeURIComponent(base64(one))}`;
    const har = JSON.stringify({ postData: { text: body, params: [{ name: 'SAMLResponse', value: base64(one) }] } });
    expect(seen(har).map(([, id]) => id)).toEqual(['_1', '_1']);
  });

  test('a request and its response', () => {
    const url = `https://idp.example.com/sso?SAMLRequest=${encodeURIComponent(deflateRawSync(request).toString('base64'))}&RelayState=a`;
    const text = `GET ${url} 302\nPOST /login/callback SAMLResponse=${encodeURIComponent(base64(one))}&RelayState=b 302`;
    expect(seen(text).map(([what, id]) => [what, id])).toEqual([
      ['request', '_request'],
      ['response', '_1'],
    ]);
    expect(findSaml(text, null).map(({ message }) => message.relayState)).toEqual(['a', 'b']);
  });

  test('forms of one page keep their own RelayState', () => {
    const form = (xml: string, state: string): string =>
      `<form><input name="SAMLResponse" value="${base64(xml)}"><input name="RelayState" value="${state}"></form>`;
    const found = findSaml(form(one, 'a') + form(two, 'b'), null);
    expect(found.map(({ message }) => message.relayState)).toEqual(['a', 'b']);
  });

  test('ten responses in a log, the fourth one cut off, each with its line', async () => {
    const lines = Array.from({ length: 10 }, (_, index) => {
      const xml = response(`_${index}`);
      return `2026-03-02T12:00:0${index}Z DEBUG got ${index === 3 ? xml.slice(0, 700) : xml} in 5 ms\nINFO next`;
    });
    const text = lines.join('\n');
    const found = await samlMessage.read({ name: 'log.txt', text, bytes: null });
    expect(found.map(({ origin }) => origin.location)).toEqual(
      lines.map((_, index) => `line ${2 * index + 1}, column 32`),
    );
    expect(found.map(({ message }) => message.damage.length)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    expect(found.filter(({ message }) => !message.parse.ok)).toHaveLength(1);
  });

  test('places in a quoted mail are places in the mail', () => {
    const text = `Hi\n> one\n> ${one}\n> two\n> ${two}\n`;
    expect(seen(text)).toEqual([
      ['response', '_1', text.indexOf('<samlp')],
      ['response', '_2', text.lastIndexOf('<samlp:Response')],
    ]);
  });

  test('what stands inside a message is a part of it', () => {
    const inside = createResponse({ sign: 'none', attributes: `<saml:A>${one.replaceAll('<', '&lt;')}</saml:A>` });
    expect(seen(inside)).toHaveLength(1);
    const commented = one.replace('<samlp:Status>', '<!-- </samlp:Response> <samlp:Response> --><samlp:Status>');
    expect(seen(commented)).toEqual([['response', '_1', 0]]);
    const nested = one.replace('<samlp:Status>', `${two}<samlp:Status>`);
    expect(seen(nested)).toEqual([['response', '_1', 0]]);
  });

  test('more than the limit: the last one tells that more were there', () => {
    const many = Array.from(
      { length: limits.samlMessagesPerInput + 5 },
      (_, index) => `SAMLResponse=${base64(response(`_${index}`))}`,
    );
    const found = findSaml(many.join('\n'), null);
    expect(found).toHaveLength(limits.samlMessagesPerInput);
    expect(found.flatMap(({ message }) => message.damage)).toEqual([
      { kind: 'over-limit', limit: `${limits.samlMessagesPerInput} SAML messages in one input` },
    ]);
    expect(findSaml(many.slice(0, limits.samlMessagesPerInput).join('\n'), null).at(-1)?.message.damage).toEqual([]);
  });
});

describe('what is no message', () => {
  const { pem, privatePem, base64: certificate } = defaultIdentity();
  const metadata = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
  const template =
    '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" @@AssertServiceURLAndDestination@@ ID="@@ID@@" Version="2.0"/>';
  const har = {
    log: {
      entries: [
        {
          request: { method: 'POST', url: 'https://idp.example.com/sso', postData: { text: 'user=a&SAMLResponse=' } },
          response: { content: { text: '<html><body><form><input name="RelayState" value="x"></form></body></html>' } },
        },
      ],
    },
  };
  test.each([
    ['nothing', ''],
    [
      'a callback',
      'https://auth.influxdata.com/login/callback?error=access_denied&error_description=Invalid%20thumbprint&state=hKFo2SBxVGZ5hKFo2SBxVGZ5hKFo2SBxVGZ5hKFo2SBxVGZ5',
    ],
    ['a certificate', pem],
    ['a bare certificate', certificate],
    ['a private key', privatePem],
    ['a JSON web token', `eyJhbGciOiJSUzI1NiJ9.${base64(JSON.stringify({ sub: 'x'.repeat(200) }))}.${'A'.repeat(300)}`],
    ['a page', '<!DOCTYPE html><html><body><form><input name="q" value="PHNhbWxwOlJlc3BvbnNl"></form></body></html>'],
    ['metadata', metadata],
    ['metadata in base64', base64(metadata)],
    ['metadata in JSON', JSON.stringify({ metadata })],
    [
      'a connection of Auth0',
      JSON.stringify({
        strategy: 'samlp',
        options: { signingCert: certificate, requestTemplate: template, metadataXml: metadata },
      }),
    ],
    ['a HAR', JSON.stringify(har)],
    [
      'a SOAP message',
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><a/></s:Body></s:Envelope>',
    ],
    ['a Response of something else', '<?xml version="1.0"?><Response><Say>Hello</Say></Response>'],
    ['an S3 error', '<Error><Code>AccessDenied</Code></Error>'],
    ['a picture', base64('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h24v24H0z"/></svg>')],
    [
      'words about one',
      'The SAMLResponse is missing. Set SAMLResponse: to it. `<samlp:Response>` and <saml:Assertion> must be signed.',
    ],
    [
      'a value that was taken out',
      'SAMLResponse=***&RelayState=x or SAMLResponse=[removed] or ?SAMLResponse=<base64>&x=1 or SAMLResponse=...',
    ],
    ['an empty parameter', 'SAMLResponse=&RelayState=x'],
  ])('%s', (_, text) => {
    expect(findSaml(text, null)).toEqual([]);
    expect(findSaml(`before\n${text}\nafter`, null)).toEqual([]);
  });

  test('random data in base64', () => {
    for (let size = 10; size < 1_000; size += 7)
      expect(findSaml(randomBytes(size).toString('base64'), null)).toEqual([]);
  });

  test('but what is inside them is found', () => {
    const assertion = signElement(createAssertion());
    const withAssertion = metadata.replace(
      '<md:KeyDescriptor',
      `<md:Extensions>${assertion}</md:Extensions><md:KeyDescriptor`,
    );
    expect(seen(withAssertion)).toEqual([['assertion', '_assertion', withAssertion.indexOf('<saml:')]]);
    expect(seen(JSON.stringify({ a: pem, b: base64(response('_1')) })).map(([, id]) => id)).toEqual(['_1']);
  });
});

describe('time grows with length', () => {
  test.each([
    'a',
    ' ',
    '\n',
    '<',
    '> x\n',
    'x=3D=\n',
    '%25',
    '%3Csamlp:Response ',
    'SAMLResponse=',
    'SAMLResponse ',
    'SAMLResponse=PHNhbWw&',
    `SAMLResponse=${'A'.repeat(60)} `,
    'wresult=%3C',
    'wresult=%20%3Ca%3E',
    'wresult=+%2520',
    'RelayState=&SAMLResponse=x&',
    '<input ',
    '<input value="',
    "<input name='SAMLResponse' value=\"",
    '<samlp:Response',
    '<samlp:Response>',
    '<samlp:Response a="',
    '</samlp:Response>',
    'x<samlp:Response>y',
    '<samlp:Response><!--',
    '<samlp:Response><![CDATA[',
    '<?xml version="1.0"?><samlp:Response ',
    '&lt;samlp:Response ',
    '\\u003csamlp:Response',
    '<samlp:Response a=\\"',
    '>-',
    'PHNhbWxwOlJlc3BvbnNl',
    `${'PHNhbWxwOlJlc3BvbnNl'.repeat(3)} `,
    `${'PHNhbWxwOlJlc3BvbnNl'.repeat(3)}\n`,
    'abcd ',
  ])('%j', (pump) => {
    expect(growth((length) => findSaml(pump.repeat(Math.ceil(length / pump.length)), null))).toBeLessThan(40);
  });

  test('one response in the middle of 50 MB', () => {
    const line = '2026-03-02T12:00:00Z INFO GET /api <a x="b"> status=204 token=eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9\n';
    const half = line.repeat(Math.ceil(25_000_000 / line.length));
    const found = findSaml(`${half}${response('_1')}\n${half}`, null);
    expect(found.map(({ offset, message }) => [offset, message.what, message.damage])).toEqual([
      [half.length, 'response', []],
    ]);
  });
});
