import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ndjson } from '../../src/triage/formats/ndjson.ts';
import { countOf, cutLines, unitsIn } from '../../src/triage/pieces.ts';
import type { Piece, Unit, Unreadable } from '../../src/triage/ticket.ts';
import { startTrail } from '../../src/triage/trail.ts';

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  // Streams may use their memory again once the next chunk is asked for.
  const memory = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const length = bytes.copy(memory, 0, at, at + size);
    yield memory.subarray(0, length);
  }
}

async function piecesOf(text: string, size: number): Promise<Piece[]> {
  const bytes = Buffer.from(text);
  const pieces: Piece[] = [];
  for await (const piece of ndjson.split({ name: 'f', head: bytes, bytes: chunks(bytes, size) }, { fields: new Map() }))
    pieces.push(piece);
  return pieces;
}

function trailOf(pieces: readonly Piece[]): string {
  const trail = startTrail();
  for (const piece of pieces) trail.add(piece);
  return trail.text();
}

/** What a run that stopped after `count` tickets did, and what is left. */
function passed(pieces: readonly Piece[], count: number): Piece[] {
  let left = count;
  const done: Piece[] = [];
  for (const piece of pieces) {
    if (left === 0) break;
    done.push(piece.kind === 'lines' && piece.count > left ? cutLines(piece, left)[0] : piece);
    left -= Math.min(left, countOf(piece));
  }
  return done;
}

const lines = fc.array(fc.constantFrom('', ' ', '\r', '{"id":1}', '{"id":"ä"}', '{"id":2}\r', '\u00a0'), {
  maxLength: 12,
});

test('lines are the same, whatever pieces they come in', async () => {
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (list, size, ends) => {
      const text = list.join('\n') + (ends ? '\n' : '');
      const units: (Unit | Unreadable)[] = (await piecesOf(text, size)).flatMap((piece) => [...unitsIn(piece)]);
      const expected = list.flatMap((line, index) =>
        line.trim() === '' ? [] : [[`line ${index + 1}`, line.replace(/\r$/, '')]],
      );
      expect(units.map((unit) => [unit.location, unit.kind === 'unit' ? unit.data : null])).toEqual(expected);
    }),
  );
});

test('what was read is known again, whatever pieces it comes in', async () => {
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 40 }), fc.nat(12), async (list, size, count) => {
      const text = list.join('\n');
      const [whole, other] = [await piecesOf(text, 1_000), await piecesOf(text, size)];
      expect(trailOf(passed(other, count))).toBe(trailOf(passed(whole, count)));
    }),
  );
});

test('another ticket is another trail', async () => {
  const [one, other] = [await piecesOf('{"id":1}\n{"id":2}\n', 99), await piecesOf('{"id":1}\n{"id":3}\n', 99)];
  expect(trailOf(one)).not.toBe(trailOf(other));
  expect(trailOf(passed(one, 1))).toBe(trailOf(passed(other, 1)));
});

test('lines that are cut come to the same', async () => {
  const [piece] = await piecesOf('{"id":1}\n{"id":2}\n{"id":3}\n', 99);
  if (piece?.kind !== 'lines') throw new Error('no lines');
  const [start, rest] = cutLines(piece, 2);
  expect([start, rest].flatMap((part) => [...unitsIn(part)])).toEqual([...unitsIn(piece)]);
  expect([start.count, rest.count]).toEqual([2, 1]);
});
