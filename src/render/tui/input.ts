import { limits } from '../../limits.ts';

/** What comes from the keyboard: keys, and texts pasted in one go. */
export type InputEvent =
  /** A character as typed, or a named key: `up`, `enter`, `escape`, `ctrl-c`, … */
  | { readonly kind: 'key'; readonly key: string }
  /** A pasted text with line feeds; `cut` where the end was left out because it was too long. */
  | { readonly kind: 'paste'; readonly text: string; readonly cut: boolean }
  /** A long paste is under way. */
  | { readonly kind: 'receiving'; readonly characters: number };

/** Milliseconds without input after which a burst is over. A paste comes without pauses, a person's keys are further apart. */
const burstPause = 30;
/** Milliseconds after which a lone escape is the Esc key and not the start of a sequence. */
const escapePause = 30;
/** Milliseconds without input after which a bracketed paste counts as finished, should its end mark have been lost. */
const lostEndPause = 1_000;
/** Up to this many different characters at once are keys that came quickly, not a paste. */
const quickKeys = 8;
const longestSequence = 32;
/** How often a long paste is reported, in milliseconds. */
const progressPause = 200;

const pasteStart = '\u001B[200~';
const pasteEnd = '\u001B[201~';

// eslint-disable-next-line no-control-regex -- the keyboard speaks in controls
const sequence = /\u001B(?:\[\[?[0-?]*[ -/]*[@-~]|O[@-~]|[^[O\u001B])/y;
// eslint-disable-next-line no-control-regex
const sequenceStart = /^\u001B(?:\[\[?[0-?]*[ -/]*|O)?$/;
// eslint-disable-next-line no-control-regex
const words = /[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]+/y;

const controls: Readonly<Record<string, string>> = {
  '\u0003': 'ctrl-c',
  '\u0008': 'backspace',
  '\u000C': 'ctrl-l',
  '\u000E': 'ctrl-n',
  '\u0015': 'ctrl-u',
  '\u001A': 'ctrl-z',
  '\u007F': 'backspace',
};

/** Named keys by the end of their sequence (ECMA-48 CSI and SS3, as xterm, the Linux console and rxvt send them). */
const sequences: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'shift-tab',
  '1~': 'home',
  '7~': 'home',
  '4~': 'end',
  '8~': 'end',
  '3~': 'delete',
  '5~': 'page-up',
  '6~': 'page-down',
};

/**
 * Turns what a terminal in raw mode sends into keys and pastes.
 *
 * A paste is what stands between the marks of bracketed paste. Terminals without them send it like typing, only faster: there a burst with
 * a newline or many characters in it is one paste, so a newline inside it is text and only a lone Enter is a key.
 */
export class InputParser {
  readonly #emit: (event: InputEvent) => void;
  #pending = '';
  #bracketed = false;
  #chunks: string[] = [];
  #characters = 0;
  #cut = false;
  #timer: NodeJS.Timeout | undefined;
  #progressAt = 0;

  constructor(emit: (event: InputEvent) => void) {
    this.#emit = emit;
  }

  feed(chunk: string): void {
    this.stop();
    const input = this.#pending + chunk;
    this.#pending = '';
    let index = 0;
    while (index < input.length) {
      index = this.#bracketed ? this.#readPasted(input, index) : this.#readTyped(input, index);
    }
    this.#wait();
  }

  /** Forgets the pause that is being waited for, so that nothing keeps the process alive. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    if (this.#bracketed) this.#timer = setTimeout(() => this.#endPaste(), lostEndPause);
    else if (this.#pending !== '') this.#timer = setTimeout(() => this.#flushEscape(), escapePause);
    else if (this.#characters > 0) this.#timer = setTimeout(() => this.#flushBurst(), burstPause);
  }

  #readPasted(input: string, from: number): number {
    const end = input.indexOf(pasteEnd, from);
    if (end >= 0) {
      this.#collect(input.slice(from, end));
      this.#endPaste();
      return end + pasteEnd.length;
    }
    const kept = startOf(pasteEnd, input, from);
    this.#collect(input.slice(from, input.length - kept));
    this.#pending = input.slice(input.length - kept);
    return input.length;
  }

  #readTyped(input: string, from: number): number {
    if (input[from] === '\u001B') return this.#readSequence(input, from);
    const text = matchAt(words, input, from);
    if (text === null) {
      this.#key(controls[input[from] ?? ''] ?? 'unknown');
      return from + 1;
    }
    if (this.#characters === 0 && isOneKey(text)) for (const character of text) this.#key(keyOfCharacter(character));
    else this.#collect(text);
    return from + text.length;
  }

  #readSequence(input: string, from: number): number {
    const found = matchAt(sequence, input, from);
    if (found === pasteStart) {
      this.#flushBurst();
      this.#bracketed = true;
      return from + found.length;
    }
    if (found !== null) {
      // The end mark of a paste that was given up as lost is no key.
      if (found !== pasteEnd) this.#key(keyOf(found));
      return from + found.length;
    }
    const rest = input.slice(from);
    if (rest.length <= longestSequence && sequenceStart.test(rest)) {
      this.#pending = rest;
      return input.length;
    }
    this.#key('escape');
    return from + 1;
  }

  #key(key: string): void {
    this.#flushBurst();
    this.#emit({ kind: 'key', key });
  }

  #collect(text: string): void {
    const room = limits.pasteCharacters - this.#characters;
    if (text.length > room) this.#cut = true;
    const kept = text.slice(0, room);
    if (kept === '') return;
    this.#chunks.push(kept);
    this.#characters += kept.length;
    const now = performance.now();
    if (this.#chunks.length === 1) this.#progressAt = now;
    if (now - this.#progressAt < progressPause) return;
    this.#progressAt = now;
    this.#emit({ kind: 'receiving', characters: this.#characters });
  }

  #endPaste(): void {
    this.#collect(this.#pending);
    this.#pending = '';
    this.#bracketed = false;
    this.#emitPaste(this.#take());
  }

  #flushEscape(): void {
    this.#key(this.#pending === '\u001B' ? 'escape' : 'unknown');
    this.#pending = '';
  }

  #flushBurst(): void {
    if (this.#characters === 0) return;
    const burst = this.#take();
    if (/^(?:\r\n?|\n)$/.test(burst.text)) this.#emit({ kind: 'key', key: 'enter' });
    else if (burst.text.length <= quickKeys && !/[\r\n\t]/.test(burst.text)) {
      for (const key of burst.text) this.#emit({ kind: 'key', key });
    } else this.#emitPaste(burst);
  }

  #emitPaste({ text, cut }: { text: string; cut: boolean }): void {
    this.#emit({ kind: 'paste', text: text.replace(/\r\n?/g, '\n'), cut });
  }

  #take(): { text: string; cut: boolean } {
    const taken = { text: this.#chunks.join(''), cut: this.#cut };
    this.#chunks = [];
    this.#characters = 0;
    this.#cut = false;
    return taken;
  }
}

/** Whether a key is a character and not a named one. */
export function isCharacter(key: string): boolean {
  return /^.$/su.test(key);
}

/** One character, or one that repeats because its key is held down. Newlines wait: they may belong to a paste. */
function isOneKey(text: string): boolean {
  if (/[\r\n]/.test(text)) return false;
  const [first = ''] = text;
  return text.length <= 64 && text === first.repeat(text.length / first.length);
}

function keyOfCharacter(character: string): string {
  return character === '\t' ? 'tab' : character;
}

function keyOf(found: string): string {
  const final = found.slice(-1);
  if (found[1] !== '[' && found[1] !== 'O') return 'unknown';
  // The parameters after a semicolon are modifiers: Shift+Up scrolls like Up.
  const number = /^\d*/.exec(found.slice(2))?.[0] ?? '';
  return sequences[final === '~' ? `${number}~` : final] ?? 'unknown';
}

/** How many characters at the end of `input` may be the start of `mark`. */
function startOf(mark: string, input: string, from: number): number {
  for (let length = Math.min(mark.length - 1, input.length - from); length > 0; length--) {
    if (input.endsWith(mark.slice(0, length))) return length;
  }
  return 0;
}

function matchAt(pattern: RegExp, input: string, from: number): string | null {
  pattern.lastIndex = from;
  return pattern.exec(input)?.[0] ?? null;
}
