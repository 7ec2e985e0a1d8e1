import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

// The built program in processes of its own: threads, signals and kills cannot be tried in this one.
// Whole runs, one after another.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
const program = ['dist/cli.js', 'triage'];
const folder = mkdtempSync(join(tmpdir(), 'triage-process-'));
let tickets: string;
/** Each with its line feed. */
let lines: readonly string[];
/** What an undisturbed run says. */
let whole: string;

function run(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [...program, ...args], { encoding: 'utf8', input, maxBuffer: 64 * 1024 * 1024 });
}

/** With all tickets on standard input; one thread, so that how many wait for it does not hang on the machine. */
const piped = (...args: string[]): string[] => ['-', '--json', '--workers', '1', ...args];

/**
 * Starts a run whose input stays open, so that it cannot come to its end, and ends it as soon as it has written a checkpoint: it is in the
 * middle of its work then, or waits for more.
 */
async function stopped(checkpoint: string, signal: NodeJS.Signals): Promise<{ status: number | null; stdout: string }> {
  const child = spawn(process.execPath, [...program, ...piped('--resume', checkpoint)]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  // It is gone before it has read all.
  child.stdin.on('error', () => {});
  // The last ticket has not come whole.
  child.stdin.write(lines.slice(0, 801).join('').slice(0, -40));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  while (!existsSync(checkpoint) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill(signal);
  return { status: await ended, stdout };
}

beforeAll(() => {
  const made = spawnSync(process.execPath, ['bench/make-tickets.mjs', '1000'], { maxBuffer: 64 * 1024 * 1024 });
  tickets = made.stdout.toString();
  lines = tickets.split(/(?<=\n)/);
  whole = run(piped(), tickets).stdout;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the program', () => {
  test('reads all', () => {
    expect(JSON.parse(whole)).toMatchObject({ complete: true, totals: { tickets: 1000 } });
  });

  test('says the same with any number of threads', () => {
    // The main thread leaves large tickets to others, and with the first one they begin, with what it has learned by then.
    const large = JSON.stringify({ id: 9_999_999, requester_id: 1, description: 'It does not work. '.repeat(40_000) });
    const input = [...lines.slice(0, 600), `${large}\n`, ...lines.slice(600)].join('');
    const alone = run(['-', '--json', '--workers', '0'], input).stdout;
    expect(JSON.parse(alone)).toMatchObject({ complete: true, totals: { tickets: 1001 } });
    for (const workers of ['1', '2', '3']) expect(run(['-', '--json', '--workers', workers], input).stdout).toBe(alone);
  });

  test('reads what the shell pipes in under a name, packed or not', () => {
    const [first, rest] = ['first.ndjson', 'rest.ndjson'].map((name) => join(folder, name));
    writeFileSync(first ?? '', lines.slice(0, 400).join(''));
    writeFileSync(rest ?? '', lines.slice(400).join(''));
    const command = '"$0" dist/cli.js triage <(cat "$1") <(gzip -c "$2") --json --workers 1';
    const { stdout } = spawnSync('bash', ['-c', command, process.execPath, first ?? '', rest ?? ''], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(JSON.parse(stdout)).toMatchObject({ complete: true, totals: { tickets: 1000, unreadable: 0 } });
  });

  test('killed and resumed comes to what an undisturbed run comes to', async () => {
    const checkpoint = join(folder, 'kill.state');
    await stopped(checkpoint, 'SIGKILL');
    const { units } = JSON.parse(readFileSync(checkpoint, 'utf8')) as { units: number };
    expect(units).toBeGreaterThan(0);
    expect(units).toBeLessThan(1000);
    expect(run(piped('--resume', checkpoint), tickets).stdout).toBe(whole);
    // Once more: everything is done, and nothing is counted again.
    expect(run(piped('--resume', checkpoint), tickets).stdout).toBe(whole);
  });

  test('interrupted, also while nothing comes in, it says what is done so far, and that it is not all', async () => {
    const checkpoint = join(folder, 'interrupt.state');
    const { status, stdout } = await stopped(checkpoint, 'SIGINT');
    expect(status).toBe(1);
    const report = JSON.parse(stdout) as { complete: boolean; totals: { tickets: number } };
    expect(report.complete).toBe(false);
    expect(report.totals.tickets).toBeGreaterThan(0);
    expect(report.totals.tickets).toBeLessThan(1000);
    expect(run(piped('--resume', checkpoint), tickets).stdout).toBe(whole);
  });

  test('does not go on with other tickets or other options', () => {
    const checkpoint = join(folder, 'other.state');
    const small = join(folder, 'small.ndjson');
    writeFileSync(small, lines.slice(0, 3).join(''));
    expect(run([small, '--resume', checkpoint]).status).toBe(1);
    expect(run([small, '--resume', checkpoint, '--group-by', 'cause'])).toMatchObject({ status: 2 });
    writeFileSync(small, lines.slice(3, 6).join(''));
    expect(run([small, '--resume', checkpoint])).toMatchObject({ status: 2 });
    rmSync(checkpoint);
    expect(run([small, '--resume', checkpoint]).status).toBe(1);
  });
});
