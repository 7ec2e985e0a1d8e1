import type { ThumbprintSituation } from '../evidence/compare-thumbprints.ts';
import { defineCauses } from './cause.ts';

const validator = 'https://github.com/auth0/passport-wsfed-saml2/blob/19cf1ba/lib/passport-wsfed-saml2/saml.js';

/**
 * What a thumbprint message can mean besides two different certificates. The message alone does not tell these: a comparison of its two
 * values does, so they have no pattern of their own.
 */
export const thumbprintCauses = defineCauses([
  {
    id: 'thumbprint-near-miss',
    title: 'The thumbprint that Auth0 holds was mistyped or cut when it was entered',
    stage: 'broker-validation',
    owner: 'idp-admin',
    error: 'access_denied',
    pattern: null,
    example:
      'Invalid thumbprint (configured: 613DC2535A38141BEA3E700A65942F4B99278D9E. calculated: 613DC2535A38141BEA3E700A65942F4B99278D9F)',
    cause:
      'The configured and the calculated thumbprint are the same but for a few characters. Two different certificates never come that close, so the stored value was mistyped or cut; the certificate itself has not changed.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Confirm at {idpCertificate} that the calculated thumbprint is that of the active signing certificate, and send the certificate to {support}.',
      },
      {
        owner: 'broker-support',
        step: 'Upload the certificate itself to the connection instead of typing its thumbprint, so that Auth0 computes the value.',
      },
    ],
    send: ['the failing URL', 'the signing certificate (PEM), which is public'],
    caution:
      'Compare with the certificate in the provider’s own console, not with the message: do not copy the calculated value into the connection only because it makes the login work.',
    confidence: 'observed',
    sources: [validator],
  },
  {
    id: 'thumbprint-equal',
    title: 'The configured and the calculated thumbprint are equal: Auth0 holds this certificate now',
    stage: 'broker-validation',
    owner: 'end-user',
    error: 'access_denied',
    pattern: null,
    example:
      'Invalid thumbprint (configured: 613DC2535A38141BEA3E700A65942F4B99278D9F. calculated: 613DC2535A38141BEA3E700A65942F4B99278D9F)',
    cause:
      'Both values name the same certificate, so the check that failed would pass with them. Most often the right certificate has been uploaded since; the message is from before, or one of its values was changed on the way here.',
    fix: [
      {
        owner: 'end-user',
        step: 'Start the login again from {service} in a new private window, and do not reload the failed page.',
      },
      { owner: 'end-user', step: 'If it fails again, run this with the new URL, copied whole from the address bar.' },
    ],
    send: ['the new failing URL, if there is one'],
    confidence: 'inferred',
    sources: [validator],
  },
  {
    id: 'thumbprint-upload-not-in-effect',
    title: 'When this login failed, Auth0 still held another certificate than the one you say is configured',
    stage: 'broker-validation',
    owner: 'end-user',
    error: 'access_denied',
    pattern: null,
    example:
      'Invalid thumbprint (configured: 634AB4651FCA2F623563BE32EDA32DE565219118. calculated: BDEBFBFBA786C2D97F2125274793E32643358E81)',
    cause:
      'The certificate given as configured is the one that the identity provider signs with, but the message names another one as configured. Either the login was tried before the upload, or the upload went to another connection or has not taken effect.',
    fix: [
      {
        owner: 'end-user',
        step: 'Start the login again in a new private window. If it works, the failed login was from before the upload.',
      },
      {
        owner: 'broker-support',
        step: 'If the same message comes again, check that the certificate was saved in the connection that this login uses; the message shows what that connection holds.',
      },
    ],
    send: ['the new failing URL', 'the time of the upload and of the failed login (UTC)'],
    confidence: 'observed',
    sources: [validator, 'https://community.auth0.com/t/saml-sso-invalid-thumbprint-error/91165'],
  },
]);

/** Which cause a comparison of the message's two values points at; null where the message's own text decides. */
export function causeIdForSituation(situation: ThumbprintSituation): string | null {
  switch (situation) {
    case 'different':
    case 'incomplete':
      return null;
    case 'notation':
      return 'saml-thumbprint-configured-has-separators';
    case 'other-algorithm':
      return 'saml-thumbprint-configured-is-sha256';
    case 'near-miss':
      return 'thumbprint-near-miss';
    case 'equal':
      return 'thumbprint-equal';
  }
}
