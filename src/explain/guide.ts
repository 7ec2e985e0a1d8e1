import type { FixStep } from '../causes/cause.ts';
import type { Profile } from '../profiles/profile.ts';
import type { IdentityProvider, Known } from '../providers/provider.ts';
import type { Protocol } from './sections.ts';

/** What to do about single sign-on while nothing fails: to set it up, or to keep it working. Words may hold `code marks`. */
export interface Guide {
  readonly title: string;
  readonly protocol: Protocol;
  /** Null where none was named. */
  readonly provider: { readonly id: string; readonly name: string } | null;
  readonly parts: readonly GuidePart[];
  /** Https addresses. */
  readonly references: readonly string[];
}

/** With a label: what is to be done in this order, or what is to be known. */
export type GuidePart =
  | { readonly title: string; readonly steps: readonly FixStep[] }
  | { readonly title: string; readonly facts: readonly string[] };

/** What a guide is for. `provider`: null where none was named. */
export interface GuideFor {
  readonly profile: Profile;
  readonly provider: IdentityProvider | null;
  readonly protocol: Protocol;
}

const protocolNames: Readonly<Record<Protocol, string>> = { saml: 'SAML', oidc: 'OpenID Connect' };

export function admin(step: string): FixStep {
  return { owner: 'idp-admin', step };
}

export function support(step: string): FixStep {
  return { owner: 'broker-support', step };
}

/** Menus to open one after the other, with a word of caution where they are only inferred. */
export function menus(known: Known<readonly string[]>): string {
  return `${hedge(known)}\`${known.value.join(' > ')}\``;
}

export function hedge({ basis }: Known<unknown>): string {
  return basis === 'inferred' ? 'perhaps ' : '';
}

/** Title, protocol and provider of a guide. `aim`: `Set up single sign-on to Acme`; the rest of the sentence follows. */
export function guideHead(
  aim: string,
  { provider, protocol }: GuideFor,
): Pick<Guide, 'title' | 'protocol' | 'provider'> {
  const named = provider === null ? '' : ` with ${provider.name}`;
  return {
    title: `${aim}${named} over ${protocolNames[protocol]}`,
    protocol,
    provider: provider === null ? null : { id: provider.id, name: provider.name },
  };
}

/** The try that everything ends with, before all users depend on it. */
export function tryIt(): GuidePart {
  return {
    title: 'try it',
    steps: [
      {
        owner: 'end-user',
        step: 'Log in to {service} in a new private window, and leave the sessions that are open as they are.',
      },
      {
        owner: 'end-user',
        step: 'If it fails, hand the whole address of the last page to `sso-doctor "https://…"`: it says what failed and who acts.',
      },
    ],
  };
}
