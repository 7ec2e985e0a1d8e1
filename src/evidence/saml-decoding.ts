import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { SsoDoctorError } from '../errors.ts';
import { limits } from '../limits.ts';
import { decodePercent } from './decode.ts';
import { markupIn, startsLikeXml, withoutCutCharacter } from './saml-bytes.ts';
import type { SamlDamage, SamlEncoding } from './saml-message.ts';

/** A parameter's value with its encodings undone. */
export interface DecodedMessage {
  readonly xml: string;
  /** Base64 as the broker reads it; null where the value was XML. */
  readonly wire: string | null;
  readonly form: 'xml' | 'base64' | 'deflate';
  readonly undone: readonly SamlEncoding[];
  readonly damage: readonly SamlDamage[];
}

/** What the bytes of a base64 text are. */
interface Content {
  readonly xml: string;
  readonly form: 'base64' | 'deflate';
  readonly undone: readonly SamlEncoding[];
  readonly damage: readonly SamlDamage[];
}

/** How many more values of one input may be tried as deflated data. */
export interface Tries {
  left: number;
}

export function allTries(): Tries {
  return { left: limits.samlInflations };
}

/** One way to read a text as base64. */
interface Reading {
  readonly base64: string;
  readonly damage: readonly SamlDamage[];
}

/**
 * Undoes percent-encoding, base64 and deflate, each as often as it was applied. Null where no markup comes out.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE where it inflates to more than the limit, or too much was tried
 */
export function decodeSamlValue(value: string, tries: Tries): DecodedMessage | null {
  const undone: SamlEncoding[] = [];
  let text = value.trim();
  // What was sent is the outermost base64, even where there is base64 inside it.
  let wire: string | null = null;
  let damage: readonly SamlDamage[] = [];
  for (let depth = 0; depth < limits.decodingDepth; depth += 1) {
    if (startsLikeXml(text)) return { xml: text, wire, form: wire === null ? 'xml' : 'base64', undone, damage };
    const unescaped = undoPercent(text);
    if (unescaped !== null) {
      undone.push('percent-encoding');
      text = unescaped;
      continue;
    }
    const readings = base64Readings(text);
    const [first] = readings;
    if (first === undefined) return null;
    undone.push('base64');
    const found = bestContent(readings, tries);
    if (found !== null) {
      const { content, reading } = found;
      return {
        ...content,
        wire: wire ?? reading.base64,
        undone: [...undone, ...content.undone],
        damage: [...damage, ...reading.damage, ...content.damage],
      };
    }
    wire ??= first.base64;
    damage = [...damage, ...first.damage];
    text = Buffer.from(first.base64, 'base64').toString('latin1').trim();
  }
  return null;
}

/** Null where there is nothing to undo. What is left of a character that was cut goes with it. */
function undoPercent(text: string): string | null {
  if (!/%[0-9A-Fa-f]{2}/.test(text)) return null;
  return decodePercent(text.replace(/%[0-9A-Fa-f]?$/, ''), { plusIsBlank: false }).text.trim();
}

/** Base64 without what came with the path: line breaks, quotes, the URL alphabet, blanks for plus. Empty where it is something else. */
function base64Readings(text: string): Reading[] {
  const clean = text
    .replace(/^["'`]+|["'`;,]+$/g, '')
    // The next parameter, where the whole list was percent-encoded.
    .replace(/&.*$/s, '')
    .replace(/\s*[\r\n]\s*/g, '')
    .replace(/%[0-9A-Fa-f]?$/, '')
    .trim()
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  const joined = clean.replace(/\s+/g, '');
  if (!/^(?:P[A-P][A-Za-z0-9+/]{2}|[A-Za-z0-9+/]{16})[A-Za-z0-9+/]*={0,3}$/.test(joined)) return [];
  if (joined === clean) return [{ base64: joined, damage: [] }];
  // Wrapped lines joined by blanks, or plus signs that a form decoder ate: what comes out must tell.
  return [
    { base64: joined, damage: [] },
    { base64: clean.replace(/\s/g, '+'), damage: [{ kind: 'blanks-for-plus' }] },
  ];
}

/** The reading that gives the most; the first of equals. */
function bestContent(readings: readonly Reading[], tries: Tries): { content: Content; reading: Reading } | null {
  const found = readings.flatMap((reading) => {
    const content = contentOf(Buffer.from(reading.base64, 'base64'), tries);
    return content === null ? [] : [{ content, reading, quality: qualityOf(content) }];
  });
  return found.toSorted((one, other) => other.quality - one.quality)[0] ?? null;
}

function contentOf(bytes: Buffer, tries: Tries): Content | null {
  const progress = { undone: [] as SamlEncoding[], damage: [] as SamlDamage[] };
  const xml = markupIn(bytes, progress);
  if (xml !== null) return { xml, form: 'base64', ...progress };
  const inflated = inflate(bytes, tries);
  if (inflated === null) return null;
  return {
    xml: inflated.xml,
    form: 'deflate',
    undone: ['deflate'],
    damage: inflated.isCut ? [{ kind: 'cut-off', what: 'deflate' }] : [],
  };
}

function qualityOf(content: Content): number {
  return (isNoise(content.xml) ? 0 : 2) + (isComplete(content) ? 1 : 0);
}

/** Wrongly joined base64 turns to noise from the first wrong character on. */
export function isNoise(xml: string): boolean {
  return /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD]/.test(xml);
}

/** The last thing in it is the end of a tag. */
export function isComplete({ xml, damage }: Pick<DecodedMessage, 'xml' | 'damage'>): boolean {
  return xml.trimEnd().endsWith('>') && damage.every(({ kind }) => kind !== 'cut-off');
}

/** Raw deflate (SAML bindings §3.4.4.1), and the zlib and gzip wrappers that some senders add. What is cut gives what can be read. */
function inflate(bytes: Buffer, tries: Tries): { xml: string; isCut: boolean } | null {
  if (bytes.length < shortestDeflated) return null;
  const limit = { maxOutputLength: limits.samlInflatedBytes };
  const partial = { ...limit, finishFlush: constants.Z_SYNC_FLUSH };
  for (const unpack of unpackersFor(bytes)) {
    tries.left -= 1;
    if (tries.left < 0) throw tooManyTries();
    // The beginning tells.
    const head = tryInflate(() => unpack(bytes.subarray(0, inflatedHead), partial));
    if (head === null || !startsLikeXml(head.toString('latin1'))) continue;
    const whole = tryInflate(() => unpack(bytes, limit));
    const inflated = whole ?? tryInflate(() => unpack(bytes, partial));
    if (inflated !== null) return { xml: withoutCutCharacter(inflated).toString('utf8'), isCut: whole === null };
  }
  return null;
}

const inflatedHead = 512;
/** Fewer bytes than any message, even a cut one, needs to show that it is one. */
const shortestDeflated = 64;

function tooManyTries(): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_INPUT_TOO_LARGE',
    `More than ${limits.samlInflations} values in one input look like deflated SAML messages and are none. Cut out the part with the failed login.`,
  );
}

function unpackersFor(bytes: Buffer): (typeof inflateRawSync)[] {
  const [first = 0, second = 0] = bytes;
  if (first === 0x1f && second === 0x8b) return [gunzipSync];
  // RFC 1950 §2.2: method 8, and a check of both bytes.
  const isZlib = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  return isZlib ? [inflateSync, inflateRawSync] : [inflateRawSync];
}

function tryInflate(unpack: () => Buffer): Buffer | null {
  try {
    return unpack();
  } catch (error) {
    if (
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    ) {
      throw new SsoDoctorError(
        'ERR_INPUT_TOO_LARGE',
        `A deflated SAML message inflates to more than ${limits.samlInflatedBytes / 1024 / 1024} MB, the limit.`,
        { cause: error },
      );
    }
    // Not this kind of compression.
    return null;
  }
}
