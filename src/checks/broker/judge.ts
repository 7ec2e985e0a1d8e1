import { brokerSteps, type BrokerStepId } from './index.ts';
import type { BrokerStep, StepResult } from './step.ts';
import type { BrokerView } from './view.ts';

export interface JudgedStep {
  readonly id: BrokerStepId;
  readonly result: StepResult;
  readonly compares?: BrokerStep['compares'] | undefined;
}

/** Runs the broker's steps over its view of a message, in its order. Steps whose question does not arise are left out. */
export function runBrokerSteps(view: BrokerView): JudgedStep[] {
  return brokerSteps.flatMap((step) => {
    const { compares }: BrokerStep = step;
    const result = step.run(view);
    return result === null ? [] : [{ id: step.id, result, compares }];
  });
}
