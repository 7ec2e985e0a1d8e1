import { describe, expect, test } from 'vitest';
import { fillWords } from '../../src/profiles/fill-words.ts';
import { auth0 } from '../../src/profiles/auth0.ts';
import { influxdbCloudDedicated } from '../../src/profiles/influxdb-cloud-dedicated.ts';
import { providerPlaces } from '../../src/providers/provider-places.ts';
import type { Certainty } from '../../src/report/report.ts';

const words = 'Create a new secret at {idpClientSecret}.';
const filled = (id: string, certainty: Certainty): string => fillWords(words, auth0, providerPlaces({ id, certainty }));

describe('where things are at the identity provider', () => {
  test('is named where it is recognised', () => {
    expect(filled('okta', 'likely')).toBe(
      'Create a new secret at Okta (`Admin Console > Applications > Applications > the application > General > Client Credentials`).',
    );
  });

  test('is no more certain than the provider or the menus are', () => {
    expect(filled('okta', 'possible')).toMatch(/^Create a new secret at the identity provider \(perhaps Okta: `Admin/);
    expect(filled('keycloak', 'likely')).toMatch(/^Create a new secret at Keycloak \(perhaps `Admin console/);
  });

  test('a sentence that begins with a name has its capital', () => {
    expect(fillWords('{idp} answers. {connection} holds {client}.', auth0)).toBe(
      'The identity provider answers. The connection holds Auth0.',
    );
    expect(fillWords('Compare. {callbackUrl} is it.', influxdbCloudDedicated)).toContain('Compare. https://');
    expect(fillWords('{callbackUrl} is it.', influxdbCloudDedicated)).toMatch(/^https:/);
  });

  test('how it rotates is said where the provider is sure enough, and hedged where it is inferred', () => {
    const rotation = (id: string, certainty: Certainty): string => providerPlaces({ id, certainty }).idpRotation;
    expect(rotation('okta', 'likely')).toMatch(/^ Okta signs with /);
    expect(rotation('onelogin', 'certain')).toMatch(/^ It is not documented, but likely: OneLogin /);
    expect([rotation('okta', 'possible'), rotation('github', 'likely'), rotation('duo', 'likely')]).toEqual([
      '',
      '',
      '',
    ]);
  });

  test('is left open where nothing is known', () => {
    const open = 'Create a new secret at the identity provider.';
    expect([fillWords(words, auth0), filled('duo', 'certain'), filled('nobody', 'certain')]).toEqual([
      open,
      open,
      open,
    ]);
  });
});
