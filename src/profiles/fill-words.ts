import type { Profile } from './profile.ts';

/** Names that may stand in braces in the catalogue's words. */
export const placeholders = ['support', 'service', 'callbackUrl', 'idp', 'enabledBy'] as const;

/** Puts a service's names into the catalogue's words: {support}, {service} and the other placeholders. A sentence keeps its capital. */
export function fillWords(text: string, profile: Profile): string {
  const known: Record<(typeof placeholders)[number], string> = {
    support: profile.support,
    service: profile.service,
    callbackUrl: profile.callbackUrl ?? 'https://<your Auth0 domain>/login/callback',
    idp: 'the identity provider',
    enabledBy: profile.enabledBy ?? profile.support,
  };
  const values: Readonly<Record<string, string>> = known;
  return text.replace(/(^|[.!?:] )?\{(\w+)\}/g, (whole, before: string | undefined, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return before === undefined ? value : before + value.charAt(0).toUpperCase() + value.slice(1);
  });
}
