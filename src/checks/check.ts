import type { Evidence } from '../evidence/evidence.ts';
import type { ThumbprintComparison } from '../evidence/compare-thumbprints.ts';
import type { Profile } from '../profiles/profile.ts';
import type { PredictionSection } from '../report/report.ts';

/** What a check may look at besides its evidence. */
export interface CheckContext {
  readonly now: Date;
  readonly profile: Profile;
  /** Null unless a callback names some. */
  readonly thumbprints: ThumbprintComparison | null;
  /** Responses that were judged, with what the broker computes from them and answers to them. */
  readonly responses: readonly {
    /** The evidence's id. */
    readonly id: string;
    readonly calculatedThumbprints: readonly string[];
    readonly prediction: PredictionSection;
  }[];
}

/** Evidence with the id that the report gives it. */
export type Identified<E extends Evidence = Evidence> = E & { readonly id: string };

interface FindingBase {
  readonly message: string;
  readonly from: string | null;
  readonly received?: string;
  readonly expected?: string;
  /** What the two values are, where two are compared. */
  readonly compares?: { readonly received: string; readonly expected: string } | undefined;
  /** Made to deceive, or by broken software: nothing may be trusted or changed before that is settled. */
  readonly suspicious?: true;
}

/** What a check found out. Four states on purpose: "not checked" must never look like "passed". */
export type CheckResult = FindingBase &
  (
    | { readonly status: 'pass' }
    | { readonly status: 'fail'; readonly severity: 'error' | 'warning'; readonly blocks: boolean }
    | { readonly status: 'skipped' | 'unknown'; readonly missing: string }
  );

/** One question asked of the evidence. An empty result means that the question does not arise. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** Where the rule comes from: standard and section, or the broker's file. */
  readonly sources: readonly string[];
  readonly run: (evidence: readonly Identified[], context: CheckContext) => CheckResult[];
}

export function defineCheck<const C extends Check>(check: C): C {
  return check;
}
