import type { PreflightItem, Report, RotationSection } from '../report/report.ts';
import { plain, words, type RichText } from '../text/rich-text.ts';
import { certificateDetails } from './certificate-details.ts';
import { tight, type Block, type Document, type Tone } from './document.ts';
import { rotationBlocks, rotationReason, validityBlocks } from './rotation-blocks.ts';
import { metadataBlocks } from './metadata-blocks.ts';
import { findingBlocks, ownerName, readBlocks, thumbprintComparison, warningBlocks } from './report-document.ts';

/** A case as the question whose certificate it is: the verdict, what would be accepted, what to do, then each certificate. */
export function certificateReport(report: Report): Document {
  const { thumbprints, certificates } = report;
  // A private key that was handed in stands before everything else.
  const secrets = report.findings.filter(({ check, status }) => check === 'pasted-secret' && status === 'fail');
  const compared = thumbprints !== null && thumbprints.calculated.length + thumbprints.configured.length > 0;
  return [
    verdictBlock(report),
    ...warningBlocks(report),
    ...secrets.map(({ message }): Block => ({
      kind: 'paragraph',
      label: 'warning',
      text: words(message),
      tone: 'bad',
    })),
    ...(compared ? [thumbprintComparison(thumbprints, null)] : []),
    ...preflightBlocks(report),
    ...(report.preflight.length > 0 ? rotationBlocks(report) : rotationReason(report)),
    ...cutOverBlocks(report),
    ...validityBlocks(report),
    ...metadataBlocks(report),
    ...certificates.map(certificateDetails),
    ...findingBlocks({ ...report, findings: report.findings.filter((finding) => !secrets.includes(finding)) }),
    ...readBlocks(report),
  ];
}

const titles: Record<RotationSection['verdict'], string> = {
  matches: 'The identity provider signs with the certificate that Auth0 holds',
  rotated: 'Rotated: the identity provider signs with a new certificate, and Auth0 holds the old one',
  'rolled-back': 'Rolled back: the identity provider signs with an older certificate than Auth0 holds',
  'upload-not-in-effect': 'The upload has not taken effect: Auth0 still compares with another certificate',
  'wrong-certificate': 'Auth0 holds a certificate that was the wrong one to upload',
  'wrong-computation': 'The configured thumbprint is computed of something else than the certificate',
  'notation-only': 'The same certificate: only its thumbprint is written in another way',
  'changes-with-every-response': 'The identity provider signs with several certificates in turn',
  unknown: 'It cannot be told yet what became of the certificate',
};

const perhapsRotated = 'The identity provider signs with another certificate than Auth0 holds: perhaps rotated';

const tones: Partial<Record<RotationSection['verdict'], Tone>> = { matches: 'good', unknown: 'unsure' };

/** What was tried is what was asked; else what became of the certificate. */
function verdictBlock({ rotation, certificates, preflight }: Report): Block {
  if (preflight.length > 0) return triedBlock(preflight);
  if (rotation === null) {
    const title = certificates.length === 1 ? '1 certificate' : `${certificates.length} certificates`;
    return { kind: 'verdict', tone: 'neutral', title: plain(title), certainty: null };
  }
  const { verdict, certainty } = rotation;
  const title = verdict === 'rotated' && certainty === 'possible' ? perhapsRotated : titles[verdict];
  return { kind: 'verdict', tone: tones[verdict] ?? 'bad', title: words(title), certainty };
}

function triedBlock(preflight: Report['preflight']): Block {
  const has = (outcome: PreflightItem['prediction']['outcome']): boolean =>
    preflight.some(({ prediction }) => prediction.outcome === outcome);
  const [tone, answer]: [Tone, string] = has('reject')
    ? ['bad', has('accept') ? 'would not accept every response' : 'would refuse the response']
    : has('undetermined')
      ? ['unsure', 'may accept the response: not everything is known']
      : ['good', 'would accept the response'];
  const title = `With ${preflight.length === 1 ? 'the certificate' : 'what was'} handed in, Auth0 ${answer}`;
  return { kind: 'verdict', tone, title: plain(title), certainty: tone === 'unsure' ? null : 'likely' };
}

/** What the broker would answer with each certificate that was handed in, and that this is no proof of whose it is. */
function preflightBlocks({ preflight, tool }: Report): Block[] {
  if (preflight.length === 0) return [];
  return [
    { kind: 'list', label: 'pre-flight', items: preflight.map(preflightText) },
    tight('', plain(`Predicted as ${tool.predicts} judges, if Auth0 held that certificate and no other.`)),
    {
      kind: 'paragraph',
      label: 'caution',
      text: plain(
        'That a response fits a certificate does not say whose certificate it is: whoever holds its private key could sign in as any of your users. The identity provider’s administrator must confirm it first.',
      ),
      tone: 'bad',
    },
  ];
}

function preflightText({ certificate, response, prediction }: PreflightItem): RichText {
  const lead = `with ${certificate}, ${response}: `;
  switch (prediction.outcome) {
    case 'accept':
      return plain(`${lead}Auth0 would accept it.`);
    case 'reject':
      return plain(`${lead}Auth0 would refuse it: ${prediction.errorDescription ?? 'without a message'}`);
    case 'undetermined':
      return plain(`${lead}not certain, since this is not known: ${prediction.missing.join('; ')}.`);
  }
}

/** The order of steps where the broker holds one certificate only, so that old and new cannot overlap. */
function cutOverBlocks(report: Report): Block[] {
  if (report.cutOver.length === 0) return [];
  const items = report.cutOver.map(({ owner, step }) => ({ owner: ownerName(owner, report), text: words(step) }));
  return [{ kind: 'steps', label: 'cut-over', items }];
}
