import type { Undone } from '../evidence/callback-facts.ts';
import { undoJsonEscapes } from '../evidence/decode.ts';
import { layerAbove, rangeInRoot, undoneIn, type Layer } from '../evidence/layer.ts';
import { readableLayer } from '../evidence/readable-layer.ts';
import { limits } from '../limits.ts';
import { librariesIn } from './index.ts';
import type { LibraryEntry, LibraryMessage } from './library.ts';
import {
  fillTemplate,
  literalLength,
  matchTemplate,
  parseTemplate,
  type MessageTemplate,
  type TemplateMatch,
} from './message-template.ts';

/** What a library wrote about a failed login. */
export interface FoundMessage {
  /** Which library, where a sign of it stands near; null where only the words tell, which others may say too. */
  readonly library: string | null;
  readonly text: string;
  /** UTF-16 offset in the text as given. */
  readonly offset: number;
  readonly undone: readonly Undone[];
}

interface Candidate extends TemplateMatch {
  readonly library: string | null;
  readonly template: MessageTemplate;
  /** Of its own words. */
  readonly length: number;
}

/**
 * The messages of libraries in a log, a stack trace or a page, in their order; each only once, with the values that it has first. Where two
 * could stand, the one with more words of its own.
 */
export async function findLibraryMessages(text: string): Promise<FoundMessage[]> {
  const entries = librariesIn([text]);
  if (entries.length === 0) return [];
  const layer = withoutEscapes(readableLayer(text));
  const found = await Promise.all(entries.map((entry) => candidatesOf(entry, layer.text)));
  return distinct(found.flat())
    .slice(0, limits.callbacksPerInput)
    .map((candidate) => ({
      library: candidate.library,
      text: textOf(candidate, layer),
      offset: rangeInRoot(layer, candidate).start,
      undone: undoneIn(layer, candidate),
    }));
}

// What ties a callback to one login and one browser: `<sentState>`, `<returnedNonce>`.
const tyingName = /(?:State|Nonce)$/;

/** The message as it stands there, with a stand-in for a value that nobody else should see. */
function textOf({ start, end, template, values }: Candidate, layer: Layer): string {
  if (!template.names.some((name) => tyingName.test(name))) return layer.text.slice(start, end).trim();
  const shown = [...values].map(([name, value]) => {
    const [kind] = tyingName.exec(name) ?? [];
    return [name, kind === undefined ? value : `[${kind.toLowerCase()}: ${value.length} characters]`];
  });
  return fillTemplate(template, Object.fromEntries(shown));
}

/** The lines of a log in JSON hold a message and its stack trace as strings. */
function withoutEscapes(layer: Layer): Layer {
  if (!/\\["nu/]/.test(layer.text)) return layer;
  const plain = undoJsonEscapes(layer.text);
  return plain.edits.length > 0 ? layerAbove(layer, 0, 'json-escapes', plain) : layer;
}

async function candidatesOf({ id, sign, load }: LibraryEntry, text: string): Promise<Candidate[]> {
  const { messages } = await load();
  const signs = [...text.matchAll(new RegExp(sign.source, 'g'))].map(({ index }) => index);
  return messages.flatMap((message) => candidateOf(message, id, signs, text) ?? []);
}

/** The first place near a sign of the library; without one the first place at all, if nobody else says it. */
function candidateOf(
  { text: message, distinctive }: LibraryMessage,
  id: string,
  signs: readonly number[],
  text: string,
): Candidate | null {
  const template = parseTemplate(message);
  const length = literalLength(template);
  let unsigned: Candidate | null = null;
  for (const match of matchesOf(template, text, distinctive !== true)) {
    if (isProgram(match)) continue;
    // The full stop need not be there, but belongs to the message.
    const end = match.end + (message.endsWith('.') && text[match.end] === '.' ? 1 : 0);
    const found = { ...match, end, template, length };
    if (isNear(signs, match)) return { ...found, library: id };
    if (distinctive === true) unsigned ??= { ...found, library: null };
  }
  return unsigned;
}

/** A stack trace of Python quotes the line that raised it: places for values, and no values. Entra's issuer for all tenants has one, too. */
function isProgram({ values }: TemplateMatch): boolean {
  return [...values.values()].some((value) => /%[sdrv]|%\(\w{1,40}\)s|[#$]\{|\{(?!tenantid\})\w{0,40}\}/.test(value));
}

function* matchesOf(template: MessageTemplate, text: string, standsAlone: boolean): Generator<TemplateMatch> {
  let match = matchTemplate(template, text, { standsAlone });
  while (match !== null) {
    yield match;
    match = matchTemplate(template, text, { from: match.end, standsAlone });
  }
}

/** `places` ascend. */
function isNear(places: readonly number[], { start, end }: TemplateMatch): boolean {
  const from = start - limits.librarySignCharacters;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const next = places[low];
  return next !== undefined && next <= end + limits.librarySignCharacters;
}

/**
 * In their order. Of those that begin at one place, the one with more words, then the one that a sign supports. None inside another, unless
 * it is what the other passes on as its last value.
 */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  const sorted = candidates.toSorted(
    (one, other) =>
      one.start - other.start ||
      other.length - one.length ||
      Number(one.library === null) - Number(other.library === null),
  );
  for (const candidate of sorted) {
    const last = kept.at(-1);
    if (last === undefined || candidate.start >= endOfWords(last)) kept.push(candidate);
  }
  return kept;
}

/** Where the value begins that ends a message, else where the message ends. */
function endOfWords({ end, template, values }: Candidate): number {
  if (template.literals.at(-1) !== '') return end;
  return end - (values.get(template.names.at(-1) ?? '') ?? '').length;
}
