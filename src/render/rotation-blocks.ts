import type { Report, RotationSection } from '../report/report.ts';
import { words } from '../text/rich-text.ts';
import { paragraph, tight, type Block } from './document.ts';

/** What became of the signing certificate, and the one thing that would settle it. Nothing where no thumbprint is known. */
export function rotationBlocks({ rotation }: Pick<Report, 'rotation'>): Block[] {
  if (rotation === null) return [];
  const { verdict, certainty, explanation, settledBy } = rotation;
  const lead = `${verdict.replaceAll('-', ' ')}${certainty === null ? '' : ` (${certainty})`}`;
  return [paragraph('rotation', words(`${lead}. ${explanation}`)), ...settledBlocks(settledBy)];
}

/** The same without the verdict, where a title says it. */
export function rotationReason({ rotation }: Pick<Report, 'rotation'>): Block[] {
  return rotation === null ? [] : [paragraph('why', words(rotation.explanation)), ...settledBlocks(rotation.settledBy)];
}

function settledBlocks(settledBy: string | null): Block[] {
  return settledBy === null ? [] : [tight('', words(`What would settle it: ${settledBy}.`))];
}

/** Verdicts that say more than that the two thumbprints differ. */
export const telling: ReadonlySet<RotationSection['verdict']> = new Set([
  'rolled-back',
  'wrong-certificate',
  'wrong-computation',
  'changes-with-every-response',
]);

/** Every certificate's validity on one scale. */
export function validityBlocks({ certificates, at }: Pick<Report, 'certificates' | 'at'>): Block[] {
  if (certificates.length === 0) return [];
  const rows = certificates.map(({ id, notBefore, notAfter }) => ({ name: id, notBefore, notAfter }));
  return [{ kind: 'validity', label: 'time line', now: at, rows }];
}
