import type { Terminal } from './terminal.ts';

const deadly = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const satisfies readonly NodeJS.Signals[];

export interface WaysOutOptions {
  readonly terminal: Terminal;
  /** Takes everything down that was set up; called before a signal ends the process. */
  readonly onSignal: () => void;
  /** The program is about to stop. */
  readonly onStop: () => void;
  /** The program runs on after it was stopped. */
  readonly onContinue: () => void;
}

export interface WaysOut {
  /** Stops the program as Ctrl-Z does elsewhere; it runs on with `fg`. */
  readonly suspend: () => void;
  readonly release: () => void;
}

/**
 * Sees to it that the terminal is restored however the program ends: signals are raised again after that, an uncaught error is printed on
 * the restored screen. Stopping and continuing (Ctrl-Z, `fg`) is handled too.
 */
export function guardWaysOut({ terminal, onSignal, onContinue, onStop }: WaysOutOptions): WaysOut {
  let unstopped: NodeJS.Timeout | undefined;
  const restore = (): void => terminal.close();
  const die = (signal: NodeJS.Signals): void => {
    terminal.close();
    release();
    onSignal();
    process.kill(process.pid, signal);
  };
  const suspend = (): void => {
    if (process.platform === 'win32') return;
    terminal.close();
    onStop();
    process.off('SIGTSTP', suspend);
    // The whole group, as the terminal would: a program that started this one (npx) stops too.
    process.kill(0, 'SIGTSTP');
    // Where no shell is there to continue it, the system does not stop the program, and SIGCONT never comes.
    unstopped = setTimeout(() => {
      if (!terminal.isOpen) proceed();
    }, 100);
  };
  const proceed = (): void => {
    process.off('SIGTSTP', suspend);
    process.on('SIGTSTP', suspend);
    terminal.reopen();
    onContinue();
  };
  const release = (): void => {
    clearTimeout(unstopped);
    for (const signal of deadly) process.off(signal, die);
    process.off('SIGTSTP', suspend);
    process.off('SIGCONT', proceed);
    process.off('exit', restore);
  };

  for (const signal of deadly) process.on(signal, die);
  if (process.platform !== 'win32') {
    process.on('SIGTSTP', suspend);
    process.on('SIGCONT', proceed);
  }
  // An uncaught error is printed after this, so it stands on the restored screen.
  process.on('exit', restore);
  return { suspend, release };
}
