/** What keys do on the screens of one program: the footer, the help and the handling are made from a table of these. */
export interface Binding<Mode extends string> {
  readonly command: string;
  readonly keys: readonly string[];
  readonly screens: readonly Mode[];
  /** What it does, as a line of the help. */
  readonly help: string;
  /** Its place in the footer. Where there is no room for all, the ones with the highest rank go first. */
  readonly footer?: { readonly label: string; readonly keys: readonly string[]; readonly rank: number };
}

type Table<Mode extends string, Command extends string> = readonly (Binding<Mode> & { readonly command: Command })[];

/** What a key does; null where it does nothing there. */
export function commandIn<Mode extends string, Command extends string>(
  table: Table<Mode, Command>,
  mode: Mode,
  key: string,
): Command | null {
  return table.find(({ keys, screens }) => keys.includes(key) && screens.includes(mode))?.command ?? null;
}

export interface KeyHint<Command extends string> {
  readonly command: Command;
  /** The keys as the footer writes them: `↑↓`. */
  readonly keys: string;
  readonly label: string;
  readonly rank: number;
}

/** The footer's keys, in its order. */
export function hintsIn<Mode extends string, Command extends string>(
  table: Table<Mode, Command>,
  mode: Mode,
  unicode: boolean,
): KeyHint<Command>[] {
  return table.flatMap(({ command, screens, footer }) => {
    if (footer === undefined || !screens.includes(mode)) return [];
    const keys = footer.keys.map((key) => keyName(key, unicode)).join(unicode ? '' : '/');
    return [{ command, keys, label: footer.label, rank: footer.rank }];
  });
}

export interface HelpRow {
  readonly keys: string;
  readonly help: string;
  /** Only while something is typed, where all other keys are text. */
  readonly whileTyping: boolean;
}

/** Every key with what it does, once, in the table's order: the lines of the help. */
export function rowsIn<Mode extends string>(
  table: Table<Mode, string>,
  typing: readonly Mode[],
  unicode: boolean,
): HelpRow[] {
  return table.map(({ keys, help, screens }) => ({
    keys: keysText(keys, unicode),
    help,
    whileTyping: screens.every((screen) => typing.includes(screen)),
  }));
}

/** The keys of a binding; of a long row of them the first and the last. */
function keysText(keys: readonly string[], unicode: boolean): string {
  const names = keys.map((key) => keyName(key, unicode));
  return names.length > 4 ? `${names[0]}-${names.at(-1)}` : names.join('  ');
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
  'ctrl-n': 'Ctrl-N',
  'ctrl-u': 'Ctrl-U',
  'ctrl-z': 'Ctrl-Z',
  unknown: 'That key',
};
