/** Starts that are tried: one that never ends is looked at to the text's end. */
const startsTried = 200;

/** Replaces the JSON objects and lists in a running text. What only looks like one stays. */
export function replaceJson(text: string, replacement: (value: unknown, written: string) => string): string {
  const start = /[[{]\s{0,20}(?=["{[])/g;
  const pieces: string[] = [];
  let copied = 0;
  for (let tried = 0; tried < startsTried; tried += 1) {
    const match = start.exec(text);
    if (match === null) break;
    const end = endOfJson(text, match.index);
    const parsed = end === null ? null : parsedOrNull(text.slice(match.index, end));
    if (end === null || parsed === null) continue;
    pieces.push(text.slice(copied, match.index), replacement(parsed.value, text.slice(match.index, end)));
    copied = end;
    start.lastIndex = end;
  }
  return copied === 0 ? text : pieces.join('') + text.slice(copied);
}

/** Behind the bracket that closes the one at `start`; null where none does. */
function endOfJson(text: string, start: number): number | null {
  const mark = /["[\]{}]/g;
  mark.lastIndex = start;
  let depth = 0;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    switch (match[0]) {
      case '"': {
        const end = endOfString(text, match.index + 1);
        if (end === null) return null;
        mark.lastIndex = end;
        break;
      }
      case '[':
      case '{':
        depth += 1;
        break;
      default:
        depth -= 1;
        if (depth === 0) return match.index + 1;
    }
  }
  return null;
}

function endOfString(text: string, from: number): number | null {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (before > from && text[before - 1] === '\\') before -= 1;
    if ((at - before) % 2 === 0) return at + 1;
  }
  return null;
}

function parsedOrNull(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // It only looked like JSON.
    return null;
  }
}

/** Whether a text is from the middle of JSON without line breaks, as tokens hold it. */
export function isPieceOfJson(text: string): boolean {
  if (/[\r\n<]/.test(text) || isJson(text)) return false;
  return /"(?::["[{\dtfn]|,")/.test(replaceJson(text, () => ''));
}

function isJson(text: string): boolean {
  return parsedOrNull(text) !== null;
}

const string = String.raw`"((?:[^"\\\r\n]|\\.)*)"?`;
/** A name and its value, or at the very beginning a value whose name is cut. */
const cutPair = new RegExp(
  String.raw`(?:"name"\s{0,4}:\s{0,4}"([^"\r\n]{1,200})"\s{0,4},\s{0,40}|^[^{}[\]]{0,400}?)"value"\s{0,4}:\s{0,4}${string}`,
  'g',
);

/** Masks what is left of pairs in lists that were cut: their names and values as JSON writes them, and at the very beginning a value alone. */
export function replaceCutPairs(text: string, replacement: (name: string | null, value: string) => string): string {
  return text.replace(cutPair, (found: string, name: string | undefined, written: string) => {
    const value = unescaped(written);
    const masked = replacement(name ?? null, value);
    if (masked === value) return found;
    const at = found.lastIndexOf(written);
    return found.slice(0, at) + JSON.stringify(masked).slice(1, -1) + found.slice(at + written.length);
  });
}

function unescaped(written: string): string {
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    // Cut within an escape.
    return written;
  }
}
