import { describe, expect, test } from 'vitest';
import { distinctiveMessages } from '../../src/causes/catalogue.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { readEvidence } from '../../src/input/index.ts';
import { profiles } from '../../src/profiles/index.ts';
import type { Report } from '../../src/report/report.ts';
import { diagnoseTicket } from '../../src/triage/diagnose-ticket.ts';
import { digestOf } from '../../src/triage/digest.ts';
import { commonKey, evidenceKey } from '../../src/triage/evidence-key.ts';
import { Remembered } from '../../src/triage/remembered.ts';
import { ticketOf } from '../../src/triage/ticket.ts';
import { calculated, configured } from '../helpers/evidence.ts';

const said = `Invalid thumbprint (configured: ${configured}. calculated: ${calculated})`;

async function keyOf(text: string): Promise<string | null> {
  const evidence = await readEvidence([{ name: 'ticket', text, bytes: null }], { distinctive: distinctiveMessages() });
  return evidenceKey(evidence, 'settings');
}

test('the same words have the same key, whoever wrote around them', async () => {
  expect(await keyOf(`Hello, we see ${said}`)).toBe(await keyOf(`Good morning,\n\n${said}\n\nRegards`));
});

test.each([
  ['another message', said.replace('Invalid thumbprint', 'Signature is missing')],
  ['a page of a provider beside it', `https://acme.okta.com/app/acme/exk1/sso/saml\n${said}`],
])('%s is another key', async (_, text) => {
  expect(await keyOf(text)).not.toBe(await keyOf(said));
});

test('pages of two providers are two keys', async () => {
  const okta = await keyOf(`https://acme.okta.com/app/acme/exk1/sso/saml\n${said}`);
  expect(okta).not.toBe(await keyOf(`https://accounts.google.com/o/saml2/idp?idpid=C01\n${said}`));
});

test('two failures are told apart by their states, and are the same two with others', async () => {
  const url = (state: string): string =>
    `https://auth.example.com/callback?error=access_denied&error_description=no&state=${state}`;
  const two = await keyOf(`${url('one')}\n${url('two')}`);
  expect(two).toBe(await keyOf(`${url('three')}\n${url('four')}`));
  expect(two).not.toBe(await keyOf(url('one')));
});

test('a text beside which a library left its signs is another key', async () => {
  const key = async (text: string, library: string | null): Promise<string | null> => {
    const [one] = await readEvidence([{ name: 'log', text, bytes: null }], { distinctive: distinctiveMessages() });
    return one !== undefined && 'callback' in one ? evidenceKey([{ ...one, library }], '') : null;
  };
  expect(await key(said, 'passport-saml')).not.toBe(await key(said, null));
});

describe('a key for everybody who met the same failure', () => {
  const common = (text: string): string => commonKey(text).key;
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

describe('what was learned from one ticket says of others what they say by themselves', () => {
  const [app, trace, other] = [1, 2, 3].map((digit) => `${digit}`.repeat(8) + '-1111-4111-8111-111111111111');
  const assigned = (name: string, person: string, id = app): string =>
    `AADSTS50105: Your administrator has configured the application ${name} ('${id}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '${person}' is blocked because they are not a direct member of a group with access.\nTrace ID: ${trace}`;
  const named = { id: 'id', source: 'tickets', location: null, fingerprint: '' };
  const callback = (id: string): string =>
    `https://auth.influxdata.com/login/callback?connection=${id}&error=access_denied&error_description=${encodeURIComponent(said)}&state=${id}`;

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
    ['the same twice, then another', [assigned('Influx', 'a@b.co'), assigned('Influx', 'a@b.co'), callback(app ?? '')]],
  ])('%s', async (_, texts) => {
    const memory = {
      evidence: new Remembered<readonly Evidence[]>(9),
      reports: { byWords: new Remembered<Report>(9), byEvidence: new Remembered<Report>(9) },
    };
    for (const text of texts) {
      const ticket = ticketOf({ texts: [{ name: 'ticket', text, bytes: null, weight: 'latest' }] });
      const options = { now: new Date(0), distinctive: distinctiveMessages() };
      const alone = digestOf(ticket, named, await diagnoseTicket(ticket, options));
      expect(digestOf(ticket, named, await diagnoseTicket(ticket, { ...options, memory }))).toEqual(alone);
    }
  });

  test('the same words, said to another service', async () => {
    const memory = {
      evidence: new Remembered<readonly Evidence[]>(9),
      reports: { byWords: new Remembered<Report>(9), byEvidence: new Remembered<Report>(9) },
    };
    const ticket = ticketOf({ texts: [{ name: 'ticket', text: said, bytes: null, weight: 'latest' }] });
    const services: string[] = [];
    for (const profile of profiles) {
      const options = { now: new Date(0), distinctive: distinctiveMessages(), profile, memory };
      services.push((await diagnoseTicket(ticket, options)).profile.id);
    }
    expect(services).toEqual(profiles.map(({ id }) => id));
  });
});
