import type { IdentityProvider, Known } from '../providers/provider.ts';
import type { Profile } from '../profiles/profile.ts';
import type { CutOverStep, RotationSection } from './report.ts';

interface CutOverInput {
  readonly rotation: RotationSection | null;
  /** A certificate was handed in that is neither held nor signing: the next one. */
  readonly hasNext: boolean;
  /** Null where it is not known. */
  readonly provider: IdentityProvider | null;
  readonly profile: Profile;
}

/** Verdicts after which another certificate has to go into the connection; the provider signs with it already. */
const toBeReplaced: ReadonlySet<RotationSection['verdict']> = new Set([
  'rotated',
  'upload-not-in-effect',
  'wrong-certificate',
  'wrong-computation',
]);

/**
 * Who does what in which order where the broker holds one certificate only, so that old and new cannot overlap, with what is known of the
 * provider. Empty where nothing has to change. Commands and menus stand in code marks.
 */
export function cutOverPlan({ rotation, hasNext, provider, profile }: CutOverInput): CutOverStep[] {
  const isActive = rotation !== null && toBeReplaced.has(rotation.verdict);
  if (!isActive && !hasNext) return [];
  const { support } = profile;
  return [
    {
      owner: 'idp-admin',
      step: `Look up the ${isActive ? 'active' : 'next'} signing certificate in the identity provider’s own console${placeOf(provider)} and compare both thumbprints; do not take them from a response.`,
    },
    ...factsOf(provider),
    {
      owner: 'idp-admin',
      step: `Send ${support} the public certificate, both thumbprints and its validity: \`sso-doctor cert new.pem --message\`.`,
    },
    {
      owner: 'broker-support',
      step: 'Try it before it is uploaded: `sso-doctor cert new.pem --response today.xml --connection connection.json`.',
    },
    ...(isActive ? [] : activation(provider)),
    {
      owner: 'broker-support',
      step: `Replace the certificate ${isActive ? 'at a time that both sides agreed on' : 'in the same minute'}: the connection holds one, so there is no overlap. A change through the Management API replaces all options, so send the others along (\`--auth0-patch\`).`,
    },
    {
      owner: 'end-user',
      step: 'Log in once in a private window. Keep the old certificate until that has worked.',
    },
  ];
}

function placeOf(provider: IdentityProvider | null): string {
  const menus = provider?.administration.signingCertificate ?? null;
  return menus === null ? '' : ` (${hedged(menus)}\`${menus.value.join(' > ')}\`)`;
}

/** How this provider rotates, since whoever plans for another day has to know. */
function factsOf(provider: IdentityProvider | null): CutOverStep[] {
  const { sentence = null, notice = null } = provider?.rotation ?? {};
  if (sentence === null) return [];
  return [{ owner: 'idp-admin', step: `Bear in mind: ${sentence}${notice === null ? '' : ` ${notice.value}`}` }];
}

/** Both sides act together, since logins fail between the two. */
function activation(provider: IdentityProvider | null): CutOverStep[] {
  const steps = provider?.administration.activation ?? null;
  const how = steps === null ? '' : ` ${hedged(steps)}${steps.value.join(' ')}`;
  return [
    {
      owner: 'idp-admin',
      step: `Agree on a time when few people log in, and make the new certificate the active one at that time: until both sides have changed, every login fails.${how}`,
    },
  ];
}

function hedged({ basis }: Known<unknown>): string {
  return basis === 'inferred' ? 'perhaps: ' : '';
}
