import type { Cause } from '../causes/cause.ts';
import { pageAndTime, wordedErrors } from './worded-errors.ts';

const faq = 'https://it.umn.edu/services-technologies/resources/shibboleth-faq';
const messages =
  'https://support.aaf.edu.au/support/solutions/articles/19000031199-common-shibboleth-idp-error-messages';
const send = [...pageAndTime, 'The lines of `idp-process.log` at that time'];

/** Errors of the Shibboleth identity provider, on its pages and in `idp-process.log`. */
export const shibbolethErrors: readonly Cause[] = wordedErrors({ source: messages, send }, [
  {
    id: 'shibboleth-profile-not-configured',
    aliases: ['shib-profile-not-configured'],
    title: 'Shibboleth has no metadata for the entity ID of the request',
    stage: 'authn-request',
    owner: 'idp-admin',
    pattern:
      /\bSAML 2 SSO profile is not configured for relying party\b|\bInvalid(?:Profile|RelyingParty)Configuration\b/i,
    example: 'SAML 2 SSO profile is not configured for relying party urn:auth0:broker:acme',
    cause:
      'The request counts as anonymous, since the metadata was not loaded, is no longer valid, or has another entity ID.',
    fix: [
      'Load the metadata that {support} gives you: `conf/metadata-providers.xml`.',
      'Compare its entity ID with the Issuer of the request, character by character.',
    ],
    confidence: 'documented',
    distinctive: true,
    source: faq,
  },
  {
    id: 'shibboleth-no-endpoint',
    aliases: ['shib-no-endpoint'],
    title: 'Shibboleth’s metadata of {client} lacks the callback address of the request',
    stage: 'authn-request',
    owner: 'idp-admin',
    pattern: /\bno (?:peer|return) endpoint available\b|\bEndpointResolutionFailed\b/i,
    example: 'No peer endpoint available to which to send SAML response',
    cause: '{callbackUrl} with the binding HTTP-POST is not an AssertionConsumerService of that metadata.',
    fix: ['Load metadata with {callbackUrl} (HTTP-POST) as AssertionConsumerService: `conf/metadata-providers.xml`.'],
    confidence: 'documented',
    distinctive: true,
    source: faq,
  },
  {
    id: 'shibboleth-stale-request',
    aliases: ['shib-stale-request'],
    title: 'The SAML request reached Shibboleth too late',
    stage: 'authn-request',
    owner: 'end-user',
    pattern: /\b(?:request|message) was (?:issued too long ago|expired)\b|\bMessageExpired\b/i,
    example: 'Message was expired',
    cause: 'The login page stayed open too long, or a clock is wrong.',
    fix: [
      'Start the login again at {service}.',
      { owner: 'idp-admin', step: 'If it fails at once, compare the clock of the server with NTP.' },
    ],
    confidence: 'documented',
    onlyIfRecognised: true,
  },
  {
    id: 'shibboleth-replay',
    aliases: ['shib-replay'],
    title: 'The same SAML request reached Shibboleth twice',
    stage: 'authn-request',
    owner: 'end-user',
    pattern: /\brejecting replayed message\b|\bMessageReplay\b/i,
    example: 'Rejecting replayed message',
    cause: 'A page was reloaded, or opened again with the back button.',
    fix: ['Start the login again at {service}.'],
    confidence: 'documented',
    onlyIfRecognised: true,
  },
  {
    id: 'shibboleth-stale-login-context',
    aliases: ['shib-stale-login-context'],
    title: 'Shibboleth no longer knows this login',
    stage: 'idp-authentication',
    owner: 'end-user',
    pattern: /\bstale request\b|\bno login context\b/i,
    example: 'Stale Request',
    cause: 'Its login page was bookmarked, its cookie is missing, or the back button was used.',
    fix: ['Allow cookies for the identity provider.', 'Start the login again at {service}, not from a bookmark.'],
    confidence: 'documented',
    onlyIfRecognised: true,
  },
  {
    id: 'shibboleth-encrypt',
    aliases: ['shib-encrypt'],
    title: 'Shibboleth cannot encrypt the assertion for {client}',
    stage: 'idp-response',
    owner: 'idp-admin',
    pattern: /\bunable to encrypt (?:the )?assertion\b|\bUnableToEncrypt\b/i,
    example: 'Unable to encrypt assertion',
    cause: 'It is set to encrypt, and the metadata of {client} has no certificate for that.',
    fix: [
      'Switch encryption off for this relying party (`p:encryptAssertions="false"` in `conf/relying-party.xml`), or load metadata with an encryption certificate.',
    ],
    confidence: 'inferred',
    onlyIfRecognised: true,
  },
]);
