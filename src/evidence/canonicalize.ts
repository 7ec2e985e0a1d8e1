import type { ParseOption as LibxmlOption } from 'libxml2-wasm';
import { SsoDoctorError } from '../errors.ts';
import { attribute, namespaces, type XmlDocument, type XmlElement } from './xml-tree.ts';

export interface CanonicalForm {
  readonly mode: 'inclusive' | 'exclusive' | 'inclusive-1.1';
  readonly comments: boolean;
  /** Only for the exclusive mode. */
  readonly prefixes: readonly string[];
}

/** Canonical XML as UTF-8; null where it refuses. */
export interface Canonicalizer {
  /** An element in its document, without `cut` (the enveloped signature). */
  readonly ofElement: (
    document: XmlDocument,
    element: XmlElement,
    form: CanonicalForm,
    cut: XmlElement | null,
  ) => Buffer | null;
  /** A whole, standalone text. */
  readonly ofText: (xml: string, form: CanonicalForm) => Buffer | null;
}

/** Texts larger than this need libxml2's relaxed limits. */
const largeText = 8 * 1024 * 1024;

/**
 * Loads libxml2 (WebAssembly), whose canonicalizer is the one behind xmlsec1.
 * Loaded on demand: it takes as long as starting Node, and few messages need it (`plain-canonicalizer.ts`).
 */
export async function loadCanonicalizer(): Promise<Canonicalizer> {
  const { ParseOption, XmlC14NMode, XmlDocument: LibxmlDocument } = await import('libxml2-wasm');
  const quiet =
    ParseOption.XML_PARSE_NONET |
    ParseOption.XML_PARSE_NO_XXE |
    ParseOption.XML_PARSE_NOERROR |
    ParseOption.XML_PARSE_NOWARNING;
  const modes = {
    inclusive: XmlC14NMode.XML_C14N_1_0,
    exclusive: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
    'inclusive-1.1': XmlC14NMode.XML_C14N_1_1,
  } as const;
  const ofText = (xml: string, form: CanonicalForm): Buffer | null => {
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- flags are added up; the type knows single ones only.
    const option = (xml.length > largeText ? quiet | ParseOption.XML_PARSE_HUGE : quiet) as LibxmlOption;
    try {
      // As bytes: given a string, the library converts it letter by letter.
      const document = LibxmlDocument.fromBuffer(Buffer.from(xml), { option });
      try {
        const chunks: Buffer[] = [];
        const handler = {
          // The bytes lie in WebAssembly memory that is reused, so they are copied.
          write: (bytes: Uint8Array) => chunks.push(Buffer.from(bytes)) && bytes.length,
          close: () => true,
        };
        document.canonicalize(handler, {
          mode: modes[form.mode],
          withComments: form.comments,
          ...(form.mode === 'exclusive' &&
            form.prefixes.length > 0 && { inclusiveNamespacePrefixes: [...form.prefixes] }),
        });
        return Buffer.concat(chunks);
      } finally {
        document.dispose();
      }
    } catch (error) {
      if (error instanceof RangeError)
        throw new SsoDoctorError('ERR_INPUT_TOO_LARGE', 'The XML is too large to be canonicalised in memory.');
      return null;
    }
  };
  return {
    ofText,
    ofElement(document, element, form, cut) {
      const text = standaloneText(document, element, form, cut);
      return text === null ? null : ofText(text, form);
    },
  };
}

/**
 * An element as a document of its own that canonicalises to the same bytes as inside its document: what its ancestors declare is
 * written on it, and `cut` (the enveloped signature) is left out. Null where that is not possible.
 */
export function standaloneText(
  document: XmlDocument,
  element: XmlElement,
  { mode, prefixes }: Omit<CanonicalForm, 'comments'>,
  cut: XmlElement | null,
): string | null {
  const { text } = document;
  const inherited = mode === 'exclusive' ? '' : inheritedXmlAttributes(element, mode);
  if (inherited === null) return null;
  const head =
    text.slice(element.start, element.nameEnd) +
    inheritedNamespaces(text, element, mode === 'exclusive' ? prefixes : null) +
    inherited;
  if (cut === null) return head + text.slice(element.nameEnd, element.end);
  return head + text.slice(element.nameEnd, cut.start) + text.slice(cut.end, element.end);
}

/**
 * Exclusive canonicalization sees nothing of a prefix that is neither used inside nor in its PrefixList (null for the inclusive forms); an
 * odd namespace further out must not matter then.
 */
function inheritedNamespaces(text: string, element: XmlElement, prefixes: readonly string[] | null): string {
  let declarations = '';
  for (const [prefix, namespace] of element.parent?.scope ?? []) {
    if (prefix === 'xml' || namespace === '' || element.declared.includes(prefix)) continue;
    const isSeen = prefixes === null || prefix === '' || prefixes.includes(prefix) || mentions(text, element, prefix);
    if (!isSeen) continue;
    declarations += ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(namespace)}"`;
  }
  return declarations;
}

/** Cheap: may say yes where the prefix is not used. */
function mentions(text: string, element: XmlElement, prefix: string): boolean {
  const at = text.indexOf(`${prefix}:`, element.start);
  return at >= 0 && at < element.end;
}

/** Canonical XML 1.0 §2.4 and 1.1 §2.4: attributes of the xml namespace that the apex takes over. Null: `xml:base` would have to be joined. */
function inheritedXmlAttributes(element: XmlElement, mode: CanonicalForm['mode']): string | null {
  const found = new Map<string, string>();
  for (let ancestor = element.parent; ancestor !== null; ancestor = ancestor.parent) {
    for (const { name, namespace, value } of ancestor.attributes) {
      if (namespace !== namespaces.xml || found.has(name) || attribute(element, name) !== null) continue;
      if (mode === 'inclusive-1.1' && name === 'xml:base') return null;
      if (mode === 'inclusive-1.1' && name === 'xml:id') continue;
      found.set(name, value);
    }
  }
  return [...found].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
}

function escapeAttribute(value: string): string {
  return value.replace(/[&<"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
