import { commandIn, hintsIn, rowsIn, type Binding, type HelpRow, type KeyHint } from '../key-table.ts';

/** What of the tickets is shown: all groups, one of them, its tickets, one of those; or this list of keys. */
type TriageScreen = 'groups' | 'group' | 'tickets' | 'ticket' | 'help';
/** What the keys mean: that of the screen, or of the search line while it is open on the groups. */
export type TriageMode = TriageScreen | 'search';

export type TriageCommand = (typeof triageBindings)[number]['command'];

const texts = ['group', 'ticket', 'help'] as const satisfies readonly TriageMode[];
const shown = ['groups', 'tickets', ...texts] as const satisfies readonly TriageMode[];
const typing = ['search'] as const satisfies readonly TriageMode[];
const everywhere = [...shown, ...typing] as const satisfies readonly TriageMode[];

/** The one table of keys of the screen of many tickets. */
export const triageBindings = [
  { command: 'quit', keys: ['q'], screens: shown, help: 'Leave', footer: { label: 'quit', keys: ['q'], rank: 0 } },
  {
    command: 'open',
    keys: ['enter', 'right', 'l'],
    screens: ['groups'],
    help: 'Open a group',
    footer: { label: 'open', keys: ['enter'], rank: 1 },
  },
  {
    command: 'open',
    keys: ['enter', 'right', 'l'],
    screens: ['group'],
    help: 'List its tickets',
    footer: { label: 'tickets', keys: ['enter'], rank: 1 },
  },
  {
    command: 'open',
    keys: ['enter', 'right', 'l'],
    screens: ['tickets'],
    help: 'Read a ticket again and show its own report',
    footer: { label: 'its report', keys: ['enter'], rank: 1 },
  },
  {
    command: 'back',
    keys: ['escape', 'left', 'h'],
    screens: ['group', 'tickets', 'ticket', 'help'],
    help: 'Back to what was open before',
    footer: { label: 'back', keys: ['escape'], rank: 1 },
  },
  {
    command: 'show-all',
    keys: ['escape'],
    screens: ['groups'],
    help: 'Show all groups again; where all are shown, leave',
  },
  {
    command: 'search',
    keys: ['/'],
    screens: ['groups'],
    help: 'Only groups with the words in title, code, connection, provider, tenant or the name of a ticket',
    footer: { label: 'search', keys: ['/'], rank: 3 },
  },
  {
    command: 'done',
    keys: ['d'],
    screens: ['groups', 'group', 'tickets', 'ticket'],
    help: 'Mark the group as done, or take the mark away; --done keeps marks in a file',
    footer: { label: 'done', keys: ['d'], rank: 4 },
  },
  {
    command: 'export',
    keys: ['e'],
    screens: ['groups', 'group', 'tickets', 'ticket'],
    help: 'Write the groups that are not done, with their drafts, to a Markdown file in this folder',
    footer: { label: 'export', keys: ['e'], rank: 6 },
  },
  {
    command: 'owner',
    keys: ['o'],
    screens: ['groups'],
    help: 'Only groups that one owner has to act on; once more: the next owner',
    footer: { label: 'owner', keys: ['o'], rank: 7 },
  },
  {
    command: 'provider',
    keys: ['p'],
    screens: ['groups'],
    help: 'Only groups of one identity provider; once more: the next one',
    footer: { label: 'provider', keys: ['p'], rank: 8 },
  },
  {
    command: 'cause',
    keys: ['c'],
    screens: ['groups'],
    help: 'Only groups of one cause; once more: the next one',
    footer: { label: 'cause', keys: ['c'], rank: 7 },
  },
  {
    command: 'down',
    keys: ['down', 'j'],
    screens: shown,
    help: 'One line down',
    footer: { label: 'move', keys: ['up', 'down'], rank: 9 },
  },
  { command: 'up', keys: ['up', 'k'], screens: shown, help: 'One line up' },
  { command: 'page-down', keys: ['page-down', ' '], screens: shown, help: 'One page down' },
  { command: 'page-up', keys: ['page-up', 'b'], screens: shown, help: 'One page up' },
  { command: 'start', keys: ['home', 'g'], screens: shown, help: 'To the beginning' },
  { command: 'end', keys: ['end', 'G'], screens: shown, help: 'To the end' },
  {
    command: 'wrap',
    keys: ['w'],
    screens: texts,
    help: 'Break long lines instead of cutting them, and back',
    footer: { label: 'wrap', keys: ['w'], rank: 9 },
  },
  {
    command: 'help',
    keys: ['?'],
    screens: ['groups', 'group', 'tickets', 'ticket'],
    help: 'This list',
    footer: { label: 'help', keys: ['?'], rank: 2 },
  },
  { command: 'quit', keys: ['ctrl-c'], screens: everywhere, help: 'Leave at once, from anywhere' },
  { command: 'redraw', keys: ['ctrl-l'], screens: everywhere, help: 'Draw the screen again' },
  { command: 'suspend', keys: ['ctrl-z'], screens: everywhere, help: 'To the shell; fg comes back' },
  {
    command: 'keep-search',
    keys: ['enter'],
    screens: ['search'],
    help: 'Keep what was found, and go on with the other keys',
    footer: { label: 'keep', keys: ['enter'], rank: 0 },
  },
  {
    command: 'end-search',
    keys: ['escape'],
    screens: ['search'],
    help: 'Show all groups again',
    footer: { label: 'all', keys: ['escape'], rank: 1 },
  },
  { command: 'erase', keys: ['backspace', 'delete'], screens: ['search'], help: 'Take back the last character' },
  {
    command: 'clear',
    keys: ['ctrl-u'],
    screens: ['search'],
    help: 'Empty the line',
    footer: { label: 'clear', keys: ['ctrl-u'], rank: 2 },
  },
] as const satisfies readonly Binding<TriageMode>[];

const table: readonly (Binding<TriageMode> & { readonly command: TriageCommand })[] = triageBindings;

/** What a key does; null where it does nothing there. */
export function triageCommandFor(mode: TriageMode, key: string): TriageCommand | null {
  return commandIn(table, mode, key);
}

/** The footer's keys, in its order. */
export function triageHints(mode: TriageMode, unicode: boolean): KeyHint<TriageCommand>[] {
  return hintsIn(table, mode, unicode);
}

/** Every key with what it does: the lines of the help. */
export function triageHelpRows(unicode: boolean): HelpRow[] {
  return rowsIn(table, typing, unicode);
}
