import { describe, expect, test } from 'vitest';
import { findSaml, type FoundMessage } from '../../src/evidence/find-saml.ts';
import { decodeText } from '../../src/input/source.ts';
import { createWorld, defaultSettings } from '../helpers/broker-cases.ts';
import { createResponse } from '../helpers/idp.ts';
import { judgeMessage } from '../helpers/judge-response.ts';
import {
  declaredForms,
  formFields,
  namedForms,
  plainForms,
  valueForms,
  viewerForms,
  wrappedFields,
  type SamlForm,
} from '../helpers/saml-forms.ts';

const connection = defaultSettings(createWorld());
const signed = createResponse({ sign: 'response', nameId: 'jürgen@example.com' });
/** Short, so that it can be cut everywhere in every form. */
const short =
  '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0"><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a"><saml:Subject><saml:NameID Format="urn:x">jürgen &amp; 🚀</saml:NameID></saml:Subject></saml:Assertion></samlp:Response>';

function find(input: string | Buffer): FoundMessage[] {
  return typeof input === 'string' ? findSaml(input, null) : findSaml(decodeText(input), input);
}

/** The text of the message that is in the whole input. */
function wholeText({ make }: SamlForm, xml: string): string {
  return find(make(xml))[0]?.message.xml.trim() ?? '';
}

const forms = [
  ...plainForms,
  ...declaredForms,
  ...valueForms,
  ...namedForms('SAMLResponse'),
  ...formFields('SAMLResponse'),
  ...wrappedFields('SAMLResponse'),
  ...viewerForms,
];
const rows = (list: readonly SamlForm[]): [string, SamlForm][] => list.map((form) => [form.name, form]);

describe('a message cut at every position', () => {
  test.each(rows(forms))('%s', (_, form) => {
    const input = form.make(short);
    const whole = wholeText(form, short);
    for (let at = 0; at < input.length; at += 1) {
      const found = find(input.slice(0, at));
      expect([at, found.length <= 1]).toEqual([at, true]);
      const [message] = found.map((one) => one.message);
      if (message === undefined) continue;
      const isCut = message.damage.some(({ kind }) => kind === 'cut-off');
      expect([at, message.what, isCut || message.xml.trim() === whole]).toEqual([at, 'response', true]);
    }
  });

  test.each(rows(forms))('%s: is recognised when a half of it is there', (_, form) => {
    const input = form.make(short);
    expect(find(input.slice(0, Math.ceil(input.length / 2)))).toMatchObject([
      { message: { what: 'response', damage: expect.arrayContaining([expect.objectContaining({ kind: 'cut-off' })]) } },
    ]);
  });
});

describe('a signed response that is cut', () => {
  const kinds = ['XML', 'XML in JSON', 'base64', 'base64 in lines of 76 with "\\n"', 'base64, percent-encoded twice'];
  test.each(rows(forms.filter(({ name }) => kinds.includes(name))))(
    '%s: is not accepted, and nothing in it is trusted',
    async (_, form) => {
      const input = form.make(signed);
      const whole = wholeText(form, signed);
      for (let at = input.length - 1; at > 0; at -= at > input.length - 40 ? 1 : 97) {
        for (const { message } of find(input.slice(0, at))) {
          if (message.xml.trim() === whole) continue;
          const { prediction, saml, findings } = await judgeMessage(message, { connection });
          expect([at, prediction.outcome, prediction.missing[0]]).toEqual([
            at,
            'undetermined',
            'the whole response: this copy stops too early',
          ]);
          expect(saml).toMatchObject({ trustworthy: false, covered: { response: false, assertion: false } });
          expect(findings.filter(({ status, check }) => status === 'fail' && check === 'xml')).toEqual([]);
        }
      }
    },
  );
});
