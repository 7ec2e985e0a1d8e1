import { createHash } from 'node:crypto';
import type { Piece } from './ticket.ts';

/** What a run has read, by which its inputs are known again. The same for the same tickets, however many of them came together. */
export interface Trail {
  readonly add: (piece: Piece) => void;
  /** SHA-256 so far, as hex digits. */
  readonly text: () => string;
}

export function startTrail(): Trail {
  const hash = createHash('sha256');
  let source: string | null = null;
  return {
    add(piece) {
      if (piece.kind === 'lines') {
        if (source !== piece.source) hash.update(`${JSON.stringify(piece.source)}\n`);
        hash.update(piece.bytes);
      } else hash.update(lineOf(piece));
      source = piece.source;
    },
    text: () => hash.copy().digest('hex'),
  };
}

/** A piece's place and its content's size and ends. */
function lineOf(piece: Exclude<Piece, { kind: 'lines' }>): string {
  const content = piece.kind === 'unit' ? `${piece.data.length} ${ends(piece.data)}` : piece.reason;
  return `${JSON.stringify([piece.source, piece.location, content])}\n`;
}

function ends(data: string | Uint8Array): string {
  const length = 32;
  if (typeof data === 'string') return `${data.slice(0, length)} ${data.slice(-length)}`;
  return `${Buffer.from(data.subarray(0, length)).toString('hex')} ${Buffer.from(data.subarray(-length)).toString('hex')}`;
}
