import type { Evidence } from './evidence/evidence.ts';
import type { SamlMessage } from './evidence/saml-message.ts';
import { describeSignatures } from './evidence/saml-signature.ts';
import { elementAt, type XmlElement } from './evidence/xml-tree.ts';
import type { XmlProblem } from './evidence/xml-refusal.ts';
import { LazyList } from './lazy-list.ts';
import { limits } from './limits.ts';
import { maskedXml, plainRows, type SignedElement, type XmlRow } from './redaction/masked-xml.ts';
import type { Redactor } from './redaction/redact.ts';
import type { Report, SamlSection } from './report/report.ts';

/** A report with the messages behind it, as far as they may be shown. */
export interface DiagnosedCase {
  readonly report: Report;
  readonly texts: readonly CaseText[];
}

/** A SAML message of a case. */
export interface CaseText {
  /** The evidence's id. */
  readonly evidence: string;
  /** Why it is no evidence; its rows are empty then, unless personal data is shown. */
  readonly refusal: XmlProblem | null;
  /** Whether its signatures were judged, and the certificates of the valid ones; null where that is not at hand. */
  readonly isJudged: boolean;
  readonly signers: readonly (string | null)[];
  /** Whether personal data is masked. */
  readonly isMasked: boolean;
  /** As indented XML. Made as far as they are asked for, and once. */
  readonly rows: LazyList<XmlRow>;
  /** As it stands, each tag in a row; empty where personal data is masked, since nobody can tell it apart there. */
  readonly source: LazyList<XmlRow>;
}

/** Every SAML message of a case once. `report` is the one on this evidence, with this redactor. */
export function caseTexts(evidence: readonly Evidence[], report: Report, redactor: Redactor): CaseText[] {
  const seen = new Set<string>();
  return evidence.flatMap((item, index) => {
    const id = report.evidence[index]?.id;
    if (id === undefined || (item.kind !== 'saml-response' && item.kind !== 'saml-request')) return [];
    const { message } = item;
    if (seen.has(message.xml)) return [];
    seen.add(message.xml);
    return [caseText(id, message, sectionOf(id, report), redactor)];
  });
}

function sectionOf(id: string, { saml, moreResponses }: Report): SamlSection | null {
  return [saml, ...moreResponses.map((more) => more.saml)].find((section) => section?.from === id) ?? null;
}

function caseText(evidence: string, message: SamlMessage, saml: SamlSection | null, redactor: Redactor): CaseText {
  const { parse, xml } = message;
  const isMasked = !redactor.showsPersonalData;
  const source = new LazyList(isMasked ? [] : plainRows(xml, redactor));
  if (!parse.ok)
    return { evidence, refusal: parse.problem, isJudged: false, signers: [], isMasked, rows: source, source };
  const signed = saml === null ? [] : signedElements(parse.document.root, saml);
  return {
    evidence,
    refusal: null,
    isJudged: saml !== null,
    signers: [...new Set(signed.map(({ certificate }) => certificate))],
    isMasked,
    rows: new LazyList(maskedXml(parse.document, signed, redactor)),
    source,
  };
}

/** What the valid signatures cover. Those of a decrypted assertion come after the message's own, and cover nothing of this text. */
function signedElements(
  root: XmlElement,
  { signatures }: SamlSection,
): (SignedElement & { readonly certificate: string | null })[] {
  const described = describeSignatures(root).slice(0, limits.signaturesPerMessage);
  return described.flatMap(({ element: signature }, index) => {
    const judged = signatures[index];
    if (judged?.valid !== true || judged.covers === null) return [];
    const element = elementAt(root, judged.covers);
    return element === null ? [] : [{ element, signature, certificate: judged.certificate }];
  });
}
