import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { SamlMessage } from '../../src/evidence/saml-message.ts';
import { findSaml } from '../../src/evidence/find-saml.ts';
import { mayHoldSaml } from '../../src/evidence/may-hold-saml.ts';
import { decodeText } from '../../src/input/source.ts';
import { createWorld, defaultSettings } from '../helpers/broker-cases.ts';
import { createAssertion, createResponse, signElement } from '../helpers/idp.ts';
import { failedChecks, judgeMessage } from '../helpers/judge-response.ts';
import {
  declaredForms,
  formFields,
  namedForms,
  plainForms,
  valueForms,
  viewerForms,
  wrappedFields,
  xmlFields,
  type SamlForm,
} from '../helpers/saml-forms.ts';

const connection = defaultSettings(createWorld());
const xml = createResponse({ sign: 'response', nameId: 'jürgen@example.com' });

function read(input: string | Buffer): SamlMessage[] {
  const isText = typeof input === 'string';
  const text = isText ? input : decodeText(input);
  return mayHoldSaml(text) ? findSaml(text, isText ? null : input).map(({ message }) => message) : [];
}

const rows = (forms: readonly SamlForm[]): [string, SamlForm][] => forms.map((form) => [form.name, form]);

const forms = [
  ...plainForms,
  ...declaredForms,
  ...valueForms,
  ...namedForms('SAMLResponse'),
  ...formFields('SAMLResponse'),
  ...wrappedFields('SAMLResponse'),
];

describe('a response in every form', () => {
  test.each(rows(forms))('%s', async (_, { make, undone, damage, atBroker }) => {
    const messages = read(make(xml));
    expect(messages).toMatchObject([{ what: 'response', parse: { ok: true }, undone, damage }]);
    const [message] = messages;
    if (message === undefined) throw new Error('nothing was found');
    expect(message.xml.replace(/^<\?xml[^>]*\?>\s*/, '')).toBe(xml);
    const { saml, prediction } = await judgeMessage(message, { connection });
    expect(saml).toMatchObject({ trustworthy: true, subject: { nameId: 'jürgen@example.com' } });
    expect(saml.signatures).toMatchObject([{ on: 'response', valid: true }]);
    expect(prediction.outcome).toBe(atBroker);
  });

  test.each(rows(viewerForms))('%s: judged without what the viewer added', async (_, { make, undone }) => {
    const messages = read(make(xml));
    expect(messages).toMatchObject([{ what: 'response', form: 'xml', parse: { ok: true }, damage: [] }]);
    const [message] = messages;
    if (message === undefined) throw new Error('nothing was found');
    expect(message.undone).toEqual(undone);
    const judgement = await judgeMessage(message, { connection });
    expect(failedChecks(judgement).filter((check) => check !== 'copy-reformatted')).toEqual([]);
    expect(judgement.saml).toMatchObject({ trustworthy: true, subject: { nameId: 'jürgen@example.com' } });
    expect(judgement.prediction.outcome).toBe('accept');
  });

  test('an element that is folded is missing', () => {
    const folded = xml.replace(/<samlp:Status>.*<\/samlp:Status>/, '\n+ <samlp:Status>\n');
    expect(read(folded)).toMatchObject([{ undone: ['viewer-marks'], damage: [{ kind: 'cut-off', what: 'xml' }] }]);
  });

  test('the same XML without signs stays as it is', () => {
    expect(read(xml.replace('ada@', '-ada@'))).toMatchObject([{ undone: [] }]);
  });
});

describe('other messages', () => {
  const request =
    '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_request" Version="2.0" IssueInstant="2026-03-02T11:59:00Z"/>';
  const logout = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_logout" Version="2.0"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://idp.example.com/ä</saml:Issuer></samlp:LogoutRequest>`;
  const assertion = signElement(createAssertion());
  const assertion11 = assertion
    .replace('urn:oasis:names:tc:SAML:2.0:assertion', 'urn:oasis:names:tc:SAML:1.0:assertion')
    .replace(' ID=', ' MajorVersion="1" MinorVersion="1" AssertionID=');
  const response11 = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol" MajorVersion="1" MinorVersion="1" ResponseID="_r">${assertion11}</samlp:Response>`;
  const trust = 'http://docs.oasis-open.org/ws-sx/ws-trust/200512';
  const token = `<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"><t:RequestedSecurityToken>${assertion}</t:RequestedSecurityToken></t:RequestSecurityTokenResponse>`;
  const collection = `<t:RequestSecurityTokenResponseCollection xmlns:t="${trust}"><t:RequestSecurityTokenResponse><t:RequestedSecurityToken>${assertion}</t:RequestedSecurityToken></t:RequestSecurityTokenResponse></t:RequestSecurityTokenResponseCollection>`;
  const soap = (body: string): string =>
    `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header/><s:Body>${body}</s:Body></s:Envelope>`;

  const kinds: [string, string, SamlMessage['what']][] = [
    ['an AuthnRequest', request, 'request'],
    ['a LogoutRequest', logout, 'request'],
    ['a bare assertion', assertion, 'assertion'],
    ['a bare assertion of SAML 1.1', assertion11, 'assertion'],
    ['a response of SAML 1.1', response11, 'response'],
    ['a WS-Federation result', token, 'wsfed'],
    ['a collection of WS-Federation results', collection, 'wsfed'],
  ];
  test.each(kinds)('%s, as XML in every form', (_, message, what) => {
    for (const { name, make, damage } of plainForms)
      expect([name, read(make(message))]).toMatchObject([name, [{ what, parse: { ok: true }, damage }]]);
  });

  test.each([
    ['an AuthnRequest', request],
    ['a LogoutRequest', logout],
  ])('%s as a parameter in every form', (_, message) => {
    for (const { name, make, damage } of [
      ...namedForms('SAMLRequest'),
      ...formFields('SAMLRequest'),
      ...wrappedFields('SAMLRequest'),
    ]) {
      // Without a plus sign there is nothing that could become a blank.
      const expected = damage.length > 0 ? expect.anything() : damage;
      expect([name, read(make(message))]).toMatchObject([name, [{ what: 'request', xml: message, damage: expected }]]);
    }
  });

  test.each([
    ['alone', token],
    ['in a collection', collection],
    ['in SOAP', soap(token)],
    ['with a declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${token}`],
  ])('wresult %s', (_, result) => {
    const encoded = encodeURIComponent(result);
    const inputs = [
      `wa=wsignin1.0&wresult=${encoded}&wctx=c`,
      `wa=wsignin1.0&wresult=${encoded.replaceAll('%20', '+')}&wctx=c`,
      `wresult=${encodeURIComponent(encoded)}`,
      JSON.stringify({ wresult: result }),
      ...xmlFields('wresult').map(({ make }) => make(result)),
    ];
    for (const input of inputs)
      expect([input.toString(), read(input)]).toMatchObject([
        input.toString(),
        [{ what: 'wsfed', xml: result, wire: result, damage: [] }],
      ]);
  });

  test.each([
    ['SOAP', soap(xml), 'soap-envelope', 'unknown'],
    [
      'an ArtifactResponse',
      `<samlp:ArtifactResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_a" Version="2.0">${xml}</samlp:ArtifactResponse>`,
      'artifact-response',
      'artifact',
    ],
    [
      'an ArtifactResponse in SOAP',
      soap(
        `<samlp:ArtifactResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_a" Version="2.0">${xml}</samlp:ArtifactResponse>`,
      ),
      'artifact-response',
      'artifact',
    ],
  ])('the Response inside %s is judged', async (_, input, step, binding) => {
    const messages = read(input);
    expect(messages).toMatchObject([{ what: 'response', undone: [step], binding, damage: [] }]);
    const [message] = messages;
    if (message === undefined) throw new Error('nothing was found');
    const judgement = await judgeMessage(message, { connection });
    expect(failedChecks(judgement)).toEqual([]);
    expect(judgement.saml.trustworthy).toBe(true);
  });

  test('a prefix that only the envelope declares comes along', async () => {
    const prefix = ' xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"';
    const around = soap(xml.replace(prefix, '')).replace('<s:Envelope', `<s:Envelope${prefix}`);
    const [message] = read(around);
    if (message === undefined) throw new Error('nothing was found');
    expect((await judgeMessage(message, { connection })).saml.trustworthy).toBe(true);
  });

  test('a redirect carries its binding and RelayState', () => {
    const value = encodeURIComponent(deflateRawSync(request).toString('base64'));
    for (const url of [
      `https://idp.example.com/sso?SAMLRequest=${value}&RelayState=a%20b`,
      `https://idp.example.com/sso?RelayState=a%20b&SAMLRequest=${value}&SigAlg=x&Signature=y`,
      `<a href="https://idp.example.com/sso?RelayState=a+b&amp;SAMLRequest=${value}">x</a>`.replace('&amp;', '&'),
    ])
      expect(read(url)).toMatchObject([{ what: 'request', form: 'deflate', binding: 'redirect', relayState: 'a b' }]);
  });

  test('a response around which SOAP was posted is what the broker got', () => {
    const posted = `SAMLResponse=${encodeURIComponent(Buffer.from(soap(xml)).toString('base64'))}`;
    expect(read(posted)).toMatchObject([{ what: 'response', xml: soap(xml) }]);
  });
});
