import { algorithm } from './algorithm.ts';
import { audience } from './audience.ts';
import { claims } from './claims.ts';
import { clientSecret } from './client-secret.ts';
import { discoveryIssuer } from './discovery-issuer.ts';
import { discoverySize } from './discovery-size.ts';
import { discoverySupport } from './discovery-support.ts';
import { form } from './form.ts';
import { hashes } from './hashes.ts';
import { issuer } from './issuer.ts';
import { jwksUri } from './jwks-uri.ts';
import { nonce } from './nonce.ts';
import type { OidcCheck } from './oidc-check.ts';
import { redirectUri } from './redirect-uri.ts';
import { signature } from './signature.ts';
import { time } from './time.ts';

/** What is asked of OpenID Connect, in the order in which a login meets it; of a token, what decides whom to believe comes first. */
export const oidcChecks = [
  redirectUri,
  discoveryIssuer,
  discoverySupport,
  discoverySize,
  jwksUri,
  clientSecret,
  form,
  algorithm,
  signature,
  claims,
  issuer,
  audience,
  time,
  nonce,
  hashes,
] as const satisfies readonly OidcCheck[];
