import vm from 'node:vm';
import { limits } from '../limits.ts';

const script = new vm.Script('work()');
const context = vm.createContext({ work: undefined });

export type Limited<T> = { readonly ended: true } | { readonly ended: false; readonly value: T };

/**
 * Runs synchronous JavaScript over `text` and ends it when its time is over, regular expressions included.
 *
 * For the broker's own libraries on text that nobody vouches for: their time can grow with the square of its size. A V8 watchdog ends
 * them in this thread, so no DOM has to be copied to a worker and back. What they print is dropped: their parser writes to the console.
 */
export function withinTimeLimit<T>(
  text: string,
  work: () => T,
  milliseconds: number = limits.brokerMilliseconds,
): Limited<T> {
  // oxlint-disable no-console -- only kept still, never written to
  const { error, warn } = console;
  console.error = console.warn = (): void => undefined;
  try {
    return text.length <= limits.brokerUnwatchedCharacters
      ? { ended: false, value: work() }
      : watched(work, milliseconds);
  } finally {
    console.error = error;
    console.warn = warn;
  }
  // oxlint-enable no-console
}

function watched<T>(work: () => T, timeout: number): Limited<T> {
  let value: { result: T } | null = null;
  context['work'] = (): void => {
    value = { result: work() };
  };
  try {
    script.runInContext(context, { timeout });
  } catch (thrown) {
    if (isTimeout(thrown)) return { ended: true };
    throw thrown;
  } finally {
    context['work'] = undefined;
  }
  const done = value as { result: T } | null;
  return done === null ? { ended: true } : { ended: false, value: done.result };
}

function isTimeout(thrown: unknown): boolean {
  return (
    typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
