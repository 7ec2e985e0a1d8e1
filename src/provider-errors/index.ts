import type { Cause } from '../causes/cause.ts';
import type { ProviderId } from '../providers/index.ts';

/** What one identity provider says of failed logins, on its pages and in what it answers to the broker. */
export interface ProviderErrors {
  readonly provider: ProviderId;
  /**
   * Where one of its messages begins that tell by themselves. Matches a part of every distinctive example, and hardly anything else: it
   * finds them in running text, and it decides whether the table is loaded.
   */
  readonly beginning: RegExp;
  readonly load: () => Promise<readonly Cause[]>;
}

/** Tables are loaded when a case needs them, since most cases need none. */
export const providerErrors: readonly ProviderErrors[] = [
  {
    provider: 'adfs',
    beginning:
      /(?<![A-Za-z\d])(?:MSIS\d{4}(?!\d)|verification of the SAML message signature failed|No signature verification certificate found for issuer|Encountered error during federation passive request)/i,
    load: async () => (await import('./adfs.ts')).adfsErrors,
  },
  {
    provider: 'entra',
    beginning: /(?<![A-Za-z\d])AADSTS\d{4,9}(?!\d)/i,
    load: async () => (await import('./entra.ts')).entraErrors,
  },
];
