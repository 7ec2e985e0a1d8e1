import { limits } from '../../limits.ts';

/** One element of the list: its bytes, or why it is left out. */
export type JsonElement =
  | { readonly index: number; readonly bytes: Buffer }
  | { readonly index: number; readonly problem: 'too-large' | 'no-object' };

const quote = 0x22;
const backslash = 0x5c;

/**
 * Finds the objects of one list inside a JSON text (`log.entries`) that comes in pieces, without reading what is around them. Every byte is
 * looked at once, and no more than one element is held. It checks no syntax: JSON.parse does that, element by element.
 */
export class JsonElements {
  readonly #path: readonly string[];
  /** Whether the list was there. */
  found = false;
  /** How many elements began. */
  count = 0;
  /** Containers that are open. */
  #depth = 0;
  /** The keys on the way to the current value that are those of the path. */
  #matched = 0;
  #key: number[] | null = null;
  #lastKey = '';
  #inString = false;
  #escaped = false;
  /** The depth inside the list; -1 outside. */
  #listDepth = -1;
  #element: { readonly index: number; pieces: Buffer[]; size: number; tooLarge: boolean } | null = null;
  /** Something that is no object stands in the list. */
  #stray = false;

  constructor(path: readonly string[]) {
    this.#path = path;
  }

  /** Whether the text stopped before it was complete. */
  get isCut(): boolean {
    return this.#depth > 0 || this.#inString;
  }

  /** The elements that end in this piece. */
  push(chunk: Buffer): JsonElement[] {
    const elements: JsonElement[] = [];
    let elementFrom = 0;
    for (let at = 0; at < chunk.length;) {
      if (this.#inString) {
        at = this.#throughString(chunk, at);
        continue;
      }
      const byte = chunk[at] ?? 0;
      at += 1;
      switch (byte) {
        case quote:
          this.#inString = true;
          this.#key = this.#listDepth < 0 && this.#depth <= this.#path.length ? [] : null;
          if (this.#isBetween()) this.#stray = true;
          break;
        case 0x7b: // {
        case 0x5b: // [
          if (this.#isBetween()) {
            if (byte === 0x7b) {
              this.#element = { index: this.count, pieces: [], size: 0, tooLarge: false };
              this.count += 1;
              elementFrom = at - 1;
            } else this.#stray = true;
          }
          this.#open(byte);
          break;
        case 0x7d: // }
        case 0x5d: // ]
          this.#depth = Math.max(0, this.#depth - 1);
          if (this.#element !== null && this.#depth === this.#listDepth) {
            elements.push(this.#finish(chunk.subarray(elementFrom, at)));
          } else if (this.#depth < this.#listDepth) {
            elements.push(...this.#straysBefore());
            this.#listDepth = -1;
          }
          this.#matched = Math.min(this.#matched, Math.max(0, this.#depth - 1));
          break;
        case 0x2c: // ,
          if (this.#isBetween()) elements.push(...this.#straysBefore());
          else if (this.#listDepth < 0 && this.#depth <= this.#matched) this.#matched = this.#depth - 1;
          break;
        default:
          if (byte > 0x20 && this.#isBetween()) this.#stray = true;
          else if (byte === 0x3a && this.#listDepth < 0) this.#named();
      }
    }
    if (this.#element !== null) this.#keep(chunk.subarray(elementFrom));
    return elements;
  }

  /** In the list and in none of its elements. */
  #isBetween(): boolean {
    return this.#depth === this.#listDepth;
  }

  #straysBefore(): JsonElement[] {
    if (!this.#stray) return [];
    this.#stray = false;
    this.count += 1;
    return [{ index: this.count - 1, problem: 'no-object' }];
  }

  /** From inside a string to behind its end, or to the end of the piece. */
  #throughString(chunk: Buffer, from: number): number {
    let at = from;
    if (this.#escaped) {
      this.#escaped = false;
      at += 1;
    }
    const end = chunk.indexOf(quote, at);
    const stop = end < 0 ? chunk.length : end;
    let before = stop;
    while (before > at && chunk[before - 1] === backslash) before -= 1;
    const isEscaped = (stop - before) % 2 === 1;
    if (this.#key !== null && this.#key.length < 32) this.#key.push(...chunk.subarray(at, Math.min(stop, at + 32)));
    if (end < 0) {
      this.#escaped = isEscaped;
      return chunk.length;
    }
    if (!isEscaped) {
      this.#inString = false;
      if (this.#key !== null) this.#lastKey = String.fromCharCode(...this.#key);
      this.#key = null;
    }
    return end + 1;
  }

  /** Behind a key: `{"log":` is the first of the path in the outermost object. */
  #named(): void {
    if (this.#depth - 1 === this.#matched && this.#lastKey === this.#path[this.#matched]) this.#matched += 1;
    this.#lastKey = '';
  }

  #open(byte: number): void {
    this.#depth += 1;
    const isHere = this.#matched === this.#path.length && this.#depth === this.#path.length + 1;
    if (this.#listDepth >= 0 || !isHere) return;
    if (byte === 0x5b) {
      this.#listDepth = this.#depth;
      this.found = true;
    }
  }

  #keep(piece: Buffer): void {
    const element = this.#element;
    if (element === null) return;
    element.size += piece.length;
    if (element.size > limits.captureEntryBytes) {
      element.tooLarge = true;
      element.pieces = [];
    } else if (!element.tooLarge) element.pieces.push(piece);
  }

  #finish(last: Buffer): JsonElement {
    this.#keep(last);
    const { index, pieces, tooLarge } = this.#element ?? { index: 0, pieces: [], tooLarge: true };
    this.#element = null;
    if (tooLarge) return { index, problem: 'too-large' };
    const [first] = pieces;
    return { index, bytes: pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces) };
  }
}
