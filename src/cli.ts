#!/usr/bin/env node
import { VERSION } from './version.ts';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that goes away (`| head`) is no error.
    if (error.code === 'EPIPE') return;
    // Set at the end: what was found does not count where nobody gets it.
    process.once('exit', () => (process.exitCode = 2));
    if (stream === process.stdout) process.stderr.write(`sso-doctor: the output cannot be written (${error.code}).\n`);
  });
}

const argv = process.argv.slice(2);
if (argv.length === 1 && argv[0] === '--version') {
  // Answered before anything else loads.
  process.stdout.write(`${VERSION}\n`);
} else {
  const { main, reportError } = await import('./main.ts');
  const io = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    platform: process.platform,
    now: () => new Date(),
  };
  // A bug where nobody waits for it. The screen gives the terminal back on exit, so it is said after that.
  process.on('uncaughtException', (error) => {
    process.once('exit', () => (process.exitCode = reportError(error, argv, io)));
    process.exit();
  });
  process.exitCode = await main(argv, io);
}
