import { SsoDoctorError } from '../errors.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { DistinctiveMessage } from '../evidence/distinctive-messages.ts';
import { tokenStatement, type TokenStatement } from '../evidence/redacted-token.ts';
import { readEvidence } from '../input/index.ts';
import { jwks } from '../input/jwks.ts';
import type { Source } from '../input/source.ts';

/** What is said of a token's signature before it goes, by the token itself. Nothing can be said where the inputs hold no keys. */
export async function tokenStatements(
  sources: readonly Source[],
  distinctive: readonly DistinctiveMessage[],
): Promise<(compact: string) => TokenStatement> {
  const statements = new Map<string, TokenStatement>();
  if (sources.some((source) => jwks.detect(source))) {
    const evidence: Evidence[] = [];
    for (const source of sources) evidence.push(...(await readable(source, distinctive)));
    const keys = evidence.flatMap((item) => (item.kind === 'jwks' ? item.keys : []));
    const { verifyToken } = await import('../evidence/verify-token.ts');
    for (const item of evidence) {
      if (item.kind !== 'id-token') continue;
      const { state } = await verifyToken(item.token, keys);
      if (state !== 'not-judged') statements.set(item.token.compact, state === 'valid' ? 'right' : 'wrong');
    }
  }
  return (compact) => tokenStatement(compact) ?? statements.get(compact) ?? 'not-judged';
}

async function readable(source: Source, distinctive: readonly DistinctiveMessage[]): Promise<Evidence[]> {
  try {
    return await readEvidence([source], { distinctive });
  } catch (error) {
    // A copy is made of what cannot be read as well; nothing is said of tokens in it.
    if (error instanceof SsoDoctorError) return [];
    throw error;
  }
}
