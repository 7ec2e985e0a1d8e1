import { adfs } from './adfs.ts';
import { amazon } from './amazon.ts';
import { apple } from './apple.ts';
import { auth0 } from './auth0.ts';
import { awsIamIdentityCenter } from './aws-iam-identity-center.ts';
import { bitbucket } from './bitbucket.ts';
import { cyberark } from './cyberark.ts';
import { dropbox } from './dropbox.ts';
import { duo } from './duo.ts';
import { entra } from './entra.ts';
import { facebook } from './facebook.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { googleOauth } from './google-oauth.ts';
import { jumpcloud } from './jumpcloud.ts';
import { keycloak } from './keycloak.ts';
import { linkedin } from './linkedin.ts';
import { microsoftAccount } from './microsoft-account.ts';
import { okta } from './okta.ts';
import { onelogin } from './onelogin.ts';
import { oracle } from './oracle.ts';
import { paypal } from './paypal.ts';
import { pingfederate } from './pingfederate.ts';
import { pingone } from './pingone.ts';
import { salesforce } from './salesforce.ts';
import { shibboleth } from './shibboleth.ts';
import { twitter } from './twitter.ts';
import { yahoo } from './yahoo.ts';
import type { IdentityProvider } from './provider.ts';

/** Every identity provider that is known. Their order means nothing: no value is a sign of two of them. */
export const providers = [
  adfs,
  amazon,
  apple,
  auth0,
  awsIamIdentityCenter,
  bitbucket,
  cyberark,
  dropbox,
  duo,
  entra,
  facebook,
  github,
  gitlab,
  google,
  googleOauth,
  jumpcloud,
  keycloak,
  linkedin,
  microsoftAccount,
  okta,
  onelogin,
  oracle,
  paypal,
  pingfederate,
  pingone,
  salesforce,
  shibboleth,
  twitter,
  yahoo,
] as const satisfies readonly IdentityProvider[];

export type ProviderId = (typeof providers)[number]['id'];

/** Null where the id is none of them. */
export function providerById(id: string | undefined): IdentityProvider | null {
  return providers.find((provider) => provider.id === id) ?? null;
}
