import { describe, expect, test } from 'vitest';
import { caseMaker, createWorld, defaultSettings, type BrokerCase } from '../../helpers/broker-cases.ts';
import { messageCases } from '../../helpers/broker-message-cases.ts';
import { orderCases } from '../../helpers/broker-order-cases.ts';
import { quirkCases } from '../../helpers/broker-quirk-cases.ts';
import { algorithms, createResponse } from '../../helpers/idp.ts';
import { judgeAtBroker, posted, received } from '../../helpers/judge-response.ts';

const world = createWorld();

const groups = {
  'each message of the validator': messageCases(world),
  'each quirk of the validator': quirkCases(world),
  'the order of each pair of faults': orderCases(world),
};

describe.each(Object.entries(groups))('%s', (_, cases) => {
  test.each(cases.map((row) => [row.name, row] as const))('%s', async (__, row) => {
    const { prediction } = await judgeAtBroker(messageOf(row), row.settings);
    if (row.error === null)
      expect(prediction).toMatchObject({ outcome: 'accept', error: null, errorDescription: null, afterFix: [] });
    else
      expect(prediction).toMatchObject({
        outcome: 'reject',
        error: 'access_denied',
        errorDescription: matching(row.error),
      });
    if (row.next !== undefined) expect(prediction.afterFix).toContainEqual(matching(row.next));
  });
});

test('the table is as large as it claims', () => {
  const all = Object.values(groups).flat();
  expect(all.length).toBeGreaterThanOrEqual(600);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

describe('what would follow', () => {
  test('nothing is said of an assertion that stays closed', async () => {
    const { encrypted } = caseMaker(world, 'message');
    const row = encrypted('', /./, {}, { sign: 'response' }, { decryptionKey: 'no key' });
    const { prediction } = await judgeAtBroker(messageOf(row), row.settings);
    expect(prediction).toMatchObject({ outcome: 'reject', afterFix: [] });
  });

  test('an algorithm that the broker does not know shows in a signature that it cannot read', async () => {
    const edit = (xml: string): string => xml.replace(/<ds:Reference.*<\/ds:Reference>/, '');
    const signature = { algorithm: algorithms.rsaSha384, editSignedInfo: edit };
    const { prediction } = await judgeAtBroker(posted(createResponse({ signature })), defaultSettings(world));
    expect(prediction).toMatchObject({
      errorDescription: 'could not find any Reference elements',
      afterFix: [`signature algorithm '${algorithms.rsaSha384}' is not supported`],
    });
  });
});

describe('a setting that is not known', () => {
  const cases = [
    ['callbackUrl', { entityId: 'urn:auth0:influxdata:acme-saml', thumbprints: ['AB'] }],
    [
      'the thumbprint or certificate that the broker has configured',
      {
        callbackUrl: 'https://auth.influxdata.com/login/callback?connection=acme-saml',
        entityId: 'urn:auth0:influxdata:acme-saml',
      },
    ],
  ] as const;

  test.each(cases)('makes the outcome undetermined: %s', async (missing, settings) => {
    const { prediction } = await judgeAtBroker(posted(createResponse()), settings);
    expect(prediction).toMatchObject({ outcome: 'undetermined', error: null, errorDescription: null });
    expect(prediction.missing).toContain(missing);
  });

  test('does not matter after an error that comes first', async () => {
    const { prediction } = await judgeAtBroker(posted(createResponse({ sign: 'none', destination: null })), {});
    expect(prediction).toMatchObject({
      outcome: 'reject',
      errorDescription: 'neither the response nor the assertion are signed',
    });
    expect(prediction.missing).toContain('entityId');
  });

  test('is named for an encrypted assertion', async () => {
    const row = messageCases(world).find(({ name }) => name === 'encrypted with aes256-gcm');
    if (row === undefined) throw new Error('the case is gone');
    const { decryptionKey: _, ...settings } = row.settings;
    const { prediction } = await judgeAtBroker(messageOf(row), settings);
    expect(prediction).toMatchObject({ outcome: 'undetermined', missing: ['decryptionKey'] });
  });

  test('an assertion without audience is refused, in words that need the entity id', async () => {
    const { entityId: _, ...settings } = orderCases(world)[0]?.settings ?? {};
    const { prediction } = await judgeAtBroker(posted(createResponse({ audiences: [] })), settings);
    expect(prediction).toMatchObject({ outcome: 'reject', errorDescription: null, missing: ['entityId'] });
  });
});

function messageOf({ post }: BrokerCase): ReturnType<typeof received> {
  if ('wresult' in post) return received(`wresult=${encodeURIComponent(post.wresult)}`);
  if ('xml' in post) return posted(post.xml);
  return received(`SAMLResponse=${encodeURIComponent(post.parameter)}`);
}

function matching(expected: string | RegExp): unknown {
  return typeof expected === 'string' ? expected : expect.stringMatching(expected);
}
