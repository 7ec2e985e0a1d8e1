import type { Owner, Stage } from '../causes/cause.ts';
import { application } from '../profiles/application.ts';
import { isOwnCode } from '../profiles/index.ts';
import type { Diagnosis, Finding, Report, ThumbprintsSection } from '../report/report.ts';
import { code, plain, words, type RichText } from '../text/rich-text.ts';
import { signingCertificate } from '../report/signing-certificate.ts';
import { paragraph, tight, type Block, type Document, type FlowStep, type Tone } from './document.ts';
import { loginBlocks } from './login-blocks.ts';
import { oidcBlocks } from './oidc-document.ts';
import { rotationBlocks, telling } from './rotation-blocks.ts';
import { openCheckBlocks, predictionBlocks, responseBlocks } from './saml-document.ts';

/** The report as a document: the answer first, then where, the two values, why, what to do, what not to do, what else was seen. */
export function reportDocument(report: Report): Document {
  const [answer, ...others] = report.diagnoses;
  return [
    verdictBlock(report, answer),
    ...(answer ? answerBlocks(report, answer) : predictionBlocks(report)),
    ...others.flatMap((diagnosis) => otherBlocks(report, diagnosis)),
    ...openCheckBlocks(report),
    ...findingBlocks(report),
    ...responseBlocks(report),
    ...loginBlocks(report),
    ...oidcBlocks(report),
    ...readBlocks(report),
  ];
}

/** Who acts, as the report's reader knows them. */
export function ownerName(
  owner: Owner | null,
  { profile }: { readonly profile: Pick<Report['profile'], 'support' | 'service'> },
): string {
  switch (owner) {
    case 'end-user':
      return 'you';
    case 'idp-admin':
      return 'your identity provider administrator';
    case 'broker-support':
      return profile.support;
    case 'app-developer':
      return `the developers of ${profile.service}`;
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
  if (report.verdict === 'problem' && answer.certainty !== 'possible') blocks.push(flowBlock(report, answer));
  const comparison = comparisonBlock(report, answer);
  if (comparison) blocks.push(comparison);
  const facts = answer.facts.filter(({ side }) => !comparison || side === null);
  if (facts.length > 0) {
    blocks.push({ kind: 'facts', label: 'facts', rows: facts.map(({ label, value }) => ({ name: label, value })) });
  }
  blocks.push(...predictionBlocks(report), paragraph('why', words(answer.cause)));
  if (isAboutThumbprints(answer) && report.rotation !== null && telling.has(report.rotation.verdict))
    blocks.push(...rotationBlocks(report));
  if (answer.caution !== null)
    blocks.push({ kind: 'paragraph', label: 'caution', text: words(answer.caution), tone: 'bad' });
  if (answer.fix.length > 0) {
    const items = answer.fix.map(({ owner, step }) => ({ owner: ownerName(owner, report), text: words(step) }));
    blocks.push({ kind: 'steps', label: 'fix', items });
  }
  if (isAboutThumbprints(answer) && 'certificate' in signingCertificate(report))
    blocks.push(
      tight(
        '',
        words('`--save-cert <file>` writes the certificate that signs this response, to be confirmed and sent.'),
      ),
    );
  if (answer.send.length > 0) blocks.push({ kind: 'list', label: 'send', items: answer.send.map(words) });
  if (answer.alternatives.length > 0) {
    const items = answer.alternatives.map(({ code, settledBy }) => words(`\`${code}\`: settled by ${settledBy}`));
    blocks.push({ kind: 'list', label: 'or else', items });
  }
  blocks.push(paragraph('more', explainCommand(answer.code, report)));
  return blocks;
}

function explainCommand(code: string, { profile }: Report): RichText {
  const option = isOwnCode(code, profile.id) ? ' --profile <its file>' : '';
  return words(`\`sso-doctor explain ${code}${option}\``);
}

function isAboutThumbprints({ facts }: Diagnosis): boolean {
  return facts.some(({ label }) => label === 'calculated');
}

function otherBlocks(report: Report, diagnosis: Diagnosis): Block[] {
  const follows =
    diagnosis.consequenceOf === null ? '' : ` It follows from \`${diagnosis.consequenceOf}\`: mend that first.`;
  const acts = diagnosis.consequenceOf === null ? ` Who acts: ${ownerName(diagnosis.owner, report)}.` : '';
  return [
    paragraph('also', words(`${diagnosis.title} (${diagnosis.certainty}).${follows}${acts}`)),
    tight('', explainCommand(diagnosis.code, report)),
  ];
}

/**
 * The login's way as the service's documentation draws it: the service sends the user to Auth0, Auth0 to the provider, and back. Where a
 * library of an application speaks, that application is the one that asks the provider.
 */
function flowBlock(report: Report, { stage, facts }: Diagnosis): Block {
  const { destination } = report.profile;
  const isDirect = report.profile.id === application.id || facts.some(({ label }) => label === 'library');
  const names = isDirect
    ? [destination, 'identity provider', destination]
    : [destination, 'Auth0', 'identity provider', 'Auth0', destination];
  const failed = isDirect ? directFailure[stage] : brokeredFailure[stage];
  const steps = names.map((name, index): FlowStep => {
    return { name, state: index < failed ? 'done' : index === failed ? 'failed' : 'not-reached' };
  });
  return { kind: 'flow', steps };
}

const brokeredFailure: Record<Stage, number> = {
  'authn-request': 1,
  'idp-authentication': 2,
  'idp-response': 2,
  'broker-validation': 3,
  'token-exchange': 3,
  application: 4,
};

const directFailure: Record<Stage, number> = {
  'authn-request': 0,
  'idp-authentication': 1,
  'idp-response': 1,
  'broker-validation': 2,
  'token-exchange': 2,
  application: 2,
};

/** The two values that the answer turns on; else the thumbprints, where there are any. */
function comparisonBlock({ thumbprints, findings, saml }: Report, { facts }: Diagnosis): Block | null {
  const received = facts.find(({ side }) => side === 'received');
  const expected = facts.find(({ side }) => side === 'expected');
  if (received !== undefined && expected !== undefined && received.label !== 'calculated') {
    const rows = [received, expected].map(({ label, value, side }) => ({ label: side ?? '', value, note: label }));
    const compared = findings.filter(
      (finding) => finding.from === received.from && finding.compares?.received === received.label,
    );
    const step = compared.find(({ brokerStep }) => brokerStep) ?? compared[0];
    return { kind: 'comparison', rows, mark: 'first', difference: step?.message ?? null };
  }
  if (thumbprints === null || thumbprints.configured.length + thumbprints.calculated.length === 0) return null;
  // With a response at hand they are shown where the answer is about them; else they are the broker's one check among others.
  if (saml !== null && facts.every(({ side }) => side === null)) return null;
  return thumbprintComparison(thumbprints);
}

/** Every thumbprint that the case names: what the provider signed with, then what the broker holds. */
export function thumbprintComparison(
  { calculated, configured, explanation }: ThumbprintsSection,
  difference: string | null = explanation,
): Block {
  const rows = [
    ...calculated.map(({ raw }) => ({
      label: 'received',
      value: raw,
      note: 'calculated: from provider',
    })),
    ...configured.map(({ raw }) => ({
      label: 'expected',
      value: raw,
      note: 'configured: held by Auth0',
    })),
  ];
  return { kind: 'comparison', rows, mark: 'every', difference };
}

/** What makes following any advice dangerous stands before the advice. */
export function warningBlocks({ findings }: Report): Block[] {
  return findings
    .filter(isWarning)
    .map(({ message }) => ({ kind: 'paragraph', label: 'warning', text: words(message), tone: 'bad' }));
}

function isWarning({ status, suspicious }: Finding): boolean {
  return status === 'fail' && suspicious;
}

/** Only what failed or could not be told, and nothing twice; what passed is in the JSON and in the list of checks. */
export function findingBlocks({ findings, diagnoses }: Report): Block[] {
  const [answer] = diagnoses;
  // The answer begins with its two values and what differs in them.
  const isAnswer = ({ from, compares }: Finding): boolean =>
    answer?.facts.some(
      (fact) => fact.side === 'received' && fact.from === from && fact.label === compares?.received,
    ) === true;
  const openSteps = new Set(
    findings.filter(({ brokerStep, status }) => brokerStep && isOpen(status)).map(({ check }) => check),
  );
  return findings
    .filter((finding) => !isWarning(finding) && !finding.brokerStep && !shownElsewhere.has(finding.check))
    .filter((finding) => !isAnswer(finding))
    .filter(({ check }) => !openSteps.has(brokerTwins.get(check) ?? ''))
    .flatMap((finding) => {
      if (finding.check === 'same-attempt' && finding.status === 'pass')
        return [paragraph('joined', words(finding.message))];
      if (!isOpen(finding.status)) return [];
      const label = finding.status === 'fail' ? 'noticed' : 'not told';
      return [paragraph(label, words(finding.message)), ...findingComparison(finding)];
    });
}

function isOpen(status: Finding['status']): boolean {
  return status === 'fail' || status === 'unknown';
}

function findingComparison({ received, expected, compares }: Finding): Block[] {
  if (received === null || expected === null || compares === null) return [];
  const rows = [
    { label: 'received', value: received, note: compares.received },
    { label: 'expected', value: expected, note: compares.expected },
  ];
  return [{ kind: 'comparison', rows, mark: 'first', difference: null, tight: true }];
}

/** The two thumbprints stand in the answer, the verdicts on signatures beside the signatures. */
const shownElsewhere: ReadonlySet<string> = new Set(['thumbprint', 'signature-by-standard']);

/** Checks by the standard that say nothing more where the broker's step has failed. */
const brokerTwins: ReadonlyMap<string, string> = new Map([
  ['status-code', 'status'],
  ['validity', 'expiry'],
  ['several-assertions', 'assertion-count'],
  ['decryption', 'encrypted-assertion'],
]);

export function readBlocks(report: Report): Block[] {
  if (report.evidence.length === 0) return [];
  // The requests of a capture stand in its diagram.
  const listed = report.evidence.filter(({ kind }) => kind !== 'http-exchange');
  const items = listed.map(({ id, kind, source, location, undone }) => {
    const place = location === null ? source : `${source}, ${location}`;
    const after = undone.length === 0 ? '' : `; undone: ${undone.join(', ')}`;
    const name = report.evidence.length > 1 ? `${id}: ` : '';
    return plain(`${name}${kindName(kind)} (${place}${after})`);
  });
  const blocks: Block[] = [{ kind: 'list', label: 'read as', items }];
  const { callback, provider, redaction } = report;
  if (provider !== null)
    blocks.push(tight('provider', plain(`${provider.name} (${provider.certainty}: ${provider.because})`)));
  if (callback?.url) blocks.push(tight('url', code(callback.url)));
  if (callback?.errorDescription) blocks.push(tight('said', code(callback.errorDescription)));
  if (redaction.masked > 0) {
    const kinds = Object.entries(redaction.kinds).map(([kind, number]) => `${number} × ${kind}`);
    blocks.push(tight('masked', plain(kinds.join(', '))));
  }
  return blocks;
}

/** What a piece of evidence is, in words. */
export function kindName(kind: string): string {
  const name = kindNames.get(kind);
  if (name !== undefined) return name;
  return kind.replaceAll('-', ' ').replace('url', 'URL').replace('saml', 'SAML').replace('idp', 'identity provider');
}

/** Kinds whose names are no plain words. */
const kindNames: ReadonlyMap<string, string> = new Map([
  ['id-token', 'ID token'],
  ['oidc-metadata', 'discovery document'],
  ['jwks', 'key set (JWKS)'],
]);

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
