import { documented, inferred, observed, type Known } from '../providers/provider.ts';
import type { Protocol } from './sections.ts';

/** Where an identity provider's administrator creates the application that the broker is to it. */
export interface ApplicationMenus {
  /** One by one, in the order in which they are opened. */
  readonly create: Known<readonly string[]>;
  /** The field that takes the callback address. */
  readonly callback: Known<string>;
  /** SAML: the field that takes the broker's entity ID. */
  readonly entityId?: Known<string>;
  readonly source?: string;
}

const entraCenter = 'Microsoft Entra admin center';
const oktaCreate = ['Admin Console', 'Applications', 'Applications', 'Create App Integration'] as const;
const keycloakCreate = ['Admin console', 'the realm', 'Clients', 'Create client'] as const;
const keycloakGuide = 'https://www.keycloak.org/docs/latest/server_admin/';

/**
 * Menus by provider's id and protocol; what is not here is not known. Names of menus drift between versions. `observed` ones stand in setup
 * guides of several applications.
 */
export const applicationMenus: Readonly<Record<string, Readonly<Partial<Record<Protocol, ApplicationMenus>>>>> = {
  adfs: {
    saml: {
      create: documented(['AD FS Management', 'Relying Party Trusts', 'Add Relying Party Trust', 'Claims aware']),
      callback: documented('Relying party SAML 2.0 SSO service URL'),
      entityId: documented('Relying party trust identifier'),
      source: 'https://learn.microsoft.com/en-us/windows-server/identity/ad-fs/operations/create-a-relying-party-trust',
    },
    oidc: {
      create: inferred([
        'AD FS Management',
        'Application Groups',
        'Add Application Group',
        'Server application accessing a web API',
      ]),
      callback: inferred('Redirect URI'),
    },
  },
  auth0: {
    saml: {
      create: inferred(['Dashboard', 'Applications', 'Create Application', 'Regular Web', 'Addons', 'SAML2 Web App']),
      callback: inferred('Application Callback URL'),
      entityId: inferred('audience, in the add-on’s settings'),
    },
    oidc: {
      create: inferred(['Dashboard', 'Applications', 'Create Application', 'Regular Web']),
      callback: inferred('Allowed Callback URLs'),
    },
  },
  'aws-iam-identity-center': {
    saml: {
      create: inferred(['IAM Identity Center console', 'Applications', 'Add application', 'SAML 2.0']),
      callback: inferred('Application ACS URL'),
      entityId: inferred('Application SAML audience'),
    },
  },
  duo: {
    saml: {
      create: inferred(['Admin Panel', 'Applications', 'Generic SAML Service Provider']),
      callback: inferred('Assertion Consumer Service (ACS) URL'),
      entityId: inferred('Entity ID'),
    },
    oidc: {
      create: inferred(['Admin Panel', 'Applications', 'Generic OIDC Relying Party']),
      callback: inferred('Sign-In Redirect URLs'),
    },
  },
  entra: {
    saml: {
      create: observed([entraCenter, 'Enterprise apps', 'New application', 'Create your own application']),
      callback: documented('Reply URL (Assertion Consumer Service URL)'),
      entityId: documented('Identifier (Entity ID)'),
      source: 'https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/add-application-portal-setup-sso',
    },
    oidc: {
      create: documented([entraCenter, 'App registrations', 'New registration']),
      callback: documented('Redirect URI, of the platform Web'),
      source: 'https://learn.microsoft.com/en-us/entra/identity-platform/how-to-add-redirect-uri',
    },
  },
  google: {
    saml: {
      create: observed(['Admin console', 'Apps', 'Web and mobile apps', 'Add app', 'Add custom SAML app']),
      callback: observed('ACS URL'),
      entityId: observed('Entity ID'),
      source: 'https://support.google.com/a/answer/6087519',
    },
    oidc: {
      create: documented([
        'Google Cloud console',
        'APIs & Services',
        'Credentials',
        'Create credentials',
        'OAuth client ID',
        'Web application',
      ]),
      callback: documented('Authorized redirect URIs'),
      source: 'https://support.google.com/cloud/answer/6158849',
    },
  },
  jumpcloud: {
    saml: {
      create: inferred([
        'Access',
        'SSO Applications',
        'Add New Application',
        'Custom Application',
        'Configure SSO with SAML',
      ]),
      callback: inferred('ACS URLs'),
      entityId: inferred('SP Entity ID'),
    },
    oidc: {
      create: inferred([
        'Access',
        'SSO Applications',
        'Add New Application',
        'Custom Application',
        'Configure SSO with OIDC',
      ]),
      callback: inferred('Redirect URIs'),
    },
  },
  keycloak: {
    saml: {
      create: documented([...keycloakCreate, 'SAML']),
      callback: documented('Valid redirect URIs, and Master SAML Processing URL'),
      entityId: documented('Client ID'),
      source: keycloakGuide,
    },
    oidc: {
      create: documented([...keycloakCreate, 'OpenID Connect', 'Client authentication: On']),
      callback: documented('Valid redirect URIs'),
      source: keycloakGuide,
    },
  },
  okta: {
    saml: {
      create: observed([...oktaCreate, 'SAML 2.0']),
      callback: observed('Single sign-on URL'),
      entityId: observed('Audience URI (SP Entity ID)'),
      source: 'https://help.okta.com/en-us/content/topics/apps/apps_app_integration_wizard_saml.htm',
    },
    oidc: {
      create: documented([...oktaCreate, 'OIDC - OpenID Connect', 'Web Application']),
      callback: documented('Sign-in redirect URIs'),
      source: 'https://developer.okta.com/docs/guides/add-an-external-idp/register-app-in-okta/',
    },
  },
  onelogin: {
    saml: {
      create: observed(['Administration', 'Applications', 'Add App', 'SAML Custom Connector (Advanced)']),
      callback: observed('ACS (Consumer) URL, Recipient, and ACS (Consumer) URL Validator'),
      entityId: observed('Audience (EntityID)'),
    },
    oidc: {
      create: inferred(['Administration', 'Applications', 'Add App', 'OpenId Connect (OIDC)']),
      callback: inferred('Redirect URIs'),
    },
  },
  pingone: {
    saml: {
      create: inferred(['Applications', 'Add', 'SAML Application']),
      callback: inferred('ACS URLs'),
      entityId: inferred('Entity ID'),
    },
    oidc: {
      create: inferred(['Applications', 'Add', 'OIDC Web App']),
      callback: inferred('Redirect URIs'),
    },
  },
};
