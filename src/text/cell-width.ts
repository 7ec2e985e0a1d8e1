import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';

// One cell each: printable ASCII, Latin letters, general punctuation, arrows, lines, and the two marks that reports begin with.
const narrowOnly = /^[\u0020-\u007E\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u2190-\u21FF\u2500-\u257F✓✗]*$/;
const emoji = /\p{Emoji_Presentation}|\uFE0F/u;
const ignorable = /^(?:\p{Default_Ignorable_Code_Point}|\p{Control}|\p{Mark}|\p{Surrogate})+$/u;
let segmenter: Intl.Segmenter | undefined;

/**
 * Cells that a text takes on a terminal. Stands in for the package string-width wherever that is bundled: the package makes an
 * `Intl.Segmenter` as it loads, which takes longer than a whole diagnosis; here only text that needs it pays.
 */
export default function cellWidth(text: string): number {
  const plain = text.includes('\u001B') ? stripVTControlCharacters(text) : text;
  if (narrowOnly.test(plain)) return plain.length;
  segmenter ??= new Intl.Segmenter();
  let width = 0;
  for (const { segment } of segmenter.segment(plain)) {
    if (ignorable.test(segment)) continue;
    width += emoji.test(segment) ? 2 : eastAsianWidth(segment.codePointAt(0) ?? 0);
  }
  return width;
}
