import type { CaseText } from '../../case-texts.ts';
import type { XmlRow } from '../../redaction/masked-xml.ts';
import type { Report } from '../../report/report.ts';
import { plainPunctuation, visible, visibleAscii } from '../../text/visible-text.ts';
import type { Line, Span, Style } from '../layout.ts';
import { wrapWords } from './cells.ts';

export interface XmlLinesInput {
  readonly texts: readonly CaseText[];
  readonly report: Report;
  readonly columns: number;
  readonly unicode: boolean;
}

/** Every message of the case as XML, each under its name, with a bar beside what a valid signature covers. */
export function* xmlLines(input: XmlLinesInput): Generator<Line> {
  const { texts, unicode } = input;
  for (const [index, text] of texts.entries()) {
    if (index > 0) yield [];
    yield* headLines(text, input);
    yield [];
    for (const row of text.rows) yield rowLine(row, unicode);
  }
}

const widestProse = 100;

function headLines(text: CaseText, { report, columns, unicode }: XmlLinesInput): Line[] {
  const wrapped = (words: string, style: Style): Line[] => {
    const safe = visible(words);
    const shown = unicode ? safe : visibleAscii(plainPunctuation(safe));
    return wrapWords(shown, Math.min(columns, widestProse), style);
  };
  const { bar } = margins(unicode);
  return [
    ...wrapped(titleOf(text, report), 'strong'),
    ...wrapped(text.refusal === null ? signedText(text, report, bar.text.trim()) : refusalText(text), 'plain'),
    ...(text.refusal === null ? wrapped(shownText(text), 'dim') : []),
  ];
}

/** Which message it is and where it was found, safe to show. */
export function titleOf({ evidence }: CaseText, report: Report): string {
  const item = report.evidence.find(({ id }) => id === evidence);
  const what = item?.kind === 'saml-request' ? 'SAML request' : 'SAML response';
  const place = [item?.source, item?.location].filter((part) => typeof part === 'string').join(', ');
  return visible(`${evidence}: ${what} (${place})`);
}

function signedText({ evidence, isJudged, signers }: CaseText, report: Report, bar: string): string {
  if (!isJudged) return 'Whether it is signed was not judged.';
  if (signers.length === 0) return 'No valid signature covers any of it.';
  const names = signers.map((signer) => {
    const certificate = report.certificates.find(({ id }) => id === signer);
    return certificate === undefined ? 'a certificate at hand' : `${certificate.id} (${certificate.subject})`;
  });
  const sections = [report.saml, ...report.moreResponses.map(({ saml }) => saml)];
  const covered = sections.find((saml) => saml?.from === evidence)?.covered;
  const isTrusted = covered?.response === true || covered?.assertion === true;
  const marks = `${bar} stands beside what a valid signature covers, by ${names.join(' and ')}.`;
  return isTrusted ? marks : `${marks} Even so nothing of this response is verified: the checks say why.`;
}

function shownText({ isMasked }: CaseText): string {
  const masked = isMasked ? 'Personal data is masked (p shows it), long' : 'Long';
  return `${masked} base64 is shortened, and the white space between tags is not the message’s own.`;
}

function refusalText({ refusal, isMasked }: CaseText): string {
  const why = `It is refused as XML: ${refusal?.reason} (line ${refusal?.line}, column ${refusal?.column}).`;
  if (!isMasked) return `${why} It is shown as it stands, and nothing of it is verified.`;
  return `${why} It is not shown, since nobody can tell what is personal in it; p shows it.`;
}

function rowLine({ text, covered }: XmlRow, unicode: boolean): Line {
  const { bar, blank } = margins(unicode);
  return [covered ? bar : blank, { text: unicode ? text : visibleAscii(text), style: 'plain' }];
}

interface Margins {
  readonly bar: Span;
  readonly blank: Span;
}

function margins(unicode: boolean): Margins {
  return unicode ? unicodeMargins : asciiMargins;
}

const blank: Span = { text: '  ', style: 'plain' };
const unicodeMargins: Margins = { bar: { text: '│ ', style: 'good' }, blank };
const asciiMargins: Margins = { bar: { text: '| ', style: 'good' }, blank };
