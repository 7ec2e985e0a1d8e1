import { spawn } from 'node:child_process';
import { limits } from '../limits.ts';

/**
 * Runs a command with the report on its standard input, and says why it failed; null where it did not.
 *
 * The command goes to the shell exactly as the user wrote it, as in the crontab it stands in: quotes, pipes and variables mean what they
 * mean there. Nothing is put into it, neither from the metadata nor from elsewhere. What it prints goes to standard error, since
 * standard output belongs to the report.
 */
export async function notify(
  command: string,
  report: string,
  {
    env,
    milliseconds = limits.notifyMilliseconds,
  }: { readonly env: NodeJS.ProcessEnv; readonly milliseconds?: number },
): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, env, stdio: ['pipe', 2, 2] });
    const timer = setTimeout(() => {
      resolve(`did not end within ${milliseconds / 1000} seconds`);
      child.kill();
      // What it started may hold on to the pipe; nobody waits for that.
      child.unref();
      child.stdin?.destroy();
    }, milliseconds);
    child.on('error', ({ message }) => finish(`cannot be started (${message})`));
    child.on('exit', (code, signal) => {
      if (signal !== null) finish(`was ended by ${signal}`);
      else finish(code === 0 ? null : `ended with status ${code}`);
    });
    // A command that does not read its input closes the pipe; its own status tells whether that is a failure.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(report);

    function finish(result: string | null): void {
      clearTimeout(timer);
      resolve(result);
    }
  });
}
