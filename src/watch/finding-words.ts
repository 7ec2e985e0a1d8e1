import type { Owner } from '../causes/cause.ts';
import type { Certainty } from '../report/report.ts';
import type { WatchCode, WatchFinding } from './finding.ts';

/** What a finding means and what to do about it; placeholders as in the catalogue. */
export interface FindingWords {
  readonly title: string;
  readonly certainty: Certainty;
  readonly owner: Owner | null;
  readonly cause: string;
  readonly fix: readonly { readonly owner: Owner; readonly step: string }[];
  readonly caution: string | null;
}

/** Of which certificate nobody knows where it comes from, it could be an attacker's. */
const caution =
  'If nobody at your organisation put that certificate there, do not send it on: whoever holds its private key could sign in as any of your users. The identity provider’s administrator must find out first where it comes from.';

const confirm = {
  owner: 'idp-admin',
  step: 'Confirm in the provider’s own console which certificate it signs with, and that your organisation put it there.',
} as const;

const replace = {
  owner: 'broker-support',
  step: 'Once it is confirmed, replace the signing certificate of the connection with it. A change through the Management API replaces all `options` of the connection, so send the other settings along.',
} as const;

const send = {
  owner: 'idp-admin',
  step: 'Send that certificate to {support}, together with the callback URL.',
} as const;

/** Why the end of a certificate is worth a message although the broker does not look at it. */
const notEnforced =
  'Auth0 does not look at that date unless the connection asks for the check, so logins go on working; but providers change their certificate around it, and then Auth0 has to hold the new one.';

const announce = {
  owner: 'idp-admin',
  step: 'Make the new certificate before the old one ends, and send it to {support} before the provider signs with it. Agree on the day.',
} as const;

type WordsOf<Code extends WatchCode> = (finding: Extract<WatchFinding, { code: Code }>) => FindingWords;

const table: { readonly [Code in WatchCode]: WordsOf<Code> } = {
  mismatch: ({ explained }) => ({
    title: 'The identity provider’s metadata names no signing certificate that Auth0 holds',
    certainty: 'likely',
    owner: 'idp-admin',
    cause: `What is configured at Auth0 is none of the signing certificates in the metadata. ${explanations[explained ?? 'none']} Logins fail with “Invalid thumbprint” as soon as the provider signs with what it publishes, if they do not fail already.`,
    fix: [confirm, send, replace],
    caution,
  }),
  'configured-notation': () => ({
    title: 'The configured thumbprint is the right one, written so that Auth0 does not find it equal',
    certainty: 'likely',
    owner: 'broker-support',
    cause:
      'Auth0 compares thumbprints as text, and computes SHA-1 as 40 hexadecimal digits without separators. A value with separators, or a SHA-256 value, never matches.',
    fix: [
      {
        owner: 'broker-support',
        step: 'Upload the certificate itself to the connection instead of typing its thumbprint, or store the 40 digits.',
      },
    ],
    caution: null,
  }),
  'second-signing-certificate': ({ age, certificate }) => {
    const since = `It is valid since ${certificate.facts.notBefore.slice(0, 10)}.`;
    return { ...seconds[age], cause: `${since} ${seconds[age].cause}` };
  },
  expired: ({ days }) => ({
    title: `The signing certificate ended ${daysInWords(days)} ago`,
    certainty: 'certain',
    owner: 'idp-admin',
    cause: `It stands in the metadata with that date. ${notEnforced}`,
    fix: [announce],
    caution: null,
  }),
  'expires-soon': ({ days }) => ({
    title:
      days === 0 ? 'The signing certificate ends within a day' : `The signing certificate ends in ${daysInWords(days)}`,
    certainty: 'certain',
    owner: 'idp-admin',
    cause: `A rotation is coming. ${notEnforced}`,
    fix: [announce],
    caution: null,
  }),
  'metadata-expired': () => ({
    title: 'The metadata is past the date until which it says that it is valid',
    certainty: 'certain',
    owner: 'idp-admin',
    cause: 'It may be an old copy, so that the provider signs with another certificate than those compared here.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Download the metadata again, or have the provider publish it anew with a later `validUntil`.',
      },
    ],
    caution: null,
  }),
  'unreadable-certificate': ({ reason }) => ({
    title: 'A signing certificate in the metadata cannot be read',
    certainty: 'certain',
    owner: 'idp-admin',
    cause: `Whether Auth0 holds it cannot be told: ${reason}.`,
    fix: [
      {
        owner: 'idp-admin',
        step: 'Download the metadata again; if it says the same, have the provider publish the whole certificate.',
      },
    ],
    caution: null,
  }),
  'signing-certificates-changed': ({ since, added, removed }) => ({
    title: `The signing certificates in the metadata changed: ${added.length} added, ${removed.length} removed`,
    certainty: 'certain',
    owner: 'idp-admin',
    cause: `That is since ${since}, when they were last seen. A rotation is under way, or somebody changed the metadata.`,
    fix: [confirm],
    caution: added.length === 0 ? null : caution,
  }),
  match: ({ certificates }) => ({
    title:
      certificates.length === 1
        ? 'Auth0 holds the identity provider’s signing certificate'
        : `Auth0 holds ${certificates.length} of the identity provider’s signing certificates`,
    certainty: 'certain',
    owner: null,
    cause: 'What is configured is among the signing certificates of the metadata.',
    fix: [],
    caution: null,
  }),
};

const explanations = {
  'encryption-certificate': 'It is the one for encryption, which responses are not signed with.',
  'near-miss': 'It is one of them but for a few characters, so it was mistyped or cut.',
  'other-value': 'It was computed of something else than the certificate’s bytes, such as its text or its public key.',
  none: 'Most often the provider rotated its certificate and nobody told {support}.',
} as const;

const seconds: Record<'newer' | 'older', FindingWords> = {
  newer: {
    title: 'The metadata announces a signing certificate that Auth0 does not hold',
    certainty: 'likely',
    owner: 'idp-admin',
    cause:
      'Providers publish the next certificate before they sign with it. From that day on logins fail with “Invalid thumbprint”, until Auth0 holds it.',
    fix: [
      {
        ...confirm,
        step: 'Find out when the provider begins to sign with it, and that your organisation put it there.',
      },
      send,
      {
        owner: 'broker-support',
        step: 'Once it is confirmed, add its thumbprint beside the old one through the Management API (`thumbprints` is a list), sending the other `options` along. The dashboard takes one certificate: with it, change it in the hour of the rotation.',
      },
    ],
    caution,
  },
  older: {
    title: 'The metadata still names an older signing certificate that Auth0 does not hold',
    certainty: 'possible',
    owner: 'idp-admin',
    cause:
      'Which of its certificates a provider signs with, metadata does not say. Should it sign with the older one, logins fail with “Invalid thumbprint”.',
    fix: [
      confirm,
      { owner: 'idp-admin', step: 'Take the older one out of the metadata where it is not used any more.' },
    ],
    caution: null,
  },
};

export function findingWords(finding: WatchFinding): FindingWords {
  // The table's type ties each code to its finding; a look-up by a union loses that.
  return (table[finding.code] as WordsOf<WatchCode>)(finding);
}

function daysInWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
