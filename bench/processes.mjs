import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** Wall time of one whole process, in milliseconds. `program` is the command and its arguments. */
export function wallMilliseconds(program) {
  const start = performance.now();
  run(program);
  return performance.now() - start;
}

/** Wall time until all of several that run beside each other have ended, in milliseconds. */
export async function wallMillisecondsTogether(programs) {
  const start = performance.now();
  const ends = programs.map(async ([command, ...args]) => {
    const [code] = await once(spawn(command, args, { stdio: 'ignore' }), 'exit');
    if (code !== 0 && code !== 1) throw new Error(`${command} ${args.join(' ')}: ended with ${code}`);
  });
  await Promise.all(ends);
  return performance.now() - start;
}

/** The peak resident set of a Node process, which it writes to descriptor 3 at its end. */
export function peakMegabytes([command, ...args]) {
  const preload = `data:text/javascript,${encodeURIComponent(probe)}`;
  const { output } = run([command, '--import', preload, ...args], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  return Number(output[3]) / 1024;
}

// From /proc where there is one: what getrusage says begins with the memory of the process that started this one.
const probe = `
import { existsSync, readFileSync, writeSync } from 'node:fs';
const status = '/proc/self/status';
const ownPeak = () => /VmHWM:\\s*(\\d+)/.exec(readFileSync(status, 'utf8'))[1];
process.on('exit', () => writeSync(3, String(existsSync(status) ? ownPeak() : process.resourceUsage().maxRSS)));
`;

/** Runs a program to its end. Ours ends with 1 where it has diagnosed a problem; so does Node where it cannot run a program at all. */
export function run([command, ...args], options = {}) {
  const result = spawnSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', ...options });
  const ended = result.status === 0 || (result.status === 1 && result.stdout !== '');
  if (result.error || !ended) throw new Error(`${command} ${args.join(' ')}: ${result.error ?? result.stderr}`);
  return result;
}
