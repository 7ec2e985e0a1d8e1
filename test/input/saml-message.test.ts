import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import { findSaml } from '../../src/evidence/find-saml.ts';
import { mayHoldSaml } from '../../src/evidence/may-hold-saml.ts';
import type { SamlMessage } from '../../src/evidence/saml-message.ts';
import { limits } from '../../src/limits.ts';
import { decodeText } from '../../src/input/source.ts';
import { createAssertion, createResponse, signElement } from '../helpers/idp.ts';

const xml = createResponse({ nameId: 'jürgen@example.com' });
const base64 = Buffer.from(xml).toString('base64');
const lines = (base64.match(/.{1,76}/g) ?? []).join('\r\n');
const percent = encodeURIComponent(base64);
const deflated = deflateRawSync(xml).toString('base64');

function read(input: string | Buffer): SamlMessage[] {
  const bytes = typeof input === 'string' ? null : input;
  const text = typeof input === 'string' ? input : decodeText(input);
  return mayHoldSaml(text) ? findSaml(text, bytes).map(({ message }) => message) : [];
}

describe('every form that a response comes in', () => {
  const forms: [string, string | Buffer][] = [
    ['XML', xml],
    ['XML with a byte order mark', `\uFEFF${xml}`],
    ['XML as bytes with a byte order mark', Buffer.from(`\uFEFF${xml}`)],
    ['XML after blank lines', `\n\n  ${xml}\n`],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${xml}`, 'utf16le')],
    ['UTF-16 big endian', Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16()],
    [
      'XML with escaped markup',
      xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    ],
    ['base64', base64],
    ['base64 in lines', lines],
    ['base64 without padding', base64.replace(/=+$/, '')],
    ['base64 in the URL alphabet', Buffer.from(xml).toString('base64url')],
    ['base64 in quotes', `"${base64}"`],
    ['base64 of UTF-16', Buffer.from(`\uFEFF${xml}`, 'utf16le').toString('base64')],
    ['base64 twice', Buffer.from(base64).toString('base64')],
    ['percent-encoded', percent],
    ['percent-encoded twice', encodeURIComponent(percent)],
    ['percent-encoded XML', encodeURIComponent(xml)],
    ['deflated', deflated],
    ['deflated with a zlib header', deflateSync(xml).toString('base64')],
    ['gzipped', gzipSync(xml).toString('base64')],
    ['a form body', `SAMLResponse=${percent}&RelayState=state`],
    ['a form body with RelayState first', `RelayState=state&SAMLResponse=${percent}`],
    ['a form body with plain plus signs', `SAMLResponse=${base64}&RelayState=state`],
    ['a parameter in running text', `The browser posted SAMLResponse=${percent} and then failed.`],
    [
      'a redirect URL',
      `https://auth.influxdata.com/login/callback?SAMLResponse=${encodeURIComponent(deflated)}&RelayState=state`,
    ],
    [
      'a page that submits itself',
      `<html><body onload="document.forms[0].submit()"><form method="post" action="https://x"><input type="hidden" name="SAMLResponse" value="${base64}"/><input type="hidden" name="RelayState" value="state"/></form></body></html>`,
    ],
    [
      'a form with single quotes and entities',
      `<form><input value='${base64.replaceAll('=', '&#61;')}' name='SAMLResponse'></form>`,
    ],
  ];

  test.each(forms)('%s', (_, input) => {
    const [message] = read(input);
    expect(message).toMatchObject({ what: 'response', damage: [] });
    expect(message?.xml.trim()).toBe(xml);
    expect(message?.parse.ok).toBe(true);
  });

  test('ISO-8859-1 bytes with a declaration', () => {
    const latin = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`, 'latin1');
    expect(read(latin)[0]).toMatchObject({ what: 'response', undone: ['iso-8859-1'], damage: [] });
    expect(read(latin)[0]?.xml).toContain('jürgen@');
    expect(read(latin.toString('base64'))[0]?.xml).toContain('jürgen@');
  });

  test('bytes in another encoding than declared', () => {
    const lie = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`, 'latin1');
    expect(read(lie)[0]?.damage).toEqual([{ kind: 'wrong-encoding', declared: 'utf-8' }]);
  });

  test.each(['UTF-7', 'UTF-16', 'windows-1251'])('%s declared, UTF-8 sent', (declared) => {
    const lie = `<?xml version="1.0" encoding="${declared}"?>${xml}`;
    expect(read(`SAMLResponse=${encodeURIComponent(Buffer.from(lie).toString('base64'))}`)).toMatchObject([
      { what: 'response', damage: [{ kind: 'wrong-encoding', declared: declared.toLowerCase() }] },
    ]);
  });

  test('CRLF line ends read as LF', () => {
    const [message] = read(xml.replace('<samlp:Status>', '\r\n<samlp:Status>'));
    expect(message?.parse.ok === true && message.parse.document.text.includes('\r')).toBe(false);
  });
});

describe('where it came from', () => {
  test('the binding and RelayState of a redirect', () => {
    expect(
      read(`https://sp.example.com/acs?SAMLResponse=${encodeURIComponent(deflated)}&RelayState=a%20b`),
    ).toMatchObject([{ binding: 'redirect', form: 'deflate', relayState: 'a b' }]);
  });

  test('a posted form', () => {
    expect(read(`SAMLResponse=${percent}&RelayState=s`)).toMatchObject([
      { binding: 'post', form: 'base64', wire: base64, relayState: 's' },
    ]);
  });

  test('pasted XML says nothing about the binding', () => {
    expect(read(xml)).toMatchObject([{ binding: 'unknown', form: 'xml', wire: null }]);
  });
});

describe('what it is', () => {
  const assertion = signElement(createAssertion());
  const token = `<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"><t:RequestedSecurityToken>${assertion}</t:RequestedSecurityToken></t:RequestSecurityTokenResponse>`;
  const request =
    '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_request" Version="2.0" IssueInstant="2026-03-02T11:59:00Z"/>';
  const rows: [string, string, SamlMessage['what']][] = [
    ['a bare assertion', assertion, 'assertion'],
    ['a WS-Federation result', token, 'wsfed'],
    ['wresult in a form body', `wa=wsignin1.0&wresult=${encodeURIComponent(token)}`, 'wsfed'],
    ['wresult with plus for blanks', `wresult=${encodeURIComponent(token).replaceAll('%20', '+')}`, 'wsfed'],
    [
      'a response in a SOAP envelope',
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${xml}</s:Body></s:Envelope>`,
      'response',
    ],
    ['a request', request, 'request'],
    [
      'a deflated request',
      `https://idp.example.com/sso?SAMLRequest=${encodeURIComponent(deflateRawSync(request).toString('base64'))}`,
      'request',
    ],
  ];
  test.each(rows)('%s', (_, input, what) => {
    expect(read(input)).toMatchObject([{ what }]);
  });

  test('request and response together', () => {
    const both = `https://idp.example.com/sso?SAMLRequest=${encodeURIComponent(deflateRawSync(request).toString('base64'))}\n\nSAMLResponse=${percent}`;
    expect(read(both).map(({ what }) => what)).toEqual(['request', 'response']);
  });

  test.each([
    ['plain words', 'The login failed with SAML and I do not know why, please help me to find out what it was'],
    [
      'a callback URL',
      'https://auth.influxdata.com/login/callback?error=access_denied&error_description=Invalid%20thumbprint',
    ],
    ['metadata', '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"/>'],
    ['a hash', 'A'.repeat(64)],
    ['nothing', ''],
  ])('%s is none', (_, input) => {
    expect(read(input)).toEqual([]);
  });
});

describe('what was cut off or broken on the way', () => {
  test.each([
    ['XML', xml.slice(0, -200), { kind: 'cut-off', what: 'xml' }],
    ['base64', base64.slice(0, -201), { kind: 'cut-off', what: 'base64' }],
    ['base64 at a whole group', base64.slice(0, 2000), { kind: 'cut-off', what: 'base64' }],
    ['deflated data', deflated.slice(0, 1200), { kind: 'cut-off', what: 'deflate' }],
  ])('%s that stops too early', (_, input, damage) => {
    expect(read(input)[0]?.damage).toContainEqual(damage);
  });

  test('plus signs that became blanks', () => {
    const plus = Buffer.from(createResponse({ nameId: '>>>???~~~' })).toString('base64');
    const filled = plus.includes('+') ? plus : plus.slice(0, -4);
    const [message] = read(`SAMLResponse=${filled.replaceAll('+', ' ')}`);
    expect(message?.what).toBe('response');
  });

  test('a parameter that nothing can be made of is still a response, which the broker refuses', () => {
    expect(read('SAMLResponse=!!!')).toMatchObject([{ what: 'response', parse: { ok: false } }]);
  });
});

describe('limits', () => {
  test('data that inflates to more than the limit', () => {
    const blanks = Buffer.alloc(64 * 1024 * 1024, 32);
    const bomb = deflateRawSync(Buffer.concat([Buffer.from(xml), blanks])).toString('base64');
    expect(() => read(`SAMLResponse=${encodeURIComponent(bomb)}`)).toThrow(SsoDoctorError);
    // Where it does not begin like a message, it is not inflated at all.
    const noMessage = deflateRawSync(blanks).toString('base64');
    expect(read(`SAMLResponse=${encodeURIComponent(noMessage)}`)).toMatchObject([{ parse: { ok: false } }]);
  });

  test('values that look like deflated data and are none', () => {
    const junk = `SAMLResponse: ${'eJxA'.repeat(30)}\n\n`;
    expect(read(junk.repeat(limits.samlInflations / 5))).toEqual([]);
    expect(() => read(junk.repeat(limits.samlInflations + 1))).toThrow(/More than 5000 values/);
  });
});
