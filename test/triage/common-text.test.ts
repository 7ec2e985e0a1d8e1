import { describe, expect, test } from 'vitest';
import { distinctiveMessages } from '../../src/causes/catalogue.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { profiles } from '../../src/profiles/index.ts';
import type { Profile } from '../../src/profiles/profile.ts';
import { commonKey, commonText } from '../../src/triage/common-text.ts';
import { judgeTicket } from '../../src/triage/diagnose-ticket.ts';
import { digestOf, type Diagnosed } from '../../src/triage/digest.ts';
import type { Gist } from '../../src/triage/gist.ts';
import type { Memory } from '../../src/triage/memory.ts';
import { Remembered } from '../../src/triage/remembered.ts';
import { ticketOf } from '../../src/triage/ticket.ts';
import { calculated, configured } from '../helpers/evidence.ts';

const said = `Invalid thumbprint (configured: ${configured}. calculated: ${calculated})`;
const named = { id: 'id', source: 'tickets', location: null, fingerprint: '', receivedAt: null };
const [app, trace, other] = [1, 2, 3].map((digit) => `${digit}`.repeat(8) + '-1111-4111-8111-111111111111');

describe('a key for everybody who met the same failure', () => {
  const common = (text: string): string => commonKey(text).text;
  const [one, two] = ['5f2c1d8e-7a40-4b6d-9c35-0e8f1a2b3c4d', '0a1b2c3d-4e5f-4061-8273-94a5b6c7d8e9'];

  test.each([
    ['UUIDs', `app ${one} of ${two}`, `app ${two} of ${one}`],
    ['addresses of people', 'user ada@example.com', 'user bob@example.org'],
    ['instants', 'at 2026-03-02T12:00:00Z', 'at 2026-11-24 08:15:00Z'],
  ])('is the same with other %s', (_, first, second) => {
    expect(common(first)).toBe(common(second));
  });

  test.each([
    ['the same value twice, and two values', `${one} ${one}`, `${one} ${two}`],
    ['a value, and what stands for it', one, '0'],
    ['the tenant of personal accounts, and another', '9188040d-6c67-4c5b-b112-36a304b66dad', one],
    ['two thumbprints', configured, calculated],
  ])('tells apart %s', (_, first, second) => {
    expect(common(first)).not.toBe(common(second));
  });
});

describe('texts for everybody who met the same failure', () => {
  const common = (text: string): string => commonText(text).text;
  const callback = (state: string): string =>
    `https://auth.example.com/login/callback?error=access_denied&state=${state}`;

  test.each([
    ['UUIDs', `app ${app}`, `app ${other}`],
    ['names in addresses of people', 'Mail ada@example.com, please', 'Mail bob.smith@example.com, please'],
    ['states', callback('hKFo2SBtVEh-x_1'), callback('93bA')],
  ])('are the same with other %s', (_, first, second) => {
    expect(common(first)).toBe(common(second));
  });

  test.each([
    ['domains of people', 'ada@example.com', 'ada@example.org'],
    ['hosts after a user name', 'https://ada@auth.example.com/', 'https://ada@evil.test/'],
    ['hosts that pose as a user name', 'https://auth.example.com@evil.test/', 'https://other.example.com@evil.test/'],
    ['the same behind escapes', 'https://%61uth.example.com@evil.test/', 'https://%61b.example.com@evil.test/'],
    ['a state that is a token', callback('eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.'), callback('abc')],
    ['thumbprints', configured, calculated],
    ['instants', 'Current time 2026-11-24T08:15:00Z', 'Current time 2026-11-24T08:25:00Z'],
  ])('tell apart %s', (_, first, second) => {
    expect(common(first)).not.toBe(common(second));
  });
});

function emptyMemory(): Memory {
  return {
    evidence: new Remembered<readonly Evidence[]>(9),
    byWords: new Remembered<Diagnosed>(9),
    byEvidence: new Remembered<Gist>(9),
  };
}

function judged(texts: readonly string[], memory: Memory, profile?: Profile): Diagnosed | Promise<Diagnosed> {
  return judgeTicket(ticketWith(texts), {
    now: new Date(0),
    distinctive: distinctiveMessages(),
    memory,
    ...(profile === undefined ? {} : { profile }),
  });
}

function ticketWith([latest = '', ...earlier]: readonly string[]): ReturnType<typeof ticketOf> {
  const before = earlier.map((text) => ({ name: 'before', text, bytes: null, weight: 'quoted' }) as const);
  return ticketOf({ texts: [{ name: 'ticket', text: latest, bytes: null, weight: 'latest' }, ...before] });
}

describe('what was learned from one ticket says of others what they say by themselves', () => {
  const assigned = (name: string, person: string, id = app): string =>
    `AADSTS50105: Your administrator has configured the application ${name} ('${id}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '${person}' is blocked because they are not a direct member of a group with access.\nTrace ID: ${trace}`;

  const callback = (id: string, state = id, host = 'auth.influxdata.com'): string =>
    `https://${host}/login/callback?connection=${id}&error=access_denied&error_description=${encodeURIComponent(said)}&state=${state}`;

  test.each([
    [
      'another person, application and trace',
      [assigned('Influx', 'ada@example.com'), assigned('Influx', 'bob@example.org', other)],
    ],
    [
      'another name of the application',
      [assigned('Influx', 'ada@example.com'), assigned('Grafana', 'ada@example.com')],
    ],
    ['another connection', [callback(app ?? ''), callback(other ?? '')]],
    ['another state', [callback('acme', 'one'), callback('acme', 'two')]],
    ['a state that is a thumbprint', [callback('acme', 'one'), callback('acme', configured), callback('acme', 'two')]],
    ['a state that is a token', [callback('acme', 'one'), callback('acme', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.')]],
    [
      'a host that poses as a user name',
      [callback('a', 'b'), callback('a', 'b', 'bob@evil.test'), callback('a', 'b', 'auth.influxdata.com@evil.test')],
    ],
    ['the same twice, then another', [assigned('Influx', 'a@b.co'), assigned('Influx', 'a@b.co'), callback(app ?? '')]],
    ['a mark in it', ['\u00000 is down', `${app} is down`, '\u00000 is down']],
  ])('%s', async (_, texts) => {
    const memory = emptyMemory();
    for (const text of texts) {
      const alone = digestOf(ticketWith([text]), named, await judged([text], emptyMemory()), null);
      expect(digestOf(ticketWith([text]), named, await judged([text], memory), null)).toEqual(alone);
    }
  });

  test('the same words, said to another service', async () => {
    const memory = emptyMemory();
    const services: string[] = [];
    for (const profile of profiles) services.push((await judged([said], memory, profile)).gist.profile.id);
    expect(services).toEqual(profiles.map(({ id }) => id));
  });

  test('what was quoted is another text than what was said', async () => {
    const memory = emptyMemory();
    const [scope, quoted] = ['None of our users can sign in.', 'Any news about the invoice?'];

    const both = [await judged([scope, quoted], memory), await judged([quoted, scope], memory)];
    expect(both.map((one) => digestOf(ticketOf({}), named, one, null).scope)).toEqual(['everyone', null]);
  });

  test('is there at once where the words are known', async () => {
    const memory = emptyMemory();
    await judged([callback('acme', 'hKFo2SBtVEh')], memory);
    expect(judged([callback('acme', 'hKFo2SBxQkR')], memory)).not.toBeInstanceOf(Promise);
  });
});
