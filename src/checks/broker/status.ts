import { readStatus, statusTexts } from '../../evidence/saml-status.ts';
import { defineStep, fail, pass } from './step.ts';

/** A status that the broker has a sentence for fails, with the provider's own message where there is one. Other codes pass. */
export const status = defineStep({
  id: 'status',
  title: 'The provider reports success',
  sources: [
    'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf §3.2.2.2',
    'https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/samlp.js',
  ],
  run: ({ rootResponse, protocol, parsed }) => {
    if (protocol === 'wsfed' || !parsed.ok) return null;
    const { code, subCode, message } = readStatus(rootResponse);
    const received = subCode ?? code ?? undefined;
    const text = statusTexts.get(subCode ?? '') ?? statusTexts.get(code ?? '');
    if (text === undefined)
      return pass('The status is none that the broker stops at.', received === undefined ? {} : { received });
    const sentence = message === null || message === '' ? text : message;
    return fail(
      sentence,
      'The provider itself reports that the login failed.',
      received === undefined ? {} : { received },
    );
  },
});
