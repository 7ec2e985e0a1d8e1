import { adfs } from './adfs.ts';
import { auth0 } from './auth0.ts';
import { awsIamIdentityCenter } from './aws-iam-identity-center.ts';
import { cyberark } from './cyberark.ts';
import { duo } from './duo.ts';
import { entra } from './entra.ts';
import { google } from './google.ts';
import { jumpcloud } from './jumpcloud.ts';
import { keycloak } from './keycloak.ts';
import { okta } from './okta.ts';
import { onelogin } from './onelogin.ts';
import { oracle } from './oracle.ts';
import { pingfederate } from './pingfederate.ts';
import { pingone } from './pingone.ts';
import type { IdentityProvider } from './provider.ts';
import { shibboleth } from './shibboleth.ts';

/** Every identity provider that is known. Their order means nothing: no value is a sign of two of them. */
export const providers = [
  adfs,
  auth0,
  awsIamIdentityCenter,
  cyberark,
  duo,
  entra,
  google,
  jumpcloud,
  keycloak,
  okta,
  onelogin,
  oracle,
  pingfederate,
  pingone,
  shibboleth,
] as const satisfies readonly IdentityProvider[];

export type ProviderId = (typeof providers)[number]['id'];

/** Null where the id is none of them. */
export function providerById(id: string | undefined): IdentityProvider | null {
  return providers.find((provider) => provider.id === id) ?? null;
}
