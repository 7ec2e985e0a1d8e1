import type { Diagnosis, Report } from '../report/report.ts';

/** What a reply is made of: words of the catalogue, nothing out of a ticket. */
export type Words = Pick<Diagnosis, 'title' | 'cause' | 'fix' | 'send' | 'caution' | 'references' | 'stage'>;

/** Everything that a summary takes from a report: plain data, without personal data and secrets. */
export interface Gist {
  readonly verdict: Report['verdict'];
  /** Whether the texts hold anything of a login. */
  readonly hasEvidence: boolean;
  /** The main diagnosis; null where there is none. */
  readonly answer: (Pick<Diagnosis, 'code' | 'owner' | 'certainty'> & { readonly words: Words }) | null;
  readonly thumbprints: { readonly configured: string; readonly calculated: string } | null;
  readonly connection: string | null;
  readonly application: string | null;
  readonly host: string | null;
  readonly provider: { readonly id: string; readonly name: string } | null;
  readonly suspicious: boolean;
  readonly profile: Report['profile'];
}

export function gistOf(report: Report): Gist {
  const { verdict, evidence, diagnoses, provider, findings, profile } = report;
  const [answer] = diagnoses;
  return {
    verdict,
    hasEvidence: evidence.length > 0,
    answer:
      answer === undefined
        ? null
        : { code: answer.code, owner: answer.owner, certainty: answer.certainty, words: wordsOf(answer) },
    thumbprints: pairOf(report),
    connection: connectionOf(report),
    application: parameter(report, 'client_id'),
    host: report.callback?.host ?? null,
    provider: provider === null ? null : { id: provider.id, name: provider.name },
    suspicious: findings.some(({ status, suspicious }) => status === 'fail' && suspicious),
    profile,
  };
}

/** Without what names this very attempt, which concerns nobody but whoever wrote the ticket. */
function wordsOf({ title, cause, fix, send, caution, references, stage, facts }: Diagnosis): Words {
  const isCommon = (item: string): boolean => !facts.some(({ value }) => item.includes(value));
  return { title, cause, fix, send: send.filter(isCommon), caution, references, stage };
}

/** Both values where each side has exactly one. */
function pairOf({ thumbprints }: Report): Gist['thumbprints'] {
  if (thumbprints === null) return null;
  const [configured, calculated] = [single(thumbprints.configured), single(thumbprints.calculated)];
  return configured === null || calculated === null ? null : { configured, calculated };
}

function single(items: readonly { readonly value: string }[]): string | null {
  const values = new Set(items.map(({ value }) => value));
  return values.size === 1 ? ([...values][0] ?? null) : null;
}

/** Auth0 names the connection in a callback's address, in the broker's own entity ID and in the Destination of a response. */
function connectionOf(report: Report): string | null {
  const stated = parameter(report, 'connection');
  if (stated !== null) return stated;
  const audiences = report.saml?.conditions.audiences ?? [];
  const named = [...audiences, report.saml?.destination ?? '', report.callback?.errorDescription ?? ''];
  for (const text of named) {
    const connection = /\burn:auth0:[\w-]{1,64}:([\w-]{1,128})|[?&]connection=([\w-]{1,128})/.exec(text);
    if (connection !== null) return connection[1] ?? connection[2] ?? null;
  }
  return null;
}

function parameter({ callback }: Report, wanted: string): string | null {
  const value = callback?.otherParameters.find(({ name }) => name === wanted)?.value ?? null;
  // A masked value tells nothing apart.
  return value === null || value.startsWith('[') ? null : value.slice(0, 200);
}
