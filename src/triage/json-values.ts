/** JSON of unknown shape, read without trust: every accessor answers null where the value is of another kind. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | null {
  // An object that is no list has string keys; what they hold stays unknown.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that is not empty; a number as its digits. */
export function asText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && !isBlank(value) ? value : null;
}

/** Whether nothing can be seen in it. */
export function isBlank(text: string): boolean {
  // Most begin with a letter.
  return !(text.charCodeAt(0) > 0x20 && text.charCodeAt(0) < 0x7f) && text.trim() === '';
}

/** The value under a path of keys; own keys only, so that `constructor` is none. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return under(value, path);
}

/** The first path that holds a text. */
export function textAt(value: unknown, ...paths: readonly (readonly string[])[]): string | null {
  for (const path of paths) {
    const text = asText(under(value, path));
    if (text !== null) return text;
  }
  return null;
}

function under(value: unknown, path: readonly string[]): unknown {
  let current: unknown = value;
  for (const key of path) {
    const object = asObject(current);
    if (object === null || !Object.hasOwn(object, key)) return null;
    current = object[key];
  }
  return current;
}
