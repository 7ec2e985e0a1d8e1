import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';

/** Synchronized output: the screen writes these around each frame. */
const frame = { start: '\u001B[?2026h', end: '\u001B[?2026l' };

export interface TerminalOptions {
  /** Program and arguments. */
  readonly command: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  /** Added to a bare environment that says nothing about colours, CI, clipboards or remote sessions. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files that are copied into the folder that the program is started in, which is empty but for the terminal's own. */
  readonly files?: readonly string[];
}

/** How long anything may take to appear, in milliseconds. Long, since the machine may be busy; nothing waits longer than it has to. */
const patience = 20_000;

/**
 * Runs a program in a real pseudo-terminal (util-linux `script`, so no native module is needed) and keeps a model of what its screen shows.
 * It is closed when the test ends.
 */
export async function openTerminal(options: TerminalOptions): Promise<PseudoTerminal> {
  const terminal = new PseudoTerminal(options);
  onTestFinished(() => terminal.close());
  await terminal.waitUntil('the program starts', () => terminal.hasStarted);
  return terminal;
}

export class PseudoTerminal {
  /** Everything that was written to the terminal so far. */
  output = '';
  /** The exit status as the shell sees it: 128 + n for signal n. */
  readonly exited: Promise<number>;
  readonly #folder = mkdtempSync(join(tmpdir(), 'sso-doctor-terminal-'));
  readonly #screen: xterm.Terminal;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #changed = new Set<() => void>();
  readonly #watch: NodeJS.Timeout;
  /** Pieces of the output that the model has not taken yet. */
  #untaken = 0;
  #status: number | null = null;

  constructor({ command, columns = 80, rows = 24, env = {}, files = [] }: TerminalOptions) {
    for (const path of files) copyFileSync(path, this.#file(basename(path)));
    this.#screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5_000 });
    writeFileSync(this.#file('run.sh'), startScript(command, columns, rows));
    this.#child = spawn('script', ['-qfec', `sh ${this.#file('run.sh')}`, '/dev/null'], {
      cwd: this.#folder,
      env: {
        PATH: process.env['PATH'],
        HOME: this.#folder,
        TERM: 'xterm-256color',
        LANG: 'C.UTF-8',
        SHELL: '/bin/sh',
        ...env,
      },
    });
    this.#child.stdout.setEncoding('utf8');
    this.#child.stdout.on('data', (text: string) => {
      this.output += text;
      this.#untaken += 1;
      this.#screen.write(text, () => {
        this.#untaken -= 1;
        this.#tell();
      });
    });
    // Input that comes too late for a program that has ended is no error of the test's.
    this.#child.stdin.on('error', () => {});
    this.exited = new Promise((resolve) => {
      this.#child.on('close', (status) => {
        this.#status = status ?? -1;
        // What was written last must be on the screen before anyone looks.
        this.#screen.write('', () => {
          this.#tell();
          resolve(this.#status ?? -1);
        });
      });
    });
    // Files and processes tell nobody that they changed.
    this.#watch = setInterval(() => this.#tell(), 50);
  }

  /** The visible rows without trailing blanks. */
  rows(): string[] {
    const { active } = this.#screen.buffer;
    return Array.from({ length: this.#screen.rows }, (_, row) => this.#rowText(active.getLine(active.viewportY + row)));
  }

  /** The visible rows as one text. */
  text(): string {
    return this.rows().join('\n');
  }

  /** What is in the ordinary screen and its scrollback, also while the alternate screen is shown. */
  scrollback(): string {
    const { normal } = this.#screen.buffer;
    return Array.from({ length: normal.length }, (_, row) => this.#rowText(normal.getLine(row))).join('\n');
  }

  get isAlternateScreen(): boolean {
    return this.#screen.buffer.active.type === 'alternate';
  }

  get modes(): { bracketedPaste: boolean; wraparound: boolean; cursorHidden: boolean } {
    const { bracketedPasteMode, wraparoundMode } = this.#screen.modes;
    const cursorHidden = this.output.lastIndexOf('\u001B[?25l') > this.output.lastIndexOf('\u001B[?25h');
    return { bracketedPaste: bracketedPasteMode, wraparound: wraparoundMode, cursorHidden };
  }

  get hasStarted(): boolean {
    return existsSync(this.#file('pid'));
  }

  /** What `stty -a` said before the program and after it. */
  settings(): { before: string; after: string } {
    const read = (name: string): string => (existsSync(this.#file(name)) ? readFileSync(this.#file(name), 'utf8') : '');
    return { before: read('before'), after: read('after') };
  }

  /** A file that the program wrote into the folder it was started in. */
  file(name: string): string {
    return readFileSync(this.#file(name), 'utf8');
  }

  /** Whether the terminal is in raw mode now. */
  isRaw(): boolean {
    return spawnSync('stty', ['-F', this.#device(), '-a'], { encoding: 'utf8' }).stdout.includes('-icanon');
  }

  write(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Pastes as a terminal does: newlines become carriage returns, with marks around where the program asked for them. */
  paste(text: string): void {
    const sent = text.replace(/\r?\n/g, '\r');
    this.write(this.modes.bracketedPaste ? `\u001B[200~${sent}\u001B[201~` : sent);
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    spawnSync('stty', ['-F', this.#device(), 'cols', String(columns), 'rows', String(rows)]);
  }

  signal(name: NodeJS.Signals): void {
    process.kill(Number(readFileSync(this.#file('pid'), 'utf8')), name);
  }

  /** Waits until the screen shows something. */
  async waitFor(expected: string | RegExp): Promise<void> {
    const shows = (): boolean =>
      typeof expected === 'string' ? this.text().includes(expected) : expected.test(this.text());
    await this.waitUntil(`the screen shows ${String(expected)}`, shows);
  }

  /** Waits until something is so while all of a frame is on the screen: what else it shows can be looked at then. */
  async waitUntil(what: string, isSo: () => boolean): Promise<void> {
    const started = performance.now();
    while (!this.#isWhole() || !isSo()) {
      if (performance.now() - started > patience)
        throw new Error(`Not after ${patience} ms: ${what}.\n${this.#picture()}`);
      await new Promise<void>((resolve) => {
        const once = (): void => {
          this.#changed.delete(once);
          resolve();
        };
        this.#changed.add(once);
      });
    }
  }

  close(): void {
    clearInterval(this.#watch);
    this.#child.kill('SIGKILL');
    this.#screen.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A program that has ended may have been in the middle of a frame. */
  #isWhole(): boolean {
    const isInFrame = this.output.lastIndexOf(frame.start) > this.output.lastIndexOf(frame.end);
    return this.#untaken === 0 && (!isInFrame || this.#status !== null);
  }

  #picture(): string {
    const edge = '-'.repeat(this.#screen.cols);
    const ended = this.#status === null ? 'running' : `ended with ${this.#status}`;
    return `The program is ${ended}. The screen:\n${edge}\n${this.text()}\n${edge}`;
  }

  /** Rows keep their cells from before a window became narrower; they can't be seen. */
  #rowText(row: xterm.IBufferLine | undefined): string {
    return row?.translateToString(false, 0, this.#screen.cols).trimEnd() ?? '';
  }

  #tell(): void {
    for (const listener of this.#changed) listener();
  }

  #device(): string {
    return readFileSync(this.#file('tty'), 'utf8').trim();
  }

  #file(name: string): string {
    return join(this.#folder, name);
  }
}

/** Notes the terminal's name and settings, and the program's process id, around the program itself. */
function startScript(command: readonly string[], columns: number, rows: number): string {
  return [
    `stty cols ${columns} rows ${rows}`,
    'tty > tty',
    'stty -a > before',
    // Written beside and moved, so that nobody reads half a number.
    `sh -c 'echo $$ > pid.new; mv pid.new pid; exec "$@"' run ${command.map(quoted).join(' ')}`,
    'status=$?',
    'stty -a > after',
    'exit $status',
  ].join('\n');
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
