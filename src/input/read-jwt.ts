import type { Jwt, JwtProblem } from '../evidence/jwt.ts';
import { limits } from '../limits.ts';
import { parseJson } from './json.ts';
import { membersOf } from './plain-data.ts';

/** Reads a token in compact serialization (RFC 7515 §7.1, RFC 7516 §7.1), whatever is wrong with it. Nothing is verified. */
export function readJwt(compact: string): Jwt {
  if (compact.length > limits.tokenCharacters)
    return { ...nothing, compact, problems: [{ kind: 'over-limit', limit: `${limits.tokenCharacters} characters` }] };
  const parts = compact.split('.');
  const header = readPart(parts[0] ?? '', 'header');
  const text = (name: string): string | null => {
    const value = header.members?.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const base = {
    compact,
    algorithm: text('alg'),
    keyId: text('kid'),
    type: text('typ'),
    critical: criticalOf(header.members?.get('crit')),
  };
  if (parts.length === 5) return { ...base, isEncrypted: true, claims: null, problems: header.problems };
  const problems = [...header.problems];
  if (parts.length < 3) problems.push({ kind: 'cut-off' });
  const claims = parts.length < 2 ? null : readPart(parts[1] ?? '', 'claims');
  // What a cut made unreadable is not wrong in the token.
  problems.push(...(claims?.problems ?? []).filter(({ kind }) => parts.length >= 3 || kind === 'repeated'));
  return { ...base, isEncrypted: false, claims: claims?.members ?? null, problems };
}

const nothing = { algorithm: null, keyId: null, type: null, critical: [], isEncrypted: false, claims: null } as const;

interface Part {
  readonly members: ReadonlyMap<string, unknown> | null;
  readonly problems: readonly JwtProblem[];
}

function readPart(encoded: string, part: 'header' | 'claims'): Part {
  const refused = (reason: string): Part => ({ members: null, problems: [{ kind: 'unreadable', part, reason }] });
  if (!/^[\w-]+$/.test(encoded)) return refused('it is no base64url');
  let json: string;
  try {
    json = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64url'));
  } catch {
    // Told as what it is: no library reads it either.
    return refused('it is no text in UTF-8');
  }
  const parsed = parseJson(json);
  if (parsed === null) return refused('it is no JSON');
  if ('value' in parsed) {
    const members = membersOf(parsed.value);
    return members === null ? refused('it is no JSON object') : { members, problems: [] };
  }
  if (!parsed.reason.startsWith('the key ')) return refused(parsed.reason);
  // Libraries go by the last of equal names, as JSON.parse does.
  const members = membersOf(JSON.parse(json));
  return { members, problems: [{ kind: 'repeated', part, reason: parsed.reason.replace('; keep one', '') }] };
}

function criticalOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.filter((item): item is string => typeof item === 'string');
}
