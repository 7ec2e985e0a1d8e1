import { limits } from '../limits.ts';
import { undoQuotedBlocks } from './decode.ts';
import { layerAbove, rangeInRoot, rootLayer, undoneIn, type Layer } from './layer.ts';
import { undoVisibleQuotedPrintable } from './quoted-printable.ts';
import { markupIn } from './saml-bytes.ts';
import { allTries, decodeSamlValue, type Tries } from './saml-decoding.ts';
import { samlFields, type SamlField } from './saml-form.ts';
import { mayBeSaml } from './saml-kind.ts';
import { plainMarkup, sightEncodedValue, sightMarkup, type MarkupSighting } from './saml-markup.ts';
import type { SamlDamage, SamlEncoding, SamlMessage } from './saml-message.ts';
import { buildMessage, nowhere } from './build-saml-message.ts';
import { placeOf, unreadable, unreadableValue } from './saml-parameter.ts';
import { readValue, sightBareBase64, sightValues, type ValueSighting } from './saml-values.ts';
import { withoutViewerMarks } from './saml-viewer.ts';

export interface FoundMessage {
  readonly message: SamlMessage;
  /** Where in the text it begins. */
  readonly offset: number;
}

/**
 * Every SAML message in a text, in its order: XML, base64, deflated, percent-encoded, escaped, in form bodies, URLs, HTML forms, JSON,
 * logs and mails. Time grows with the text's length.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE
 */
export function findSaml(text: string, bytes: Uint8Array | null): FoundMessage[] {
  const layer = readableLayer(text);
  const input: Input = {
    text: layer.text,
    tries: allTries(),
    raw: layer.parent === null ? bytesOfText(text, bytes) : null,
    wide: bytes !== null && isUtf16(bytes),
    marked: text.startsWith('\uFEFF') || (bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf),
  };
  return messagesIn(input).map(({ message, start, end }) => {
    const range = { start, end };
    const undone: SamlEncoding[] = undoneIn(layer, range).filter(
      (step) => step === 'quote-marks' || step === 'quoted-printable',
    );
    return { offset: rangeInRoot(layer, range).start, message: { ...message, undone: [...undone, ...message.undone] } };
  });
}

interface Input {
  readonly text: string;
  readonly tries: Tries;
  /** The text's bytes, one for each character; null where the text is what the bytes say. */
  readonly raw: Buffer | null;
  /** The file was UTF-16; it began with a byte order mark. */
  readonly wide: boolean;
  readonly marked: boolean;
}

interface Located {
  readonly message: SamlMessage;
  readonly start: number;
  readonly end: number;
}

/** An equals sign at the end of a shorter line is the padding of base64. */
const quotedPrintable = /=3[Dd]|^.{70,75}=\r?$/m;

/** The text without what mail did to it. */
function readableLayer(text: string): Layer {
  let layer = rootLayer(text);
  if (quotedPrintable.test(text)) {
    const plain = undoVisibleQuotedPrintable(text);
    if (plain.edits.length > 0) layer = layerAbove(layer, 0, 'quoted-printable', plain);
  }
  const quoted = undoQuotedBlocks(layer.text);
  return quoted.edits.length > 0 ? layerAbove(layer, 0, 'quote-marks', quoted) : layer;
}

/** Bytes that are neither UTF-8 nor UTF-16 were read character by character: only they tell what the sender's encoding was. */
function bytesOfText(text: string, bytes: Uint8Array | null): Buffer | null {
  if (bytes === null || isUtf16(bytes) || bytes.length !== text.length) return null;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return raw.some((byte) => byte > 127) ? raw : null;
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function messagesIn(input: Input): Located[] {
  const { text } = input;
  const markup = documentWithType(text) ?? sightMarkup(text);
  const found = readInOrder(
    inOrder([markupReaders(input, markup), namedReaders(input, markup), bareReaders(input), fieldReaders(input)]),
  );
  return found.length > 0 ? found : readWhole(input);
}

function* markupReaders(input: Input, markup: readonly MarkupSighting[]): Generator<Reader> {
  for (const sighting of markup) yield { start: sighting.start, read: () => readMarkup(input, sighting, null) };
}

/** Values with a name, which may be base64 or XML. */
function* namedReaders(input: Input, markup: readonly MarkupSighting[]): Generator<Reader> {
  const begins = new Map(markup.map((sighting) => [sighting.start, sighting]));
  for (const value of sightValues(input.text)) {
    const isParameter = value.separator === 'equals' && input.text[value.valueStart - 1] === '=';
    const encoded = isParameter ? sightEncodedValue(input.text, value.valueStart) : null;
    const sighting = encoded ?? begins.get(value.valueStart);
    const read = (): Read | null =>
      sighting === undefined ? readNamedValue(input, value) : readMarkup(input, sighting, value);
    yield { start: value.start, read };
  }
}

/** Base64 that nothing announces. What was looked through for the lines of one value is not looked through again for another's. */
function* bareReaders({ text, tries }: Input): Generator<Reader> {
  let lookedTo = 0;
  for (const start of sightBareBase64(text)) {
    const read = (): Read => {
      const value = readValue(text, start, tries, { oneWord: start < lookedTo });
      lookedTo = Math.max(lookedTo, value.lookedTo);
      return { message: value.decoded === null ? null : buildMessage(value.decoded, nowhere), end: value.end };
    };
    yield { start, read };
  }
}

function* fieldReaders({ text, tries }: Input): Generator<Reader> {
  for (const field of samlFields(text)) yield { start: field.start, read: () => readField(field, tries) };
}

interface Reader {
  readonly start: number;
  /** Null, or the place behind what was read, with the message that it is. */
  readonly read: () => Read | null;
}

interface Read {
  readonly message: SamlMessage | null;
  readonly end: number;
}

/** Merges lists that are each in the text's order; the first of equals comes first. */
function* inOrder(lists: readonly Generator<Reader>[]): Generator<Reader> {
  const heads = lists.map((list) => ({ list, next: list.next() }));
  for (;;) {
    let first: (typeof heads)[number] | null = null;
    for (const head of heads)
      if (head.next.done !== true && (first === null || head.next.value.start < first.next.value.start)) first = head;
    if (first === null || first.next.done === true) return;
    yield first.next.value;
    first.next = first.list.next();
  }
}

function readInOrder(readers: Iterable<Reader>): Located[] {
  const found: Located[] = [];
  let readTo = 0;
  for (const { start, read } of readers) {
    if (start < readTo) continue;
    const result = read();
    if (result === null) continue;
    readTo = result.end;
    if (result.message === null) continue;
    if (found.length === limits.samlMessagesPerInput) return withOverLimit(found);
    found.push({ message: result.message, start, end: result.end });
  }
  return found;
}

/** The last message tells that more were there. */
function withOverLimit(found: readonly Located[]): Located[] {
  const damage: SamlDamage = { kind: 'over-limit', limit: `${limits.samlMessagesPerInput} SAML messages in one input` };
  return found.map((located, index) =>
    index < found.length - 1
      ? located
      : { ...located, message: { ...located.message, damage: [...located.message.damage, damage] } },
  );
}

/** A document type stands before the element, and may hide anything: such a text is one document to its end. */
function documentWithType(text: string): MarkupSighting[] | null {
  const match = /^[\s\uFEFF]*(?=<\?xml[^<>]{0,200}\?>\s*<!DOCTYPE|<!DOCTYPE)/i.exec(text);
  if (match === null || /<!DOCTYPE\s+html/i.test(text.slice(0, 1000))) return null;
  return [{ start: match[0].length, end: text.trimEnd().length, isWhole: true }];
}

/** XML that stands in the text. What a name announces was sent like that. */
function readMarkup(input: Input, { start, end, isWhole }: MarkupSighting, named: ValueSighting | null): Read {
  const { text, raw } = input;
  const stretch = text.slice(start, end);
  if (named === null && !mayBeSaml(stretch)) return { message: null, end };
  const { xml: plain, undone } = plainMarkup(stretch);
  const damage: SamlDamage[] = [];
  if (input.wide) undone.unshift('utf-16');
  else if (input.marked && text.slice(0, start).trim().replace('\uFEFF', '') === '') undone.unshift('byte-order-mark');
  const isPlain = undone.length === 0 || undone[0] === 'byte-order-mark';
  const bytes = raw !== null && isPlain ? raw.subarray(start, end) : null;
  const written = (bytes === null ? null : markupIn(bytes, { undone, damage })) ?? plain;
  const readable = withoutViewerMarks(written, { undone, damage });
  const xml = named === null ? readable.trim() : readable;
  const wire = bytes?.toString('base64') ?? null;
  const place = named === null ? nowhere : placeOf(text, named, end);
  const decoded = { xml, wire, form: 'xml', undone, damage } as const;
  return { message: buildMessage(decoded, place, { isCut: !isWhole }), end };
}

/** Null where the value is no message and what stands in it may be one. */
function readNamedValue({ text, tries }: Input, value: ValueSighting): Read | null {
  const { decoded, end } = readValue(text, value.valueStart, tries);
  const message = decoded === null ? null : buildMessage(decoded, placeOf(text, value, end));
  return message === null ? unreadableValue(text, value) : { message, end };
}

function readField({ name, value, relayState, end }: SamlField, tries: Tries): Read {
  const place = { name, binding: 'post', relayState, undone: ['html-form'] } as const;
  const decoded = decodeSamlValue(value, tries);
  const message = decoded === null ? null : buildMessage(decoded, place);
  return { message: message ?? unreadable(value, place), end };
}

/** The whole text is one value, in an encoding that does not show at its beginning. */
function readWhole({ text, tries }: Input): Located[] {
  const start = text.search(/[^\s"'`\uFEFF]/);
  const { decoded, end } = readValue(text, Math.max(0, start), tries);
  if (decoded === null || !/^[\s"'`;,]*$/.test(text.slice(end))) return [];
  const message = buildMessage(decoded, nowhere);
  return message === null ? [] : [{ message, start, end }];
}
