import { callbackComplete } from './callback-complete.ts';
import { callbackHost } from './callback-host.ts';
import type { Check } from './check.ts';
import { encryptedToken } from './encrypted-token.ts';
import { handedInCertificate } from './handed-in-certificate.ts';
import { pastedSecret } from './pasted-secret.ts';
import { sameAttempt } from './same-attempt.ts';
import { thumbprint } from './thumbprint.ts';

/** All checks, in the order in which the report lists them. */
export const checks = [
  callbackComplete,
  callbackHost,
  thumbprint,
  sameAttempt,
  handedInCertificate,
  pastedSecret,
  encryptedToken,
] as const satisfies readonly Check[];
