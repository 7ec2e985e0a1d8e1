import { defineCauses, type Cause } from '../causes/cause.ts';
import { entraRequestErrors } from './entra-requests.ts';
import { entraSignInErrors } from './entra-sign-in.ts';
import { entraTokenErrors } from './entra-tokens.ts';

const others = defineCauses([
  {
    id: 'entra-needs-admin-approval',
    aliases: ['entra-popup-admin-approval'],
    title: 'Entra asks for an administrator’s approval of the application',
    stage: 'idp-authentication',
    owner: 'idp-admin',
    error: null,
    pattern: /\bNeed\s{1,8}admin\s{1,8}approval\b/i,
    example: 'Need admin approval',
    cause: 'Users of this tenant may not consent to applications themselves, and nobody has consented for all of them.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Grant consent for the whole tenant: `Microsoft Entra admin center > Enterprise apps > the application > Permissions > Grant admin consent`.',
      },
    ],
    send: ['The text of the page', 'The time of the attempt in UTC'],
    confidence: 'documented',
    onlyIfRecognised: true,
    sources: ['https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/user-admin-consent-overview'],
  },
  {
    id: 'entra-other-code',
    aliases: ['entra-generic'],
    title: 'Microsoft Entra ID refused with a code that is not in the catalogue',
    stage: 'idp-authentication',
    owner: 'idp-admin',
    error: null,
    pattern: /(?<![A-Za-z\d])AADSTS\d{4,9}(?!\d|[ILOS](?![A-Z]))/i,
    example: 'AADSTS999999: a text that nobody has described yet',
    cause:
      'The code is Entra’s own. Microsoft explains it on a page of its own, and the tenant’s sign-in log has it with all details.',
    fix: [
      {
        owner: 'idp-admin',
        step: 'Look the number up at `https://login.microsoftonline.com/error`, and the attempt in `Microsoft Entra admin center > Monitoring & health > Sign-in logs` by its correlation ID.',
      },
    ],
    send: ['The text of the error page or the failing URL, whole', 'The time of the attempt in UTC'],
    confidence: 'documented',
    vague: true,
    sources: ['https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes'],
  },
]);

/** Errors of Microsoft Entra ID. */
export const entraErrors: readonly Cause[] = [
  ...entraRequestErrors,
  ...entraSignInErrors,
  ...entraTokenErrors,
  ...others,
];
