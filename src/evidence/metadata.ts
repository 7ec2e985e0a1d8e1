import { SsoDoctorError } from '../errors.ts';
import { limits } from '../limits.ts';
import { certificateFromDer } from './certificate.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import type { MetadataSignature } from './metadata-signature.ts';
import type { Origin } from './origin.ts';
import {
  attribute,
  childNamed,
  childrenNamed,
  descendantsNamed,
  namespaces,
  textContent,
  type XmlElement,
} from './xml-tree.ts';

/** What one identity provider publishes about itself (SAML metadata 2.0 §2.3.2 and §2.4.3). */
export interface IdpMetadata {
  readonly entityId: string | null;
  /** The earliest that the entity, its role or a group around it names, as written. */
  readonly validUntil: string | null;
  /** The entity's own, else that of the nearest group around it; an XML Schema duration such as `P1D`. */
  readonly cacheDuration: string | null;
  readonly wantAuthnRequestsSigned: boolean;
  readonly nameIdFormats: readonly string[];
  readonly singleSignOnServices: readonly MetadataEndpoint[];
  readonly singleLogoutServices: readonly MetadataEndpoint[];
  /** In the order of the document. Where a provider rolls over, which of its signing keys it signs with is not said. */
  readonly keys: readonly MetadataKey[];
  /** Whether the entity has a signature of its own. It is not verified: nothing here knows by whose key. */
  readonly signed: boolean;
  /** Where its element begins in the text that was parsed. */
  readonly offset: number;
}

interface MetadataEndpoint {
  readonly binding: string | null;
  readonly location: string | null;
}

interface MetadataKey {
  /** Null where the attribute is absent, and the key is for both. */
  readonly use: 'signing' | 'encryption' | null;
  readonly certificates: readonly CertificateFacts[];
  readonly unreadable: readonly UnreadableCertificate[];
}

interface UnreadableCertificate {
  /** Among the key's certificates, from 1. */
  readonly position: number;
  readonly reason: string;
}

export interface IdpMetadataEvidence {
  readonly kind: 'idp-metadata';
  readonly origin: Origin;
  readonly metadata: IdpMetadata;
  readonly signature: MetadataSignature;
}

/**
 * Every identity provider below an EntityDescriptor or EntitiesDescriptor, in the order of the document. Service providers and other
 * roles are passed over.
 * @param name of the file, for messages
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE
 */
export function readMetadata(root: XmlElement, name: string): IdpMetadata[] {
  const entities = descendantsNamed(root, 'EntityDescriptor', namespaces.metadata).filter(
    (entity) => rolesOf(entity).length > 0,
  );
  if (entities.length > limits.metadataProviders)
    throw tooMany(name, `more than ${limits.metadataProviders} identity providers`);
  const read = certificateReader(name);
  return entities.map((entity) => readEntity(entity, read));
}

function rolesOf(entity: XmlElement): XmlElement[] {
  return childrenNamed(entity, 'IDPSSODescriptor', namespaces.metadata);
}

function readEntity(entity: XmlElement, read: CertificateReader): IdpMetadata {
  const roles = rolesOf(entity);
  const chain = ancestry(entity);
  // A provider may have one role for each version of the protocol.
  const children = (name: string): XmlElement[] =>
    roles.flatMap((role) => childrenNamed(role, name, namespaces.metadata));
  return {
    entityId: attribute(entity, 'entityID'),
    validUntil: earliest([...roles, ...chain].flatMap((element) => attribute(element, 'validUntil') ?? [])),
    cacheDuration: chain.flatMap((element) => attribute(element, 'cacheDuration') ?? [])[0] ?? null,
    wantAuthnRequestsSigned: roles.some((role) => isTrue(attribute(role, 'WantAuthnRequestsSigned'))),
    nameIdFormats: children('NameIDFormat').map((element) => textContent(element).trim()),
    singleSignOnServices: children('SingleSignOnService').map(endpoint),
    singleLogoutServices: children('SingleLogoutService').map(endpoint),
    keys: children('KeyDescriptor').map((element) => readKey(element, read)),
    signed: childNamed(entity, 'Signature', namespaces.signature) !== null,
    offset: entity.start,
  };
}

/** The element and what stands around it, from inside to outside. */
function ancestry(element: XmlElement): XmlElement[] {
  const chain: XmlElement[] = [];
  for (let node: XmlElement | null = element; node !== null; node = node.parent) chain.push(node);
  return chain;
}

/** The earliest instant; a text that is none counts only where there is no other. */
function earliest(instants: readonly string[]): string | null {
  const time = (instant: string): number => {
    const value = Date.parse(instant);
    return Number.isNaN(value) ? Number.MAX_VALUE : value;
  };
  return instants.toSorted((one, other) => time(one) - time(other))[0] ?? null;
}

/** XML Schema's boolean. */
function isTrue(value: string | null): boolean {
  return value !== null && /^\s*(?:true|1)\s*$/.test(value);
}

function endpoint(element: XmlElement): MetadataEndpoint {
  return { binding: attribute(element, 'Binding'), location: attribute(element, 'Location') };
}

function readKey(element: XmlElement, read: CertificateReader): MetadataKey {
  const certificates: CertificateFacts[] = [];
  const unreadable: UnreadableCertificate[] = [];
  const written = descendantsNamed(element, 'X509Certificate', namespaces.signature);
  for (const [index, certificate] of written.entries()) {
    const result = read(textContent(certificate));
    if ('certificate' in result) certificates.push(result.certificate);
    else unreadable.push({ position: index + 1, reason: result.reason });
  }
  const use = attribute(element, 'use');
  return { use: use === 'signing' || use === 'encryption' ? use : null, certificates, unreadable };
}

type CertificateReader = (base64: string) => ReturnType<typeof certificateFromDer>;

/** Reads each certificate once: providers name the same one for signing, for encryption and in every role. */
function certificateReader(name: string): CertificateReader {
  const known = new Map<string, ReturnType<typeof certificateFromDer>>();
  return (base64) => {
    const clean = base64.replace(/\s+/g, '');
    const before = known.get(clean);
    if (before !== undefined) return before;
    if (known.size >= limits.metadataCertificates)
      throw tooMany(name, `more than ${limits.metadataCertificates} certificates`);
    const read = clean === '' ? { reason: 'the element is empty' } : certificateFromDer(Buffer.from(clean, 'base64'));
    known.set(clean, read);
    return read;
  };
}

function tooMany(name: string, what: string): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_INPUT_TOO_LARGE',
    `${name}: this metadata holds ${what}; that is more than this program reads. Cut out the one of the login.`,
  );
}
