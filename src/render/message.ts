import type { Owner } from '../causes/cause.ts';
import type { Diagnosis, Report } from '../report/report.ts';
import { visible } from '../text/visible-text.ts';
import { ownerName } from './report-document.ts';

/** A message that is ready to be sent. */
export interface Message {
  /** Who gets it, as the report's reader knows them. */
  readonly to: string;
  readonly text: string;
}

/** The message to whoever must act first: what failed, both values, when, what is asked of them. Nothing personal, nothing secret. */
export function messageText(report: Report): string {
  const answer = report.diagnoses[0];
  return answer === undefined ? `${report.summary}\n` : messageTo(answer.owner, answer, report);
}

/** One message to each who has something to do: who must act first, then the others in the order of their steps. None where nothing failed. */
export function messages(report: Report): Message[] {
  const [answer] = report.diagnoses;
  if (answer === undefined) return [];
  const steps = report.diagnoses.flatMap(({ fix, consequenceOf }) => (consequenceOf === null ? fix : []));
  // The reader writes to others, unless nobody else is to act.
  const others = steps.map(({ owner }) => owner).filter((owner) => owner !== 'end-user');
  return [...new Set<Owner | null>([answer.owner, ...others])].map((owner) => ({
    to: ownerName(owner, report),
    text: messageTo(owner, answer, report),
  }));
}

function messageTo(owner: Owner | null, answer: Diagnosis, report: Report): string {
  const actsFirst = owner === answer.owner;
  const others = report.diagnoses
    .slice(1)
    .filter((other) => other.consequenceOf === null)
    .filter((other) => other.owner === owner || (!actsFirst && hasStepsFor(other, owner)));
  const asked = actsFirst || hasStepsFor(answer, owner) ? stepsFor(answer, owner) : [];
  return [
    `To: ${ownerName(owner, report)}`,
    `Subject: Single sign-on to ${report.profile.service} fails: ${answer.title}`,
    '',
    'Hello,',
    '',
    `single sign-on to ${report.profile.service} fails. ${sentence(answer.title)} (${answer.certainty}).`,
    '',
    ...section(report.callback === null ? 'What Auth0 answers' : 'What the login answered', answeredLines(report)),
    ...section('The SAML response', responseLines(report)),
    ...comparisonSection(report, answer),
    ...section('Why', [withoutMarks(answer.cause)]),
    ...section('What is asked of you', asked),
    ...section(
      'Also wrong, and yours to mend',
      others.map((other) => otherLine(other, owner)),
    ),
    ...section(
      'Sent along',
      // To whoever acts first; what others get stands in their steps.
      actsFirst ? answer.send.map((item) => `- ${withoutMarks(item)}`) : [],
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

function answeredLines({ callback, prediction, tool }: Report): string[] {
  if (callback === null) {
    const description = prediction?.errorDescription ?? null;
    return description === null
      ? []
      : [`  error_description: ${description}`, `  (predicted from the SAML response, as ${tool.predicts} judges it)`];
  }
  return [
    ...(callback.host === null ? [] : [`  at: ${callback.host}${callback.path ?? ''}`]),
    ...(callback.error === null ? [] : [`  error: ${callback.error}`]),
    ...(callback.errorDescription === null ? [] : [`  error_description: ${callback.errorDescription}`]),
  ];
}

/** What finds this login again in the logs of either side. */
function responseLines({ saml }: Report): string[] {
  const rows = [
    ['issuer', saml?.issuer],
    ['issued', saml?.issueInstant],
    ['in response to', saml?.inResponseTo],
  ] as const;
  return rows.flatMap(([name, value]) => (value ? [`  ${name}: ${value}`] : []));
}

function otherLine(diagnosis: Diagnosis, owner: Owner | null): string {
  const values = diagnosis.facts.flatMap(({ side, value }) => (side === null ? [] : [`${side} ${value}`]));
  const compared = values.length === 0 ? '' : ` (${values.join(', ')})`;
  return `- ${diagnosis.title}${compared}. ${stepsFor(diagnosis, owner).join(' ')}`;
}

/** The two values that the answer turns on, received first. */
function comparisonSection(report: Report, { facts }: Diagnosis): string[] {
  const values = facts.filter(({ side, label }) => side !== null && label !== 'calculated' && label !== 'configured');
  if (values.length > 0)
    return section(
      'The two values',
      values.map(({ side, label, value }) => `  ${side} (${label}): ${value}`),
    );
  const about = report.saml === null || facts.some(({ side }) => side !== null);
  return about ? section('Thumbprints', thumbprintLines(report)) : [];
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
function stepsFor({ fix }: Diagnosis, receiver: Owner | null): string[] {
  const own = fix.filter(({ owner }) => owner === receiver);
  return (own.length > 0 ? own : fix).map(({ step }, index) => `${index + 1}. ${withoutMarks(step)}`);
}

function hasStepsFor({ fix }: Diagnosis, receiver: Owner | null): boolean {
  return fix.some(({ owner }) => owner === receiver);
}

function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
