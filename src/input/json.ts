import { limits } from '../limits.ts';
import { shownKey, tooDeep, type PlainData } from './plain-data.ts';

/** Reads JSON (RFC 8259), where a key may not stand twice in one object. Null where the text is no JSON. */
export function parseJson(text: string): PlainData | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // No JSON: the caller tries YAML. The reason is not passed on, as it quotes the text, which may hold a key.
    return null;
  }
  return problemOf(text) ?? { value };
}

/** The first key that its object already has, of which JSON.parse would keep the last silently; or too many levels. */
function problemOf(json: string): PlainData | null {
  // The keys of every object that is open; a list has an empty set.
  const open: Set<string>[] = [];
  for (let at = 0; at < json.length; at++) {
    const character = json.charAt(at);
    if (character === '}' || character === ']') open.pop();
    else if (character === '{' || character === '[') {
      open.push(new Set());
      if (open.length > limits.connectionDepth) return { reason: tooDeep, offset: at };
    } else if (character === '"') {
      const end = stringEnd(json, at);
      if (isKey(json, end)) {
        const key = String(JSON.parse(json.slice(at, end + 1)));
        const keys = open.at(-1);
        if (keys?.has(key) === true) return { reason: `the key ${shownKey(key)} stands twice; keep one`, offset: at };
        keys?.add(key);
      }
      at = end;
    }
  }
  return null;
}

/** Whether the string that ends here is a key: a colon follows. */
function isKey(json: string, end: number): boolean {
  colonAhead.lastIndex = end + 1;
  return colonAhead.test(json);
}

const colonAhead = /[ \t\r\n]*:/y;

/** Where the string that begins at `start` has its closing quote. */
function stringEnd(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end;
}

function isEscaped(json: string, at: number): boolean {
  let before = at;
  while (json[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}
