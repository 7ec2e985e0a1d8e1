import { fromStrictDocument, type BrokerDocument, type ParseAsBroker } from '../../evidence/broker-dom.ts';
import { decryptAsBroker } from '../../evidence/broker-decryption.ts';
import {
  brokerSignatureFromStatement,
  brokerSignatureFromVerdict,
  type BrokerSignature,
  type CheckAsBroker,
} from '../../evidence/broker-signature.ts';
import type { ConnectionSettings } from '../../evidence/connection.ts';
import { documentDisagreements, signatureDisagreements } from '../../evidence/disagreement.ts';
import type { Forge } from '../../evidence/forge.ts';
import type { SamlMessage } from '../../evidence/saml-message.ts';
import { describeSignature } from '../../evidence/saml-signature.ts';
import { readStatement, type SignatureStatement } from '../../evidence/redacted-signature.ts';
import { indexIds, verifyByStandard, type SignatureVerdict } from '../../evidence/signature.ts';
import type { Canonicalizer } from '../../evidence/canonicalize.ts';
import { childNamed, childrenNamed, descendantsNamed, namespaces, type XmlElement } from '../../evidence/xml-tree.ts';
import { parseXml } from '../../evidence/xml.ts';
import { limits } from '../../limits.ts';
import { chooseKey, missingThumbprint, type KeyChoice } from './signing-key.ts';

/** The libraries behind the verdicts. The broker's own are loaded when the first message needs them. */
export interface Libraries {
  readonly canonicalizer: Canonicalizer;
  readonly parseAsBroker: ParseAsBroker;
  readonly checkAsBroker: CheckAsBroker;
  readonly forge: Forge;
}

/** A text as the broker sees it, or why it sees nothing. */
type BrokerText =
  | { readonly ok: true; readonly document: BrokerDocument }
  | { readonly ok: false; readonly reason: 'malformed' | 'time' };

/** Everything that the broker's steps look at. Later parts are read as far as possible even where an earlier step fails. */
export interface BrokerView {
  readonly settings: ConnectionSettings;
  readonly now: Date;
  readonly protocol: 'saml2' | 'wsfed';
  readonly text: string;
  readonly parsed: BrokerText;
  /** Elements named Response at any depth. */
  readonly responses: readonly XmlElement[];
  /** The root, where it is a Response. */
  readonly rootResponse: XmlElement | null;
  /** Elements named Assertion at any depth. */
  readonly assertions: readonly XmlElement[];
  readonly encryption: BrokerEncryption | null;
  /** The assertion in its place, decrypted where it was encrypted; not yet verified. */
  readonly assertion: XmlElement | null;
  readonly signing: BrokerSigning | null;
  /** The assertion whose content is judged: out of the signed text where the signature holds. */
  readonly judged: XmlElement | null;
  readonly libraries: Libraries;
}

interface BrokerEncryption {
  readonly elements: readonly XmlElement[];
  readonly data: XmlElement | null;
  readonly outcome:
    | { readonly document: BrokerDocument; readonly assertions: readonly XmlElement[] }
    | { readonly error: string }
    | null;
}

export interface BrokerSigning {
  readonly on: 'response' | 'assertion';
  /** XPath of the broker's look-up, as it appears in its messages. */
  readonly path: string;
  readonly candidates: readonly XmlElement[];
  /** The text that the signature stands in: the response, or the decrypted assertion. */
  readonly document: BrokerDocument;
  readonly key: KeyChoice | null;
  /** `redacted`: this is a copy whose signature nobody judged while it was whole. */
  readonly outcome: BrokerSignature | 'time' | 'redacted' | null;
  /** What the signature covers, where it is valid. */
  readonly content: SignedContent | null;
}

/** What the broker takes out of the text that the signature covers: it reads, and decrypts, once more. */
interface SignedContent {
  readonly assertion: XmlElement | null;
  /** Its message where it cannot. */
  readonly error: string | null;
}

const signatureTest = "*[local-name(.)='Signature' and namespace-uri(.)='http://www.w3.org/2000/09/xmldsig#']";
const responsePath = `/*[local-name(.)='Response'][1]/${signatureTest}`;
const assertionPath = `//*[local-name(.)='Assertion'][1]/${signatureTest}`;

/** Lays out one message as the broker's validator sees it. */
export function viewAsBroker(
  message: SamlMessage,
  settings: ConnectionSettings,
  now: Date,
  libraries: Libraries,
): BrokerView {
  const protocol = message.what === 'wsfed' ? 'wsfed' : 'saml2';
  const read = readText(message, protocol, libraries);
  const base = { settings, now, protocol, text: read.text, parsed: read.parsed, libraries } as const;
  if (!read.parsed.ok)
    return {
      ...base,
      responses: [],
      rootResponse: null,
      assertions: [],
      encryption: null,
      assertion: null,
      signing: null,
      judged: null,
    };
  const { document } = read.parsed;
  const { root } = document;
  const rootResponse = root.localName === 'Response' ? root : null;
  const assertions = descendantsNamed(root, 'Assertion');
  const bare = message.what === 'assertion' && message.wire === null && root.localName === 'Assertion' ? root : null;
  const plain =
    bare ??
    (protocol === 'wsfed'
      ? (assertions[0] ?? null)
      : rootResponse === null
        ? null
        : childNamed(rootResponse, 'Assertion', namespaces.assertion));
  const encryption =
    plain === null && rootResponse !== null ? viewEncryption(document, rootResponse, settings, libraries) : null;
  const decrypted = openedDocument(encryption);
  const assertion = plain ?? (decrypted === null ? null : openedAssertion(decrypted));
  const signing = viewSigning(base, document, rootResponse, assertion, decrypted);
  const content = signing?.content ?? null;
  const judged = content === null ? assertion : content.assertion;
  return {
    ...base,
    responses: descendantsNamed(root, 'Response'),
    rootResponse,
    assertions,
    encryption,
    assertion,
    signing,
    judged,
  };
}

/** Decodes as strategy.js does: base64 read leniently, as UTF-8 unless the declaration names ISO-8859-1 in its one notation. */
function readText(
  message: SamlMessage,
  protocol: 'saml2' | 'wsfed',
  libraries: Libraries,
): { text: string; parsed: BrokerText } {
  if (message.wire === null || protocol === 'wsfed') {
    const text = message.wire ?? message.xml;
    return { text, parsed: parseText(text, message.parse.ok && text === message.xml ? message : null, libraries) };
  }
  const bytes = Buffer.from(message.wire, 'base64');
  const text = bytes.toString('utf8');
  const parsed = parseText(text, message.parse.ok && text === message.xml ? message : null, libraries);
  if (!parsed.ok || parsed.document.encoding !== 'ISO-8859-1') return { text, parsed };
  const latin = bytes.toString('latin1');
  return { text: latin, parsed: latin === text ? parsed : parseText(latin, null, libraries) };
}

/** Our strict reading where both parsers must agree; else the broker's own parser, on text up to a limit. */
function parseText(text: string, known: SamlMessage | null, libraries: Libraries): BrokerText {
  const strict = known?.parse ?? (text.length > limits.samlCharacters ? null : parseXml(text));
  if (strict?.ok === true && documentDisagreements(strict.document).length === 0)
    return { ok: true, document: fromStrictDocument(strict.document) };
  if (text.length > limits.brokerCharacters) return { ok: false, reason: 'time' };
  return libraries.parseAsBroker(text);
}

function viewEncryption(
  document: BrokerDocument,
  response: XmlElement,
  settings: ConnectionSettings,
  libraries: Libraries,
): BrokerEncryption | null {
  const found = childrenNamed(response, 'EncryptedAssertion', namespaces.assertion);
  const [first] = found;
  if (first === undefined) return null;
  const data = descendantsNamed(first, 'EncryptedData', namespaces.encryption)[0] ?? null;
  if (data === null || settings.decryptionKey === undefined) return { elements: found, data, outcome: null };
  const decrypted = decryptAsBroker(document.root, settings.decryptionKey);
  if ('error' in decrypted) return { elements: found, data, outcome: decrypted };
  const parsed = parseText(decrypted.xml, null, libraries);
  if (!parsed.ok) return { elements: found, data, outcome: { error: 'SAML Assertion should be a valid xml' } };
  return {
    elements: found,
    data,
    outcome: { document: parsed.document, assertions: descendantsNamed(parsed.document.root, 'Assertion') },
  };
}

function openedDocument(encryption: BrokerEncryption | null): BrokerDocument | null {
  const outcome = encryption?.outcome ?? null;
  return outcome !== null && 'document' in outcome ? outcome.document : null;
}

/** The assertion must be the root of what was encrypted. */
function openedAssertion({ root }: BrokerDocument): XmlElement | null {
  return root.localName === 'Assertion' && root.namespace === namespaces.assertion ? root : null;
}

type ViewBase = Pick<BrokerView, 'settings' | 'now' | 'protocol' | 'text' | 'parsed' | 'libraries'>;

function viewSigning(
  base: ViewBase,
  document: BrokerDocument,
  response: XmlElement | null,
  assertion: XmlElement | null,
  decrypted: BrokerDocument | null,
): BrokerSigning | null {
  const onResponse =
    base.protocol === 'wsfed' || response === null ? [] : childrenNamed(response, 'Signature', namespaces.signature);
  // With a second assertion the broker has stopped already; what would follow concerns the one in its place.
  const holders =
    decrypted === null && assertion !== null && base.protocol === 'saml2'
      ? [assertion]
      : firstAssertions(decrypted?.root ?? document.root);
  const onAssertion = holders.flatMap((element) => childrenNamed(element, 'Signature', namespaces.signature));
  if (onResponse.length === 0 && onAssertion.length === 0) return null;
  const on = onResponse.length > 0 ? 'response' : 'assertion';
  const candidates = on === 'response' ? onResponse : onAssertion;
  const stage = {
    on,
    path: on === 'response' ? responsePath : assertionPath,
    candidates,
    document: on === 'assertion' && decrypted !== null ? decrypted : document,
  } as const;
  const [signature] = candidates;
  if (signature === undefined || candidates.length > 1 || (on === 'assertion' && assertion === null))
    return { ...stage, key: null, outcome: null, content: null };
  const key = chooseKey(signature, stage.document, base.settings);
  const { outcome, shared } = checkSignature(stage.document, signature, key, base.libraries);
  const signed = typeof outcome === 'string' ? null : outcome.signed;
  if (signed === null) return { ...stage, key, outcome, content: null };
  // Where both verdicts come from one run, the signed text is the element that carries the signature.
  const plain = shared && (decrypted === null || on === 'assertion') ? signature.parent : null;
  const content = plain === null ? readSigned(signed, on, base) : contentOf(plain, on);
  return { ...stage, key, outcome, content };
}

/** `//*[local-name(.)='Assertion'][1]`: every Assertion that is the first one below its parent. */
function firstAssertions(root: XmlElement): XmlElement[] {
  return descendantsNamed(root, 'Assertion').filter(
    (element) => element.parent === null || childNamed(element.parent, 'Assertion') === element,
  );
}

/** Runs the check of one signature, once for both verdicts where nothing in the message can make them differ. */
export function checkSignature(
  document: BrokerDocument,
  signature: XmlElement,
  key: KeyChoice,
  libraries: Libraries,
): { outcome: BrokerSignature | 'time' | 'redacted'; shared: boolean } {
  const choose = (): string => {
    if ('pem' in key) return key.pem;
    if ('missing' in key && key.embedded !== null) return key.embedded;
    throw new Error('error' in key ? key.error : missingThumbprint);
  };
  if (document.strict !== null) {
    const ids = indexIds(document.strict.root);
    const description = describeSignature(signature);
    const isStated = readStatement(description.signatureValue)?.broker !== undefined;
    if (!isStated && signatureDisagreements(ids, description).length === 0) {
      const verdict = verifyByStandard(document.strict, ids, description, [], libraries.canonicalizer);
      if (isUnjudged(verdict)) return { outcome: 'redacted', shared: true };
      const complete = verdict.signedInfo !== null && typeof verdict.references[0]?.calculatedDigest === 'string';
      return { outcome: complete ? brokerSignatureFromVerdict(verdict, choose) : 'time', shared: true };
    }
  }
  // The library would compute anew what a redacted copy only states.
  const statement = readStatement(describeSignature(signature).signatureValue);
  if (statement !== null)
    return { outcome: statedOutcome(document, signature, statement, choose, libraries), shared: false };
  if (document.text.length > limits.brokerCharacters) return { outcome: 'time', shared: false };
  const own = document.nodeOf(signature) === null ? reparse(document, signature, libraries) : { document, signature };
  const node = own === null ? null : own.document.nodeOf(own.signature);
  return { outcome: node === null ? 'time' : libraries.checkAsBroker(document.text, node, choose), shared: false };
}

/** What a redacted copy states where the broker's library can say something else than the standard. */
function statedOutcome(
  { strict, text }: BrokerDocument,
  signature: XmlElement,
  { broker }: SignatureStatement,
  choose: () => string,
  { canonicalizer }: Libraries,
): BrokerSignature | 'redacted' {
  const parse = strict === null ? parseXml(text) : null;
  const read = parse?.ok === true ? parse.document : strict;
  if (broker === undefined || read === null) return 'redacted';
  const verdict = verifyByStandard(read, indexIds(read.root), describeSignature(signature), [], canonicalizer);
  return brokerSignatureFromStatement(broker, verdict, choose);
}

/** A redacted copy of which nobody knows whether its signature was right. */
function isUnjudged({ signature, references }: SignatureVerdict): boolean {
  const values = [signature.signatureValue, ...references.map(({ statedDigest }) => statedDigest)];
  return values.some((value) => readStatement(value)?.redacted === 'not-judged');
}

/** The same signature as the broker's own parser sees it: the same place among all signatures. */
function reparse(
  document: BrokerDocument,
  signature: XmlElement,
  libraries: Libraries,
): { document: BrokerDocument; signature: XmlElement } | null {
  const index = descendantsNamed(document.root, 'Signature', namespaces.signature).indexOf(signature);
  const parsed = libraries.parseAsBroker(document.text);
  if (!parsed.ok) return null;
  const found = descendantsNamed(parsed.document.root, 'Signature', namespaces.signature)[index];
  return found === undefined ? null : { document: parsed.document, signature: found };
}

/** samlp.js, extractAssertion, and saml.js, parseAssertion, over the signed text. */
function readSigned(signed: string, on: BrokerSigning['on'], { settings, libraries }: ViewBase): SignedContent | null {
  const parsed = parseText(signed, null, libraries);
  if (!parsed.ok) return parsed.reason === 'time' ? null : { assertion: null, error: unreadable[on] };
  const content = contentOf(parsed.document.root, on);
  if (on === 'assertion' || content.assertion !== null || parsed.document.root.localName !== 'Response') return content;
  const encryption = viewEncryption(parsed.document, parsed.document.root, settings, libraries);
  const outcome = encryption?.outcome ?? null;
  if (outcome === null) return content;
  return 'error' in outcome
    ? { assertion: null, error: outcome.error }
    : { assertion: openedAssertion(outcome.document), error: null };
}

const unreadable = {
  response: 'SAMLResponse should be a valid xml',
  assertion: 'SAML Assertion should be a valid xml',
};

function contentOf(root: XmlElement, on: BrokerSigning['on']): SignedContent {
  if (on === 'assertion') return { assertion: root.localName === 'Assertion' ? root : null, error: null };
  const assertion = root.localName === 'Response' ? childNamed(root, 'Assertion', namespaces.assertion) : null;
  return { assertion, error: null };
}
