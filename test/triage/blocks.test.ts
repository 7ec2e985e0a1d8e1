import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { giveBack, isInBlock, takeBlock } from '../../src/triage/blocks.ts';
import { fileChunks } from '../../src/triage/file-chunks.ts';
import { blocksOf, linesIn } from '../../src/triage/formats/lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'blocks-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('what is read stays until it is given back, and its memory is used again then', async () => {
  const lines = Array.from({ length: 60_000 }, (_, index) => `${index} ${'x'.repeat(index % 300)}`);
  const path = join(folder, 'lines.txt');
  writeFileSync(path, lines.join('\n'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(6), { minLength: 1, maxLength: 10 }), async (held) => {
      const blocks = new Set<ArrayBufferLike>();
      const waiting: { readonly first: number; readonly bytes: Buffer }[] = [];
      const seen: string[] = [];
      const take = (most: number): void => {
        for (let next = waiting[0]; next !== undefined && waiting.length > most; next = waiting[0]) {
          expect(next.first).toBe(seen.length + 1);
          seen.push(...linesIn(next.bytes));
          giveBack(next.bytes);
          // Another file may be read into it at once.
          const other = takeBlock();
          other.bytes.fill('!');
          giveBack(other.bytes);
          waiting.shift();
        }
      };
      let turn = 0;
      for await (const { first, count, bytes } of blocksOf(fileChunks(path))) {
        if (bytes === null) continue;
        // Copied is the beginning alone, and what one read began and the next one ended.
        if (first > 1) expect(isInBlock(bytes)).toBe(count > 1);
        if (isInBlock(bytes)) blocks.add(bytes.buffer);
        waiting.push({ first, bytes });
        take(held[(turn += 1) % held.length] ?? 0);
      }
      take(0);
      expect(seen).toEqual(lines);
      // Of 35: what is held, what is looked at, and what is read meanwhile.
      expect(blocks.size).toBeLessThanOrEqual(Math.max(...held) + 8);
    }),
    { numRuns: 15 },
  );
});
