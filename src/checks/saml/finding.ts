import type { CheckResult } from '../check.ts';

/** A finding about a SAML message, with the id of its check. */
export type SamlFinding = CheckResult & {
  readonly check: string;
  /** One of the broker's own steps; all others say what the standard asks for beyond them. */
  readonly brokerStep?: true;
};

interface Values {
  readonly received?: string | null | undefined;
  readonly expected?: string | null | undefined;
  readonly blocks?: boolean;
}

export function failed(
  check: string,
  severity: 'error' | 'warning',
  message: string,
  { received, expected, blocks = false }: Values = {},
): SamlFinding {
  return { check, status: 'fail', severity, blocks, message, from: null, ...present({ received, expected }) };
}

/** What no identity provider sends. `what` is a sentence without capital letter. */
export function suspect(check: string, what: string, values: Values = {}): SamlFinding {
  return { ...failed(check, 'error', `Possible attack or broken software: ${what}`, values), suspicious: true };
}

export function passed(check: string, message: string, { received, expected }: Values = {}): SamlFinding {
  return { check, status: 'pass', message, from: null, ...present({ received, expected }) };
}

export function notKnown(check: string, missing: string, message: string, { received }: Values = {}): SamlFinding {
  return { check, status: 'unknown', missing, message, from: null, ...present({ received, expected: null }) };
}

function present({ received, expected }: Values): { received?: string; expected?: string } {
  return {
    ...(received !== null && received !== undefined && { received }),
    ...(expected !== null && expected !== undefined && { expected }),
  };
}
