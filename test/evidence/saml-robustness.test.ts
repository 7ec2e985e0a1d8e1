import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import { findSaml } from '../../src/evidence/find-saml.ts';
import { withinTimeLimit } from '../../src/evidence/time-limit.ts';
import { limits } from '../../src/limits.ts';
import { createWorld, defaultSettings } from '../helpers/broker-cases.ts';
import { encryptAssertion } from '../helpers/encrypt.ts';
import { createAssertion, createResponse, signElement, wrapAssertion } from '../helpers/idp.ts';
import { judgeMessage, posted } from '../helpers/judge-response.ts';
import { processorTime } from '../helpers/processor-time.ts';

const world = createWorld();
const connection = { ...defaultSettings(world), decryptionKey: world.broker.privatePem };

/** Judges, and lets nothing through but our own errors. */
async function survives(xml: string): Promise<void> {
  try {
    const { prediction, saml } = await judgeMessage(posted(xml), { connection });
    expect(['accept', 'reject', 'undetermined']).toContain(prediction.outcome);
    expect(typeof saml.trustworthy).toBe('boolean');
  } catch (error) {
    expect(error).toBeInstanceOf(SsoDoctorError);
  }
}

describe('no input makes it throw', () => {
  const good = createResponse({ sign: 'both' });
  const encrypted = wrapAssertion(encryptAssertion(signElement(createAssertion()), world.broker.privateKey));
  const snippets = [
    '',
    '<',
    '>',
    '&',
    '"',
    "'",
    '<!--',
    '-->',
    '<?x y?>',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE a>',
    '\u0000',
    '\uD800',
    '\u2028',
    '&#0;',
    '&x;',
    '<a/>',
    '</a>',
    '<saml:Assertion/>',
    ' xmlns:saml="urn:x"',
    '<ds:Signature/>',
    '<ds:SignedInfo/>',
    '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>',
    'ID="_assertion"',
    '\r\n',
  ];

  test.each([
    ['a signed response', good],
    ['an encrypted response', encrypted],
  ])('%s with pieces cut out and put in', async (_, base) => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(base.length),
        fc.nat(200),
        fc.constantFrom(...snippets),
        fc.boolean(),
        (at, length, snippet, cut) => survives(base.slice(0, at) + snippet + (cut ? '' : base.slice(at + length))),
      ),
      { numRuns: 300, seed: 20260302 },
    );
  });

  test('a tag or a value removed or repeated', async () => {
    const tokens = good.split(/(?=<)/);
    await fc.assert(
      fc.asyncProperty(fc.nat(tokens.length - 1), fc.constantFrom('drop', 'repeat', 'empty', 'swap'), (at, change) => {
        const edited = [...tokens];
        const token = tokens[at] ?? '';
        if (change === 'swap') [edited[at], edited[at - 1]] = [tokens[at - 1] ?? '', token];
        else
          edited.splice(
            at,
            1,
            ...(change === 'drop' ? [] : change === 'repeat' ? [token, token] : [token.replace(/>.*/s, '>')]),
          );
        return survives(edited.join(''));
      }),
      { numRuns: 300, seed: 20260302 },
    );
  });

  test('any text as a parameter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.base64String({ maxLength: 400 }),
          fc.string({ unit: 'binary', maxLength: 100 }),
        ),
        async (value) => {
          for (const { message } of findSaml(
            `SAMLResponse=${encodeURIComponent(value.replace(/\p{Cs}/gu, ''))}`,
            null,
          )) {
            const { prediction } = await judgeMessage(message, { connection });
            // What is shorter than any message may have been cut.
            expect(prediction.outcome).toBe(message.damage.length > 0 ? 'undetermined' : 'reject');
          }
        },
      ),
      { numRuns: 200, seed: 20260302 },
    );
  });
});

describe('no input makes it hang', () => {
  const depth = (levels: number): string => `${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}`;
  const rows: [string, string][] = [
    [
      'many siblings and an empty reference',
      createResponse({
        signature: { uri: '' },
        editResponse: (xml) => xml.replace('</samlp:Status>', `${'<a/>'.repeat(20_000)}</samlp:Status>`),
      }),
    ],
    [
      'many namespaces',
      createResponse({
        editAssertion: (xml) =>
          xml.replace(
            '<saml:Subject>',
            `<saml:Subject${Array.from({ length: 900 }, (_, index) => ` xmlns:n${index}="urn:n${index}"`).join('')}>`,
          ),
      }),
    ],
    [
      'many signatures',
      createResponse({
        editSignedAssertion: (xml) =>
          xml.replace(/(<ds:Signature .*<\/ds:Signature>)/, (signature) => signature.repeat(500)),
      }),
    ],
    [
      'many references',
      createResponse({
        signature: {
          editSignedInfo: (xml) =>
            xml.replace(/(<ds:Reference.*<\/ds:Reference>)/, (reference) => reference.repeat(500)),
        },
      }),
    ],
    [
      'many transforms',
      createResponse({
        signature: {
          editSignedInfo: (xml) =>
            xml.replace(/(<ds:Transform [^>]*><\/ds:Transform>)/, (transform) => transform.repeat(5_000)),
        },
      }),
    ],
    [
      'many certificates',
      createResponse({
        signature: {
          keyInfo: `<ds:KeyInfo><ds:X509Data>${`<ds:X509Certificate>${world.idp.base64}</ds:X509Certificate>`.repeat(300)}</ds:X509Data></ds:KeyInfo>`,
        },
      }),
    ],
    ['unclosed tags that the broker’s parser takes', `<!DOCTYPE a>${'<a>'.repeat(100_000)}`],
    ['endless comments', `<!DOCTYPE a><r>${'<!--'.repeat(100_000)}`],
    [
      'deep nesting',
      createResponse({ editResponse: (xml) => xml.replace('</samlp:Status>', `${depth(200)}</samlp:Status>`) }),
    ],
    [
      'nesting beyond the limit',
      createResponse({ editResponse: (xml) => xml.replace('</samlp:Status>', `${depth(5_000)}</samlp:Status>`) }),
    ],
  ];
  test.each(rows)('%s', async (_, xml) => {
    const started = processorTime();
    await survives(xml);
    // Two runs of the broker's libraries at most, and room for a loaded machine.
    expect(processorTime() - started).toBeLessThan(3 * limits.brokerMilliseconds + 5_000);
  });

  const large = ' '.repeat(limits.brokerUnwatchedCharacters + 1);

  test('work that does not end is ended, and its output dropped', () => {
    const run = withinTimeLimit(
      large,
      () => {
        for (;;) console.error('noise');
      },
      50,
    );
    expect(run).toEqual({ ended: true });
  });

  test.each(['', large])('what it returns or throws is passed on', (text) => {
    expect(withinTimeLimit(text, () => 42)).toEqual({ ended: false, value: 42 });
    expect(() =>
      withinTimeLimit(text, () => {
        throw new RangeError('own');
      }),
    ).toThrow('own');
  });

  test.each(['<!--', '<?', '<![CDATA[', '<', '<a>', '<a ', '&a;', '</a>', '<a b="'])(
    '%s up to the size that is not watched',
    async (token) => {
      const started = processorTime();
      await survives(`<!DOCTYPE a><r>${token}`.padEnd(limits.brokerUnwatchedCharacters - 100, token));
      expect(processorTime() - started).toBeLessThan(4_000);
    },
  );

  test('many siblings up to the size that is not watched', async () => {
    const xml = createResponse({
      signature: { uri: '' },
      editResponse: (text) => text.replace('</samlp:Status>', `${'<a/>'.repeat(6_500)}</samlp:Status>`),
    });
    const started = processorTime();
    await survives(xml);
    expect(processorTime() - started).toBeLessThan(10_000);
  });
});
