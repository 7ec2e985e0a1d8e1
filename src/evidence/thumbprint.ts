/** Hash algorithms that thumbprints are made with, and the length of their value in hexadecimal digits. */
const hexDigits = { sha1: 40, sha256: 64, sha512: 128 } as const;

type ThumbprintAlgorithm = keyof typeof hexDigits | 'unknown';

/** What had to be undone to read a thumbprint. The broker compares texts, so any of these but letter case can be the fault itself. */
type ThumbprintNotation =
  | 'lower-case'
  | 'separators'
  | 'invisible-characters'
  | 'look-alike-letters'
  | 'label'
  | 'base64';

/** A certificate's thumbprint as somebody wrote it. */
export interface Thumbprint {
  readonly raw: string;
  /** Upper-case hexadecimal digits without separators; what is left of the text where it is no whole thumbprint. */
  readonly value: string;
  /** By the length of the value; `unknown` where no algorithm has that length or something else than digits is in it. */
  readonly algorithm: ThumbprintAlgorithm;
  readonly notation: readonly ThumbprintNotation[];
}

// Zero-width and direction marks (Windows' certificate dialog puts U+200E before the first digit), and the soft hyphen.
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const separators = /[\s:\-\u00A0\u2010-\u2015]/g;
const label =
  /^\s*(?:(?:sha-?\d{1,3}|md5|thumbprint|fingerprint|x5t)[\s\w()#-]{0,24}[=:]\s*(?=[^\s])|0x(?=[0-9a-f]{8}))/i;
// Cyrillic and full-width letters that look like A–F.
const lookAlikes = new Map(
  [...'АВСЕаесＡＢＣＤＥＦ'].map((letter, index) => [letter, 'ABCEAECABCDEF'[index] ?? letter]),
);

/** Reads a thumbprint in any notation: with colons, dashes or blanks, in any letter case, labelled, with invisible marks, or in base64. */
export function parseThumbprint(raw: string): Thumbprint {
  const notation: ThumbprintNotation[] = [];
  const undo = (name: ThumbprintNotation, before: string, after: string): string => {
    if (before !== after) notation.push(name);
    return after;
  };

  let text = undo('invisible-characters', raw, raw.replace(invisible, '')).trim();
  text = undo('label', text, text.replace(label, ''));
  const fromBase64 = base64Thumbprint(text);
  if (fromBase64 !== null)
    return { raw, value: fromBase64, algorithm: algorithmOf(fromBase64), notation: [...notation, 'base64'] };

  text = undo('separators', text, text.replace(separators, ''));
  text = undo('look-alike-letters', text, [...text].map((letter) => lookAlikes.get(letter) ?? letter).join(''));
  text = undo('lower-case', text, text.toUpperCase());
  return { raw, value: text, algorithm: algorithmOf(text), notation };
}

/** `AA:BB:…`, the notation of OpenSSL and of many consoles. */
export function colonNotation(value: string): string {
  return value.match(/.{1,2}/g)?.join(':') ?? value;
}

function algorithmOf(value: string): ThumbprintAlgorithm {
  if (!/^[0-9A-F]+$/.test(value)) return 'unknown';
  for (const [algorithm, digits] of Object.entries(hexDigits)) {
    if (value.length === digits) return algorithm as keyof typeof hexDigits;
  }
  return 'unknown';
}

/**
 * The `x5t` form (RFC 7517 §4.8): base64 of the 20, 32 or 64 bytes, padded or not, either alphabet. Some programs put the hexadecimal
 * digits into base64 instead of the bytes.
 */
function base64Thumbprint(text: string): string | null {
  if (!/^[\w+/-]{27,172}={0,2}$/.test(text) || /^[0-9a-f]+$/i.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  const digits = bytes.toString('latin1');
  if (isWholeLength(digits.length) && /^[0-9a-f]+$/i.test(digits)) return digits.toUpperCase();
  return isWholeLength(2 * bytes.length) ? bytes.toString('hex').toUpperCase() : null;
}

function isWholeLength(digits: number): boolean {
  return Object.values(hexDigits).some((length) => length === digits);
}
