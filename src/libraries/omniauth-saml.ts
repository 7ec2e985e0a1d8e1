import { defineLibrary } from './library.ts';
import { serviceProviderCauses } from './service-provider.ts';

const repository = 'https://github.com/omniauth/omniauth-saml/blob/7c6206e/lib/omniauth';

/** omniauth-saml, which puts ruby-saml into Rails applications; most of its messages are that library's. */
export const omniauthSaml = defineLibrary(serviceProviderCauses, {
  id: 'omniauth-saml',
  name: 'omniauth-saml',
  protocol: 'saml',
  version: '7c6206e',
  sources: [`${repository}/strategies/saml.rb`],
  messages: [
    { text: 'SAML response missing', cause: 'sp-response-missing', distinctive: true },
    { text: "SAML response missing '<attribute>' attribute", cause: 'sp-attribute-missing', distinctive: true },
    { text: 'SAML failed to process LogoutRequest (<reason>)', cause: 'sp-logout-refused', distinctive: true },
    { text: 'SAML logout response/request missing', cause: 'sp-logout-refused', distinctive: true },
  ],
});
