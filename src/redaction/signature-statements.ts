import { checkSignature, type Libraries } from '../checks/broker/view.ts';
import { embeddedCertificates, judgeSignatures, type JudgedSignature } from '../checks/saml/facts.ts';
import { loadBrokerParser } from '../evidence/broker-dom.ts';
import { loadBrokerSignatureLibrary } from '../evidence/broker-signature.ts';
import { loadCanonicalizer } from '../evidence/canonicalize.ts';
import { documentDisagreements, signatureDisagreements } from '../evidence/disagreement.ts';
import { loadForge } from '../evidence/forge.ts';
import { base64OfPem } from '../evidence/parsed-certificate.ts';
import { statedBroker } from '../evidence/redacted-signature.ts';
import { indexIds } from '../evidence/signature.ts';
import { descendantsNamed, namespaces, textContent, type XmlDocument } from '../evidence/xml-tree.ts';
import { parseXml } from '../evidence/xml.ts';
import { restorations } from '../judge/judge-saml.ts';
import { limits } from '../limits.ts';
import type { SignatureStatements, WrittenStatement } from './markup.ts';

/** What is said of the signatures of a text whose values go. Made once, as the libraries behind it take long to load. */
export async function loadStatements(): Promise<(text: string) => SignatureStatements[]> {
  const [canonicalizer, parseAsBroker, checkAsBroker, forge] = await Promise.all([
    loadCanonicalizer(),
    loadBrokerParser(),
    loadBrokerSignatureLibrary(),
    loadForge(),
  ]);
  const libraries: Libraries = { canonicalizer, parseAsBroker, checkAsBroker, forge };
  return (text) =>
    messagesIn(text).flatMap((part) => ('xml' in part ? statementsOn(part.xml, libraries) : unjudged(part.between)));
}

function statementsOn(xml: string, libraries: Libraries): SignatureStatements[] {
  const parse = parseXml(xml);
  if (!parse.ok) return unjudged(xml);
  const first = judge(parse.document, libraries);
  const isValid = (judged: readonly JudgedSignature[]): boolean => judged.some(({ verdict }) => verdict.valid === true);
  const written = (): SignatureStatements[] =>
    first.map((signature, index) => statementOn(signature, index, parse.document, libraries));
  if (isValid(first)) return written();
  for (const restore of restorations) {
    const restored = parseXml(restore(xml));
    const judged = restored.ok ? judge(restored.document, libraries) : [];
    if (isValid(judged)) return judged.map(standardStatement);
  }
  return written();
}

function judge(document: XmlDocument, { canonicalizer }: Libraries): JudgedSignature[] {
  return judgeSignatures(document, embeddedCertificates(document.root), canonicalizer);
}

function standardStatement({ verdict }: JudgedSignature): SignatureStatements {
  const digests = verdict.references.map(({ matches, calculatedDigest }): WrittenStatement => {
    return { redacted: calculatedDigest === null ? 'not-judged' : matches ? 'right' : 'wrong' };
  });
  const isOpen = verdict.failure?.kind === 'no-certificate' || verdict.signedInfo === null;
  return { value: { redacted: isOpen ? 'not-judged' : verdict.keyIndex === null ? 'wrong' : 'right' }, digests };
}

/** With what the broker's library says of it, where something in the message can make that another thing. */
function statementOn(
  signature: JudgedSignature,
  index: number,
  document: XmlDocument,
  libraries: Libraries,
): SignatureStatements {
  const statement = standardStatement(signature);
  const { verdict } = signature;
  const [embedded] = verdict.signature.certificates;
  const agree =
    documentDisagreements(document).length === 0 &&
    signatureDisagreements(indexIds(document.root), verdict.signature).length === 0;
  if (agree || embedded === undefined || document.text.length > limits.brokerCharacters) return statement;
  const parsed = libraries.parseAsBroker(document.text);
  if (!parsed.ok) return statement;
  const element = descendantsNamed(parsed.document.root, 'Signature', namespaces.signature)[index];
  if (element === undefined) return statement;
  const pem = `-----BEGIN CERTIFICATE-----\n${base64OfPem(textContent(embedded))}\n-----END CERTIFICATE-----\n`;
  const { outcome } = checkSignature(parsed.document, element, { embedded: pem, calculated: null, pem }, libraries);
  if (typeof outcome === 'string') return statement;
  return { ...statement, value: { ...statement.value, broker: statedBroker(outcome) } };
}

/** As many as there are signatures. */
function unjudged(text: string): SignatureStatements[] {
  return (text.match(/<(?:[\w.-]+:)?Signature[\s>]/g) ?? []).map(() => ({
    value: { redacted: 'not-judged' },
    digests: [],
  }));
}

const rootTag =
  /<((?:[A-Za-z_][\w.-]*:)?(?:Response|Assertion|AuthnRequest|LogoutRequest|LogoutResponse|ArtifactResponse|EntityDescriptor|RequestSecurityTokenResponse(?:Collection)?))(?=[\s>])/g;
/** How many end tags are tried for one that makes a document: a message may hold an element of its own name. */
const endsTried = 8;

/** The messages of a text and what is between them, in their order. */
function messagesIn(text: string): ({ xml: string } | { between: string })[] {
  const parts: ({ xml: string } | { between: string })[] = [];
  let at = 0;
  for (const match of text.matchAll(rootTag)) {
    if (match.index < at) continue;
    const end = endOf(text, match.index, match[1] ?? '');
    if (end === null) continue;
    parts.push({ between: text.slice(at, match.index) }, { xml: text.slice(match.index, end) });
    at = end;
  }
  return [...parts, { between: text.slice(at) }];
}

function endOf(text: string, start: number, name: string): number | null {
  let from = start;
  for (let tried = 0; tried < endsTried; tried += 1) {
    const found = text.indexOf(`</${name}`, from);
    const close = found < 0 ? -1 : text.indexOf('>', found);
    if (close < 0) return null;
    if (parseXml(text.slice(start, close + 1)).ok) return close + 1;
    from = close;
  }
  return null;
}
