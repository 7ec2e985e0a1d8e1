/** An instant out of a ticket as ISO 8601 in UTC; null where it is none, or lies where no ticket comes from. Numbers are seconds or milliseconds since 1970. */
export function instantOf(value: unknown): string | null {
  const isWritten = typeof value === 'string' && asWritten.test(value);
  const milliseconds = isWritten ? parsed(value) : millisecondsOf(value);
  if (milliseconds === null || milliseconds < earliest || milliseconds > latest) return null;
  return isWritten ? value : new Date(milliseconds).toISOString();
}

/** The form that an instant is given back in, on a day that every month has. */
const asWritten = /^\d{4}-\d\d-(?:[01]\d|2[0-8])T(?!24)\d\d:\d\d:\d\d\.\d{3}Z$/;

const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2100, 0, 1);

function millisecondsOf(value: unknown): number | null {
  if (typeof value === 'number' && Number.isFinite(value)) return value < 1e11 ? value * 1000 : value;
  if (typeof value !== 'string' || value.length > 64) return null;
  const text = value.trim();
  if (/^\d{9,13}$/.test(text)) return millisecondsOf(Number(text));
  // Without a zone nobody knows which one is meant; UTC is the same on every machine.
  if (/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?$/.test(text))
    return parsed(text.length === 10 ? text : `${text.replace(' ', 'T')}Z`);
  if (/^\d{4}-\d{2}-\d{2}[T ]/.test(text)) return parsed(withColonInZone(text.replace(' ', 'T').replace(' ', '')));
  return /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}/.test(text) ? parsed(text) : null;
}

/** `+0000` as Jira writes it, and `UTC` as Zendesk's CSV does. */
function withColonInZone(text: string): string {
  return text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2').replace(/UTC$/, 'Z');
}

function parsed(text: string): number | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
