import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../src/causes/recognise.ts';
import { catalogueFor } from '../../src/causes/catalogue.ts';
import { SsoDoctorError } from '../../src/errors.ts';
import { readProfile } from '../../src/input/profile-file.ts';
import { limits } from '../../src/limits.ts';
import { auth0 } from '../../src/profiles/auth0.ts';
import { influxdbCloudDedicated } from '../../src/profiles/influxdb-cloud-dedicated.ts';
import type { Profile } from '../../src/profiles/profile.ts';

const example = readFileSync(new URL('../../fixtures/profiles/acme-portal.yaml', import.meta.url), 'utf8');
const least = { id: 'acme', service: 'Acme' };
const cause = {
  id: 'acme-blocked',
  title: 'The user is blocked at Acme',
  stage: 'application',
  pattern: 'Acme has blocked <user> for <reason>',
  example: 'Acme has blocked ada for fraud',
  cause: 'Somebody at Acme blocked the user.',
  fix: [{ owner: 'idp-admin', step: 'Unblock the user.' }],
};

function read(text: string): Promise<Profile> {
  return readProfile({ name: 'acme.yaml', text, bytes: null });
}

function readValue(value: unknown): Promise<Profile> {
  return read(JSON.stringify(value));
}

/** The message behind the file's name; fails where nothing, or something else than our own error, is thrown. */
async function refusal(text: string): Promise<string> {
  const error = await read(text).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SsoDoctorError);
  const { code, message } = error as SsoDoctorError;
  expect(code).toMatch(/^ERR_(?:PROFILE|INPUT_TOO_LARGE)$/);
  expect(message).toMatch(/^acme\.yaml[:,]/);
  return message;
}

describe('a profile file', () => {
  test('the documented example is read, with every key', async () => {
    const profile = await read(example);
    expect(profile).toMatchObject({
      id: 'acme-portal',
      hosts: ['login.acme.example'],
      support: 'the Acme identity team',
    });
    expect(profile.causes?.map(({ id, confidence }) => [id, confidence])).toEqual([
      ['acme-portal-no-group', 'profile'],
    ]);
    for (const key of Object.keys(profile)) expect(example).toContain(`${key}:`);
  });

  test('what it leaves out is as for any Auth0 tenant', async () => {
    expect(await readValue(least)).toEqual({ ...auth0, ...least });
  });

  test('or as in the profile that it extends', async () => {
    const { hosts, callbackUrl, support } = influxdbCloudDedicated;
    expect(await readValue({ ...least, extends: 'influxdb-cloud-dedicated' })).toMatchObject({
      ...least,
      hosts,
      callbackUrl,
      support,
    });
  });

  test('the callback’s host is the broker’s where no hosts are listed', async () => {
    const callbackUrl = 'https://login.acme.example/login/callback';
    expect(await readValue({ ...least, callbackUrl })).toMatchObject({ callbackUrl, hosts: ['login.acme.example'] });
  });

  test.each([
    ['no object', [], 'an object with the keys id and service'],
    ['no id', { service: 'Acme' }, 'has no id'],
    ['no service', { id: 'acme' }, 'has no service'],
    ['a mistyped key', { ...least, suport: 'x' }, 'the nearest known key is "support"'],
    [
      'a mistyped key of a cause',
      { ...least, causes: [{ ...cause, fxi: [] }] },
      'causes[0]; the nearest known key is "fix"',
    ],
    ['an id with capitals', { ...least, id: 'Acme' }, 'id is a text of 4 characters that is no id'],
    ['a built-in id', { ...least, id: 'auth0' }, 'built-in'],
    ['a profile to extend that is none', { ...least, extends: 'auth1' }, 'the nearest is "auth0"'],
    ['an http link', { ...least, supportContact: 'http://help.acme.example' }, 'no https address'],
    ['a link that runs code', { ...least, references: ['javascript:alert(1)'] }, 'references[0] is'],
    [
      'a link with a name in it',
      { ...least, references: ['https://auth.influxdata.com@evil.example/'] },
      'no https address',
    ],
    ['a host with a scheme', { ...least, hosts: ['https://login.acme.example'] }, 'hosts[0] is'],
    ['a host in capitals', { ...least, hosts: ['Login.acme.example'] }, 'in small letters'],
    [
      'a callback elsewhere',
      { ...least, hosts: ['a.example'], callbackUrl: 'https://b.example/' },
      'hosts does not list',
    ],
    [
      'hosts without the callback of the profile that it extends',
      { ...least, extends: 'influxdb-cloud-dedicated', hosts: ['a.example'] },
      'callbackUrl of influxdb-cloud-dedicated',
    ],
    ['a control character', { ...least, service: 'Acme\u001B[2J' }, 'cannot be seen'],
    ['a mark that turns text around', { ...least, support: 'a\u202Eb' }, 'cannot be seen'],
    ['marks in a name', { ...least, support: '`sudo` {support}' }, 'support has'],
    [
      'an http address in a name',
      { ...least, enabledBy: 'Sales (http://acme.example)' },
      'enabledBy has an http address',
    ],
    ['a long name', { ...least, service: 'x'.repeat(limits.profileNameCharacters + 1) }, 'characters are the limit'],
    ['a number', { ...least, service: 7 }, 'service is a number'],
    [
      'too many causes',
      { ...least, causes: Array.from({ length: limits.profileCauses + 1 }, () => cause) },
      'are the limit',
    ],
  ])('%s is refused, and the message says where', async (_name, value, said) => {
    expect(await refusal(JSON.stringify(value))).toContain(said);
  });

  test.each([
    ['of another’s name', { id: 'invalid-thumbprint' }, 'begins with acme-'],
    ['without an owner in a step', { fix: [{ step: 'Do.' }] }, 'causes[0].fix[0] has no owner'],
    ['with an unknown owner', { fix: [{ owner: 'idp-admn', step: 'Do.' }] }, 'the nearest is "idp-admin"'],
    ['without a step', { fix: [] }, 'one step at least'],
    ['with an unknown stage', { stage: 'tokenexchange' }, 'the nearest is "token-exchange"'],
    ['without a title', { title: undefined }, 'causes[0] has no title'],
    ['with a placeholder that nothing fills', { cause: 'Ask {suport}.' }, 'the nearest known one is {support}'],
    ['with an http address in its words', { cause: 'See http://acme.example.' }, 'https is asked for'],
    ['whose example is another text', { example: 'Acme says no' }, 'does not match the pattern'],
    ['with a pattern of placeholders only', { pattern: '<a> is <b>' }, '2 letters and digits outside placeholders'],
    ['with two placeholders side by side', { pattern: 'Acme has blocked <a><b>' }, 'without a text between'],
    ['with a placeholder twice', { pattern: 'Acme has blocked <a> for <a>' }, '<a> twice'],
  ])('a cause %s is refused', async (_name, change, said) => {
    expect(await refusal(JSON.stringify({ ...least, causes: [{ ...cause, ...change }] }))).toContain(said);
  });

  test('a profile whose codes could be the catalogue’s is refused', async () => {
    const saml = { id: 'saml', service: 'Acme', causes: [{ ...cause, id: 'saml-blocked' }] };
    expect(await refusal(JSON.stringify(saml))).toContain('begins codes of the catalogue, such as saml-');
  });

  test('two causes of one id are refused', async () => {
    expect(await refusal(JSON.stringify({ ...least, causes: [cause, cause] }))).toContain(
      'causes[1].id stands there twice',
    );
  });

  test('a file that is too long is not parsed', async () => {
    expect(await refusal(`# ${'x'.repeat(limits.profileCharacters)}`)).toContain('256 kB');
  });

  test('whatever stands in it, it is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.string().map((text) => `id: acme\n${text}`),
        ),
        async (text) => {
          const result = await read(text).catch((error: unknown) => error);
          expect(result instanceof SsoDoctorError || 'hosts' in (result as object)).toBe(true);
        },
      ),
    );
  });
});

describe('a cause of its own', () => {
  test('is likely at most, and captures what its placeholders stand for', async () => {
    const { causes } = await readValue({ ...least, causes: [cause] });
    const found = recognise(
      { error: 'access_denied', errorDescription: 'ACME has blocked  ada for\nfraud & abuse' },
      await catalogueFor([], null, { own: causes }),
    );
    expect([found.cause.id, found.certainty]).toEqual(['acme-blocked', 'likely']);
    expect([...found.captures]).toEqual([
      ['user', 'ada'],
      ['reason', 'fraud & abuse'],
    ]);
  });

  test('comes before a provider’s and the broker’s, but never speaks over the broker’s validator', async () => {
    const patterns = ['is not assigned to a role', 'thumbprint (configured: <a>. calculated: <b>)'];
    const texts = [
      'AADSTS50105: The user is not assigned to a role for the application.',
      'Invalid thumbprint (configured: 634AB4651FCA2F623563BE32EDA32DE565219118. calculated: BDEBFBFBA786C2D97F2125274793E32643358E81)',
    ];
    const { causes } = await readValue({
      ...least,
      causes: patterns.map((pattern, at) => ({ ...cause, id: `acme-${at}`, pattern, example: texts[at] })),
    });
    const catalogue = await catalogueFor(texts, 'entra', { own: causes });
    const found = texts.map(
      (errorDescription) => recognise({ error: 'access_denied', errorDescription }, catalogue).cause.id,
    );
    expect(found).toEqual(['acme-0', 'invalid-thumbprint']);
  });

  test('comes before what a library of an application says, in its log and in a callback', async () => {
    const text =
      'SAML assertion audience mismatch. Expected: https://app.example.com Received: https://old.example.com';
    const { causes } = await readValue({
      ...least,
      causes: [{ ...cause, pattern: 'assertion audience mismatch. Expected: <wanted>', example: text }],
    });
    const catalogue = await catalogueFor([text], null, { own: causes, spoken: ['node-saml'] });
    const found = (library: { library?: string }): string =>
      recognise({ error: null, errorDescription: text, ...library }, catalogue).cause.id;
    expect([found({ library: 'node-saml' }), found({})]).toEqual(['acme-blocked', 'acme-blocked']);
  });
});
