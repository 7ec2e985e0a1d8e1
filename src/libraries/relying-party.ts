import { endpointRefusals } from './relying-party-endpoints.ts';
import { callbackRefusals } from './relying-party-sessions.ts';
import { tokenRefusals } from './relying-party-tokens.ts';
import { userRefusals } from './relying-party-users.ts';

/** What the messages of OAuth and OIDC libraries mean: refusals of an application as the client of an OpenID provider. */
export const relyingPartyCauses = [
  ...callbackRefusals,
  ...tokenRefusals,
  ...endpointRefusals,
  ...userRefusals,
] as const;
