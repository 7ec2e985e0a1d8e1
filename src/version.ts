/** Version of this package; a test compares it with package.json. */
export const VERSION = '0.3.0';

/** The validator whose answers are explained and predicted. */
export const PREDICTS = 'passport-wsfed-saml2 4.6';
