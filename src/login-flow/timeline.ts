import type { TimelineItem } from '../report/report.ts';
import type { Redactor } from '../redaction/redact.ts';
import { shortened } from '../text/visible-text.ts';
import { roleOf } from './parties.ts';
import type { Attempt } from './attempts.ts';
import { messageAttribute, timeOf, type Step } from './step.ts';
import type { CallbackFacts } from '../evidence/callback-facts.ts';

/** Who sent what to whom, attempt by attempt: every request, and those answers that carry the login on or end it. */
export function timelineOf(attempts: readonly Attempt[], redactor: Redactor): TimelineItem[] {
  return attempts.flatMap((attempt) =>
    attempt.steps.flatMap((step) => {
      const { exchange } = step;
      const party = roleOf(exchange.host, attempt.parties);
      const base = { host: exchange.host, evidence: step.id, attempt: attempt.number, leg: legOf(step, attempt) };
      const request = {
        ...base,
        at: timeOf(exchange)?.toISOString() ?? null,
        from: 'browser',
        to: party,
        what: redactor.text(requestText(step)),
        failed: step.result?.outcome === 'failure',
      };
      const answer = answerText(step);
      if (answer === null) return [request];
      const at = exchange.answeredAt ?? exchange.serverDate;
      const failed = isFailure(step);
      const what = redactor.text(answer);
      return [request, { ...base, at: at?.toISOString() ?? null, from: party, to: 'browser', what, failed }];
    }),
  );
}

/** Between the identity provider and the broker, or between the broker and the application. */
function legOf({ kind, exchange }: Step, { parties }: Attempt): TimelineItem['leg'] {
  if (kind === 'saml-request' || kind === 'saml-response' || exchange.host === parties.provider)
    return 'identity-provider-to-broker';
  return exchange.host === parties.application || kind === 'authorization-request' || kind === 'token-request'
    ? 'broker-to-application'
    : null;
}

function requestText({ kind, exchange, result }: Step): string {
  switch (kind) {
    case 'authorization-request':
      return 'asks for a login';
    case 'saml-request':
      return `AuthnRequest${idText(messageAttribute(exchange, 'ID'))}`;
    case 'saml-response': {
      const answered = messageAttribute(exchange, 'InResponseTo');
      return exchange.message === null
        ? 'SAML response, not recorded'
        : `SAML response${answered === null ? ', to no request' : ` to${idText(answered)}`}`;
    }
    case 'result':
      return result === null ? 'result' : `passes on ${result.error ?? 'the result'}`;
    case 'token-request':
      return 'exchanges the code for tokens';
    case 'page':
      return `${exchange.method} ${shortened(exchange.path)}`;
  }
}

function idText(id: string | null): string {
  return id === null ? '' : ` ${shortened(id)}`;
}

function answerText({ exchange, answered, kind }: Step): string | null {
  const { status, failure, location } = exchange;
  if (answered !== null) return resultText(answered);
  if (status === null) return failure === null ? null : `no answer (${shortened(failure)})`;
  if (status >= 400) return `answers with status ${status}`;
  if (location !== null && /[?&]SAMLRequest=/.test(location)) return 'sends the browser to the identity provider';
  return kind === 'token-request' ? `answers with status ${status}` : null;
}

function resultText({ outcome, error, errorDescription }: CallbackFacts): string {
  if (outcome === 'success') return 'result: success';
  const code = error ?? 'error';
  return errorDescription === null ? `error ${code}` : `error ${code}: ${shortened(errorDescription)}`;
}

function isFailure({ exchange, answered }: Step): boolean {
  return answered?.outcome === 'failure' || (answered === null && (exchange.status === null || exchange.status >= 400));
}
