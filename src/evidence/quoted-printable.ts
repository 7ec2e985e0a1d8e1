import { rewrite, type Range, type Rewritten } from './layer.ts';

/**
 * Undoes quoted-printable where lines show it: by `=3D` or a soft line break, and no `=` that the encoding would not have let
 * stand. `state=3Dabc` beside `error=access_denied` is a plain URL and stays.
 */
export function undoVisibleQuotedPrintable(text: string): Rewritten {
  if (!sign.test(text)) return { text, edits: [] };
  const encoded = blocksOf(text).flatMap(encodedLines);
  let index = 0;
  return rewrite(text, encodedRun, (match) => {
    while ((encoded[index]?.end ?? Infinity) <= match.index) index += 1;
    return match.index >= (encoded[index]?.start ?? Infinity) ? decodeRun(match[0]) : null;
  });
}

interface Line extends Range {
  readonly text: string;
}

/** Not before a blank line or the end, where base64 ends so. */
const softBreak = String.raw`=[ \t]*\r?\n(?![ \t]*(?:\r?\n|$))`;
const sign = new RegExp(`=3[Dd]|${softBreak}`);
// One run over soft breaks, because they may stand between the bytes of one character.
const encodedRun = new RegExp(`(?:=(?:[0-9A-F]{2}|3d)|${softBreak})+`, 'g');
const softBreakAtEnd = /=[ \t]*\r?\n$/;
// No mailer encodes other control characters than tab, line feed and carriage return.
const bareEquals = /=(?!(?:[2-9A-F][0-9A-F]|0[9AD]|3d)|[ \t]*\r?$)/m;

/** Lines joined at their soft breaks, in blocks between blank lines. */
function blocksOf(text: string): Line[][] {
  const blocks: Line[][] = [];
  let block: Line[] = [];
  let start = 0;
  for (let at = 0; at < text.length;) {
    const lineFeed = text.indexOf('\n', at);
    const end = lineFeed < 0 ? text.length : lineFeed + 1;
    const isSoft = softBreakAtEnd.test(text.slice(Math.max(at, end - 80), end));
    at = end;
    if (isSoft && end < text.length && !/^[ \t]*\r?\n/.test(text.slice(end, end + 80))) continue;
    const line = text.slice(start, end);
    if (line.trim() === '') {
      blocks.push(block);
      block = [];
    } else {
      block.push({ start, end, text: line });
    }
    start = end;
  }
  return [...blocks, block];
}

function encodedLines(block: Line[]): Line[] {
  // A line between the parts of a mail (`--=_Part_1`) is never encoded itself.
  const lines = block.filter(({ text }) => !text.startsWith('--'));
  const consistent = lines.filter(({ text }) => !bareEquals.test(text));
  if (consistent.length === lines.length) return lines.some(showsEncoding) ? lines : [];
  return consistent.filter(({ text }) => /\berror(?:_description)?=3[Dd]/.test(text));
}

function showsEncoding({ text }: Line): boolean {
  return sign.test(text);
}

function decodeRun(run: string): string {
  const bytes = Buffer.from(run.replace(/=[ \t]*\r?\n/g, '').replaceAll('=', ''), 'hex');
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}
