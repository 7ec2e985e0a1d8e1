import { requiredWords } from '../text/required-words.ts';

/** Masks what a report must not show: secrets always, personal data unless the user asks for it. */

export interface RedactOptions {
  readonly showPersonalData: boolean;
}

export interface Redactor {
  readonly showsPersonalData: boolean;
  /** A stand-in for a value that is secret as a whole; `kind` counts it and names it. */
  readonly secret: (kind: string, value: string) => string;
  /** A stand-in for a value that is personal as a whole (a NameID), or the value where personal data is shown. */
  readonly personal: (kind: string, value: string) => string;
  /** Free text with the secrets and the personal data in it masked. The same value always gets the same stand-in. */
  readonly text: (value: string) => string;
  /** What was masked so far. */
  readonly summary: () => { masked: number; kinds: Record<string, number> };
}

interface Pattern {
  readonly kind: string;
  readonly pattern: RegExp;
  readonly personal: boolean;
}

/** What is secret or personal inside running text, in reports and in redacted copies. All patterns are linear: every repetition is bounded or cannot be entered twice. */
export const sensitivePatterns: readonly Pattern[] = [
  {
    kind: 'private key',
    personal: false,
    pattern: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^-]{0,400000}(?:-----END [A-Z ]{0,20}PRIVATE KEY-----)?/g,
  },
  { kind: 'token', personal: false, pattern: /\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g },
  {
    kind: 'client secret',
    personal: false,
    pattern: /(?<=client[_ -]?secret["']?\s{0,3}[=:]\s{0,3}["']?)[^\s"'&,;<>]{4,500}/gi,
  },
  // Microsoft Entra ID's and Google's secret values can be told by their shape.
  { kind: 'client secret', personal: false, pattern: /(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{31,34}(?![\w~.-])/g },
  { kind: 'client secret', personal: false, pattern: /\bGOCSPX-[\w-]{28}(?![\w-])/g },
  // In the query or fragment of an address; stand-ins begin with a bracket.
  {
    kind: 'token',
    personal: false,
    pattern: /(?<=[?&#](?:access_|auth_|id_|refresh_|session_)?token=)(?!\[)[^\s"'&#,;<>()]{8,8000}/gi,
  },
  { kind: 'bearer token', personal: false, pattern: /(?<=\bBearer\s{1,3})[\w~+/.=-]{16,8000}/gi },
  { kind: 'password', personal: false, pattern: /(?<=\bpassword["']?\s{0,3}[=:]\s{0,3}["']?)[^\s"'&,;<>]{4,500}/gi },
  {
    kind: 'email',
    personal: true,
    pattern: /(?<![\w.+-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])/g,
  },
  { kind: 'IP address', personal: true, pattern: /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)/g },
];

/** Most texts have none of the words that a pattern asks for, and looking back at each place takes its time. */
const soughtPatterns = sensitivePatterns.map((one) => ({ ...one, words: requiredWords(one.pattern) }));

export function createRedactor({ showPersonalData }: RedactOptions): Redactor {
  const kinds = new Map<string, number>();
  const standIns = new Map<string, string>();
  const numbers = new Map<string, number>();

  const count = (kind: string): void => {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  };
  const numbered = (kind: string, value: string): string => {
    const key = `${kind}\n${value.toLowerCase()}`;
    const known = standIns.get(key);
    if (known !== undefined) return known;
    const number = (numbers.get(kind) ?? 0) + 1;
    numbers.set(kind, number);
    const standIn = `[${kind} ${number}]`;
    standIns.set(key, standIn);
    return standIn;
  };

  return {
    showsPersonalData: showPersonalData,
    secret(kind, value) {
      count(kind);
      return `[${kind}: ${value.length} characters]`;
    },
    personal(kind, value) {
      if (showPersonalData) return value;
      count(kind);
      return numbered(kind, value);
    },
    text(value) {
      let text = value;
      // No stand-in has a word that another pattern asks for and what it needs beside it.
      const lowerCase = value.toLowerCase();
      for (const { kind, pattern, personal, words } of soughtPatterns) {
        if (personal && showPersonalData) continue;
        if (words !== null && !words.some((word) => lowerCase.includes(word))) continue;
        text = text.replace(pattern, (match) => {
          count(kind);
          return personal ? numbered(kind, match) : `[${kind}]`;
        });
      }
      return text;
    },
    summary: () => ({
      masked: [...kinds.values()].reduce((sum, number) => sum + number, 0),
      kinds: Object.fromEntries([...kinds].sort(([one], [other]) => one.localeCompare(other))),
    }),
  };
}
