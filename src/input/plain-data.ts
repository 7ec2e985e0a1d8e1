import { limits } from '../limits.ts';
import { visible } from '../text/visible-text.ts';

/** JSON or YAML as plain data, or why and where it cannot be read. `offset` is null where the whole text is meant. */
export type PlainData = { readonly value: unknown } | { readonly reason: string; readonly offset: number | null };

export const tooDeep = `lists and objects stand more than ${limits.connectionDepth} deep in each other`;

/** An object's own members, `__proto__` and the like as names without a meaning; null where it is no object. */
export function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

/** A key out of the input as a message can show it. A long one may be a secret that slipped there. */
export function shownKey(key: string): string {
  return key.length > 60 ? `of ${key.length} characters` : `"${visible(key)}"`;
}
