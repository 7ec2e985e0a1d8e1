import { algorithms, signElement } from './idp.ts';
import type { TestIdentity } from './self-signed.ts';

const ns = {
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  bindings: 'urn:oasis:names:tc:SAML:2.0:bindings',
} as const;

interface KeyOptions {
  readonly use?: string;
  /** What the X509Certificate elements hold. */
  readonly certificates?: readonly string[];
}

interface MetadataOptions {
  readonly entityId?: string;
  /** Attributes of EntityDescriptor, as text that starts with a blank. */
  readonly attributes?: string;
  readonly roleAttributes?: string;
  readonly role?: string;
  readonly keys?: readonly KeyOptions[];
  readonly nameIdFormats?: readonly string[];
  readonly logout?: boolean;
  readonly address?: string;
  /** Elements before the role. */
  readonly before?: string;
  readonly after?: string;
  /** `''` is the default namespace. */
  readonly prefix?: string;
  readonly signedBy?: TestIdentity;
}

/** Metadata of one identity provider, in canonical XML. */
export function createMetadata(options: MetadataOptions = {}): string {
  const prefix = options.prefix ?? 'md';
  const colon = prefix === '' ? '' : `${prefix}:`;
  const role = `${colon}${options.role ?? 'IDPSSODescriptor'}`;
  const entity =
    `<${colon}EntityDescriptor xmlns${prefix === '' ? '' : `:${prefix}`}="${ns.metadata}"${options.signedBy === undefined ? '' : ' ID="_metadata"'}${options.attributes ?? ''}` +
    ` entityID="${options.entityId ?? 'https://idp.example.com/metadata'}">${options.before ?? ''}` +
    `<${role}${options.roleAttributes ?? ''} protocolSupportEnumeration="${ns.protocol}">` +
    (options.keys ?? []).map((key) => createKey(key, colon)).join('') +
    createEndpoints(options, colon) +
    `</${role}>${options.after ?? ''}</${colon}EntityDescriptor>`;
  if (options.signedBy === undefined) return entity;
  // Inclusive, since exclusive canonicalization leaves out a prefix that only xsi:type uses.
  return signElement(entity, {
    identity: options.signedBy,
    transforms: [algorithms.enveloped, algorithms.inclusive],
  });
}

/** Metadata of several, one inside the other as given. */
export function createGroup(content: string, attributes = ''): string {
  return `<md:EntitiesDescriptor xmlns:md="${ns.metadata}"${attributes}>${content}</md:EntitiesDescriptor>`;
}

export function createKey({ use, certificates = [] }: KeyOptions, colon: string): string {
  const elements = certificates.map((text) => `<ds:X509Certificate>${text}</ds:X509Certificate>`).join('');
  return (
    `<${colon}KeyDescriptor${use === undefined ? '' : ` use="${use}"`}><ds:KeyInfo xmlns:ds="${ns.signature}">` +
    `<ds:X509Data>${elements}</ds:X509Data></ds:KeyInfo></${colon}KeyDescriptor>`
  );
}

function createEndpoints({ address = 'https://idp.example.com', ...options }: MetadataOptions, colon: string): string {
  if (options.role === 'SPSSODescriptor')
    return `<${colon}AssertionConsumerService Binding="${ns.bindings}:HTTP-POST" Location="${address}" index="0"></${colon}AssertionConsumerService>`;
  const endpoints = (name: string, path: string): string =>
    ['HTTP-POST', 'HTTP-Redirect']
      .map(
        (binding) =>
          `<${colon}${name} Binding="${ns.bindings}:${binding}" Location="${address}${path}"></${colon}${name}>`,
      )
      .join('');
  const formats = (options.nameIdFormats ?? []).map(
    (format) => `<${colon}NameIDFormat>${format}</${colon}NameIDFormat>`,
  );
  return (
    (options.logout ? endpoints('SingleLogoutService', '/slo') : '') +
    formats.join('') +
    endpoints('SingleSignOnService', '/sso')
  );
}
