import type { Finding, Report, SamlSection } from '../report/report.ts';
import { plain, type RichText } from '../text/rich-text.ts';
import { checkStateWords, paragraph, type Block, type CheckItem, type Document } from './document.ts';
import { handInMessage, waysToHandIn } from './hand-in.ts';
import { checkItem, checkItems } from './saml-document.ts';

/** Every check: the broker's steps in its order for each response, then everything else, what failed first. */
export function checksDocument(report: Report): Document {
  const responses = [report.saml, ...report.moreResponses.map(({ saml }) => saml)].filter((saml) => saml !== null);
  const steps = responses.flatMap((saml) => stepBlocks(saml, report));
  return [...steps, ...otherBlocks(report), ...(steps.length === 0 ? furtherBlocks(report) : [])];
}

/** What more could be checked. */
function furtherBlocks(report: Report): Block[] {
  if (report.idToken === null) return handInMessage(report);
  const isOpen = report.findings.some(({ check, status }) => check.startsWith('id-token-') && status === 'unknown');
  return isOpen ? [waysToHandIn('keys')] : [];
}

function stepBlocks(saml: SamlSection, report: Report): Block[] {
  const items = checkItems({ ...report, saml });
  if (items.length === 0) return [];
  const which = report.moreResponses.length === 0 ? 'this response' : `response ${saml.from}`;
  return [
    paragraph('steps', plain(`What Auth0 checks in ${which}, in its order: ${counted(items)}.`)),
    { kind: 'checks', label: '', items: items.map(withStateInWords) },
  ];
}

/** `17 passed, 1 failed`: only what there is. */
function counted(items: readonly CheckItem[]): string {
  return Object.entries(checkStateWords)
    .map(([state, word]) => ({ word, number: items.filter((item) => item.state === state).length }))
    .filter(({ number }) => number > 0)
    .map(({ word, number }) => `${number} ${word}`)
    .join(', ');
}

/** A sign alone says little to a screen reader. */
function withStateInWords(item: CheckItem): CheckItem {
  if (item.state === 'not-reached') return item.text.length > 0 ? item : { ...item, text: plain('not reached') };
  const state: RichText = plain(`${checkStateWords[item.state]}. `);
  return { ...item, text: [...state, ...item.text] };
}

const order: readonly Finding['status'][] = ['fail', 'unknown', 'pass', 'skipped'];

/** What the standard and good practice ask for beyond the broker's steps, and what was asked of everything else in the case. */
function otherBlocks({ findings, moreResponses }: Report): Block[] {
  const others = findings.filter(({ brokerStep }) => !brokerStep);
  if (others.length === 0) return [];
  const items = order
    .flatMap((status) => others.filter((finding) => finding.status === status))
    .map((finding): CheckItem => {
      const item = withStateInWords(checkItem(finding, true));
      const isOneOfMany = moreResponses.length > 0 && finding.from !== null;
      return isOneOfMany ? { ...item, name: `${item.name} (${finding.from})` } : item;
    });
  const beyond = findings.some(({ brokerStep }) => brokerStep);
  const text = beyond ? 'What the standard and good practice ask for beyond that' : 'What was checked';
  return [
    paragraph(beyond ? 'beyond' : 'checks', plain(`${text}: ${counted(items)}.`)),
    { kind: 'checks', label: '', items },
  ];
}
