import { parseThumbprint, type Thumbprint } from './thumbprint.ts';

/** What `Invalid thumbprint (configured: A, B. calculated: C)` says. A list is empty where its part was cut off. */
export interface ThumbprintMessage {
  readonly configured: readonly Thumbprint[];
  readonly calculated: readonly Thumbprint[];
  /** The text ends before the closing parenthesis. */
  readonly complete: boolean;
}

const start = /invalid\s{1,4}thumbprint/i;
const configuredLabel = /configured\s{0,4}[:=]/i;
const calculatedLabel = /calculated\s{0,4}[:=]/i;

/**
 * Reads the broker's thumbprint message in every spelling seen, also cut short: any letter case and blanks, several configured
 * values, separators inside the values. Null where the text is no such message.
 * Source: passport-wsfed-saml2 4.6, lib/passport-wsfed-saml2/saml.js.
 */
export function parseThumbprintMessage(text: string): ThumbprintMessage | null {
  const found = start.exec(text);
  if (!found) return null;
  const rest = text.slice(found.index + found[0].length, found.index + 4_096);
  const end = rest.indexOf(')');
  const inside = end < 0 ? rest : rest.slice(0, end);

  const configuredAt = configuredLabel.exec(inside);
  const calculatedAt = calculatedLabel.exec(inside);
  const configuredText =
    configuredAt === null
      ? ''
      : inside.slice(configuredAt.index + configuredAt[0].length, calculatedAt?.index ?? inside.length);
  const calculatedText = calculatedAt === null ? '' : inside.slice(calculatedAt.index + calculatedAt[0].length);
  return {
    configured: readList(configuredText, calculatedAt === null),
    calculated: readList(calculatedText, false),
    complete: end >= 0 && configuredAt !== null && calculatedAt !== null,
  };
}

function readList(text: string, labelMayFollow: boolean): Thumbprint[] {
  // A message that was cut inside the next label ends in ". calcul".
  const values = labelMayFollow ? text.replace(/\.\s{1,4}[a-z]{0,10}\s{0,4}(?:…|\.{3})?\s{0,4}$/i, '') : text;
  const seen = new Map<string, Thumbprint>();
  for (const part of values.split(',')) {
    const trimmed = part.trim();
    // A sentence's full stop ends the configured list; "…" or "..." shows that a value was cut, and stays.
    const raw = /(?:…|\.\.)$/.test(trimmed) ? trimmed : trimmed.replace(/\s{0,4}\.$/, '');
    // The validator's older build prints a single configured value twice.
    if (raw !== '' && !seen.has(raw)) seen.set(raw, parseThumbprint(raw));
  }
  return [...seen.values()];
}
