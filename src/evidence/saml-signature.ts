import { rememberedFor } from './remember.ts';
import {
  attribute,
  childNamed,
  childrenNamed,
  descendantsNamed,
  elements,
  namespaces,
  textContent,
  type XmlElement,
} from './xml-tree.ts';

/** A Signature element (XML Signature 1.1 §4) as it stands in the message, nothing of it checked yet. */
export interface SignatureDescription {
  readonly element: XmlElement;
  /** What it is a child of; an enveloped signature signs this. */
  readonly parent: XmlElement | null;
  readonly on: 'response' | 'assertion' | 'other';
  readonly signedInfos: readonly XmlElement[];
  readonly canonicalization: string | null;
  readonly canonicalizationPrefixes: readonly string[];
  readonly algorithm: string | null;
  readonly references: readonly ReferenceDescription[];
  /** Base64 text without white space; null where the element is missing, or holds elements. */
  readonly signatureValue: string | null;
  readonly keyInfo: XmlElement | null;
  /** X509Certificate elements in KeyInfo. */
  readonly certificates: readonly XmlElement[];
}

export interface ReferenceDescription {
  readonly element: XmlElement;
  /** Null where the attribute is missing. */
  readonly uri: string | null;
  readonly transforms: readonly { readonly algorithm: string | null; readonly prefixes: readonly string[] }[];
  readonly digestAlgorithm: string | null;
  /** Text of the first DigestValue, white space kept; null where there is none. */
  readonly digestValue: string | null;
  readonly digestValues: number;
}

/** Every signature at any depth, in document order. */
export function describeSignatures(root: XmlElement): SignatureDescription[] {
  return descendantsNamed(root, 'Signature', namespaces.signature).map(describeSignature);
}

export const describeSignature = rememberedFor((element: XmlElement): SignatureDescription => {
  const signedInfos = childrenNamed(element, 'SignedInfo');
  const [signedInfo] = signedInfos;
  const canonicalization = childNamed(signedInfo ?? null, 'CanonicalizationMethod');
  const keyInfo = childNamed(element, 'KeyInfo');
  const value = childNamed(element, 'SignatureValue');
  return {
    element,
    parent: element.parent,
    on: signedThing(element.parent),
    signedInfos,
    canonicalization: attribute(canonicalization, 'Algorithm'),
    canonicalizationPrefixes: inclusivePrefixes(canonicalization),
    algorithm: attribute(childNamed(signedInfo ?? null, 'SignatureMethod'), 'Algorithm'),
    references: signedInfo === undefined ? [] : childrenNamed(signedInfo, 'Reference').map(describeReference),
    signatureValue: value === null || elements(value).length > 0 ? null : textContent(value).replace(/\s+/g, ''),
    keyInfo,
    certificates: keyInfo === null ? [] : descendantsNamed(keyInfo, 'X509Certificate', namespaces.signature),
  };
});

function signedThing(parent: XmlElement | null): 'response' | 'assertion' | 'other' {
  if (parent?.localName === 'Response' && parent.parent === null) return 'response';
  if (parent?.localName === 'Assertion') return 'assertion';
  return 'other';
}

function describeReference(element: XmlElement): ReferenceDescription {
  const transforms = childNamed(element, 'Transforms');
  const values = childrenNamed(element, 'DigestValue');
  return {
    element,
    uri: attribute(element, 'URI'),
    transforms:
      transforms === null
        ? []
        : childrenNamed(transforms, 'Transform').map((transform) => ({
            algorithm: attribute(transform, 'Algorithm'),
            prefixes: inclusivePrefixes(transform),
          })),
    digestAlgorithm: attribute(childNamed(element, 'DigestMethod'), 'Algorithm'),
    digestValue: values[0] === undefined ? null : textContent(values[0]),
    digestValues: values.length,
  };
}

/** Exclusive XML Canonicalization 1.0 §3, parameter InclusiveNamespaces PrefixList. */
function inclusivePrefixes(method: XmlElement | null): string[] {
  const list = attribute(childNamed(method, 'InclusiveNamespaces'), 'PrefixList');
  return list?.split(/\s+/).filter((prefix) => prefix !== '') ?? [];
}
