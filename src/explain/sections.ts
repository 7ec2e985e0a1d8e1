import { auth0Causes } from '../causes/auth0.ts';
import { auth0SamlCauses } from '../causes/auth0-saml.ts';
import { wholeCatalogue, type Catalogue } from '../causes/catalogue.ts';
import type { CatalogueEntry } from '../causes/cause.ts';
import { oauthCauses } from '../causes/oauth.ts';
import { oidcCauses } from '../causes/oidc.ts';
import { samlJudgementCauses } from '../causes/saml-judgement.ts';
import { samlStatusCauses } from '../causes/saml-status.ts';
import { thumbprintCauses } from '../causes/thumbprint.ts';
import { unrecognisedCauses } from '../causes/unrecognised.ts';
import { xmlCryptoCauses } from '../causes/xml-crypto.ts';
import type { Profile } from '../profiles/profile.ts';
import { providerErrors } from '../provider-errors/index.ts';
import { providerById } from '../providers/index.ts';

export type Protocol = 'saml' | 'oidc';

/** Entries of one speaker, in the order in which they are tried. */
export interface CatalogueSection {
  /** As a heading. */
  readonly title: string;
  /** Id of the identity provider that speaks; null where it is the broker, an application or a standard. */
  readonly provider: string | null;
  /** Null where it has entries of both. */
  readonly protocol: Protocol | null;
  readonly entries: Catalogue;
}

const tables: readonly CatalogueSection[] = [
  section('Certificates and thumbprints', 'saml', [...thumbprintCauses, ...samlJudgementCauses]),
  section('Auth0 checks the SAML response', 'saml', auth0SamlCauses),
  section('Signature, encryption and XML', 'saml', xmlCryptoCauses),
  section('Auth0 and its applications', null, auth0Causes),
  section('OpenID Connect', 'oidc', oidcCauses),
  section('SAML status codes', 'saml', samlStatusCauses),
  section('OAuth 2.0 codes', 'oidc', oauthCauses),
  section('Not in the catalogue', null, unrecognisedCauses),
];

/**
 * The whole catalogue by who speaks: the service's own entries, the broker's and the standards', each identity provider's by name, and what
 * only libraries of applications say.
 */
export async function catalogueSections({ service, causes: own = [] }: Profile): Promise<readonly CatalogueSection[]> {
  const providers = await Promise.all(
    providerErrors.map(async ({ provider, load }) => {
      return { ...section(providerById(provider)?.name ?? provider, null, await load()), provider };
    }),
  );
  // These know the libraries that say them.
  const whole = new Map((await wholeCatalogue(null)).map((entry) => [entry.id, entry]));
  const sections = [...tables, ...providers.toSorted((one, other) => one.title.localeCompare(other.title, 'en'))].map(
    ({ entries, ...rest }) => ({ ...rest, entries: entries.map((entry) => whole.get(entry.id) ?? entry) }),
  );
  const named = new Set(sections.flatMap(({ entries }) => entries.map(({ id }) => id)));
  const others = [...whole.values()].filter(({ id }) => !named.has(id));
  return [section(service, null, own), ...sections, section('Applications and their libraries', null, others)].filter(
    ({ entries }) => entries.length > 0,
  );
}

/**
 * The protocol that an entry is about, by its section, its stage, or the name of one protocol in its code or title where nothing in it names
 * the other. Null where it is about both or does not say.
 */
export function protocolOf(entry: CatalogueEntry, { protocol }: CatalogueSection): Protocol | null {
  if (protocol !== null) return protocol;
  if (entry.stage === 'token-exchange') return 'oidc';
  const heading = `${entry.id} ${entry.title}`;
  const text = [heading, entry.example, entry.cause, ...entry.fix.map(({ step }) => step)].join(' ');
  if (saysSaml.test(heading) && !saysOidc.test(text)) return 'saml';
  return saysOidc.test(heading) && !saysSaml.test(text) ? 'oidc' : null;
}

const saysSaml = /\bsaml|\bassertion\b|\bname ?id\b|\brelying party\b/i;
const saysOidc = /\b(?:oidc|openid|oauth|id token|client secret|client id|jwks?)\b/i;

function section(title: string, protocol: Protocol | null, entries: Catalogue): CatalogueSection {
  return { title, provider: null, protocol, entries };
}
