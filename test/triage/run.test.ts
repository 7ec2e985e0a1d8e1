import { expect, test } from 'vitest';
import { openPool } from '../../src/triage/pool.ts';
import { runTriage } from '../../src/triage/run.ts';
import type { Unit } from '../../src/triage/ticket.ts';
import { triageSettings } from '../helpers/triage-settings.ts';

const pool = openPool(0);

test.each([
  [
    'what came through standard input is judged, although it is cut into tickets only when it ends',
    'standard input',
    1,
  ],
  ['so is what came through a pipe', 'pipe /dev/fd/63', 1],
  ['a file that the shell opened is left where it is', '/dev/stdin', 0],
])('%s', async (_, source, units) => {
  const stop = new AbortController();
  async function* pieces(): AsyncGenerator<Unit> {
    stop.abort();
    yield { kind: 'unit', format: 'loose', source, location: null, data: 'SSO is broken' };
  }
  const result = await runTriage(pieces(), {
    settings: triageSettings,
    pool,
    from: null,
    keepsTrail: false,
    signal: stop.signal,
    onBatch: async () => {},
  });
  expect(result).toMatchObject({ units, complete: false });
});

test.each([
  ['fewer than a batch', 3],
  ['a batch and a few', 203],
])('what was read before it was stopped is judged, and nothing that comes after: %s', async (_, count) => {
  const stop = new AbortController();
  async function* units(): AsyncGenerator<Unit> {
    for (let number = 1; number <= count; number++)
      yield { kind: 'unit', format: 'loose', source: `${number}.txt`, location: null, data: 'SSO is broken' };
    stop.abort();
    yield { kind: 'unit', format: 'loose', source: 'next.txt', location: null, data: 'SSO is broken' };
  }
  let seen = 0;
  const onBatch = async ({ units }: { readonly units: number }): Promise<void> => void (seen = units);
  const {
    summary,
    units: read,
    complete,
  } = await runTriage(units(), {
    settings: triageSettings,
    pool,
    from: null,
    keepsTrail: false,
    signal: stop.signal,
    onBatch,
  });
  expect({ read, seen, complete }).toEqual({ read: count, seen: count, complete: false });
  expect(summary.totals).toMatchObject({ undiagnosed: count });
});
