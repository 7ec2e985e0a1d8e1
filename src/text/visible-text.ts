import { limits } from '../limits.ts';

/**
 * Makes text out of an input safe to show: whatever could move the cursor, change colours, set a title, write the clipboard, reorder or
 * hide text becomes a visible escape such as `<U+001B>`. Nothing is dropped silently: an invisible mark can be the very cause.
 */

// Controls (C0 without line feed, DEL, C1), bidirectional and zero-width marks, line and paragraph separators, soft hyphen,
// variation selectors, tag characters, private-use and lone surrogates.
const unsafe =
  // eslint-disable-next-line no-control-regex -- controls are what this is about
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uE000-\uF8FF\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\u{E0000}-\u{E0FFF}]|\p{Surrogate}/gu;

/** For one line: line feeds are escaped too. */
export function visible(text: string): string {
  return visibleLines(text).replaceAll('\n', '<U+000A>');
}

/** For text of several lines: line feeds stay. */
export function visibleLines(text: string): string {
  return text.replace(unsafe, codePoint);
}

/** Everything outside printable ASCII escaped, for terminals and locales that cannot show it. */
export function visibleAscii(text: string): string {
  return text.replace(/[^\n\u0020-\u007E]/gu, codePoint);
}

/** Our own typographic characters in ASCII. */
export function plainPunctuation(text: string): string {
  return text
    .replaceAll('…', '...')
    .replaceAll('→', '->')
    .replaceAll(/[–·]/g, '-')
    .replaceAll('×', 'x')
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‘’]/g, "'");
}

/** Whether a text has something in it that `visible` escapes. */
export function hasHiddenCharacters(text: string): boolean {
  unsafe.lastIndex = 0;
  return unsafe.test(text);
}

/** A value out of the input at a length that can be shown, shortened in the middle, so that both ends can be compared. */
export function shortened(value: string): string {
  const most = limits.echoedCharacters;
  if (value.length <= most) return value;
  return `${value.slice(0, most / 2)}…${value.slice(-most / 2)}`;
}

function codePoint(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}
