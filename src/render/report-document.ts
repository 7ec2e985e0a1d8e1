import type { Owner, Stage } from '../causes/cause.ts';
import type { Diagnosis, Finding, Report } from '../report.ts';
import { code, plain, words, type RichText } from '../rich-text.ts';
import type { Block, Document, FlowStep, Tone } from './document.ts';

/** The report as a document: the answer first, then where, the two values, why, what to do, what not to do, what else was seen. */
export function reportDocument(report: Report): Document {
  const [answer, ...others] = report.diagnoses;
  return [
    verdictBlock(report, answer),
    ...(answer ? answerBlocks(report, answer) : []),
    ...others.flatMap((diagnosis) => otherBlocks(report, diagnosis)),
    ...findingBlocks(report),
    ...readBlocks(report),
  ];
}

/** Who acts, as the report's reader knows them. */
export function ownerName(owner: Owner | null, report: Report): string {
  switch (owner) {
    case 'end-user':
      return 'you';
    case 'idp-admin':
      return 'your identity provider administrator';
    case 'broker-support':
      return report.profile.support;
    case 'app-developer':
      return `the developers of ${report.profile.service}`;
    case null:
      return 'not known yet';
  }
}

/** The first screen line without drawing characters, for a window title or a list. */
function verdictTitle(report: Report): string {
  return report.diagnoses[0]?.title ?? report.summary;
}

function verdictBlock(report: Report, answer: Diagnosis | undefined): Block {
  const tones: Record<Report['verdict'], Tone> = {
    problem: 'bad',
    unknown: 'unsure',
    healthy: 'good',
    'not-a-failure': 'neutral',
  };
  return {
    kind: 'verdict',
    tone: tones[report.verdict],
    title: words(verdictTitle(report)),
    certainty: answer?.certainty ?? null,
  };
}

function answerBlocks(report: Report, answer: Diagnosis): Block[] {
  const blocks: Block[] = [tight('who acts', plain(sentence(ownerName(answer.owner, report))))];
  blocks.push(...warningBlocks(report));
  // Where the cause cannot be told, neither can the step: nothing is drawn that would look known.
  if (report.verdict === 'problem') blocks.push(flowBlock(report, answer.stage));
  const comparison = comparisonBlock(report);
  if (comparison) blocks.push(comparison);
  const facts = answer.facts.filter(
    (fact) => !comparison || (fact.label !== 'configured' && fact.label !== 'calculated'),
  );
  if (facts.length > 0) {
    blocks.push({ kind: 'facts', label: 'facts', rows: facts.map(({ label, value }) => ({ name: label, value })) });
  }
  blocks.push(paragraph('why', words(answer.cause)));
  if (answer.caution !== null)
    blocks.push({ kind: 'paragraph', label: 'caution', text: words(answer.caution), tone: 'bad' });
  if (answer.fix.length > 0) {
    const items = answer.fix.map(({ owner, step }) => ({ owner: ownerName(owner, report), text: words(step) }));
    blocks.push({ kind: 'steps', label: 'fix', items });
  }
  if (answer.send.length > 0) blocks.push({ kind: 'list', label: 'send', items: answer.send.map(words) });
  if (answer.alternatives.length > 0) {
    const items = answer.alternatives.map(({ code, settledBy }) => words(`\`${code}\`: settled by ${settledBy}`));
    blocks.push({ kind: 'list', label: 'or else', items });
  }
  blocks.push(paragraph('more', words(`\`sso-doctor explain ${answer.code}\``)));
  return blocks;
}

function otherBlocks(report: Report, diagnosis: Diagnosis): Block[] {
  const follows =
    diagnosis.consequenceOf === null ? '' : ` It follows from \`${diagnosis.consequenceOf}\`: mend that first.`;
  const acts = diagnosis.consequenceOf === null ? ` Who acts: ${ownerName(diagnosis.owner, report)}.` : '';
  return [
    paragraph('also', words(`${diagnosis.title} (${diagnosis.certainty}).${follows}${acts}`)),
    tight('', words(`\`sso-doctor explain ${diagnosis.code}\``)),
  ];
}

/** The login's way as the service's documentation draws it: the service sends the user to Auth0, Auth0 to the provider, and back. */
function flowBlock(report: Report, stage: Stage): Block {
  const { destination } = report.profile;
  const names = [destination, 'Auth0', 'identity provider', 'Auth0', destination];
  const failedAt: Record<Stage, number> = {
    'authn-request': 1,
    'idp-authentication': 2,
    'idp-response': 2,
    'broker-validation': 3,
    'token-exchange': 3,
    application: 4,
  };
  const failed = failedAt[stage];
  const steps = names.map((name, index): FlowStep => {
    return { name, state: index < failed ? 'done' : index === failed ? 'failed' : 'not-reached' };
  });
  return { kind: 'flow', steps };
}

function comparisonBlock({ thumbprints }: Report): Block | null {
  if (thumbprints === null || thumbprints.configured.length + thumbprints.calculated.length === 0) return null;
  const rows = [
    ...thumbprints.calculated.map(({ raw }) => ({
      label: 'received',
      value: raw,
      note: 'calculated: from provider',
    })),
    ...thumbprints.configured.map(({ raw }) => ({
      label: 'expected',
      value: raw,
      note: 'configured: held by Auth0',
    })),
  ];
  return { kind: 'comparison', rows, difference: thumbprints.explanation };
}

/** What makes following any advice dangerous stands before the advice. */
function warningBlocks({ findings }: Report): Block[] {
  return findings
    .filter(isWarning)
    .map(({ message }) => ({ kind: 'paragraph', label: 'warning', text: words(message), tone: 'bad' }));
}

/** Errors that are not the broker's own reason to refuse the login. */
function isWarning({ status, severity, blocks }: Finding): boolean {
  return status === 'fail' && severity === 'error' && !blocks;
}

/** Only what failed or could not be told; what passed is in the JSON and in the list of checks. */
function findingBlocks({ findings }: Report): Block[] {
  const label: Record<Finding['status'], string> = {
    fail: 'noticed',
    unknown: 'not told',
    skipped: 'skipped',
    pass: 'passed',
  };
  return findings
    .filter(
      (finding) =>
        !isWarning(finding) &&
        finding.check !== 'thumbprint' &&
        (finding.status === 'fail' || finding.status === 'unknown'),
    )
    .map(({ status, message }) => paragraph(label[status], words(message)));
}

function readBlocks(report: Report): Block[] {
  if (report.evidence.length === 0) return [];
  const items = report.evidence.map(({ kind, source, location, undone }) => {
    const place = location === null ? source : `${source}, ${location}`;
    const after = undone.length === 0 ? '' : `; undone: ${undone.join(', ')}`;
    return plain(`${kind.replaceAll('-', ' ').replace('url', 'URL')} (${place}${after})`);
  });
  const blocks: Block[] = [{ kind: 'list', label: 'read as', items }];
  const { callback, redaction } = report;
  if (callback?.url) blocks.push(tight('url', code(callback.url)));
  if (callback?.errorDescription) blocks.push(tight('said', code(callback.errorDescription)));
  if (redaction.masked > 0) {
    const kinds = Object.entries(redaction.kinds).map(([kind, number]) => `${number} × ${kind}`);
    blocks.push(tight('masked', plain(kinds.join(', '))));
  }
  return blocks;
}

function paragraph(label: string, text: RichText): Block {
  return { kind: 'paragraph', label, text, tone: 'neutral' };
}

function tight(label: string, text: RichText): Block {
  return { kind: 'paragraph', label, text, tone: 'neutral', tight: true };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
