import type { BrokerView } from './view.ts';

interface ResultBase {
  readonly received?: string;
  readonly expected?: string;
  readonly message: string;
}

/** What one step of the broker makes of a response. */
export type StepResult = ResultBase &
  (
    | { readonly status: 'pass' }
    /** `brokerError`: the broker's exact text; null where part of it is not known. */
    | { readonly status: 'fail'; readonly brokerError: string | null; readonly missing?: string }
    | { readonly status: 'unknown' | 'skipped'; readonly missing: string }
  );

/** One step of the validator, in its own words where it fails. Null: the question does not arise. */
export interface BrokerStep {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly string[];
  /** What the two values are that the step compares, where it compares two. */
  readonly compares?: { readonly received: string; readonly expected: string };
  readonly run: (view: BrokerView) => StepResult | null;
}

export function defineStep<const S extends BrokerStep>(step: S): S {
  return step;
}

export function pass(message: string, values: { received?: string; expected?: string } = {}): StepResult {
  return { status: 'pass', message, ...values };
}

export function fail(
  brokerError: string | null,
  message: string,
  values: { received?: string; expected?: string; missing?: string } = {},
): StepResult {
  return { status: 'fail', brokerError, message, ...values };
}

export function unknown(missing: string, message: string, values: { received?: string } = {}): StepResult {
  return { status: 'unknown', missing, message, ...values };
}

export function skipped(missing: string, message: string): StepResult {
  return { status: 'skipped', missing, message };
}
