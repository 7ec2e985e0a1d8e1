import { columnsOf } from '../../terminal-abilities.ts';

/** Something that is switched on while the program has the terminal, and off when it gives it back. */
export interface Mode {
  readonly on: string;
  readonly off: string;
}

/** The terminal marks the start and the end of a paste. */
export const bracketedPaste: Mode = { on: '\u001B[?2004h', off: '\u001B[?2004l' };

/** What the screen needs, in the order of switching on. */
export const screenModes: readonly Mode[] = [
  // The alternate screen, with the cursor's place kept: the scrollback stays as it was.
  { on: '\u001B[?1049h', off: '\u001B[?1049l' },
  bracketedPaste,
  // No automatic wrapping: a character that the terminal takes for wider than we do cannot push the rows below.
  { on: '\u001B[?7l', off: '\u001B[?7h' },
  // The cursor is hidden.
  { on: '\u001B[?25l', off: '\u001B[?25h' },
];

export interface TerminalOptions {
  readonly modes: readonly Mode[];
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
}

/** The terminal in raw mode, with what else was asked for. `open` and `close` may be called in any order and any number of times. */
export class Terminal {
  readonly #modes: readonly Mode[];
  readonly #stdin: NodeJS.ReadStream;
  readonly #stdout: NodeJS.WriteStream;
  readonly #env: NodeJS.ProcessEnv;
  #isOpen = false;

  constructor({ modes, stdin, stdout, env }: TerminalOptions) {
    this.#modes = modes;
    this.#stdin = stdin;
    this.#stdout = stdout;
    this.#env = env;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Size in cells. A terminal that reports 0 or nothing doesn't know: 80 × 24. */
  size(): { columns: number; rows: number } {
    return { columns: columnsOf({ env: this.#env }, this.#stdout), rows: this.#stdout.rows || 24 };
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#setRawMode(true);
    this.write(this.#modes.map(({ on }) => on).join(''));
  }

  /** Gives the terminal back as it was found. Writes at once, so it works in an exit handler too. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    // A frame may have been cut short: its colours and its mark of synchronized output end here.
    const reset = this.#modes.length === 0 ? '' : '\u001B[?2026l\u001B[0m';
    this.write(
      `${reset}${this.#modes
        .toReversed()
        .map(({ off }) => off)
        .join('')}`,
    );
    this.#setRawMode(false);
  }

  /** Sets everything again, whatever the shell did to the terminal while the program was stopped. */
  reopen(): void {
    this.#setRawMode(false);
    this.#isOpen = false;
    this.open();
  }

  write(text: string): void {
    if (this.#stdout.writable) this.#stdout.write(text);
  }

  #setRawMode(on: boolean): void {
    try {
      this.#stdin.setRawMode(on);
    } catch {
      // The terminal is gone (its window was closed): there is no mode left to set.
    }
  }
}
