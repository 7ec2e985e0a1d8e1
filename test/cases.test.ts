import { readFileSync, readdirSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Io } from '../src/io.ts';
import { main } from '../src/main.ts';
import { expectValidReport } from './helpers/schema.ts';

/** One folder of `fixtures/cases/`: a command line as its user types it in the project's folder, and what it must say. */
interface Case {
  readonly args: string[];
  readonly status: number;
  /** Whether the whole JSON is kept beside the text, which says the same to people. */
  readonly json: boolean;
}

const folder = new URL('../fixtures/cases/', import.meta.url);

describe.each(readdirSync(folder))('%s', (name) => {
  const { args, status, json } = JSON.parse(readFileSync(new URL(`${name}/case.json`, folder), 'utf8')) as Case;

  test('as text', async () => {
    const result = await run(args);
    expect(result).toMatchObject({ status, stderr: '' });
    await expect(result.stdout).toMatchFileSnapshot(`../fixtures/cases/${name}/expected.txt`);
  });

  test('as JSON', async () => {
    const result = await run([...args, '--json']);
    expect(result).toMatchObject({ status, stderr: '' });
    const report = JSON.parse(result.stdout) as { tool: { version: string } };
    expectValidReport(report);
    if (!json) return;
    report.tool.version = '0.0.0';
    await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot(`../fixtures/cases/${name}/expected.json`);
  });
});

/** The program in this process, at a fixed time and without a terminal. */
async function run(args: readonly string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const collect = (name: keyof typeof written): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString('utf8');
        done();
      },
    });
  const io = {
    stdin: Readable.from([]),
    stdout: collect('stdout'),
    stderr: collect('stderr'),
    env: { LANG: 'C.UTF-8', COLUMNS: '80' },
    platform: 'linux',
    now: () => new Date('2026-11-24T12:00:00Z'),
  } as unknown as Io;
  const status = await main([...args], io);
  return { status, ...written };
}
