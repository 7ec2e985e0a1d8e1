import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

/** Errors of Duo Single Sign-On. No list of them is published, so their words are inferred. */
export const duoErrors: readonly Cause[] = wordedErrors({ source: 'https://duo.com/docs/sso', send: pageAndTime }, [
  {
    id: 'duo-external-denied',
    title: 'The second factor failed at Duo',
    stage: 'idp-authentication',
    owner: 'end-user',
    pattern: /\bLogin request (?:was )?denied\b|\bLogin timed out\b|\bnot enrolled in Duo\b/i,
    example: 'Login request denied.',
    cause: 'It was refused, was not answered in time, or the user has no device enrolled.',
    fix: [
      'Start again, and approve the request; enrol a device where Duo asks for it.',
      { owner: 'idp-admin', step: 'Read the attempt in `Duo Admin Panel > Reports > Authentication Log`.' },
    ],
    confidence: 'inferred',
    onlyIfRecognised: true,
  },
]);
