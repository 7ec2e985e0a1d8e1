import { providerPlaces, type ProviderPlaces } from '../provider-places.ts';
import type { Profile } from './profile.ts';

/** Names that may stand in braces in the catalogue's words. */
export const placeholders = [
  'support',
  'service',
  'callbackUrl',
  'idp',
  'enabledBy',
  'idpClientSecret',
  'idpCallback',
  'idpAssignment',
  'idpCertificate',
  'idpRotation',
] as const;

/**
 * Puts a service's names, and where things are at the provider, into the catalogue's words: {support}, {idpClientSecret} and the other
 * placeholders. A sentence keeps its capital.
 */
export function fillWords(text: string, profile: Profile, places: ProviderPlaces = providerPlaces(null)): string {
  const known: Record<(typeof placeholders)[number], string> = {
    support: profile.support,
    service: profile.service,
    callbackUrl: profile.callbackUrl ?? 'https://<your Auth0 domain>/login/callback',
    idp: 'the identity provider',
    enabledBy: profile.enabledBy ?? profile.support,
    ...places,
  };
  const values: Readonly<Record<string, string>> = known;
  return text.replace(/(^|[.!?:] )?\{(\w+)\}/g, (whole, before: string | undefined, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return before === undefined ? value : before + value.charAt(0).toUpperCase() + value.slice(1);
  });
}
