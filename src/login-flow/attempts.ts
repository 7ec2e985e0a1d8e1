import type { Identified } from '../checks/check.ts';
import type { CallbackFacts } from '../evidence/callback-facts.ts';
import type { HttpExchangeEvidence } from '../evidence/http-exchange.ts';
import { findParties, type Parties } from './parties.ts';
import { messageAttribute, parameter, readStep, timeOf, type Step } from './step.ts';

/** The requests of one attempt to log in, in their order. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  readonly steps: readonly Step[];
  readonly parties: Parties;
  /** `not-recorded`: the answer to a request that is not in the capture, or nothing that would tell. */
  readonly initiatedBy: 'application' | 'identity-provider' | 'not-recorded';
  /** What it came to: the last error or code that is passed on; null where none is there. */
  readonly result: CallbackFacts | null;
}

/** Every attempt in the captures of a case, in the order in which they began. */
export function readAttempts(evidence: readonly Identified[]): Attempt[] {
  const exchanges = evidence.filter((item): item is Identified<HttpExchangeEvidence> => item.kind === 'http-exchange');
  const sources = new Set(exchanges.map(({ origin }) => origin.source));
  const groups = [...sources].flatMap((source) =>
    groupsOf(inOrder(exchanges.filter(({ origin }) => origin.source === source).map(readStep))),
  );
  return groups.map((steps, index) => attemptOf(steps, index + 1));
}

function attemptOf(steps: readonly Step[], number: number): Attempt {
  const results = steps.flatMap(({ result, answered }) => [result, answered]);
  return {
    number,
    steps,
    parties: findParties(steps),
    initiatedBy: initiatorOf(steps),
    result: results.findLast((result) => result !== null) ?? null,
  };
}

/** By the clock, where every request has a time: recorders list by when a request ended, or by its page. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const times = steps.map(({ exchange }) => exchange.startedAt?.getTime() ?? null);
  if (times.includes(null)) return steps;
  const at = ({ exchange }: Step): number => exchange.startedAt?.getTime() ?? 0;
  return steps.toSorted((one, other) => at(one) - at(other));
}

/**
 * Takes requests apart into attempts: another state, another AuthnRequest, or another answer of a provider that nobody asked begins one.
 * What names an earlier attempt (InResponseTo, state) belongs to that one: a page that somebody went back to.
 */
function groupsOf(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const named = groups.find((group) => isNamedBy(step, group));
    const current = named ?? groups.at(-1);
    if (current === undefined || (named === undefined && beginsAnother(step, current))) groups.push([step]);
    else current.push(step);
  }
  return groups;
}

function isNamedBy(step: Step, group: readonly Step[]): boolean {
  const inResponseTo = step.kind === 'saml-response' ? messageAttribute(step.exchange, 'InResponseTo') : null;
  if (inResponseTo !== null)
    return group.some(
      ({ kind, exchange }) =>
        (kind === 'saml-request' && messageAttribute(exchange, 'ID') === inResponseTo) ||
        (kind === 'saml-response' && messageAttribute(exchange, 'InResponseTo') === inResponseTo),
    );
  const state = parameter(step.exchange, 'state');
  return state !== null && group.some(({ exchange }) => parameter(exchange, 'state') === state);
}

function beginsAnother(step: Step, group: readonly Step[]): boolean {
  const earlier = (kind: Step['kind']): Step | undefined => group.findLast((one) => one.kind === kind);
  switch (step.kind) {
    case 'authorization-request': {
      const asked = group.find(({ kind }) => kind === 'authorization-request');
      // A broker that uses OpenID Connect itself asks the provider in the same attempt.
      return asked === undefined ? isOver(group) : asked.exchange.host === step.exchange.host || isOver(group);
    }
    case 'saml-request': {
      const asked = earlier('saml-request');
      return asked !== undefined && messageAttribute(asked.exchange, 'ID') !== messageAttribute(step.exchange, 'ID');
    }
    case 'saml-response': {
      const answered = earlier('saml-response');
      const isSame = answered?.exchange.message?.xml === step.exchange.message?.xml;
      return answered !== undefined && !isSame;
    }
    case 'result':
    case 'token-request':
    case 'page':
      return false;
  }
}

/** It has come to an end: a result was passed on. */
function isOver(group: readonly Step[]): boolean {
  return group.some(({ result, answered }) => result !== null || answered !== null);
}

function initiatorOf(steps: readonly Step[]): Attempt['initiatedBy'] {
  if (steps.some(({ kind }) => kind === 'authorization-request' || kind === 'saml-request')) return 'application';
  const response = steps.find(({ kind }) => kind === 'saml-response');
  if (response?.exchange.message?.parse.ok !== true) return 'not-recorded';
  return messageAttribute(response.exchange, 'InResponseTo') === null ? 'identity-provider' : 'not-recorded';
}

/** When an attempt began. */
export function beginningOf({ steps }: Attempt): Date | null {
  return steps.map(({ exchange }) => timeOf(exchange)).find((time) => time !== null) ?? null;
}
