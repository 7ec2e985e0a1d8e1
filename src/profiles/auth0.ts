import type { Profile } from './profile.ts';

/** Any Auth0 tenant, where neither the application nor the tenant's own hosts are known. */
export const auth0 = {
  id: 'auth0',
  service: 'the application',
  destination: 'the application',
  support: 'whoever runs the Auth0 tenant',
  supportContact: null,
  callbackUrl: null,
  hosts: [],
  references: ['https://auth0.com/docs/authenticate/protocols/saml'],
} as const satisfies Profile;
