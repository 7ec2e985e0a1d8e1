import type { Report } from '../../report/report.ts';
import { certificatesDocument } from '../certificates-document.ts';
import { checksDocument } from '../checks-document.ts';
import type { Document } from '../document.ts';
import { messageText } from '../message.ts';
import { reportDocument } from '../report-document.ts';
import { responseDocument } from '../response-document.ts';
import { blocks, rich } from './blocks.ts';
import { markup, htmlLines, type Markup } from './markup.ts';
import { htmlPage } from './page.ts';
import { timelinePart } from './timeline-part.ts';

/** The whole report as one page: the answer as on the screen and in the text, then everything behind it, then the message to send. */
export function renderHtml(report: Report): string {
  const { top, rest } = opened(reportDocument(report));
  const further = [
    {
      id: 'certificates',
      title: 'Certificates',
      shown: report.certificates.length > 0,
      document: certificatesDocument,
    },
    { id: 'checks', title: 'Checks', shown: report.findings.length > 0, document: checksDocument },
    { id: 'response', title: 'SAML response', shown: report.saml !== null, document: responseDocument },
  ].flatMap(({ id, title, shown, document }) => (shown ? [{ id, title, content: blocks(document(report)) }] : []));
  const timeline = { id: 'timeline', title: 'Timeline', content: timelinePart(report) };
  const message = { id: 'message', title: 'Message', content: markup`<pre>${htmlLines(messageText(report))}</pre>` };
  return htmlPage({
    title: `${report.diagnoses[0]?.title ?? report.summary} – sso-doctor`,
    top,
    parts: [
      { id: 'cause', title: 'Cause', content: blocks(rest) },
      ...further,
      ...(report.timeline.length > 0 ? [timeline] : []),
      ...(report.diagnoses.length > 0 ? [message] : []),
    ],
    foot: `Judged at ${report.at} by sso-doctor ${report.tool.version}. This page loads nothing and sends nothing.`,
  });
}

/** Any document as a page of its own. */
export function documentHtml(document: Document, title: string): string {
  const { top, rest } = opened(document);
  return htmlPage({
    title: `${title} – sso-doctor`,
    top,
    parts: [{ id: 'report', title, content: blocks(rest) }],
    foot: 'Made by sso-doctor. This page loads nothing and sends nothing.',
  });
}

/** The verdict as the page's heading, with what follows it. */
function opened(document: Document): { top: Markup; rest: Document } {
  const [first, ...rest] = document;
  if (first?.kind !== 'verdict') return { top: markup`<h1>sso-doctor</h1>`, rest: document };
  const certainty = first.certainty === null ? '' : ` (${first.certainty})`;
  return { top: markup`<h1 class="${first.tone}">${rich(first.title)}${certainty}</h1>`, rest };
}
