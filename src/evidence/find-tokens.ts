import { limits } from '../limits.ts';
import type { Undone } from './callback-facts.ts';
import { undoQuoteMarks } from './decode.ts';
import { layerAbove, rangeInRoot, rootLayer, undoneIn, type Layer } from './layer.ts';
import { undoVisibleQuotedPrintable } from './quoted-printable.ts';
import { joinedJwt } from './wrapped-jwt.ts';

/** A token as it stands in a text, before anybody has read it. */
export interface FoundToken {
  /** Secret. */
  readonly value: string;
  /** The name that it stands under, as it is written; null where nothing names it. */
  readonly name: string | null;
  /** UTF-16 offset in the text as given. */
  readonly offset: number;
  readonly undone: readonly Undone[];
}

// Behind `=`, `:` or `=>`, also percent-encoded; a JSON text inside JSON has its quotes escaped.
const named =
  /(?:(?<![\w-])|(?<=%(?:25){0,3}(?:2[0236]|3[Ff])))(id_?token(?:_hint)?|access_?token|refresh_?token|client_assertion|logout_token|subject_token|actor_token|assertion|bearer)(?:\\{0,3}["']|%(?:25){0,3}22)?(?:[ \t]{0,8}(?:=>|[=:]|%(?:25){0,3}3[ADad])[ \t]{0,8}(?:\\{0,3}["']|%(?:25){0,3}22)?|(?:%20|[ \t]){1,3})/gi;
// A JSON object in base64url begins with `{"`, or `{` and white space. A line may end before the first dot.
const bare = /(?<![\w.-])e(?:yJ|yA|w[0ko])[\w-]{8,8192}(?=\.|[ \t]{0,8}\r?\n)/g;

/** Every token in a text once, in its order: named ones, opaque ones among them, and JWTs that nothing names. Time grows with the text's length. */
export function findTokens(text: string): FoundToken[] {
  const layer = readableLayer(text);
  const found: (FoundToken & { readonly start: number; readonly end: number })[] = [];
  const seen = new Set<string>();
  let readTo = 0;
  for (const { name, start } of sightings(layer.text)) {
    if (start < readTo) continue;
    const sighted = tokenAt(layer.text, start);
    const value = withoutPercentEncoding(sighted.value);
    const isOne = isToken(value, name);
    // Lines that were joined are not joined once more from the next of them.
    if (isOne || sighted.isJoined) readTo = sighted.end;
    if (!isOne) continue;
    if (seen.has(value)) continue;
    seen.add(value);
    const range = { start, end: sighted.end };
    const undone: Undone[] = undoneIn(layer, range);
    if (sighted.isJoined) undone.push('line-wraps');
    if (value !== sighted.value) undone.push('extra-percent-encoding');
    found.push({ value, name, offset: rangeInRoot(layer, range).start, undone, ...range });
    if (found.length === limits.tokensPerInput) break;
  }
  return found;
}

/** The text without what mail did to it. */
function readableLayer(text: string): Layer {
  let layer = rootLayer(text);
  if (/=3[Dd]|=\r?$/m.test(text)) {
    const plain = undoVisibleQuotedPrintable(text);
    if (plain.edits.length > 0) layer = layerAbove(layer, 0, 'quoted-printable', plain);
  }
  if (!/^[ \t]{0,8}>/m.test(layer.text)) return layer;
  const quoted = undoQuoteMarks(layer.text);
  return quoted.edits.length > 0 ? layerAbove(layer, 0, 'quote-marks', quoted) : layer;
}

interface Sighting {
  readonly name: string | null;
  readonly start: number;
}

function sightings(text: string): Sighting[] {
  const all: Sighting[] = [];
  for (const match of text.matchAll(named)) all.push({ name: match[1] ?? null, start: match.index + match[0].length });
  for (const match of text.matchAll(bare)) all.push({ name: null, start: match.index });
  // Of two at one place the one with a name comes first.
  return all.toSorted((one, other) => one.start - other.start || (one.name === null ? 1 : -1));
}

const valueAhead = /[\w.~+/%-]*/y;

function tokenAt(text: string, start: number): { value: string; end: number; isJoined: boolean } {
  valueAhead.lastIndex = start;
  const value = valueAhead.exec(text)?.[0] ?? '';
  const end = start + value.length;
  // Only a JWT tells whether the next line belongs to it.
  if (!isJwtBeginning(value)) return { value, end, isJoined: false };
  return joinedJwt(text, start, end) ?? { value, end, isJoined: false };
}

function isJwtBeginning(value: string): boolean {
  return /^e[wy][\w-]{2,}/.test(value);
}

/** An over-careful encoder escapes the dots and dashes as well. */
function withoutPercentEncoding(value: string): string {
  if (!value.includes('%')) return value;
  const plain = value.replace(/%(?:25){0,3}(2[DEde]|5[Ff])/g, (_match, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  // What follows an encoded separator is another parameter.
  return plain.replace(/%.*$/s, '');
}

/** Words of prose and documentation stand behind these names too (`access token expired`, `id_token=…`). */
function isToken(value: string, name: string | null): boolean {
  if (isJwtBeginning(value) && value.includes('.')) return true;
  if (name === null || /^(?:bearer|assertion)$/i.test(name)) return false;
  if (/^id_?token/i.test(name)) return isJwtBeginning(value) && value.length >= 24;
  const isRandom = /\d/.test(value) && /[A-Za-z]/.test(value);
  return value.length >= 20 && isRandom && !/^https?:/i.test(value);
}
