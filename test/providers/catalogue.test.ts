import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { limits } from '../../src/limits.ts';
import { providers } from '../../src/providers/index.ts';
import { signKinds, type IdentityProvider, type Sign, type SignKind } from '../../src/providers/provider.ts';
import { backtrackingOf } from '../helpers/backtracking.ts';

const catalogue: readonly IdentityProvider[] = providers;
const signs = catalogue.flatMap((provider) =>
  signKinds.flatMap((kind) =>
    (provider.signs[kind] ?? []).map((sign): [string, SignKind, Sign] => [provider.id, kind, sign]),
  ),
);
const rows = signs.map(([id, kind, sign]) => ({ id, kind, sign, example: sign.example }));

describe('the identity providers', () => {
  test('every file is in the index', () => {
    const notProviders = new Set([
      'provider.ts',
      'index.ts',
      'provider-places.ts',
      'provider-traces.ts',
      'recognise-provider.ts',
    ]);
    const files = readdirSync(new URL('../../src/providers/', import.meta.url)).filter(
      (file) => !notProviders.has(file),
    );
    const index = readFileSync(new URL('../../src/providers/index.ts', import.meta.url), 'utf8');
    for (const file of files) expect(index, `${file} is missing from src/providers/index.ts`).toContain(`'./${file}'`);
    expect(catalogue.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted());
  });

  test('ids are kebab-case, unique, and never change; names are unique', () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(ids.toSorted()).toEqual([
      'adfs',
      'amazon',
      'apple',
      'auth0',
      'aws-iam-identity-center',
      'bitbucket',
      'cyberark',
      'dropbox',
      'duo',
      'entra',
      'facebook',
      'github',
      'gitlab',
      'google',
      'google-oauth',
      'jumpcloud',
      'keycloak',
      'linkedin',
      'microsoft-account',
      'okta',
      'onelogin',
      'oracle',
      'paypal',
      'pingfederate',
      'pingone',
      'salesforce',
      'shibboleth',
      'twitter',
      'yahoo',
    ]);
    expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length);
  });

  test.each(catalogue)('$id: has an issuer or an address, and references by https', ({ signs, references }) => {
    expect([...(signs.issuer ?? []), ...(signs.ssoUrl ?? [])].length).toBeGreaterThan(0);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((reference) => !reference.startsWith('https://'))).toEqual([]);
  });

  test.each(catalogue)(
    '$id: its words are sentences, its menus are names, and it says how it changes or nothing',
    (provider) => {
      const { rotation, administration } = provider;
      for (const words of [rotation?.sentence, rotation?.notice?.value, ...(administration.activation?.value ?? [])])
        if (typeof words === 'string') expect(words).toMatch(/^[A-Z].*\.$/);
      if (typeof rotation?.lifetime?.value === 'string') expect(rotation.lifetime.value).toMatch(/[^.]$/);
      for (const menu of [
        ...(administration.signingCertificate?.value ?? []),
        ...(administration.clientSecret?.value ?? []),
        ...(administration.callbackAddress?.value ?? []),
        ...(administration.assignment?.value ?? []),
      ])
        expect(menu).toMatch(/[^.>]$/);
      if (rotation !== null) expect(rotation.sentence === null).toBe(rotation.rotatesByItself === null);
      expect(JSON.stringify(provider)).not.toMatch(/influxdata\.com/);
    },
  );
});

describe('the signs', () => {
  test.each(rows)('$id $kind: $example is a sign of nobody else', ({ id, kind, sign }) => {
    expect(sign.pattern.test(sign.example)).toBe(true);
    const others = signs.filter(([other, itsKind, { pattern }]) => {
      return other !== id && itsKind === kind && pattern.test(sign.example);
    });
    expect(others.map(([other]) => other).filter((other) => !isSettledByVersion(other, kind))).toEqual([]);
  });

  test('a pattern of a name or an address begins at its beginning, and its host ends where it must', () => {
    for (const [id, kind, { pattern }] of signs) {
      if (kind === 'issuer' || kind === 'ssoUrl' || kind === 'attributeNames' || kind === 'pageAddresses')
        expect(pattern.source.startsWith('^'), `${id} ${pattern.source}`).toBe(true);
    }
  });

  test('only the subject of a certificate depends on its version', () => {
    const others = signs.filter(([, kind, sign]) => sign.version1Only === true && kind !== 'certificateSubject');
    expect(others).toEqual([]);
  });

  test.each(rows)('$id $kind: the pattern for $example cannot backtrack badly', ({ sign: { pattern } }) => {
    expect(['', 'i']).toContain(pattern.flags);
    expect(backtrackingOf(pattern)).toBe('safe');
  });

  test('every pattern comes to an end on hostile text of the greatest length', () => {
    const pumps = ['a', '.', 'a.', '/', ', ', 'CN=', 'https://', '.okta.com', '/realms/', 'OU=Google For Work, '];
    for (const [id, , sign] of signs) {
      for (const pump of [...pumps, sign.example]) {
        for (const beginning of ['', sign.example.slice(0, 9)]) {
          // No clock here: a pattern that backtracks badly takes hours on this and the runner's time limit ends it.
          const text = beginning + pump.repeat(Math.ceil(limits.patternInputCharacters / pump.length));
          expect(() => sign.pattern.test(text), id).not.toThrow();
        }
      }
    }
  });
});

/** A subject of one common name only, like that of Auth0, is Keycloak's only in version 1. */
function isSettledByVersion(id: string, kind: SignKind): boolean {
  return id === 'keycloak' && kind === 'certificateSubject';
}
