import type { Profile } from './profile.ts';

/** Puts a service's names into the catalogue's words: {support}, {service}, {callbackUrl}, {idp}. A sentence keeps its capital. */
export function fillWords(text: string, profile: Profile): string {
  const values: Record<string, string> = {
    support: profile.support,
    service: profile.service,
    callbackUrl: profile.callbackUrl ?? 'https://<your Auth0 domain>/login/callback',
    idp: 'the identity provider',
  };
  return text.replace(/(^|[.!?:] )?\{(\w+)\}/g, (whole, before: string | undefined, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return before === undefined ? value : before + value.charAt(0).toUpperCase() + value.slice(1);
  });
}
