import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/IdentityPython/pysaml2/blob/v7.5.2/src/saml2';
const sigver = `${repository}/sigver.py`;
const validate = `${repository}/validate.py`;
const clientBase = `${repository}/client_base.py`;
const entity = `${repository}/entity.py`;
const mdstore = `${repository}/mdstore.py`;
const assertion = `${repository}/assertion.py`;

/** pysaml2, which SATOSA, djangosaml2 and Synapse use. */
export const pysaml2 = defineLibrary(serviceProviderCauses, {
  id: 'pysaml2',
  name: 'pysaml2',
  protocol: 'saml',
  version: '7.5.2',
  sources: [`${repository}/response.py`, sigver, validate, clientBase, entity, mdstore, assertion],
  messages: [
    {
      text: 'AudienceRestrictions conditions not satisfied! (Local entity_id=<expected>)',
      cause: 'sp-audience-mismatch',
      distinctive: true,
    },
    { text: 'Unsolicited response: <received>', cause: 'sp-unsolicited-refused', distinctive: true },
    { text: 'Not the id I expected: <received> != <expected>', cause: 'sp-in-response-to-mismatch' },
    {
      text: "destination '<received>' not in return addresses '<expected>'",
      cause: 'sp-destination-mismatch',
      distinctive: true,
    },
    { text: 'Unknown condition', cause: 'sp-condition-not-understood' },
    { text: 'Missing xsi:type specification', cause: 'sp-condition-not-understood', distinctive: true },
    { text: "Combination of session id and requestURI I don't recall", cause: 'sp-session-lost', distinctive: true },
    { text: 'Missing assertion', cause: 'sp-no-assertion' },
    {
      text: 'Invalid number of AuthnStatement found in Response: <count>',
      cause: 'sp-no-assertion',
      distinctive: true,
    },
    { text: 'Invalid number of assertions in Response: <count>', cause: 'sp-no-assertion', distinctive: true },
    { text: 'Invalid assertion subject: <subject>', cause: 'sp-name-id-missing', distinctive: true },
    { text: 'No valid attesting address', cause: 'sp-subject-confirmation-invalid', distinctive: true },
    {
      text: 'Unknown subject confirmation method: <received>',
      cause: 'sp-subject-confirmation-invalid',
      distinctive: true,
    },
    { text: 'No valid recipient', cause: 'sp-recipient-mismatch' },
    { text: 'No valid subject confirmation', cause: 'sp-subject-confirmation-invalid' },
    { text: 'Signature missing for assertion', cause: 'sp-signature-missing', distinctive: true },
    { text: 'The signature on the assertion cannot be verified.', cause: 'sp-signature-invalid', distinctive: true },
    { text: "Failed to verify signature on '<assertion>'", cause: 'sp-signature-invalid', distinctive: true },
    { text: 'Response was not correctly signed', cause: 'sp-signature-invalid', distinctive: true },
    { text: 'Condition not OK', cause: 'sp-conditions-not-met' },
    { text: 'Could not parse the assertion', cause: 'sp-response-not-readable' },
    { text: 'The Authn Response Statement is not valid', cause: 'sp-status-not-success', distinctive: true },
    { text: 'Signature missing for response', cause: 'sp-signature-missing', distinctive: true, source: sigver },
    { text: 'Failed to verify signature', cause: 'sp-signature-invalid', source: sigver },
    { text: 'Invalid certificate!', cause: 'sp-certificate-untrusted', source: sigver },
    { text: 'Not a Response', cause: 'sp-response-not-readable', source: sigver },
    {
      text: "Can't use response, too old (now=<now> + slack=<slack> > not_on_or_after=<notOnOrAfter>",
      cause: 'sp-assertion-expired',
      distinctive: true,
      source: validate,
    },
    {
      text: "Can't use response yet: (now=<now> + slack=<slack>) <= notbefore=<notBefore>",
      cause: 'sp-assertion-not-yet-valid',
      distinctive: true,
      source: validate,
    },
    { text: 'SAML status error: <message>', cause: 'sp-status-not-success', distinctive: true, source: clientBase },
    { text: 'XML parse error: <message>', cause: 'sp-response-not-readable', source: clientBase },
    { text: 'Response type not supported: <received>', cause: 'sp-response-not-readable', source: clientBase },
    { text: 'Missing entity_id specification', cause: 'sp-settings-incomplete', source: clientBase },
    {
      text: 'No IdP to send to given the premises',
      cause: 'sp-identity-provider-unknown',
      distinctive: true,
      source: clientBase,
    },
    {
      text: 'Too many IdPs to choose from: <found>',
      cause: 'sp-settings-incomplete',
      distinctive: true,
      source: clientBase,
    },
    { text: 'Signature Error: <message>', cause: 'sp-signature-invalid', source: entity },
    { text: 'Unsolicited response', cause: 'sp-unsolicited-refused', source: entity },
    {
      text: "Don't know how to handle '<binding>'",
      cause: 'sp-binding-unsupported',
      distinctive: true,
      source: entity,
    },
    {
      text: "Unravelling binding '<binding>' failed",
      cause: 'sp-binding-unsupported',
      distinctive: true,
      source: entity,
    },
    {
      text: 'Signature algo not in allowed list: <algorithm>',
      cause: 'sp-signature-algorithm-refused',
      distinctive: true,
      source: entity,
    },
    {
      text: 'Digest algo not in allowed list: <algorithm>',
      cause: 'sp-signature-algorithm-refused',
      distinctive: true,
      source: entity,
    },
    { text: 'Unknown entity or unsupported bindings', cause: 'sp-identity-provider-unknown', source: entity },
    {
      text: 'Invalid artifact typecode <received> should be <expected>',
      cause: 'sp-artifact-not-resolved',
      distinctive: true,
      source: entity,
    },
    {
      text: 'Loading metadata failed; reason: <reason>',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: entity,
    },
    {
      text: 'Entity descriptor (entity id:<entity>) too old',
      cause: 'sp-metadata-not-usable',
      distinctive: true,
      source: mdstore,
    },
    {
      text: 'Unknown system entity: <entity>',
      cause: 'sp-identity-provider-unknown',
      distinctive: true,
      source: mdstore,
    },
    { text: 'Unsupported binding: <binding> (<entity>)', cause: 'sp-binding-unsupported', source: mdstore },
    {
      text: 'Required attribute missing: <attribute>',
      cause: 'sp-attribute-missing',
      distinctive: true,
      source: assertion,
    },
  ],
});
