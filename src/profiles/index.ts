import { auth0 } from './auth0.ts';
import { influxdbCloudDedicated } from './influxdb-cloud-dedicated.ts';
import type { Profile } from './profile.ts';

/** Built-in profiles. The first is used where nothing in the input points at another. */
export const profiles = [influxdbCloudDedicated, auth0] as const satisfies readonly [Profile, ...Profile[]];

/** The profile whose broker answers on `host`; for a host that no profile knows, the one for any Auth0 tenant; without a host, the first. */
export function profileForHost(host: string | null): Profile {
  if (host === null) return profiles[0];
  return profiles.find((profile: Profile) => profile.hosts.includes(host)) ?? auth0;
}

export function profileById(id: string): Profile {
  return profiles.find((profile) => profile.id === id) ?? profiles[0];
}

/** Whether a code is an own one of a profile file, which only that file explains. The catalogue's never begin with such a profile's id. */
export function isOwnCode(code: string, profileId: string): boolean {
  return code.startsWith(`${profileId}-`) && profiles.every(({ id }) => id !== profileId);
}
