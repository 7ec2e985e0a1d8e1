import { providerPlaces, type ProviderPlaces } from '../providers/provider-places.ts';
import type { Profile } from './profile.ts';

/** Names that may stand in braces in the catalogue's words. */
export const placeholders = [
  'support',
  'service',
  'callbackUrl',
  'idp',
  'client',
  'connection',
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
    client: profile.client ?? 'Auth0',
    connection: profile.connection ?? 'the connection',
    enabledBy: profile.enabledBy ?? profile.support,
    ...places,
  };
  const values: Readonly<Record<string, string>> = known;
  return text.replace(/([.!?:] )?\{(\w+)\}/g, (whole, before: string | undefined, name: string, at: number) => {
    const value = values[name];
    if (value === undefined) return whole;
    // An address is written one way only.
    const isAddress = value.includes('://');
    const begins = before !== undefined || at === 0;
    return (before ?? '') + (begins && !isAddress ? value.charAt(0).toUpperCase() + value.slice(1) : value);
  });
}
