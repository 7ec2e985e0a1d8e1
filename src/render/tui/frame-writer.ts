import stringWidth from 'string-width';

export interface FrameWriterOptions {
  readonly write: (text: string) => void;
  readonly size: () => { readonly columns: number; readonly rows: number };
}

/**
 * Stands where Ink expects standard output, takes whole frames from it, and writes only the rows that changed, each at its own place.
 *
 * Ink's own writing (6.8) erases all lines before it draws, clears the scrollback of the whole terminal when the window becomes lower than
 * the last frame (`ansiEscapes.clearTerminal`), and draws nothing before the end where `CI` is set.
 */
export class FrameWriter {
  /** Ink shows and hides the cursor on terminals; here that is the terminal's matter. */
  readonly isTTY = false;
  readonly #write: (text: string) => void;
  readonly #size: FrameWriterOptions['size'];
  #frame: string[] = [];
  /** What the terminal shows; null where that isn't known. */
  #shown: readonly string[] | null = null;
  #paused = false;

  constructor({ write, size }: FrameWriterOptions) {
    this.#write = write;
    this.#size = size;
  }

  get columns(): number {
    return this.#size().columns;
  }

  get rows(): number {
    return this.#size().rows;
  }

  /** Takes a frame, one row a line. */
  write(frame: string): boolean {
    this.#frame = frame.split('\n');
    this.#draw();
    return true;
  }

  /** Draws every row again: the terminal was resized or used by others. Waits a moment for the frame that fits the new size. */
  redraw(): void {
    this.#shown = null;
    setImmediate(() => this.#draw());
  }

  /** Keeps frames back until `resume`: the terminal belongs to the shell. */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.redraw();
  }

  // Ink listens for `resize` here. The session does too, and renders again with the new size, so there is nothing to tell.
  on(): this {
    return this;
  }

  off(): this {
    return this;
  }

  #draw(): void {
    if (this.#paused) return;
    const { columns, rows } = this.#size();
    const next = this.#frame.slice(0, Math.max(1, rows - 1));
    const changed = next.flatMap((row, index) => {
      if (row === this.#shown?.[index]) return [];
      // Erasing after a row that fills the line would take its last character with it.
      const erase = stringWidth(row) < columns ? '\u001B[K' : '';
      return [`\u001B[${index + 1};1H\u001B[0m${row}\u001B[0m${erase}`];
    });
    if (this.#shown === null || next.length < this.#shown.length) changed.push(`\u001B[${next.length + 1};1H\u001B[J`);
    this.#shown = next;
    // Terminals that know the marks of synchronized output show all of it at once; others ignore them.
    if (changed.length > 0) this.#write(`\u001B[?2026h${changed.join('')}\u001B[?2026l`);
  }
}
