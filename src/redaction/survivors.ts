import type { MaskedValue } from './ledger.ts';

/** A masked value that is still in the copy, and how it is written there. */
export interface Survivor {
  readonly kind: string;
  readonly encoding: string;
  /** Bytes from the beginning of the copy. */
  readonly offset: number;
}

interface Variant {
  readonly bytes: Buffer;
  readonly encoding: string;
  readonly kind: string;
  /** Inside a longer word it is another word. */
  readonly isWord: boolean;
}

/** A value of fewer characters is looked for as a word of its own and as it stands; in other encodings it would be found by chance. */
const everywhere = 8;
const window = 4;

/**
 * Looks for masked values in a copy that comes in pieces, in every encoding that they may have come in. The copy's length alone counts
 * for its time: four bytes at a time are looked up among those that the values have in their middle.
 */
class SurvivorSearch {
  readonly #variants = new Map<number, Variant[]>();
  readonly #filter = new Uint8Array(1 << 16);
  readonly #longest: number;
  #tail: Buffer = Buffer.alloc(0);
  #offset = 0;
  found: Survivor | null = null;

  constructor(values: readonly MaskedValue[]) {
    let longest = 0;
    for (const variant of values.flatMap(variantsOf)) {
      if (variant.bytes.length < window) continue;
      const key = variant.bytes.readUInt32LE(middleOf(variant));
      const same = this.#variants.get(key);
      if (same === undefined) this.#variants.set(key, [variant]);
      else same.push(variant);
      this.#filter[slotOf(key)] = 1;
      longest = Math.max(longest, variant.bytes.length);
    }
    this.#longest = longest;
  }

  push(piece: Buffer): void {
    if (this.found !== null || this.#longest === 0) return;
    const chunk = this.#tail.length === 0 ? piece : Buffer.concat([this.#tail, piece]);
    const filter = this.#filter;
    let key = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      key = (key >>> 8) | ((chunk[at] ?? 0) << 24);
      if (filter[slotOf(key >>> 0)] === 1 && at >= window - 1) this.#compare(chunk, at - window + 1, key >>> 0);
      if (this.found !== null) return;
    }
    // One character more than the longest, to see whether it is a word of its own.
    const keep = Math.min(chunk.length, this.#longest + 1);
    this.#tail = chunk.subarray(chunk.length - keep);
    this.#offset += chunk.length - keep;
  }

  #compare(chunk: Buffer, at: number, key: number): void {
    for (const variant of this.#variants.get(key) ?? []) {
      const start = at - middleOf(variant);
      const end = start + variant.bytes.length;
      if (start < 0 || end > chunk.length) continue;
      if (variant.bytes.compare(chunk, start, end) !== 0) continue;
      if (variant.isWord && (isWordByte(chunk[start - 1]) || isWordByte(chunk[end]))) continue;
      this.found = { kind: variant.kind, encoding: variant.encoding, offset: this.#offset + start };
      return;
    }
  }
}

/** The first of the values that is still in a text; null where none is. */
export async function survivorIn(
  text: AsyncIterable<Uint8Array>,
  values: readonly MaskedValue[],
): Promise<Survivor | null> {
  const search = new SurvivorSearch(values);
  for await (const piece of text) search.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
  return search.found;
}

function middleOf({ bytes }: Variant): number {
  return (bytes.length - window) >> 1;
}

/** Multiplied with 2³² over the golden ratio, which spreads keys that differ little. */
function slotOf(key: number): number {
  return Math.imul(key, 2_654_435_761) >>> 16;
}

function isWordByte(byte: number | undefined): boolean {
  return byte !== undefined && /[\w-]/.test(String.fromCharCode(byte));
}

function variantsOf({ value, kind }: MaskedValue): Variant[] {
  const isWord = value.length < everywhere;
  const variant = (encoding: string, text: string | Buffer): Variant => ({
    bytes: Buffer.from(text as string),
    encoding,
    kind,
    isWord,
  });
  const plain = variant('as it stands', value);
  if (isWord) return [plain];
  const bytes = Buffer.from(value);
  const percent = encodeURIComponent(value.toWellFormed());
  const written = [
    ['percent-encoding', percent],
    ['percent-encoding', percent.toLowerCase()],
    ['percent-encoding, twice', encodeURIComponent(percent)],
    ['form encoding', percent.replaceAll('%20', '+')],
    ['JSON', JSON.stringify(value).slice(1, -1)],
    ['HTML', value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')],
    ['hexadecimal', bytes.toString('hex')],
    ['hexadecimal', bytes.toString('hex').toUpperCase()],
    ['UTF-16', Buffer.from(value, 'utf16le')],
    ...base64Forms(bytes).map((text) => ['base64', text] as const),
  ] as const;
  const distinct = new Map(
    written.map(([encoding, text]) => [text.toString('latin1' as never), variant(encoding, text)]),
  );
  distinct.delete(value);
  return [plain, ...distinct.values()].filter((one) => one === plain || one.bytes.length >= everywhere);
}

/** What a value looks like inside of longer base64, at each of the three places that it can begin at, without what its neighbours decide. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const start = Math.ceil((before * 8) / 6);
    const whole = text.slice(start, Math.floor(((before + bytes.length) * 8) / 6));
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
