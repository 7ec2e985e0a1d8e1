/** The one table of keys: the footer, the help and the handling are made from it. */

export type Screen = 'report' | 'message' | 'help' | 'paste';

export type Command = (typeof bindings)[number]['command'];

interface Binding {
  readonly command: string;
  readonly keys: readonly string[];
  readonly screens: readonly Screen[];
  /** What it does, as a line of the help. */
  readonly help: string;
  /** Its place in the footer. Where there is no room for all, the ones with the highest rank go first. */
  readonly footer?: { readonly label: string; readonly keys: readonly string[]; readonly rank: number };
}

const pages = ['report', 'message', 'help'] as const satisfies readonly Screen[];
const everywhere = [...pages, 'paste'] as const satisfies readonly Screen[];

export const bindings = [
  {
    command: 'down',
    keys: ['down', 'j'],
    screens: pages,
    help: 'One line down',
    footer: { label: 'scroll', keys: ['up', 'down'], rank: 5 },
  },
  { command: 'up', keys: ['up', 'k'], screens: pages, help: 'One line up' },
  { command: 'page-down', keys: ['page-down', ' '], screens: pages, help: 'One page down' },
  { command: 'page-up', keys: ['page-up', 'b'], screens: pages, help: 'One page up' },
  { command: 'start', keys: ['home', 'g'], screens: pages, help: 'To the beginning' },
  { command: 'end', keys: ['end', 'G'], screens: pages, help: 'To the end' },
  { command: 'right', keys: ['right', 'l'], screens: pages, help: 'See the end of lines that are cut' },
  { command: 'left', keys: ['left', 'h'], screens: pages, help: 'Back to the beginning of the lines' },
  {
    command: 'message',
    keys: ['m'],
    screens: ['report'],
    help: 'The ready message to whoever must act',
    footer: { label: 'message', keys: ['m'], rank: 2 },
  },
  {
    command: 'copy',
    keys: ['c'],
    screens: ['report', 'message'],
    help: 'Copy the thumbprint or main value; on the message, the message',
    footer: { label: 'copy', keys: ['c'], rank: 3 },
  },
  {
    command: 'paste',
    keys: ['a'],
    screens: ['report', 'message'],
    help: 'Open the paste box; pasting at once works too',
    footer: { label: 'new paste', keys: ['a'], rank: 4 },
  },
  {
    command: 'help',
    keys: ['?'],
    screens: ['report', 'message'],
    help: 'This list',
    footer: { label: 'help', keys: ['?'], rank: 1 },
  },
  {
    command: 'back',
    keys: ['escape'],
    screens: ['message', 'help'],
    help: 'Back',
    footer: { label: 'back', keys: ['escape'], rank: 1 },
  },
  {
    command: 'quit',
    keys: ['q'],
    screens: pages,
    help: 'Leave; the report stays in the terminal',
    footer: { label: 'quit', keys: ['q'], rank: 0 },
  },
  {
    command: 'quit',
    keys: ['ctrl-c'],
    screens: everywhere,
    help: 'Leave at once, from anywhere',
  },
  { command: 'redraw', keys: ['ctrl-l'], screens: everywhere, help: 'Draw the screen again' },
  { command: 'suspend', keys: ['ctrl-z'], screens: everywhere, help: 'To the shell; fg comes back' },
  {
    command: 'submit',
    keys: ['enter'],
    screens: ['paste'],
    help: 'Diagnose what was pasted',
    footer: { label: 'diagnose', keys: ['enter'], rank: 0 },
  },
  {
    command: 'erase',
    keys: ['backspace', 'delete'],
    screens: ['paste'],
    help: 'Take back the last character or paste',
    footer: { label: 'undo', keys: ['backspace'], rank: 5 },
  },
  {
    command: 'clear',
    keys: ['ctrl-u'],
    screens: ['paste'],
    help: 'Empty the box',
    footer: { label: 'clear', keys: ['ctrl-u'], rank: 4 },
  },
  {
    command: 'back',
    keys: ['escape'],
    screens: ['paste'],
    help: 'Back to the report; without one, leave',
    footer: { label: 'leave', keys: ['escape'], rank: 1 },
  },
] as const satisfies readonly Binding[];

const table: readonly (Binding & { readonly command: Command })[] = bindings;

/** What a key does on a screen; null where it does nothing there. */
export function commandFor(screen: Screen, key: string): Command | null {
  return table.find(({ keys, screens }) => keys.includes(key) && screens.includes(screen))?.command ?? null;
}

export interface Hint {
  readonly command: Command;
  /** The keys as the footer writes them: `↑↓`. */
  readonly keys: string;
  readonly label: string;
  readonly rank: number;
}

/** The footer's keys of a screen, in its order. */
export function hintsFor(screen: Screen, unicode: boolean): Hint[] {
  return table.flatMap(({ command, screens, footer }) => {
    if (footer === undefined || !screens.includes(screen)) return [];
    const keys = footer.keys.map((key) => keyName(key, unicode)).join(unicode ? '' : '/');
    return [{ command, keys, label: footer.label, rank: footer.rank }];
  });
}

export interface HelpRow {
  readonly keys: string;
  readonly help: string;
  /** Only in the paste box, where all other keys are text. */
  readonly inPasteBox: boolean;
}

/** Every key with what it does, once, in the table's order: the lines of the help. */
export function helpRows(unicode: boolean): HelpRow[] {
  return table.map(({ keys, help, screens }) => ({
    keys: keys.map((key) => keyName(key, unicode)).join('  '),
    help,
    inPasteBox: screens.every((screen) => screen === 'paste'),
  }));
}

/** A key's name for people. */
export function keyName(key: string, unicode: boolean): string {
  const arrows: Readonly<Record<string, string>> = { up: '↑', down: '↓', left: '←', right: '→' };
  const arrow = arrows[key];
  if (arrow !== undefined) return unicode ? arrow : key;
  return names[key] ?? key;
}

const names: Readonly<Record<string, string>> = {
  ' ': 'Space',
  enter: 'Enter',
  escape: 'Esc',
  tab: 'Tab',
  'shift-tab': 'Shift-Tab',
  backspace: 'Backspace',
  delete: 'Del',
  home: 'Home',
  end: 'End',
  'page-up': 'PgUp',
  'page-down': 'PgDn',
  'ctrl-c': 'Ctrl-C',
  'ctrl-l': 'Ctrl-L',
  'ctrl-u': 'Ctrl-U',
  'ctrl-z': 'Ctrl-Z',
  unknown: 'That key',
};
