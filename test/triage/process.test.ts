import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

// The built program in processes of its own: threads, signals and kills cannot be tried in this one.
const program = ['dist/cli.js', 'triage'];
const folder = mkdtempSync(join(tmpdir(), 'triage-process-'));
const tickets = join(folder, 'tickets.ndjson');
let whole: string;

function run(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [...program, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/** Starts a run and ends it as soon as it has written a checkpoint. */
function kill(args: readonly string[], checkpoint: string, signal: 'SIGKILL' | 'SIGINT'): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...program, ...args]);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const timer = setInterval(() => {
      if (!existsSync(checkpoint)) return;
      clearInterval(timer);
      child.kill(signal);
    }, 5);
    child.on('close', () => {
      clearInterval(timer);
      resolve(output);
    });
  });
}

beforeAll(() => {
  const made = spawnSync(process.execPath, ['bench/make-tickets.mjs', '2000'], { maxBuffer: 64 * 1024 * 1024 });
  writeFileSync(tickets, made.stdout);
  whole = run([tickets, '--json']).stdout;
}, 240_000);

describe('the program', () => {
  test('reads all, and says the same with any number of threads', () => {
    expect(JSON.parse(whole)).toMatchObject({ complete: true, totals: { tickets: 2000 } });
    expect(run([tickets, '--json', '--workers', '0']).stdout).toBe(whole);
  }, 240_000);

  test('killed and resumed comes to what an undisturbed run comes to', async () => {
    const checkpoint = join(folder, 'kill.state');
    const args = [tickets, '--json', '--resume', checkpoint];
    await kill(args, checkpoint, 'SIGKILL');
    const { units } = JSON.parse(readFileSync(checkpoint, 'utf8')) as { units: number };
    expect(units).toBeGreaterThan(0);
    expect(units).toBeLessThan(2000);
    expect(run(args).stdout).toBe(whole);
    // Once more: everything is done, and nothing is counted again.
    expect(run(args).stdout).toBe(whole);
  }, 240_000);

  test('interrupted says what is done so far, and that it is not all', async () => {
    const checkpoint = join(folder, 'interrupt.state');
    const args = [tickets, '--json', '--resume', checkpoint];
    const report = JSON.parse(await kill(args, checkpoint, 'SIGINT')) as {
      complete: boolean;
      totals: { tickets: number };
    };
    expect(report.complete).toBe(false);
    expect(report.totals.tickets).toBeLessThan(2000);
    expect(run(args).stdout).toBe(whole);
  }, 240_000);

  test('interrupted while nothing comes in, it ends with what is done', async () => {
    const child = spawn(process.execPath, [...program, '-', '--json', '--workers', '0']);
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    // Standard input stays open.
    child.stdin.write(readFileSync(tickets, 'utf8').split('\n').slice(0, 300).join('\n'));
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    child.kill('SIGINT');
    expect(await ended).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ complete: false });
  }, 60_000);

  test('does not go on with other tickets or other options', () => {
    const checkpoint = join(folder, 'other.state');
    const small = join(folder, 'small.ndjson');
    writeFileSync(small, readFileSync(tickets, 'utf8').split('\n').slice(0, 3).join('\n'));
    expect(run([small, '--resume', checkpoint]).status).toBe(1);
    expect(run([small, '--resume', checkpoint, '--group-by', 'cause'])).toMatchObject({ status: 2 });
    writeFileSync(small, readFileSync(tickets, 'utf8').split('\n').slice(3, 6).join('\n'));
    expect(run([small, '--resume', checkpoint])).toMatchObject({ status: 2 });
    rmSync(checkpoint);
    expect(run([small, '--resume', checkpoint]).status).toBe(1);
  }, 120_000);
});
