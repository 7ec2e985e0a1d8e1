import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bindings, commandFor, type Command, type Mode } from '../../../src/render/tui/keys.ts';
import { screenRows } from '../../../src/render/tui/screen-rows.ts';
import { firstState, modeOf, reduce, type State } from '../../../src/render/tui/state.ts';
import { unusedKey, whyNot } from '../../../src/render/tui/why-not.ts';
import { diagnosedCase } from '../../helpers/diagnosed-case.ts';
import { createResponse } from '../../helpers/idp.ts';
import { createReport } from './sample-report.ts';

/** What they do is not on the screen, or comes later, or is said by the session. */
const outside: readonly Command[] = [
  'copy',
  'copy-finding',
  'choose',
  'quit',
  'redraw',
  'suspend',
  'submit',
  'submit-alone',
  'complete',
  'personal-data',
  'wrap',
];

const modes: readonly Mode[] = [...new Set(bindings.flatMap(({ screens }): readonly Mode[] => screens))];
const keys = [...new Set(bindings.flatMap(({ keys: all }): readonly string[] => all)), 'x', 'unknown'];

function pressed(state: State, command: Command): State {
  return reduce(state, { type: 'command', command });
}

function inMode(mode: Mode, start: State): State {
  if (mode !== 'search') return mode === 'report' ? start : pressed(start, mode);
  return reduce(pressed(start, 'search'), { type: 'typed', character: 'e' });
}

/** States of a view from which keys have different uses. */
function places(state: State): State[] {
  return [state, pressed(state, 'end'), pressed(state, 'right'), pressed(state, 'wrap')];
}

const token = readFileSync(new URL('../../../fixtures/inputs/oidc/good.jwt', import.meta.url), 'utf8');
const cases = [
  ['a refused login', { report: createReport(), texts: [] }],
  ['a response', await diagnosedCase([createResponse({ audiences: ['urn:other'] })])],
  ['a response that is good', await diagnosedCase([createResponse()])],
  ['an ID token', await diagnosedCase([token])],
] as const;

test.each(cases)('on %s every key does something that is seen, or says why not, in every view', (_, diagnosed) => {
  for (const [columns, rows] of [
    [40, 12],
    [250, 100],
  ] as const) {
    const start = firstState({ ...diagnosed, personalData: false, columns, rows, unicode: true });
    for (const state of modes.flatMap((mode) => places(inMode(mode, start))))
      for (const key of keys) expect(answer(state, key), `${key} in ${modeOf(state)}`).not.toBe('nothing');
  }
});

function answer(state: State, key: string): 'seen' | 'said' | 'outside' | 'nothing' {
  const command = commandFor(modeOf(state), key);
  if (command === null) return /^[^]+ does nothing .+\.$/.test(unusedKey(state, key)) ? 'said' : 'nothing';
  const reason = whyNot(state, command);
  if (reason !== null) return /^[A-Z].*\.$/.test(reason) ? 'said' : 'nothing';
  if (outside.includes(command)) return 'outside';
  const after = pressed(state, command);
  if (after.sought !== null && after.sought.line === null) return 'said';
  return JSON.stringify(screenRows(after)) === JSON.stringify(screenRows(state)) ? 'nothing' : 'seen';
}
