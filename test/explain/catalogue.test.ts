import { describe, expect, test } from 'vitest';
import { wholeCatalogue } from '../../src/causes/catalogue.ts';
import { shelve } from '../../src/explain/look-up.ts';
import { catalogueSections } from '../../src/explain/sections.ts';
import { verificationOf, verifiedIds } from '../../src/explain/verification.ts';
import { fillWords } from '../../src/profiles/fill-words.ts';
import { profiles } from '../../src/profiles/index.ts';
import { protocolOfCode } from '../../src/render/protocol.ts';

const sections = await catalogueSections(profiles[0]);
const whole = await wholeCatalogue(null);
const everything = { provider: undefined, protocol: undefined, owner: undefined, stage: undefined };

describe('the catalogue by who speaks', () => {
  test('every table has a section of its own', () => {
    expect(sections.filter(({ title }) => title === 'Others').flatMap(({ entries }) => entries)).toEqual([]);
  });

  test('no entry is left out, and none stands twice', () => {
    const ids = sections.flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of whole) expect(ids).toContain(id);
  });

  test('a code that names a protocol is of that one', () => {
    const named = sections.flatMap(({ protocol, entries }) =>
      entries.map(({ id }) => ({ id, protocol, named: protocolOfCode(id) })),
    );
    expect(named.filter((one) => one.protocol === 'saml' && one.named !== 'saml')).toEqual([]);
    expect(named.filter((one) => one.protocol === 'oidc' && one.named === 'saml')).toEqual([]);
  });

  test('a filter leaves what is about both protocols', () => {
    const saml = shelve(sections, { ...everything, protocol: 'saml' });
    const oidc = shelve(sections, { ...everything, protocol: 'oidc' });
    const ids = (entries: typeof saml): string[] => entries.map(({ id }) => id);
    expect(ids(saml)).toContain('invalid-thumbprint');
    expect(ids(oidc)).not.toContain('invalid-thumbprint');
    expect(ids(saml)).toContain('entra-aadsts50011');
    expect(ids(oidc)).toContain('entra-aadsts50011');
    expect(new Set([...ids(saml), ...ids(oidc)]).size).toBe(shelve(sections, everything).length);
  });

  test('owner, stage and provider narrow it down together', () => {
    const left = shelve(sections, {
      provider: 'entra',
      protocol: undefined,
      owner: 'idp-admin',
      stage: 'token-exchange',
    });
    expect(left.length).toBeGreaterThan(0);
    for (const { owner, stage, section } of left)
      expect([owner, stage, section]).toEqual(['idp-admin', 'token-exchange', 'Microsoft Entra ID']);
  });
});

describe('how to see that it is fixed', () => {
  test('is written for codes that exist', () => {
    const ids = new Set(whole.map(({ id }) => id));
    expect(verifiedIds.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('is said for every entry, ends with a new login, and leaves no placeholder open', () => {
    for (const entry of whole) {
      const steps = verificationOf(entry);
      expect(steps.length, entry.id).toBeGreaterThanOrEqual(3);
      expect(steps.at(-2)).toContain('private window');
      for (const step of steps) expect(fillWords(step, profiles[0])).not.toMatch(/\{\w+\}/);
    }
  });

  test('a profile’s own words come first', () => {
    const [entry] = whole;
    if (entry === undefined) throw new Error('the catalogue is empty');
    expect(verificationOf({ ...entry, verify: ['Look.'] })[0]).toBe('Look.');
  });
});
