import { commandIn, hintsIn, rowsIn, type Binding, type HelpRow, type KeyHint } from './key-table.ts';

/** The one table of keys: the footer, the help and the handling are made from it. */

/** The views of a case, each reached by its number and by Tab. */
const views = ['report', 'certificates', 'checks', 'response', 'timeline', 'message', 'raw'] as const;

type View = (typeof views)[number];
export type Screen = View | 'help' | 'paste' | 'save';
/** What the keys mean: that of the screen, or of the search line while it is open on one. */
export type Mode = Screen | 'search';

export type Command = (typeof bindings)[number]['command'];

interface ScreenBinding extends Binding<Mode> {
  /** The name of the view that it opens; the command is the view itself. */
  readonly view?: string;
}

const pages = [...views, 'help'] as const satisfies readonly Screen[];
/** Everything that can be longer than the screen. */
const texts = [...pages, 'save'] as const satisfies readonly Screen[];
const typing = ['paste', 'search'] as const satisfies readonly Mode[];
const everywhere = [...texts, ...typing] as const satisfies readonly Mode[];

export const bindings = [
  {
    command: 'down',
    keys: ['down', 'j'],
    screens: texts,
    help: 'One line down',
    footer: { label: 'scroll', keys: ['up', 'down'], rank: 7 },
  },
  { command: 'up', keys: ['up', 'k'], screens: texts, help: 'One line up' },
  { command: 'page-down', keys: ['page-down', ' '], screens: texts, help: 'One page down' },
  { command: 'page-up', keys: ['page-up', 'b'], screens: texts, help: 'One page up' },
  { command: 'start', keys: ['home', 'g'], screens: texts, help: 'To the beginning' },
  { command: 'end', keys: ['end', 'G'], screens: texts, help: 'To the end' },
  { command: 'right', keys: ['right', 'l'], screens: texts, help: 'See the end of lines that are cut' },
  { command: 'left', keys: ['left', 'h'], screens: texts, help: 'Back to the beginning of the lines' },
  { command: 'report', keys: ['1'], screens: pages, view: 'Cause', help: 'Cause: what failed, why, what to do' },
  {
    command: 'certificates',
    keys: ['2'],
    screens: pages,
    view: 'Certificates',
    help: 'Certificates: thumbprints, validity, what each one signs',
  },
  {
    command: 'checks',
    keys: ['3'],
    screens: pages,
    view: 'Checks',
    help: 'Checks: every step of the broker in its order, then all others',
  },
  {
    command: 'response',
    keys: ['4'],
    screens: pages,
    view: 'Response',
    help: 'Response: what it says, what of it is verified, and its XML',
  },
  {
    command: 'timeline',
    keys: ['5'],
    screens: pages,
    view: 'Timeline',
    help: 'Timeline: the requests of a capture, with the two legs of the login told apart',
  },
  {
    command: 'message',
    keys: ['6', 'm'],
    screens: pages,
    view: 'Message',
    help: 'Message: a ready one to each who must act',
    footer: { label: 'message', keys: ['m'], rank: 4 },
  },
  {
    command: 'raw',
    keys: ['7'],
    screens: pages,
    view: 'Raw',
    help: 'Raw: each message as it stands, and the report as JSON',
  },
  {
    command: 'next-view',
    keys: ['tab'],
    screens: pages,
    help: 'The next of these views',
    footer: { label: 'next', keys: ['tab'], rank: 2 },
  },
  { command: 'previous-view', keys: ['shift-tab'], screens: pages, help: 'The view before' },
  {
    command: 'open',
    keys: ['enter'],
    screens: ['report'],
    help: 'From the cause to the view that shows what it rests on',
  },
  {
    command: 'search',
    keys: ['/'],
    screens: pages,
    help: 'Search in the view; capital and small letters are the same',
    footer: { label: 'search', keys: ['/'], rank: 5 },
  },
  { command: 'find-next', keys: ['n'], screens: pages, help: 'The next place with the words that were searched for' },
  { command: 'find-previous', keys: ['N'], screens: pages, help: 'The place before' },
  {
    command: 'wrap',
    keys: ['w'],
    screens: pages,
    help: 'Break long lines instead of cutting them, and back',
    footer: { label: 'wrap', keys: ['w'], rank: 7 },
  },
  {
    command: 'copy',
    keys: ['c'],
    screens: views,
    help: 'Copy what the view is about: thumbprint, value, issuer, message',
    footer: { label: 'copy', keys: ['c'], rank: 3 },
  },
  {
    command: 'copy-finding',
    keys: ['C'],
    screens: views,
    help: 'Copy the finding: the answer with its two values; in Checks the first one that failed',
  },
  {
    command: 'save',
    keys: ['s'],
    screens: views,
    help: 'Save the signing certificate as PEM, or the report, into this folder',
    footer: { label: 'save', keys: ['s'], rank: 8 },
  },
  {
    command: 'choose',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    screens: ['save'],
    help: 'Save that one',
    footer: { label: 'save', keys: ['1-9'], rank: 1 },
  },
  {
    command: 'paste',
    keys: ['a'],
    screens: views,
    help: 'Add to the case: paste, or type the path of a file; pasting at once works too',
    footer: { label: 'add', keys: ['a'], rank: 6 },
  },
  {
    command: 'personal-data',
    keys: ['p'],
    screens: views,
    help: 'Show personal data, or mask it again; secrets are never shown',
    footer: { label: 'personal data', keys: ['p'], rank: 9 },
  },
  {
    command: 'help',
    keys: ['?'],
    screens: views,
    help: 'This list',
    footer: { label: 'help', keys: ['?'], rank: 1 },
  },
  {
    command: 'back',
    keys: ['escape'],
    screens: texts,
    help: 'Take the marks of a search away; then back to what was open before',
    footer: { label: 'back', keys: ['escape'], rank: 1 },
  },
  {
    command: 'quit',
    keys: ['q'],
    screens: texts,
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
    help: 'Diagnose what was pasted, together with what was there',
    footer: { label: 'diagnose', keys: ['enter'], rank: 0 },
  },
  {
    command: 'submit-alone',
    keys: ['ctrl-n'],
    screens: ['paste'],
    help: 'Diagnose it alone, as a new case',
    footer: { label: 'as a new case', keys: ['ctrl-n'], rank: 3 },
  },
  {
    command: 'complete',
    keys: ['tab'],
    screens: ['paste'],
    help: 'Complete the path of a file',
    footer: { label: 'path', keys: ['tab'], rank: 2 },
  },
  {
    command: 'erase',
    keys: ['backspace', 'delete'],
    screens: typing,
    help: 'Take back the last character or paste',
    footer: { label: 'undo', keys: ['backspace'], rank: 5 },
  },
  {
    command: 'clear',
    keys: ['ctrl-u'],
    screens: typing,
    help: 'Empty the line or the box',
    footer: { label: 'clear', keys: ['ctrl-u'], rank: 4 },
  },
  {
    command: 'back',
    keys: ['escape'],
    screens: ['paste'],
    help: 'Back to the report; without one, leave',
    footer: { label: 'leave', keys: ['escape'], rank: 1 },
  },
  {
    command: 'find',
    keys: ['enter'],
    screens: ['search'],
    help: 'Search for the words',
    footer: { label: 'search', keys: ['enter'], rank: 0 },
  },
  {
    command: 'end-search',
    keys: ['escape'],
    screens: ['search'],
    help: 'Close the search line, and mark nothing',
    footer: { label: 'close', keys: ['escape'], rank: 1 },
  },
] as const satisfies readonly ScreenBinding[];

const table: readonly (ScreenBinding & { readonly command: Command })[] = bindings;

/** What a key does; null where it does nothing there. */
export function commandFor(mode: Mode, key: string): Command | null {
  return commandIn(table, mode, key);
}

export interface Tab {
  readonly view: View;
  readonly key: string;
  readonly name: string;
}

/** The views in their order, with the number that opens each. */
export const tabs: readonly Tab[] = views.map((view) => {
  const binding = table.find(({ command }) => command === view);
  return { view, key: binding?.keys[0] ?? '', name: binding?.view ?? view };
});

export type Hint = KeyHint<Command>;

/** The footer's keys, in its order. */
export function hintsFor(mode: Mode, unicode: boolean): Hint[] {
  return hintsIn(table, mode, unicode);
}

/** Every key with what it does, once, in the table's order: the lines of the help. */
export function helpRows(unicode: boolean): HelpRow[] {
  return rowsIn(table, typing, unicode);
}
