import { limits } from '../limits.ts';
import { isClaimSet, redactClaims } from './claims.ts';
import { redactPairValue } from './headers.ts';
import { fieldTreatment } from './parameters.ts';
import type { TextRedactor } from './redactor.ts';

/** Members that say who somebody is, where an object is about a person. */
const personal: ReadonlySet<string> = new Set(['name', 'id', 'address', 'phone', 'title']);
/** Signs of an object about a person: claims of OpenID Connect (Core §5.1). */
const signsOfPerson = ['email', 'given_name', 'family_name', 'preferred_username', 'upn', 'user_id', 'nickname'];
/** Private parts of a key (RFC 7518 §6). */
const privateParts: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']);

/** JSON with its values masked by their names, and looked through where the names say nothing. Numbers and flags stay. */
export function redactJsonValue(value: unknown, redactor: TextRedactor, depth = 0): unknown {
  if (typeof value === 'string') return redactor.text(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > limits.redactedDepth) {
    redactor.ledger.removed('nested-data');
    return '[nested data removed]';
  }
  if (Array.isArray(value)) {
    const [name, member] = value as unknown[];
    if (value.length === 2 && typeof name === 'string' && typeof member === 'string' && isNamed(name))
      return [name, redactor.field(name, member)];
    return value.map((item) => redactJsonValue(item, redactor, depth + 1));
  }
  const masked = redactMembers(value, redactor, depth);
  return isClaimSet(value) ? redactClaims(masked, redactor) : masked;
}

function redactMembers(value: object, redactor: TextRedactor, depth: number): object {
  const entries = Object.entries(value);
  const pair = namedPair(value);
  const isPerson = signsOfPerson.some((name) => Object.hasOwn(value, name));
  const isKey = Object.hasOwn(value, 'kty');
  return Object.fromEntries(
    entries.map(([name, member]): [string, unknown] => {
      if (typeof member !== 'string') return [name, redactJsonValue(member, redactor, depth + 1)];
      if (isKey && privateParts.has(name))
        return [name, redactor.treated(member, { as: 'secret', kind: 'private-key' })];
      if (pair !== null && name === 'value') return [name, redactPairValue(pair, member, redactor)];
      if (isPerson && personal.has(name)) return [name, redactor.treated(member, { as: 'person', kind: 'name' })];
      return [name, redactor.field(name, member)];
    }),
  );
}

/** `["state", "…"]`, as some recorders write pairs. */
function isNamed(name: string): boolean {
  const { as } = fieldTreatment(name);
  return as === 'secret' || as === 'person';
}

/** `{ "name": "state", "value": "…" }`: the name of a pair as recorders write them; null where it is none. */
function namedPair(value: object): string | null {
  if (!('name' in value) || !('value' in value)) return null;
  return typeof value.name === 'string' ? value.name : null;
}
