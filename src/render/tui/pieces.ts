import { visibleAscii, visibleLines } from '../../text/visible-text.ts';
import { wrapAnywhere } from './cells.ts';

/** A part of what is in the paste box. Backspace takes back a typed one by characters, a pasted one as a whole. */
export interface Piece {
  readonly kind: 'typed' | 'pasted';
  readonly text: string;
}

/** The box's whole text, as it is diagnosed. */
export function pastedText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

export interface EchoOptions {
  readonly columns: number;
  readonly rows: number;
  readonly unicode: boolean;
}

/**
 * What the box shows of its text: its beginning and its end in at most `rows` rows, every hidden character made visible. Costs the same for
 * a line and for a megabyte. A private key is not shown.
 */
export function echo(text: string, { columns, rows, unicode }: EchoOptions): string[] {
  if (text === '') return [];
  if (/PRIVATE KEY-----/.test(text)) return wrapAnywhere('(text with a private key, not shown)', columns);
  const safe = (part: string): string[] => {
    const escaped = visibleLines(part);
    return wrapAnywhere(unicode ? escaped : visibleAscii(escaped), columns);
  };
  const most = columns * rows;
  if (text.length <= most) {
    const all = safe(text);
    if (all.length <= rows) return all;
  }
  const headRows = Math.max(1, rows - 2);
  const head = safe(text.slice(0, most)).slice(0, headRows);
  if (rows < 3) return head;
  const tail = safe(text.slice(-columns).trimEnd()).slice(-1);
  return [...head, unicode ? '…' : '...', ...tail];
}

/** How much is in the box: `1,234 characters, 3 lines`. */
export function amount(text: string): string {
  const lines = text.trimEnd().split('\n').length;
  const characters = text.length;
  return `${count(characters, 'character')}, ${count(lines, 'line')}`;
}

export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
