import type { Finding, Report } from '../../report.ts';
import { visible, visibleLines } from '../../visible-text.ts';
import { safeJson } from '../json.ts';
import { responseRows } from '../saml-document.ts';
import { lineText } from '../layout.ts';
import { messageAt } from './message-lines.ts';
import { timelineLines } from './timeline-lines.ts';
import { farthest, type State } from './state.ts';

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
      return { name: 'the report as JSON', text: safeJson(report) };
    case 'help':
    case 'paste':
      return { reason: 'There is nothing to copy here.' };
  }
}

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

/** What the first check received that failed: the broker's own steps go first. */
function failedValue({ findings, saml }: Report): Copyable {
  const failed = findings.filter(({ status, received }) => status === 'fail' && received !== null);
  const isStep = ({ brokerStep, from }: Finding): boolean => brokerStep && from === saml?.from;
  const finding = failed.find(isStep) ?? failed[0];
  if (finding?.received === undefined || finding.received === null)
    return { reason: 'No check that failed has a value to copy.' };
  return { name: `the received value (${finding.check})`, text: visible(finding.received) };
}

function responseValue({ saml }: Report): Copyable {
  const [first] = saml === null ? [] : responseRows(saml);
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
  // Not cut at any screen's width.
  const lines = timelineLines({ report, columns: 100, unicode: true });
  return { name: 'the timeline', text: `${lines.map(lineText).join('\n')}\n` };
}
