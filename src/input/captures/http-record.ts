/** One request and its answer as a recorder wrote them down, whatever its format. Lives only while it is looked at. */
export interface HttpRecord {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: readonly Header[];
  readonly responseHeaders: readonly Header[];
  /** As it was sent; null where it was not recorded. */
  readonly requestBody: string | null;
  readonly responseBody: string | null;
  readonly status: number | null;
  readonly failure: string | null;
  readonly location: string | null;
  readonly startedAt: Date | null;
  readonly answeredAt: Date | null;
  /** XML that the recorder decoded itself, where the body shows it no more. */
  readonly decodedSaml: string | null;
}

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** The first header of a name (RFC 9110 §5.1: names know no case). */
export function header(headers: readonly Header[], name: string): string | null {
  return headers.find((one) => one.name.toLowerCase() === name)?.value ?? null;
}

/** A value that anything may be in: its text, or null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A member of what may be an object. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** `[{ name, value }]`, without what is none. */
export function headersOf(value: unknown): Header[] {
  return listOf(value).flatMap((item) => {
    // Exports of SAML-tracer before 1.0 have pairs.
    const [name, text] = Array.isArray(item) ? [item[0], item[1]] : [member(item, 'name'), member(item, 'value')];
    return typeof name === 'string' && typeof text === 'string' ? [{ name, value: text }] : [];
  });
}

/** An instant, or null where the text is none. */
export function instantOf(value: unknown): Date | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}
