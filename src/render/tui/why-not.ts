import { signingCertificate, type SigningCertificate } from '../../signing-certificate.ts';
import { copyable, type Copyable } from './copyable.ts';
import { keyName, type Command } from './keys.ts';
import { pastedText } from './pieces.ts';
import { farthest, type State } from './state.ts';

/** What the toast says while the answer is on its way. */
export const busy = 'Diagnosing. Ctrl-C leaves.';

/** Why a command has no use now, as a sentence for the toast; null where it has. */
export function whyNot(state: State, command: Command): string | null {
  const { top, left } = farthest(state);
  if (state.diagnosing && command !== 'quit' && command !== 'suspend' && command !== 'redraw') {
    return busy;
  }
  switch (command) {
    case 'down':
    case 'page-down':
    case 'end':
      if (top === 0) return 'All of it is on the screen.';
      return state.top === top ? 'This is the end.' : null;
    case 'up':
    case 'page-up':
    case 'start':
      if (top === 0) return 'All of it is on the screen.';
      return state.top === 0 ? 'This is the beginning.' : null;
    case 'right':
      if (left === 0) return 'No line is wider than the screen.';
      return state.left === left ? 'This is the end of the longest line.' : null;
    case 'left':
      if (left === 0) return 'No line is wider than the screen.';
      return state.left === 0 ? 'This is the beginning of the lines.' : null;
    case 'submit':
    case 'submit-alone':
      return pastedText(state.pieces).trim() === '' ? 'Nothing has been pasted yet.' : null;
    case 'complete':
      return state.pieces.some(({ kind }) => kind === 'pasted') ? 'Only a typed path can be completed.' : null;
    case 'personal-data':
      return state.report === null ? 'Nothing has been diagnosed yet.' : null;
    case 'erase':
    case 'clear':
      return state.pieces.length === 0 ? 'The box is empty.' : null;
    case 'report':
    case 'certificates':
    case 'checks':
    case 'response':
    case 'timeline':
    case 'message':
    case 'raw':
      return state.screen === command ? 'This view is open already.' : null;
    case 'copy':
      return reasonIn(copyable(state));
    case 'save':
      return whyNotSave(state);
    case 'back':
      return state.trail.length === 0 && state.before === null && state.screen !== 'paste'
        ? 'There is nothing behind this; q leaves.'
        : null;
    case 'next-view':
    case 'previous-view':
    case 'paste':
    case 'help':
    case 'quit':
    case 'redraw':
    case 'suspend':
      return null;
  }
}

function whyNotSave({ report }: State): string | null {
  const reason = report === null ? null : reasonIn(signingCertificate(report));
  return reason === null ? null : `There is no certificate to save: ${reason}.`;
}

function reasonIn(found: Copyable | SigningCertificate): string | null {
  return 'reason' in found ? found.reason : null;
}

/** What the toast says of a key that does nothing on this screen. */
export function unusedKey({ screen, unicode }: State, key: string): string {
  const where = screen === 'paste' ? 'in the paste box' : 'here';
  const name = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(key) || key.length > 1 ? keyName(key, unicode) : 'That key';
  return `${name} does nothing ${where}.${screen === 'help' || screen === 'paste' ? '' : ' ? lists the keys.'}`;
}
