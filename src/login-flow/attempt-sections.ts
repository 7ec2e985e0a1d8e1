import type { Redactor } from '../redaction/redact.ts';
import type { AttemptItem } from '../report/report.ts';
import { shortened } from '../text/visible-text.ts';
import { beginningOf, type Attempt } from './attempts.ts';
import { clockSkews } from './clock-skew.ts';
import { messageAttribute } from './step.ts';

/** What is told of each attempt as a whole. */
export function attemptSections(attempts: readonly Attempt[], redactor: Redactor): AttemptItem[] {
  const shown = (value: string | null): string | null => (value === null ? null : redactor.text(shortened(value)));
  return attempts.map((attempt) => {
    const { number, initiatedBy, result, steps, parties } = attempt;
    const request = steps.findLast(({ kind }) => kind === 'saml-request');
    const response = steps.findLast(({ kind, exchange }) => kind === 'saml-response' && exchange.message !== null);
    return {
      number,
      startedAt: beginningOf(attempt)?.toISOString() ?? null,
      initiatedBy,
      outcome: result === null ? 'open' : result.outcome === 'failure' ? 'failed' : 'succeeded',
      error: shown(result?.error ?? null),
      requestId: request === undefined ? null : shown(messageAttribute(request.exchange, 'ID')),
      inResponseTo: response === undefined ? null : shown(messageAttribute(response.exchange, 'InResponseTo')),
      parties: {
        application: shown(parties.application),
        broker: shown(parties.broker),
        identityProvider: shown(parties.provider),
      },
      clocks: clockSkews(attempt).map(({ host, seconds, from }) => ({ host, seconds, from })),
    };
  });
}
