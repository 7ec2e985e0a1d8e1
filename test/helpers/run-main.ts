import { Readable, Writable } from 'node:stream';
import type { Io } from '../../src/io.ts';
import { main } from '../../src/main.ts';

/** The program in this process, at a fixed time and without a terminal, unless `stdin` is one. */
export async function runMain(
  args: readonly string[],
  stdin: Readable = Readable.from([]),
): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const collect = (name: keyof typeof written): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString('utf8');
        done();
      },
    });
  const io = {
    stdin,
    stdout: collect('stdout'),
    stderr: collect('stderr'),
    env: { LANG: 'C.UTF-8', COLUMNS: '80' },
    platform: 'linux',
    now: () => new Date('2026-11-24T12:00:00Z'),
  } as unknown as Io;
  const status = await main([...args], io);
  return { status, ...written };
}
