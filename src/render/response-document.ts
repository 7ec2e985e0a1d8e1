import type { PredictionSection, Report, SamlSection } from '../report/report.ts';
import { plain, words, type Segment } from '../text/rich-text.ts';
import { paragraph, tight, type Block, type Document } from './document.ts';
import { handInMessage } from './hand-in.ts';
import { tokenDetailBlocks } from './oidc-document.ts';
import { judgedText, responseRows, signatureBlocks, trustText } from './saml-document.ts';

/** Each response and each ID token of the case: what Auth0 would answer, its signatures, everything it says, and how much of that is verified. */
export function responseDocument(report: Report): Document {
  const { saml, prediction, moreResponses } = report;
  const tokens = tokenDetailBlocks(report);
  if (saml === null) return tokens.length > 0 ? tokens : handInMessage(report);
  return [
    ...responseBlocks(saml, prediction, report),
    tight('', plain(judgedText(report))),
    ...moreResponses.flatMap((more) => responseBlocks(more.saml, more.prediction, report)),
    ...tokens,
  ];
}

function responseBlocks(saml: SamlSection, prediction: PredictionSection | null, report: Report): Block[] {
  const signatures = signatureBlocks(saml, report);
  const rows = [...responseRows(saml), ...furtherRows(saml)];
  return [
    answerBlock(saml, prediction, report),
    ...(signatures.length > 0 ? signatures : [paragraph('signature', plain('It is not signed.'))]),
    ...(rows.length > 0
      ? [{ kind: 'facts', label: 'response', rows } as const]
      : [paragraph('response', plain('Nothing of it can be read; the checks say why.'))]),
    ...attributeBlocks(saml),
    ...coverBlocks(saml),
  ];
}

function answerBlock({ from }: SamlSection, prediction: PredictionSection | null, { moreResponses }: Report): Block {
  const which = moreResponses.length === 0 ? 'this response' : `response ${from}`;
  const base = { kind: 'verdict', certainty: null } as const;
  switch (prediction?.outcome) {
    case 'accept':
      return { ...base, tone: 'good', title: plain(`Auth0 would accept ${which}`) };
    case 'reject': {
      const why = prediction.errorDescription ?? 'a text of which a part is not known';
      return { ...base, tone: 'bad', title: plain(`Auth0 would refuse ${which}: ${why}`) };
    }
    case 'undetermined':
    case undefined:
      return { ...base, tone: 'unsure', title: plain(`What Auth0 answers to ${which} cannot be told`) };
  }
}

/** What the report in short leaves out. */
function furtherRows({ version, binding, subject }: SamlSection): { name: string; value: string }[] {
  const rows: [string, string | null][] = [
    ['name ID format', subject.format],
    ['subject until', subject.notOnOrAfter],
    ['SAML version', version],
    ['binding', binding === 'unknown' ? null : binding],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

/** A list, since the names of attributes are long addresses: beside them no value would be seen. */
function attributeBlocks({ attributes }: SamlSection): Block[] {
  if (attributes.length === 0) return [];
  return [{ kind: 'list', label: 'attributes', items: { [Symbol.iterator]: () => attributeItems(attributes) } }];
}

function* attributeItems(attributes: SamlSection['attributes']): Generator<Segment[]> {
  for (const { name, values } of attributes)
    yield [
      { text: name, mark: 'code' },
      { text: `: ${values.join(', ') || 'no value'}`, mark: 'plain' },
    ];
}

function coverBlocks(saml: SamlSection): Block[] {
  const parts = coverableParts(saml);
  const list = (label: string, verified: boolean): Block[] => {
    const items = parts.filter((part) => part.verified === verified).map(({ text }) => words(text));
    return items.length === 0 ? [] : [{ kind: 'list', label, items }];
  };
  if (parts.length === 0) return [];
  return [
    ...list('verified', true),
    ...list('unverified', false),
    ...(saml.trustworthy ? [] : [tight('', plain(trustText(saml)))]),
  ];
}

/** The parts that a response has, and whether a valid signature by a known certificate covers them. */
function coverableParts({ covered, status, destination, inResponseTo, subject, conditions, attributes }: SamlSection): {
  text: string;
  verified: boolean;
}[] {
  const hasResponse = [status.code, destination, inResponseTo].some((value) => value !== null);
  const hasAssertion =
    attributes.length + conditions.audiences.length > 0 ||
    [subject.nameId, conditions.notBefore, conditions.notOnOrAfter].some((value) => value !== null);
  return [
    ...(hasResponse
      ? [{ text: 'the response: its status, its destination, what it answers', verified: covered.response }]
      : []),
    ...(hasAssertion
      ? [{ text: 'the assertion: who signs in, for whom, until when, attributes', verified: covered.assertion }]
      : []),
  ];
}
