import { giveBack } from './blocks.ts';
import { linesIn } from './formats/lines.ts';
import type { Lines, Piece, Unit, Unreadable } from './ticket.ts';

/** How many tickets and log entries are in it. */
export function countOf(piece: Piece): number {
  return piece.kind === 'lines' ? piece.count : 1;
}

/** Bytes, or characters where it came as text. */
export function sizeOf(piece: Piece): number {
  if (piece.kind === 'unreadable') return 0;
  return piece.kind === 'lines' ? piece.bytes.length : piece.data.length;
}

/** Each by itself. */
export function unitsIn(piece: Piece): (Unit | Unreadable)[] {
  if (piece.kind !== 'lines') return [piece];
  const { format, source, first, bytes } = piece;
  return linesIn(bytes).map((data, index) => ({
    kind: 'unit',
    format,
    source,
    location: `line ${first + index}`,
    data,
  }));
}

/** The first `count` lines, of which there are more, and the others. */
export function cutLines(lines: Lines, count: number): [Lines, Lines] {
  let end = 0;
  for (let passed = 0; passed < count; passed++) end = lines.bytes.indexOf(lineFeed, end) + 1;
  return [
    { ...lines, count, bytes: lines.bytes.subarray(0, end) },
    {
      ...lines,
      first: lines.first + count,
      count: lines.count - count,
      bytes: Uint8Array.from(lines.bytes.subarray(end)),
    },
  ];
}

/** Nobody looks at them any more. */
export function giveBackAll(batch: readonly Piece[]): void {
  for (const piece of batch) if (piece.kind === 'lines') giveBack(piece.bytes);
}

const lineFeed = 10;
