import { issueInstant } from '../evidence/issue-instant.ts';
import type { Attempt } from './attempts.ts';
import { roleOf } from './parties.ts';
import type { Step } from './step.ts';

/** How far a party's clock is from that of the machine that recorded. */
export interface ClockSkew {
  readonly party: string;
  readonly host: string;
  /** Whole seconds; positive where the party is ahead. */
  readonly seconds: number;
  /** `date-header` is good to a second; `issue-instant` misses what lies between making a message and posting it. */
  readonly from: 'date-header' | 'issue-instant';
}

/** The clocks of an attempt's parties, each against the recording machine's. Empty where the capture has no times. */
export function clockSkews({ steps, parties }: Attempt): ClockSkew[] {
  const skews = [...new Set(steps.map(({ exchange }) => exchange.host))].flatMap((host): ClockSkew[] => {
    const seconds = median(steps.filter(({ exchange }) => exchange.host === host).flatMap(dateDifference));
    return seconds === null ? [] : [{ party: roleOf(host, parties), host, seconds, from: 'date-header' }];
  });
  const { provider } = parties;
  if (provider === null || skews.some(({ host }) => host === provider)) return skews;
  const seconds = median(steps.flatMap(instantDifference));
  return seconds === null
    ? skews
    : [...skews, { party: roleOf(provider, parties), host: provider, seconds, from: 'issue-instant' }];
}

/** Seconds. A header has whole ones, cut off: half a second is right on the average. */
function dateDifference({ exchange: { serverDate, answeredAt } }: Step): number[] {
  return serverDate === null || answeredAt === null ? [] : [(serverDate.getTime() + 500 - answeredAt.getTime()) / 1000];
}

/** A response is posted as soon as it is made. */
function instantDifference({ kind, exchange: { message, startedAt } }: Step): number[] {
  const issued = kind === 'saml-response' && message !== null ? issueInstant(message) : null;
  return issued === null || startedAt === null ? [] : [(issued.getTime() - startedAt.getTime()) / 1000];
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? null : Math.round(middle) + 0;
}
