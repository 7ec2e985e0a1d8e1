import type { Evidence } from '../evidence/evidence.ts';
import { limits } from '../limits.ts';
import type { Diagnosed } from './digest.ts';
import type { Gist } from './gist.ts';
import { Remembered } from './remembered.ts';

/** What earlier tickets came to. */
export interface Memory {
  /** What was read out of texts, by the text. */
  readonly evidence: Remembered<readonly Evidence[]>;
  /** By all texts of a ticket: logs and forms say the same again and again. */
  readonly byWords: Remembered<Diagnosed>;
  /** By what they rest on. */
  readonly byEvidence: Remembered<Gist>;
}

/** One for a thread, which has one run with one profile. */
export const memory: Memory = {
  evidence: new Remembered(limits.rememberedEvidence),
  byWords: new Remembered(limits.rememberedTexts),
  byEvidence: new Remembered(limits.rememberedReports),
};

/** What the main thread hands to one that begins later, which then need not find it out itself: plain data. */
export interface Learned {
  readonly byWords: readonly (readonly [key: string, Diagnosed])[];
  readonly byEvidence: readonly (readonly [key: string, Gist])[];
}

export function learned({ byWords, byEvidence }: Memory): Learned {
  return { byWords: byWords.entries(), byEvidence: byEvidence.entries() };
}

export function learn({ byWords, byEvidence }: Memory, known: Learned): void {
  for (const [key, diagnosed] of known.byWords) byWords.set(key, diagnosed);
  for (const [key, gist] of known.byEvidence) byEvidence.set(key, gist);
}
