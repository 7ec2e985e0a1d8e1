/**
 * A token: what stands between blanks, double quotes, angle brackets, backticks and controls. Single quotes, parentheses and `|`
 * may be part of a URL, so they are left to whoever knows what stands before it.
 */
const delimiters = `\\s\\x00-\\x1F"<>\`\\x7F-\\x9F«»“”„‟‹›「」『』（）【】《》，。；！？、`;
const delimiter = new RegExp(`[${delimiters}]`);
const tokenFrom = new RegExp(`[^${delimiters}]*`, 'y');

/** Where the token that begins at `start` ends. */
export function tokenEnd(text: string, start: number): number {
  tokenFrom.lastIndex = start;
  return start + (tokenFrom.exec(text)?.[0].length ?? 0);
}

/** Where the token that ends at `end` begins, not looking below `lowest`. */
export function tokenStart(text: string, end: number, lowest: number): number {
  let start = end;
  while (start > lowest && !isDelimiter(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function isDelimiter(code: number): boolean {
  // Most of a URL are letters, digits and `%-/:=&_`: answered without the pattern.
  if (code > 0x3e && code < 0x60) return false;
  if (code > 0x60 && code < 0x7f) return false;
  if (code > 0x22 && code < 0x3c) return false;
  return delimiter.test(String.fromCharCode(code));
}
