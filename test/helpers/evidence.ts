import type { CallbackFacts, Parameter } from '../../src/evidence/callback-facts.ts';
import type { CallbackEvidence } from '../../src/evidence/evidence.ts';
import { diagnose, type DiagnoseOptions } from '../../src/diagnose.ts';
import type { Report } from '../../src/report/report.ts';

export const configured = '634AB4651FCA2F623563BE32EDA32DE565219118';
export const calculated = 'BDEBFBFBA786C2D97F2125274793E32643358E81';

/** A failed callback of the seed's kind; change the one thing under test. */
export function callbackEvidence(changes: Partial<CallbackFacts> & { source?: string } = {}): CallbackEvidence {
  const { source = 'argument 1', ...facts } = changes;
  const error = 'error' in facts ? facts.error : 'access_denied';
  const description =
    'errorDescription' in facts
      ? facts.errorDescription
      : `Invalid thumbprint (configured: ${configured}. calculated: ${calculated})`;
  const parameters: Parameter[] = [
    { name: 'error', value: error },
    { name: 'error_description', value: description },
    { name: 'state', value: 'hKFo2SBxVGZ5' },
  ].filter((parameter): parameter is Parameter => typeof parameter.value === 'string');
  const callback: CallbackFacts = {
    outcome: 'failure',
    url: 'https://auth.influxdata.com/login/callback?…',
    host: 'auth.influxdata.com',
    path: '/login/callback',
    misleadingHost: null,
    parameterSource: 'query',
    parameters,
    errorUri: null,
    undone: [],
    damage: [],
    ...facts,
    error: error ?? null,
    errorDescription: description ?? null,
  };
  return {
    kind: callback.url === null ? 'broker-error' : 'callback-url',
    callback,
    origin: { source, location: 'line 1, column 1' },
  };
}

/** The report on one callback at a fixed instant. */
export function reportOn(
  changes: Parameters<typeof callbackEvidence>[0] = {},
  options: Partial<DiagnoseOptions> = {},
): Promise<Report> {
  return diagnose([callbackEvidence(changes)], { now: new Date('2026-11-24T12:00:00Z'), ...options });
}
