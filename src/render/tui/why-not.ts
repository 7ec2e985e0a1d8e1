import { copyable, copyableFinding, type Copyable } from './copyable.ts';
import { keyName } from './key-table.ts';
import type { Command, Mode, Screen } from './keys.ts';
import { pastedText } from './pieces.ts';
import { isFound, modeOf, type State } from './state.ts';
import { farthest } from './window.ts';

/** What the toast says while the answer is on its way. */
export const busy = 'Diagnosing. Ctrl-C leaves.';

/** Why a command has no use now, as a sentence for the toast; null where it has. */
export function whyNot(state: State, command: Command): string | null {
  if (state.diagnosing && !whileBusy.has(command)) return busy;
  return reasons[command](state);
}

const whileBusy: ReadonlySet<Command> = new Set(['quit', 'suspend', 'redraw']);

type Reason = (state: State) => string | null;

const never: Reason = () => null;
const downwards: Reason = (state) => {
  const { top } = farthest(state);
  if (top === 0) return 'All of it is on the screen.';
  return state.top === top ? 'This is the end.' : null;
};
const upwards: Reason = (state) => {
  if (farthest(state).top === 0) return 'All of it is on the screen.';
  return state.top === 0 ? 'This is the beginning.' : null;
};
const sideways = (state: State, isThere: boolean, there: string): string | null => {
  if (farthest(state).left === 0) return 'No line is wider than the screen.';
  return isThere ? there : null;
};
const opens =
  (view: Screen): Reason =>
  ({ screen }) =>
    screen === view ? 'This view is open already.' : null;
const submits: Reason = ({ pieces }) => (pastedText(pieces).trim() === '' ? 'Nothing has been pasted yet.' : null);
const erases: Reason = ({ query, pieces }) => {
  if (query !== null) return query === '' ? 'The search line is empty.' : null;
  return pieces.length === 0 ? 'The box is empty.' : null;
};
const goesOn: Reason = ({ sought }) => (sought === null ? 'Nothing was searched for yet; / searches.' : null);

const reasons: Readonly<Record<Command, Reason>> = {
  down: downwards,
  'page-down': downwards,
  end: downwards,
  up: upwards,
  'page-up': upwards,
  start: upwards,
  right: (state) => sideways(state, state.left === farthest(state).left, 'This is the end of the longest line.'),
  left: (state) => sideways(state, state.left === 0, 'This is the beginning of the lines.'),
  report: opens('report'),
  certificates: opens('certificates'),
  checks: opens('checks'),
  response: opens('response'),
  timeline: opens('timeline'),
  message: opens('message'),
  raw: opens('raw'),
  'next-view': never,
  'previous-view': never,
  open: ({ report }) => (report?.diagnoses.length === 0 ? 'Nothing failed, so there is nothing behind it.' : null),
  search: never,
  find: ({ query }) => (query === '' ? 'Nothing has been typed to search for.' : null),
  'find-next': goesOn,
  'find-previous': goesOn,
  'end-search': never,
  wrap: (state) => (state.wrap || farthest(state).left > 0 ? null : 'No line is wider than the screen.'),
  copy: (state) => reasonIn(copyable(state)),
  'copy-finding': (state) => reasonIn(copyableFinding(state)),
  save: never,
  choose: never,
  paste: never,
  'personal-data': ({ report }) => (report === null ? 'Nothing has been diagnosed yet.' : null),
  submit: submits,
  'submit-alone': submits,
  complete: ({ pieces }) =>
    pieces.some(({ kind }) => kind === 'pasted') ? 'Only a typed path can be completed.' : null,
  erase: erases,
  clear: erases,
  back: (state) =>
    state.trail.length === 0 && state.before === null && !isFound(state) && state.screen !== 'paste'
      ? 'There is nothing behind this; q leaves.'
      : null,
  help: never,
  quit: never,
  redraw: never,
  suspend: never,
};

function reasonIn(found: Copyable): string | null {
  return 'reason' in found ? found.reason : null;
}

/** Where `?` is no key. */
const helpless: ReadonlySet<Mode> = new Set(['help', 'paste', 'search', 'save']);

/** What the toast says of a key that does nothing on this screen. */
export function unusedKey(state: State, key: string): string {
  const { unicode } = state;
  const mode = modeOf(state);
  const where = mode === 'paste' ? 'in the paste box' : mode === 'search' ? 'in the search line' : 'here';
  const name = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(key) || key.length > 1 ? keyName(key, unicode) : 'That key';
  return `${name} does nothing ${where}.${helpless.has(mode) ? '' : ' ? lists the keys.'}`;
}
