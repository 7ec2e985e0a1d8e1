import type { Diagnosis, Report } from '../report.ts';
import { visible } from '../visible-text.ts';
import { ownerName } from './report-document.ts';

/** The message to whoever must act first: what failed, both values, when, what is asked of them. Nothing personal, nothing secret. */
export function messageText(report: Report): string {
  const answer = report.diagnoses[0];
  if (answer === undefined) return `${report.summary}\n`;
  return [
    `To: ${ownerName(answer.owner, report)}`,
    `Subject: Single sign-on to ${report.profile.service} fails: ${answer.title}`,
    '',
    'Hello,',
    '',
    `single sign-on to ${report.profile.service} fails. ${sentence(answer.title)} (${answer.certainty}).`,
    '',
    ...section('What the login answered', answeredLines(report)),
    ...section('Thumbprints', thumbprintLines(report)),
    ...section('Why', [withoutMarks(answer.cause)]),
    ...section('What is asked of you', stepsFor(answer)),
    ...section(
      'Sent along',
      answer.send.map((item) => `- ${withoutMarks(item)}`),
    ),
    ...(answer.caution === null ? [] : section('Before anything is changed', [withoutMarks(answer.caution)])),
    `Judged at ${report.at} by sso-doctor ${report.tool.version}, code ${answer.code}.`,
    '',
  ]
    .map(visible)
    .join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines, ''];
}

function answeredLines({ callback }: Report): string[] {
  if (callback === null) return [];
  return [
    ...(callback.host === null ? [] : [`  at: ${callback.host}${callback.path ?? ''}`]),
    ...(callback.error === null ? [] : [`  error: ${callback.error}`]),
    ...(callback.errorDescription === null ? [] : [`  error_description: ${callback.errorDescription}`]),
  ];
}

function thumbprintLines({ thumbprints }: Report): string[] {
  if (thumbprints === null) return [];
  return [
    ...thumbprints.calculated.map(
      ({ raw }) => `  received (calculated, what the identity provider signed with): ${raw}`,
    ),
    ...thumbprints.configured.map(
      ({ raw }) => `  expected (configured, what Auth0 holds):                      ${raw}`,
    ),
    `  ${thumbprints.explanation}`,
  ];
}

/** Only the steps that the receiver can do; all where none is theirs. */
function stepsFor(answer: Diagnosis): string[] {
  const own = answer.fix.filter(({ owner }) => owner === answer.owner);
  return (own.length > 0 ? own : answer.fix).map(({ step }, index) => `${index + 1}. ${withoutMarks(step)}`);
}

function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
