/** One thing that was handed in, before anybody knows what it is. */
export interface Source {
  /** As the user knows it: `argument 1`, `standard input`, `login.txt`. */
  readonly name: string;
  readonly text: string;
  /** The bytes as they were read; null where the text came as text (an argument, the paste box). */
  readonly bytes: Uint8Array | null;
  /** What the user says it is, where an option said it. */
  readonly role?: 'configured' | 'certificate' | 'profile';
  /** The whole from its beginning, where it is too large to be held; `text` and `bytes` are its beginning then. */
  readonly stream?: () => AsyncIterable<Uint8Array>;
}

/** Text from bytes: by byte-order mark or NULs, else UTF-8; bytes that are no UTF-8 are read as windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: every byte has a meaning in windows-1252, so nothing is lost.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Whether it is no text: a keystore, a picture. What came as text is one, whatever is in it. */
export function isBinary({ text, bytes }: Pick<Source, 'text' | 'bytes'>): boolean {
  return bytes !== null && /[\0-\x08\x0E-\x1A]/.test(text.slice(0, 4_096));
}

/** UTF-16 by its mark, or without one where it begins with two characters of ASCII; null where it is neither. */
function utf16Of([first, second, third, fourth]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (second === 0 && fourth === 0 && first && third) return 'utf-16le';
  return first === 0 && third === 0 && second && fourth ? 'utf-16be' : null;
}

/** `line 3, column 14` (both from 1) of an offset in UTF-16 code units; null for the very beginning of a one-line text. */
export function locationOf(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `line ${line}, column ${offset - before.lastIndexOf('\n')}`;
}

/** `locationOf` for many offsets in ascending order: each part of the text is looked at once. */
export function startLocator(text: string): (offset: number) => string {
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', lineStart); next >= 0 && next < offset; next = text.indexOf('\n', lineStart)) {
      line += 1;
      lineStart = next + 1;
    }
    return `line ${line}, column ${offset - lineStart + 1}`;
  };
}
