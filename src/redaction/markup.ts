import { namespaces, walk, type XmlElement } from '../evidence/xml-tree.ts';
import { parseXml } from '../evidence/xml.ts';
import { undoHtmlEntities } from '../evidence/decode.ts';
import { contentTreatment, open, treatmentOfAttribute, treatmentOfElement, type Treatment } from './xml-masks.ts';
import type { Ledger } from './ledger.ts';
import { markupTokens, type MarkupToken } from './markup-tokens.ts';
import { readStatement, statementText } from '../evidence/redacted-signature.ts';

export interface MarkupOptions {
  readonly ledger: Ledger;
  readonly keepSignature: boolean;
  /** What stands in the text for each signature, in the document's order; fewer where it could not be judged. */
  readonly statements: readonly SignatureStatements[];
  /** Free text: what stands between tags and in attributes. */
  readonly text: (value: string) => string;
}

export interface SignatureStatements {
  readonly value: WrittenStatement;
  readonly digests: readonly WrittenStatement[];
}

/** A statement as JSON. */
export type WrittenStatement = Parameters<typeof statementText>[0];

const attribute = /(?<!\s)(\s+)([^\s=<>"'/]+)(\s*=\s*)("[^"<]*"|'[^'<]*')/g;

/**
 * Masks what is secret or personal in markup, tag by tag, so that cut and broken messages are masked as well as whole ones. Everything
 * else stays to the character: white space, order, and what is wrong with it.
 */
export function redactMarkup(text: string, options: MarkupOptions): string {
  return new MarkupRedactor(text, options).run();
}

/** Whether a text has tags in it that something may have to be masked in. */
export function hasMarkup(text: string): boolean {
  return /<\/?(?:[A-Za-z_][\w.-]*:)?(?:Response|Assertion|AuthnRequest|LogoutRequest|NameID|NameIdentifier|AttributeValue|RequestSecurityTokenResponse|SignatureValue|CipherValue)[\s/>]/.test(
    text,
  );
}

class MarkupRedactor {
  readonly #text: string;
  readonly #options: MarkupOptions;
  readonly #foreign: ReadonlySet<string>;
  /** Open elements whose content is masked, or special, by their name as written. */
  #around: { readonly name: string; depth: number; readonly treatment: Treatment | SpecialElement } | null = null;
  #signature = -1;
  #digest = -1;

  constructor(text: string, options: MarkupOptions) {
    this.#text = text;
    this.#options = options;
    this.#foreign = foreignNames(text);
  }

  run(): string {
    return [...markupTokens(this.#text)].map((token) => this.#token(token)).join('');
  }

  #token({ kind, text, tag }: MarkupToken): string {
    switch (kind) {
      case 'text':
        return this.#content(text);
      case 'tag': {
        const { closing, name, attributes, empty } = tag;
        if (closing) {
          this.#close(name);
          return text;
        }
        const shown = this.#startTag(text, attributes, name);
        if (!empty) this.#open(name);
        return shown;
      }
      case 'cdata':
        return `<![CDATA[${this.#content(text.slice(9, -3)).replaceAll(']]>', ']] >')}]]>`;
      // Comments and instructions stay: where one stands inside a name it is an attack, which the copy must show.
      case 'comment':
        return `<!--${this.#content(text.slice(4, -3))}-->`;
      case 'instruction':
        return `<?${this.#options.text(text.slice(2, -2))}?>`;
    }
  }

  #open(name: string): void {
    if (this.#around !== null) {
      if (this.#around.name === name) this.#around.depth += 1;
      return;
    }
    const localName = localNameOf(name);
    if (localName === 'Signature') {
      this.#signature += 1;
      this.#digest = -1;
    }
    if (localName === 'DigestValue') this.#digest += 1;
    const treatment = specialElements.get(localName) ?? treatmentOfElement(localName) ?? this.#foreignTreatment(name);
    if (treatment !== null) this.#around = { name, depth: 1, treatment };
  }

  #close(name: string): void {
    if (this.#around?.name !== name) return;
    this.#around.depth -= 1;
    if (this.#around.depth === 0) this.#around = null;
  }

  #foreignTreatment(name: string): Treatment | null {
    return this.#foreign.has(name) ? { as: 'personal', kind: 'text' } : null;
  }

  #startTag(whole: string, attributes: string, name: string): string {
    if (attributes === '') return whole;
    const at = whole.indexOf(attributes, name.length);
    const shown = attributes.replace(attribute, (_pair, blank: string, key: string, equals: string, quoted: string) => {
      const quote = quoted.charAt(0);
      return `${blank}${key}${equals}${quote}${this.#attribute(key, quoted.slice(1, -1))}${quote}`;
    });
    return whole.slice(0, at) + shown + whole.slice(at + attributes.length);
  }

  #attribute(name: string, value: string): string {
    if (/^xmlns(?::|$)/.test(name)) return value;
    const { ledger, text } = this.#options;
    const localName = localNameOf(name);
    if (keptAttributes.has(localName)) return this.#kept(value);
    const treatment = treatmentOfAttribute(localName) ?? open;
    return treatment.as === 'open' ? text(value) : standIn(value, treatment, ledger);
  }

  /** Character data, comments and CDATA between two tags. */
  #content(data: string): string {
    if (data.trim() === '') return data;
    const { ledger, text } = this.#options;
    const treatment = this.#around?.treatment ?? open;
    if (treatment === 'kept') return this.#kept(data);
    if (treatment === 'signature' || treatment === 'digest') return this.#signatureValue(data, treatment);
    if (treatment === 'cipher') return this.#removed(data, 'encrypted-data');
    if (treatment === 'certificate') return data;
    return treatment.as === 'open' ? text(data) : trimmedStandIn(data, treatment, ledger);
  }

  /** Names and addresses of the parties; what could be in an address is masked there, too. */
  #kept(value: string): string {
    const shown = this.#options.text(value);
    this.#options.ledger.keep(shown.trim());
    return shown;
  }

  #signatureValue(data: string, what: 'signature' | 'digest'): string {
    const { keepSignature, statements, ledger } = this.#options;
    if (keepSignature || readStatement(data) !== null) return data;
    const judged = statements[this.#signature];
    const statement = what === 'signature' ? judged?.value : judged?.digests[this.#digest];
    ledger.removed(what === 'signature' ? 'signature-value' : 'digest-value');
    return statementText(statement ?? { redacted: 'not-judged' });
  }

  #removed(data: string, kind: string): string {
    if (data.trim() === removedData || this.#options.keepSignature) return data;
    this.#options.ledger.removed(kind);
    return removedData;
  }
}

/** Base64 of "redacted". */
const removedData = 'cmVkYWN0ZWQ=';

type SpecialElement = 'signature' | 'digest' | 'cipher' | 'certificate' | 'kept';

const specialElements: ReadonlyMap<string, SpecialElement> = new Map<string, SpecialElement>([
  ['SignatureValue', 'signature'],
  ['DigestValue', 'digest'],
  ['CipherValue', 'cipher'],
  ['X509Certificate', 'certificate'],
  ['Issuer', 'kept'],
  ['Audience', 'kept'],
  ['AuthnContextClassRef', 'kept'],
  ['Method', 'kept'],
]);

/** Addresses of the parties, names of formats, identifiers of messages and their times. */
const keptAttributes: ReadonlySet<string> = new Set([
  'Destination', 'Recipient', 'AssertionConsumerServiceURL', 'Format', 'NameFormat', 'Algorithm', 'Value', 'Method', 'ProtocolBinding', 'ID', 'Id', 'AssertionID', 'ResponseID',
  'RequestID', 'InResponseTo', 'URI', 'IssueInstant', 'NotBefore', 'NotOnOrAfter', 'AuthnInstant', 'SessionNotOnOrAfter', 'Version', 'entityID', 'Location', 'Issuer', 'NameQualifier', 'SPNameQualifier',
]); // prettier-ignore

function localNameOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function trimmedStandIn(value: string, treatment: Treatment, ledger: Ledger): string {
  const start = value.length - value.trimStart().length;
  const inner = value.trim();
  return value.slice(0, start) + standIn(inner, treatment, ledger) + value.slice(start + inner.length);
}

function standIn(written: string, treatment: Treatment, ledger: Ledger): string {
  const value = undoHtmlEntities(written).text;
  if (value === '' || isVocabulary(value, ledger)) return written;
  if (treatment.as === 'personal' && treatment.kind === 'IP address') return ledger.ipAddress(value);
  const kind = treatment.as === 'open' ? 'text' : treatment.kind.toLowerCase().replaceAll(' ', '-');
  return treatment.as === 'secret' ? ledger.secret(kind, value) : ledger.person(kind, value);
}

/** Names out of standards, and what is kept elsewhere in the same text, tell nothing about a person. */
function isVocabulary(value: string, ledger: Ledger): boolean {
  return (
    /^(?:urn:oasis:|http:\/\/schemas\.(?:xmlsoap|microsoft)\.)/.test(value) ||
    /^(?:true|false)$/.test(value) ||
    ledger.isKept(value)
  );
}

/** Names of elements out of vocabularies of which it is not known what is personal in them. */
function foreignNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const parse = text.includes('<') ? parseXml(text.trim()) : null;
  if (parse?.ok !== true) return names;
  walk(parse.document.root, (element: XmlElement) => {
    const isOwn = element.namespace === namespaces.signature || element.namespace === namespaces.encryption;
    if (!isOwn && contentTreatment(element, open).as !== 'open' && treatmentOfElement(element.localName) === null)
      names.add(element.name);
  });
  return names;
}
