import { spawn } from 'node:child_process';

/** A program in a real pseudo-terminal (util-linux `script`), with the time of all that it writes. */
export class PseudoTerminal {
  #child;
  #output = '';
  #listener = () => {};

  constructor(program, cwd, { columns = 80, rows = 24 } = {}) {
    const command = program.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    this.started = performance.now();
    this.#child = spawn('script', ['-qfec', `stty cols ${columns} rows ${rows}; exec ${command}`, '/dev/null'], {
      cwd,
      env: { PATH: process.env.PATH, TERM: 'xterm-256color', LANG: 'C.UTF-8', SHELL: '/bin/sh' },
    });
    this.#child.stdout.setEncoding('utf8');
    this.#child.stdout.on('data', (text) => {
      this.#output += text;
      this.#listener();
    });
    this.ended = new Promise((resolve) => this.#child.on('close', () => resolve(performance.now())));
  }

  /** What was written since the start or the last key. */
  get output() {
    return this.#output;
  }

  /** The instant at which a whole frame is there with the words in it, a text or a pattern; what was written before the last key does not count. */
  frame(words) {
    const isIn = (text) => (typeof words === 'string' ? text.includes(words) : words.test(text));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`No frame with ${words} in a minute.\n${this.#output.slice(-4_000)}`)),
        60_000,
      );
      this.#listener = () => {
        const end = this.#output.lastIndexOf(frameEnd);
        if (end < 0 || !isIn(this.#output.slice(0, end))) return;
        clearTimeout(timer);
        this.#listener = () => {};
        resolve(performance.now());
      };
      this.#listener();
    });
  }

  /** Milliseconds from a key to the end of the frame that follows it. */
  async press(key, words = frameEnd) {
    this.#output = '';
    const pressed = performance.now();
    this.#child.stdin.write(key);
    return (await this.frame(words === frameEnd ? '' : words)) - pressed;
  }

  close() {
    this.#child.kill('SIGKILL');
  }
}

// The end of synchronized output: the whole frame was written.
const frameEnd = '\u001B[?2026l';
