import type { Cause } from '../causes/cause.ts';
import type { ProviderId } from '../providers/index.ts';

/** What one identity provider says of failed logins, on its pages and in what it answers to the broker. */
export interface ProviderErrors {
  readonly provider: ProviderId;
  /**
   * Stands in all of its messages that tell by themselves, and hardly anywhere else. Cheap: it decides whether the table is loaded at all.
   * Null where every one needs the provider recognised.
   */
  readonly telltale: RegExp | null;
  /** Where a message begins in running text, where its table's own patterns would be too many to try one by one. */
  readonly beginning?: RegExp;
  readonly load: () => Promise<readonly Cause[]>;
}

/** Tables are loaded when a case needs them: together they are larger than the rest of the program. */
export const providerErrors: readonly ProviderErrors[] = [
  {
    provider: 'adfs',
    telltale:
      /\bMSIS\d{4}|SAML\s+message\s+signature\s+failed|signature\s+verification\s+certificate\s+found|federation\s+passive\s+request/i,
    beginning: /(?<![A-Za-z\d])MSIS\d{4}(?!\d)/i,
    load: async () => (await import('./adfs.ts')).adfsErrors,
  },
  {
    provider: 'entra',
    telltale: /\b[A4]{2}D[S5]T[S5]\s?[\dOoIlSB]{4}|need\s+admin\s+approval/i,
    beginning: /(?<![A-Za-z\d])AADSTS\d{4,9}(?!\d)/i,
    load: async () => (await import('./entra.ts')).entraErrors,
  },
];
