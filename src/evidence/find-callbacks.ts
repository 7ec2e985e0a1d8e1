import { limits } from '../limits.ts';
import { textFacts, type CallbackFacts, type Undone } from './callback-facts.ts';
import { parseCallback } from './callback.ts';
import {
  decodePercent,
  encodingSign,
  undoHtmlEntities,
  undoJsonEscapes,
  undoMarkdownEscapes,
  undoPercentEncoding,
} from './decode.ts';
import { beginningsIn, type DistinctiveMessage } from './distinctive-messages.ts';
import { literalDescription, readExtent, withoutEncloser } from './extent.ts';
import { readLabelledError } from './labelled-error.ts';
import { rangeInRoot, undoneIn, type Layer } from './layer.ts';
import { unwrapLink } from './link-wrappers.ts';
import { isPlainAddress } from './plain-address.ts';
import { readableLayer } from './readable-layer.ts';

export interface FoundCallback {
  readonly kind: 'callback-url' | 'broker-error' | 'idp-error';
  readonly facts: CallbackFacts;
  /** UTF-16 offset in the text as given. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

export interface FindOptions {
  /** Messages that are recognised without any parameter around them. */
  readonly distinctive?: readonly DistinctiveMessage[];
}

interface Candidate {
  readonly facts: CallbackFacts;
  readonly start: number;
  readonly end: number;
  /** An identity provider's own words, with nothing of a callback around them. */
  readonly isProviders?: true;
}

// A URL (also percent-encoded as a whole), a path with a query, or a parameter list of an OAuth error.
const candidateStart =
  /https?(?::|%(?:25){0,7}3A)(?:\\?[\\/]|%(?:25){0,7}2F){1,2}|(?<=[\s"'`(])\/[\w./-]{1,200}(?=[?#])|(?<![\w&?;.%-])error(?:_description)?=/gi;

/** All different callbacks in a text, in their order. Every candidate is read once, so time grows with the text's length. */
export function findCallbacks(text: string, { distinctive = [] }: FindOptions = {}): FoundCallback[] {
  const layer = readableLayer(text);
  const candidates = candidatesIn(layer);
  candidates.push(...labelledIn(layer, candidates));
  candidates.push(...messagesIn(layer, distinctive, candidates));
  return located(text, layer, candidates);
}

function candidatesIn(layer: Layer): Candidate[] {
  const { text } = layer;
  const found: Candidate[] = [];
  const seen = new Set<string>();
  candidateStart.lastIndex = 0;
  for (let match = candidateStart.exec(text); match !== null; match = candidateStart.exec(text)) {
    const { facts, start, end } = readCandidate(layer, match.index);
    candidateStart.lastIndex = Math.max(end, match.index + 1);
    if (facts === null || seen.has(identityOf(facts))) continue;
    seen.add(identityOf(facts));
    found.push({ facts, start, end });
    if (found.length >= limits.callbacksPerInput) break;
  }
  return found;
}

function readCandidate(layer: Layer, at: number): { facts: CallbackFacts | null; start: number; end: number } {
  const extent = readExtent(layer.text, at);
  if (/^error/i.test(extent.text) && !extent.text.includes('&')) {
    // A log line's `error=… error_description="…"` has blanks where a parameter list has `&`.
    const { facts, range } = readLabelledError(layer.text, at);
    if (facts !== null && facts.errorDescription !== null) {
      return { facts: { ...facts, undone: [...undoneIn(layer, range), ...facts.undone] }, ...range };
    }
  }
  if (isPlainAddress(extent.text)) return { facts: null, start: extent.start, end: extent.end };
  const options = { literalSpaces: extent.literalSpaces, openEnd: extent.openEnd };
  const facts = resolve(extent.text, undoneIn(layer, extent), options, limits.decodingDepth);
  return { facts, start: extent.start, end: extent.end };
}

interface ReadOptions {
  readonly literalSpaces: boolean;
  readonly openEnd: boolean;
}

/** Undoes one layer after another around a candidate until a callback can be read. */
function resolve(text: string, undone: readonly Undone[], options: ReadOptions, depth: number): CallbackFacts | null {
  if (depth === 0 || text.length > limits.callbackCharacters * 4) return parseCallback(text, { ...options, undone });
  const sign = encodingSign(text.slice(0, limits.callbackCharacters));
  if (sign !== null) {
    const decoders = {
      'html-entities': undoHtmlEntities,
      'json-escapes': undoJsonEscapes,
      'markdown-escapes': undoMarkdownEscapes,
    };
    const step: Undone = sign === 'markdown-escapes' ? 'json-escapes' : sign;
    return resolve(decoders[sign](text).text, [...undone, step], options, depth - 1);
  }
  if (/^https?%/i.test(text)) {
    return resolve(undoPercentEncoding(text).text, [...undone, 'extra-percent-encoding'], options, depth - 1);
  }
  const wrapped = unwrapLink(text);
  if (wrapped !== null) return resolve(wrapped.target, [...undone, wrapped.step], options, depth - 1);
  return nestedCallback(text, undone, options, depth) ?? parseCallback(text, { ...options, undone });
}

/** A failed callback inside another URL's parameter (`returnTo=https%3A%2F%2F…`): the inner one counts. */
function nestedCallback(
  text: string,
  undone: readonly Undone[],
  options: ReadOptions,
  depth: number,
): CallbackFacts | null {
  const names = /[?&#][\w.-]{1,60}=(https?%(?:25){0,7}3A[^&#\s]{10,})/gi;
  for (const [, value = ''] of text.slice(0, limits.callbackCharacters).matchAll(names)) {
    if (!/error/i.test(value)) continue;
    const target = decodePercent(value, { plusIsBlank: false }).text;
    const facts = resolve(target, [...undone, 'nested-url'], options, depth - 1);
    if (facts?.outcome === 'failure') return facts;
  }
  return null;
}

// The first name of an error whose parameters stand one by one: labelled lines, a log line, JSON.
const labelStart =
  /["'`*[]{0,3}(?<![\w&?;.%-])(?:error(?:[ _-]?description)?|type)["'`*\]]{0,3}[ \t]{0,8}(?:=>|[:=|]|\t)/gi;

function labelledIn(layer: Layer, found: readonly Candidate[]): Candidate[] {
  const { text } = layer;
  // One of them names every error; `type` alone is none.
  if (!/error|description/i.test(text)) return [];
  const seen = new Set(found.map(({ facts }) => errorOf(facts)));
  const labelled: Candidate[] = [];
  const others = found.values();
  let other = others.next().value;
  labelStart.lastIndex = 0;
  for (let match = labelStart.exec(text); match !== null; match = labelStart.exec(text)) {
    while (other !== undefined && other.end <= match.index) other = others.next().value;
    if (other !== undefined && match.index >= other.start) {
      labelStart.lastIndex = other.end;
      continue;
    }
    const { facts, range, readTo } = readLabelledError(text, match.index);
    // What was read is not read again, so that time grows with the text's length.
    labelStart.lastIndex = Math.max(match.index + match[0].length, readTo);
    if (facts === null || seen.has(errorOf(facts))) continue;
    seen.add(errorOf(facts));
    labelled.push({ facts: { ...facts, undone: [...undoneIn(layer, range), ...facts.undone] }, ...range });
    if (found.length + labelled.length >= limits.callbacksPerInput) break;
  }
  return labelled;
}

/** The same error told twice, as a URL and as labelled lines, is one. */
function errorOf({ error, errorDescription }: CallbackFacts): string {
  return JSON.stringify([error, errorDescription]);
}

/** Sentences of the broker and of identity providers in running text, outside the callbacks already found; a log has many. */
function messagesIn(
  layer: Layer,
  distinctive: readonly DistinctiveMessage[],
  found: readonly Candidate[],
): Candidate[] {
  const messages: Candidate[] = [];
  const seen = new Set<string | null>();
  if (isAllFound(layer.text, found)) return messages;
  const told = (): Candidate[] => messages.filter((message) => !isToldInFull(message, messages));
  for (const { speaker, matches } of beginningsIn(layer.text, distinctive)) {
    for (const match of matches) {
      if (found.length + messages.length >= limits.callbacksPerInput) return told();
      if (isInside([...found, ...messages], match.index)) continue;
      const message = messageAt(layer, match);
      if (seen.has(message.facts.errorDescription)) continue;
      seen.add(message.facts.errorDescription);
      messages.push(speaker === 'provider' ? { ...message, isProviders: true } : message);
    }
  }
  return told();
}

/** Whether the whole text is one callback, as a pasted URL is. */
function isAllFound(text: string, [only]: readonly Candidate[]): boolean {
  return only !== undefined && text.slice(0, only.start).trim() === '' && text.slice(only.end).trim() === '';
}

/** A page repeats the bare code of its message among its details. */
function isToldInFull({ facts, isProviders }: Candidate, messages: readonly Candidate[]): boolean {
  const text = facts.errorDescription ?? '';
  if (isProviders !== true || text.length > limits.bareCodeCharacters) return false;
  return messages.some(
    ({ facts: { errorDescription } }) => errorDescription !== text && errorDescription?.startsWith(text) === true,
  );
}

function isInside(found: readonly Candidate[], index: number): boolean {
  return found.some(({ start, end }) => index >= start && index < end);
}

/** A sentence, to where its line or its parenthesis ends. */
function messageAt(layer: Layer, match: RegExpExecArray): Candidate {
  const { index } = match;
  const { end } = literalDescription(layer.text, index, { quote: '"', endsAtPipe: false });
  const errorDescription = withoutEncloser(layer.text.slice(index, end)).replace(/\s*\r?\n\s*/g, ' ');
  const facts = textFacts({ errorDescription, undone: undoneIn(layer, { start: index, end }) });
  return { facts, start: index, end: Math.max(end, index + match[0].length) };
}

function identityOf({ outcome, error, errorDescription, parameters }: CallbackFacts): string {
  const state = parameters.find(({ name }) => name === 'state')?.value ?? '';
  return JSON.stringify([outcome, error, errorDescription, state]);
}

function located(text: string, layer: Layer, candidates: readonly Candidate[]): FoundCallback[] {
  let line = 1;
  let lineStart = 0;
  return candidates
    .map((candidate) => ({ candidate, offset: rangeInRoot(layer, candidate).start }))
    .toSorted((one, other) => one.offset - other.offset)
    .map(({ candidate: { facts, isProviders }, offset }) => {
      for (let next = text.indexOf('\n', lineStart); next >= 0 && next < offset; next = text.indexOf('\n', lineStart)) {
        line += 1;
        lineStart = next + 1;
      }
      const kind = facts.url !== null ? 'callback-url' : isProviders === true ? 'idp-error' : 'broker-error';
      return { kind, facts, offset, line, column: offset - lineStart + 1 };
    });
}
