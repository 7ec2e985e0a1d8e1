import { checkSync } from 'recheck';

/** `safe`, or how a pattern can be made to backtrack for ever. By counted steps, not by time: a slow machine must not come to another answer. */
export function backtrackingOf({ source, flags }: RegExp): string {
  const steps = {
    timeout: null,
    recallTimeout: -1,
    seedingTimeout: null,
    incubationTimeout: null,
    attackTimeout: null,
  };
  return checkSync(source, flags, steps).status;
}
