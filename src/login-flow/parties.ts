import { profiles } from '../profiles/index.ts';
import type { Profile } from '../profiles/profile.ts';
import { parameter, type Step } from './step.ts';

/** Hosts by their part in a login; null where the requests do not tell. */
export interface Parties {
  readonly broker: string | null;
  readonly provider: string | null;
  readonly application: string | null;
}

type Role = 'broker' | 'identity provider' | 'application';

/** The part of a host; the host itself where it has none. */
export function roleOf(host: string, { broker, provider, application }: Parties): string {
  if (host === broker) return 'broker' satisfies Role;
  if (host === provider) return 'identity provider' satisfies Role;
  return host === application ? ('application' satisfies Role) : host;
}

/** Who is who, by what is sent to whom. */
export function findParties(steps: readonly Step[]): Parties {
  const broker = brokerOf(steps);
  const provider = providerOf(steps, broker);
  return { broker, provider, application: applicationOf(steps, broker, provider) };
}

/** Who receives responses, or sends requests on; else a host that a profile knows, or the first that is asked for a login. */
function brokerOf(steps: readonly Step[]): string | null {
  const hosts: readonly string[] = profiles.flatMap((profile: Profile) => profile.hosts);
  const found =
    steps.find(({ kind, exchange }) => kind === 'saml-response' && exchange.host !== '') ??
    steps.find(({ exchange }) => /[?&]SAMLRequest=/.test(exchange.location ?? '')) ??
    steps.find(({ exchange }) => hosts.includes(exchange.host)) ??
    steps.find(({ kind }) => kind === 'authorization-request');
  return found?.exchange.host ?? null;
}

/** Who gets the broker's request. */
function providerOf(steps: readonly Step[], broker: string | null): string | null {
  const asked = steps.find(
    ({ kind, exchange }) =>
      kind === 'saml-request' || (kind === 'authorization-request' && broker !== null && exchange.host !== broker),
  );
  if (asked !== undefined && asked.exchange.host !== broker) return asked.exchange.host;
  const received = steps.findIndex(({ kind }) => kind === 'saml-response');
  const before = steps.slice(0, Math.max(0, received)).findLast(({ exchange }) => exchange.host !== broker);
  return before?.exchange.host ?? null;
}

/** Where the broker sends its result, or was asked to send it. */
function applicationOf(steps: readonly Step[], broker: string | null, provider: string | null): string | null {
  const asked = steps.find(({ kind, exchange }) => kind === 'authorization-request' && exchange.host === broker);
  const addresses = [
    asked === undefined ? null : parameter(asked.exchange, 'redirect_uri'),
    ...steps.map(({ answered, exchange }) => (answered === null ? null : exchange.location)),
  ];
  return addresses.map(hostOf).find((host) => host !== null && host !== broker && host !== provider) ?? null;
}

function hostOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).host : null;
}
