import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import { judgeSamlResponse } from '../../src/judge/judge-saml.ts';
import { samlMessage } from '../../src/input/saml-message.ts';
import { decodeText } from '../../src/input/source.ts';
import { createWorld, defaultSettings } from '../helpers/broker-cases.ts';
import { encryptAssertion } from '../helpers/encrypt.ts';
import { createAssertion, createResponse, signElement, testNow, wrapAssertion } from '../helpers/idp.ts';
import { formFields, namedForms, plainForms, valueForms, viewerForms } from '../helpers/saml-forms.ts';

const world = createWorld();
const connection = { ...defaultSettings(world), decryptionKey: world.broker.privatePem };
const runs = { numRuns: 150, seed: 20260302 };

type Edit = readonly [place: number, length: number, bytes: Uint8Array];

/** Overwrites, inserts or deletes at a few places, each given as a fraction of the length. */
function mutate(input: Buffer, edits: readonly Edit[]): Buffer {
  let bytes = input;
  for (const [place, length, inserted] of edits) {
    const at = Math.floor(place * bytes.length);
    bytes = Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + length)]);
  }
  return bytes;
}

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat(6),
  fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc
      .constantFrom('<', '>', '&', '%', '=', '+', '"', '\n', '<!--', '<?x?>', ']]>', '%3C', '&lt;', '\\u003c', 'A')
      .map((text) => Buffer.from(text)),
  ),
);

/** Reads and judges everything that is in the bytes; what may be thrown is our own error only. */
async function survives(bytes: Buffer): Promise<void> {
  try {
    const source = { name: 'fuzz', text: decodeText(bytes), bytes };
    if (!samlMessage.detect(source)) return;
    for (const evidence of await samlMessage.read(source)) {
      if (evidence.kind !== 'saml-response') continue;
      const { saml, prediction } = await judgeSamlResponse({ ...evidence, id: 'e1' }, { now: testNow, connection });
      // Whoever cannot sign cannot change what is shown as verified.
      if (saml.trustworthy || saml.covered.assertion) expect(saml.subject.nameId).toBe('ada@example.com');
      expect(['accept', 'reject', 'undetermined']).toContain(prediction.outcome);
    }
  } catch (error) {
    if (!(error instanceof SsoDoctorError)) throw error;
  }
}

const messages: [string, string][] = [
  ['a signed response', createResponse({ sign: 'response' })],
  ['a response with a signed assertion', createResponse({ sign: 'assertion' })],
  ['an encrypted response', wrapAssertion(encryptAssertion(signElement(createAssertion()), world.broker.privateKey))],
];
const forms = [
  ...plainForms,
  ...valueForms,
  ...namedForms('SAMLResponse'),
  ...formFields('SAMLResponse'),
  ...viewerForms,
];

describe('bytes changed at random', () => {
  test.each(messages)('%s as XML', async (_, xml) => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) =>
        survives(mutate(Buffer.from(xml), edits)),
      ),
      runs,
    );
  });

  test.each(messages)('%s as it is posted', async (_, xml) => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const body = `SAMLResponse=${encodeURIComponent(mutate(Buffer.from(xml), edits).toString('base64'))}`;
        return survives(Buffer.from(body));
      }),
      runs,
    );
  });

  test('a signed response in any form', async () => {
    const xml = createResponse({ sign: 'response' });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...forms), fc.array(edit, { minLength: 1, maxLength: 3 }), ({ make }, edits) =>
        survives(mutate(Buffer.from(make(xml)), edits)),
      ),
      runs,
    );
  });

  test.each(messages.slice(0, 2))('%s whose parts are moved, repeated and forged', async (_, xml) => {
    const part = (pattern: RegExp): string => pattern.exec(xml)?.[0] ?? '';
    const parts = [
      part(/<ds:Signature .*?<\/ds:Signature>/),
      part(/<saml:Assertion .*<\/saml:Assertion>/),
      part(/<saml:Subject>.*<\/saml:Subject>/),
      part(/<ds:SignedInfo>.*?<\/ds:SignedInfo>/),
      xml,
      ...['_assertion', '_forged'].map((assertionId) => createAssertion({ assertionId, nameId: 'eve@evil.test' })),
      createResponse({ sign: 'none', nameId: 'eve@evil.test' }),
      '<saml:Subject xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><saml:NameID>eve@evil.test</saml:NameID></saml:Subject>',
      '<ds:Object xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
      '</ds:Object>',
      '<samlp:Extensions>',
      '</samlp:Extensions>',
    ];
    const step = fc.record({
      part: fc.constantFrom(...parts),
      move: fc.boolean(),
      place: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
        let changed = xml;
        for (const { part: inserted, move, place } of steps) {
          const rest = move ? changed.replace(inserted, () => '') : changed;
          // Only between tags, so that the text stays well-formed as often as possible.
          const tags = rest.split(/(?=<)/);
          tags.splice(Math.floor(place * (tags.length + 1)), 0, inserted);
          changed = tags.join('');
        }
        return survives(Buffer.from(`SAMLResponse=${encodeURIComponent(Buffer.from(changed).toString('base64'))}`));
      }),
      runs,
    );
  });
});
