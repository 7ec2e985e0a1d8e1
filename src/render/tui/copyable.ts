import type { Finding, Report } from '../../report/report.ts';
import { visible, visibleLines } from '../../text/visible-text.ts';
import { safeJson } from '../json.ts';
import type { Document } from '../document.ts';
import { reportDocument } from '../report-document.ts';
import { tokenRows } from '../oidc-document.ts';
import { checkItem, responseRows } from '../saml-document.ts';
import { documentText } from '../text.ts';
import { lineText } from '../layout.ts';
import { messageAt } from './message-lines.ts';
import { timelineLines } from './timeline-lines.ts';
import type { State } from './state.ts';
import { farthest } from './window.ts';

/** What `c` copies, as it is shown, so that nothing hidden reaches a shell; or why nothing. */
export type Copyable = { readonly name: string; readonly text: string } | { readonly reason: string };

/** What a screen is about, for the clipboard. */
export function copyable(state: State): Copyable {
  const { screen, report } = state;
  if (report === null) return { reason: 'There is nothing to copy yet.' };
  switch (screen) {
    case 'report':
      return mainValue(report);
    case 'certificates':
      return thumbprint(report);
    case 'checks':
      return failedValue(report);
    case 'response':
      return responseValue(report);
    case 'message':
      return messageInView(state, report);
    case 'timeline':
      return wholeTimeline(report);
    case 'raw':
      return lazily('the report as JSON', () => safeJson(report));
    case 'help':
    case 'save':
    case 'paste':
      return { reason: 'There is nothing to copy here.' };
  }
}

/** What `C` copies: the answer with its values, in Checks the first one that failed. */
export function copyableFinding({ screen, report }: State): Copyable {
  const [answer] = report?.diagnoses ?? [];
  if (report === null || answer === undefined) return { reason: 'Nothing failed, so there is no finding to copy.' };
  if (screen !== 'checks') {
    const document = reportDocument(report);
    const end = document.findIndex((block) => block.kind === 'paragraph' && block.label === 'why') + 1;
    const facts: Document = document.slice(0, end).filter(({ kind }) => kind !== 'flow');
    return { name: 'the answer', text: documentText(facts, asText) };
  }
  const finding = failedFinding(report);
  if (finding === undefined) return { reason: 'No check has failed.' };
  const document: Document = [{ kind: 'checks', label: 'check', items: [checkItem(finding, true)] }];
  return { name: `the finding (${finding.check})`, text: documentText(document, asText) };
}

/** As a mail or a ticket takes it. */
const asText = { columns: 100, unicode: true, color: false };

/** The calculated thumbprint, else the value that the report turns on. */
function mainValue(report: Report): Copyable {
  const [calculated] = report.thumbprints?.calculated ?? [];
  if (calculated !== undefined) return { name: 'the calculated thumbprint', text: calculated.value };
  const [configured] = report.thumbprints?.configured ?? [];
  if (configured !== undefined) return { name: 'the configured thumbprint', text: configured.value };
  const fact = report.diagnoses[0]?.facts[0];
  if (fact !== undefined) return { name: fact.label, text: visible(fact.value) };
  const description = report.callback?.errorDescription ?? null;
  if (description !== null) return { name: 'the error description', text: visible(description) };
  const [certificate] = report.certificates;
  if (certificate !== undefined) return { name: 'the SHA-1 thumbprint', text: certificate.sha1 };
  return { reason: 'There is no value to copy in this report.' };
}

function thumbprint({ thumbprints, certificates }: Report): Copyable {
  const calculated = thumbprints?.calculated.find(({ algorithm }) => algorithm === 'sha1');
  if (calculated !== undefined) return { name: 'the calculated thumbprint', text: calculated.value };
  const [certificate] = certificates;
  if (certificate !== undefined) return { name: `the SHA-1 thumbprint of ${certificate.id}`, text: certificate.sha1 };
  return { reason: 'There is no certificate to copy a thumbprint of.' };
}

/** The first check that failed; the broker's own steps go first. */
function failedFinding(
  { findings, saml }: Report,
  counts: (finding: Finding) => boolean = () => true,
): Finding | undefined {
  const failed = findings.filter((finding) => finding.status === 'fail' && counts(finding));
  return failed.find(({ brokerStep, from }) => brokerStep && from === saml?.from) ?? failed[0];
}

/** What the first check received that failed with a value. */
function failedValue(report: Report): Copyable {
  const finding = failedFinding(report, ({ received }) => received !== null);
  if (finding?.received === undefined || finding.received === null)
    return { reason: 'No check that failed has a value to copy.' };
  return { name: `the received value (${finding.check})`, text: visible(finding.received) };
}

/** The issuer first; of a case without a response what its first ID token says. */
function responseValue({ saml, idToken }: Report): Copyable {
  const [first] = saml === null ? [] : responseRows(saml);
  const [ofToken] = idToken === null ? [] : tokenRows(idToken);
  if (first === undefined && ofToken !== undefined)
    return { name: `the ID token’s ${ofToken.name}`, text: visible(ofToken.value) };
  if (first === undefined) return { reason: 'There is no response to copy from.' };
  return { name: `the response’s ${first.name}`, text: visible(first.value) };
}

function messageInView(state: State, report: Report): Copyable {
  const { top, columns, unicode } = state;
  const most = farthest(state).top;
  const message = messageAt({ report, columns, unicode }, { top, isEnd: most > 0 && top === most });
  if (message === null) return { reason: 'There is no message to copy: nothing failed.' };
  return { name: `the message to ${message.to}`, text: visibleLines(message.text) };
}

function wholeTimeline(report: Report): Copyable {
  if (report.timeline.length === 0) return { reason: 'There is no timeline to copy.' };
  return lazily('the timeline', () => {
    const lines = timelineLines({ report, columns: Infinity, unicode: true });
    return `${Array.from(lines, lineText).join('\n')}\n`;
  });
}

/** A text that can be long, made when it is copied: every key asks whether there is one. */
function lazily(name: string, make: () => string): Copyable {
  return {
    name,
    get text() {
      return make();
    },
  };
}
