import type { Thumbprint } from './thumbprint.ts';

/** How what the broker holds and what it computed from the response relate, as plain text comparison and meaning tell. */
export type ThumbprintSituation =
  /** Two whole thumbprints of the same algorithm that have nothing to do with each other. */
  | 'different'
  /** The same value, written in another way (separators, invisible marks, look-alike letters). */
  | 'notation'
  /** Configured is a SHA-256 (or SHA-512) value; the broker computes SHA-1, so the two can never be equal. */
  | 'other-algorithm'
  /** Nearly the same: mistyped, or cut when it was copied. */
  | 'near-miss'
  | 'equal'
  /** One of the two is missing, was cut off, or was replaced by a placeholder in the text that we have. */
  | 'incomplete';

interface ThumbprintPair {
  readonly configured: Thumbprint;
  readonly calculated: Thumbprint;
  readonly situation: ThumbprintSituation;
}

export interface ThumbprintComparison {
  readonly configured: readonly Thumbprint[];
  readonly calculated: readonly Thumbprint[];
  /** The pair that tells most: the nearest one. Null where there is none. */
  readonly pair: ThumbprintPair | null;
  readonly situation: ThumbprintSituation;
}

// From telling to not telling: one configured thumbprint that nearly matches explains more than three that do not.
const precedence: readonly ThumbprintSituation[] = [
  'equal',
  'notation',
  'near-miss',
  'other-algorithm',
  'incomplete',
  'different',
];

/** Compares every configured thumbprint with every calculated one. */
export function compareThumbprints(
  configured: readonly Thumbprint[],
  calculated: readonly Thumbprint[],
): ThumbprintComparison {
  let best: ThumbprintPair | null = null;
  for (const one of configured) {
    for (const other of calculated) {
      const pair = { configured: one, calculated: other, situation: compareTwo(one, other) };
      if (best === null || precedence.indexOf(pair.situation) < precedence.indexOf(best.situation)) best = pair;
    }
  }
  return { configured, calculated, pair: best, situation: best?.situation ?? 'incomplete' };
}

function compareTwo(configured: Thumbprint, calculated: Thumbprint): ThumbprintSituation {
  if (configured.value === calculated.value && configured.value !== '') {
    // The broker compares without regard to letter case, so case alone is no fault.
    return configured.notation.every((change) => change === 'lower-case') ? 'equal' : 'notation';
  }
  if (isNear(configured.value, calculated.value)) return 'near-miss';
  if (configured.algorithm === 'unknown' || calculated.algorithm === 'unknown') return 'incomplete';
  if (configured.algorithm !== calculated.algorithm) return 'other-algorithm';
  return 'different';
}

/**
 * Whether one is the other with a slip: at most three other characters, at most two inserted or lost, or one end lost.
 * Two unrelated SHA-1 values agree in three of forty digits on average, so this cannot happen by chance.
 */
export function isNear(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 16) return false;
  if (short.length === long.length) {
    return countDifferences(short, long) <= 3 || lostInTheMiddle(short, long, 2);
  }
  if (long.startsWith(short) || long.endsWith(short)) return true;
  return long.length - short.length <= 2 && lostInTheMiddle(short, long, 2);
}

export function countDifferences(one: string, other: string): number {
  let count = Math.abs(one.length - other.length);
  for (let index = 0; index < Math.min(one.length, other.length); index++) {
    if (one[index] !== other[index]) count++;
  }
  return count;
}

/** Whether all but at most `slack` characters are a common beginning and a common end. */
function lostInTheMiddle(short: string, long: string, slack: number): boolean {
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
  return short.length - start - end <= slack;
}
