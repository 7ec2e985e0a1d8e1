import { SsoDoctorError } from '../errors.ts';
import { metadataSignature } from '../evidence/metadata-signature.ts';
import { readMetadata, type IdpMetadataEvidence } from '../evidence/metadata.ts';
import { attribute, descendantsNamed, namespaces, type XmlDocument, type XmlElement } from '../evidence/xml-tree.ts';
import { parseXml } from '../evidence/xml.ts';
import { shortened, visible } from '../text/visible-text.ts';
import { startLocator, type Source } from './source.ts';

type FoundProvider = Omit<IdpMetadataEvidence, 'signature'>;

/**
 * Every identity provider in a metadata document, with the state of its signature.
 * @throws SsoDoctorError as `readProviders`
 */
export async function readIdpMetadata(source: Source): Promise<IdpMetadataEvidence[]> {
  const document = parse(source);
  const entities = new Map(
    descendantsNamed(document.root, 'EntityDescriptor', namespaces.metadata).map((entity) => [entity.start, entity]),
  );
  const evidence: IdpMetadataEvidence[] = [];
  for (const provider of providersIn(document, source)) {
    const { keys, offset } = provider.metadata;
    const listed = keys.flatMap(({ use, certificates }) => (use === 'encryption' ? [] : certificates));
    const entity = entities.get(offset) ?? document.root;
    evidence.push({ ...provider, signature: await metadataSignature(document, entity, listed) });
  }
  return evidence;
}

/**
 * Every identity provider in a metadata document.
 * @throws SsoDoctorError ERR_INPUT_MALFORMED, ERR_INPUT_TOO_LARGE, ERR_INPUT_UNSUPPORTED where no identity provider is in it
 */
export function readProviders(source: Source): FoundProvider[] {
  return providersIn(parse(source), source);
}

function providersIn({ text, root }: XmlDocument, source: Source): FoundProvider[] {
  const providers = readMetadata(root, visible(source.name));
  if (providers.length === 0) throw noProvider(source, root);
  const locate = startLocator(text);
  return providers.map((metadata) => ({
    kind: 'idp-metadata',
    origin: { source: source.name, location: metadata.offset === root.start ? null : locate(metadata.offset) },
    metadata,
  }));
}

function parse(source: Source): XmlDocument {
  const parsed = parseXml(source.text.replace(/^[\uFEFF\s]+/, ''));
  if (parsed.ok) return parsed.document;
  const { reason, line, column } = parsed.problem;
  // White space that was left out in front.
  const before = source.text.slice(0, source.text.search(/[^\uFEFF\s]/)).replace(/^\uFEFF/, '');
  const linesBefore = before.split(/\r\n?|\n/).length - 1;
  throw new SsoDoctorError(
    'ERR_INPUT_MALFORMED',
    `${visible(source.name)}, line ${line + linesBefore}, column ${column}: this metadata cannot be read: ${visible(reason)}. Download it again from the identity provider.`,
  );
}

/** What it is instead. */
function noProvider(source: Source, root: XmlElement): SsoDoctorError {
  const name = visible(source.name);
  if (root.namespace !== namespaces.metadata)
    return new SsoDoctorError(
      'ERR_INPUT_MALFORMED',
      `${name}: its ${root.localName} is in ${root.namespace === '' ? 'no namespace' : `the namespace ${shortened(visible(root.namespace))}`}; metadata is in ${namespaces.metadata}. Download it again from the identity provider.`,
    );
  const [service] = descendantsNamed(root, 'SPSSODescriptor', namespaces.metadata);
  if (service === undefined)
    return new SsoDoctorError(
      'ERR_INPUT_UNSUPPORTED',
      `${name}: this metadata describes no identity provider (there is no IDPSSODescriptor in it). Download the identity provider’s metadata for SAML 2.0.`,
    );
  const entityId = attribute(service.parent, 'entityID');
  const whose = entityId === null ? '' : ` ${shortened(visible(entityId))}`;
  return new SsoDoctorError(
    'ERR_INPUT_UNSUPPORTED',
    `${name}: this is the metadata of a service provider${whose}, which logins are sent to. Hand in the metadata of the identity provider, which logins come from.`,
  );
}
