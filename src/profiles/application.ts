import type { Profile } from './profile.ts';

/** Any application that is a service provider by itself, without a broker: known from what its library wrote. */
export const application = {
  id: 'application',
  service: 'the application',
  destination: 'the application',
  client: 'the application',
  connection: 'the configuration of the application',
  support: 'the developers of the application',
  supportContact: null,
  callbackUrl: 'the address at which the application takes responses',
  hosts: [],
  references: [],
} as const satisfies Profile;
