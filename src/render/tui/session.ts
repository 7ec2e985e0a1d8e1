import { SsoDoctorError } from '../../errors.ts';
import type { Report } from '../../report.ts';
import { visible, visibleLines } from '../../visible-text.ts';
import { messageText } from '../message.ts';
import type { Copy, CopyResult } from './clipboard.ts';
import { InputParser, isCharacter, type InputEvent } from './input.ts';
import { commandFor, type Command } from './keys.ts';
import { pastedText } from './pieces.ts';
import { busy, firstState, reduce, unusedKey, whyNot, type Action, type FirstState, type State } from './state.ts';

/** Milliseconds that a notice stays. */
const toastTime = 6_000;

export interface SessionEffects {
  readonly diagnose: (text: string) => Promise<Report>;
  readonly copy: Copy;
  /** The user leaves. */
  readonly leave: () => void;
  /** A bug: the session cannot go on. */
  readonly fail: (error: unknown) => void;
  readonly suspend: () => void;
  readonly redraw: () => void;
}

/** The screen's state with the keyboard at one end and the world at the other. What it looks like is `App`'s matter. */
export class Session {
  readonly #effects: SessionEffects;
  readonly #input: InputParser;
  readonly #listeners = new Set<() => void>();
  #state: State;
  #toastTimer: NodeJS.Timeout | undefined;
  #willNotify = false;
  #closed = false;

  constructor(first: FirstState, effects: SessionEffects) {
    this.#state = firstState(first);
    this.#effects = effects;
    this.#input = new InputParser((event) => this.#handle(event));
  }

  readonly state = (): State => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes what the terminal sent. */
  readonly feed = (text: string): void => this.#input.feed(text);

  readonly resize = (columns: number, rows: number): void => this.#dispatch({ type: 'resized', columns, rows });

  /** Ends all waiting, so that nothing keeps the process alive. */
  close(): void {
    this.#closed = true;
    this.#input.stop();
    clearTimeout(this.#toastTimer);
  }

  #dispatch(action: Action): void {
    this.#state = reduce(this.#state, action);
    if (this.#willNotify) return;
    this.#willNotify = true;
    // Keys that came together are drawn together.
    queueMicrotask(() => {
      this.#willNotify = false;
      for (const listener of this.#listeners) listener();
    });
  }

  #handle(event: InputEvent): void {
    if (this.#closed) return;
    switch (event.kind) {
      case 'key':
        return this.#key(event.key);
      case 'receiving':
        if (!this.#state.diagnosing) this.#dispatch({ type: 'receiving', characters: event.characters });
        return;
      case 'paste':
        if (this.#state.diagnosing) return this.#toast(busy);
        this.#dispatch({ type: 'pasted', text: event.text });
        if (event.cut) this.#toast('The paste is too long; its end was left out. Save it as a file and name that.');
    }
  }

  #key(key: string): void {
    const command = commandFor(this.#state.screen, key);
    if (command === null) {
      if (this.#state.diagnosing) return this.#toast(busy);
      if (this.#state.screen === 'paste' && isCharacter(key)) return this.#dispatch({ type: 'typed', character: key });
      return this.#toast(unusedKey(this.#state, visible(key)));
    }
    const reason = whyNot(this.#state, command);
    if (reason !== null) return this.#toast(reason);
    const before = this.#state;
    this.#dispatch({ type: 'command', command });
    this.#act(command, before);
  }

  /** What a command does beyond the screen. */
  #act(command: Command, before: State): void {
    switch (command) {
      case 'quit':
        return this.#effects.leave();
      case 'back':
        // Out of the first paste box there is nowhere back to.
        if (before.trail.length === 0) this.#effects.leave();
        return;
      case 'suspend':
        return this.#effects.suspend();
      case 'redraw':
        return this.#effects.redraw();
      case 'copy':
        return this.#run(this.#copy());
      case 'submit':
        return this.#run(this.#diagnose());
      case 'down':
      case 'up':
      case 'page-down':
      case 'page-up':
      case 'start':
      case 'end':
      case 'right':
      case 'left':
      case 'message':
      case 'paste':
      case 'help':
      case 'erase':
      case 'clear':
        return;
    }
  }

  async #diagnose(): Promise<void> {
    const text = pastedText(this.#state.pieces);
    this.#dispatch({ type: 'diagnosing' });
    // Drawn before the work begins, which may keep the thread busy.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      this.#dispatch({ type: 'diagnosed', report: await this.#effects.diagnose(text) });
    } catch (error) {
      if (!(error instanceof SsoDoctorError)) throw error;
      this.#dispatch({ type: 'refused', why: error.message });
    }
  }

  async #copy(): Promise<void> {
    const { report, screen } = this.#state;
    const copyable = report === null ? null : screen === 'message' ? message(report) : mainValue(report);
    if (copyable === null) return this.#toast('There is no value to copy in this report.');
    this.#toast(copyNotice(copyable.name, await this.#effects.copy(copyable.text)));
  }

  #toast(text: string): void {
    if (this.#closed) return;
    const toast = { text };
    this.#dispatch({ type: 'toast', toast });
    clearTimeout(this.#toastTimer);
    this.#toastTimer = setTimeout(() => this.#dispatch({ type: 'toast-over', toast }), toastTime);
  }

  #run(work: Promise<void>): void {
    work.catch((error: unknown) => this.#effects.fail(error));
  }
}

interface Copyable {
  readonly name: string;
  readonly text: string;
}

/** What `c` copies from the report: the calculated thumbprint, else the value that the report turns on. As shown: nothing hidden reaches a shell. */
export function mainValue(report: Report): Copyable | null {
  const [calculated] = report.thumbprints?.calculated ?? [];
  if (calculated !== undefined) return { name: 'the calculated thumbprint', text: calculated.value };
  const [configured] = report.thumbprints?.configured ?? [];
  if (configured !== undefined) return { name: 'the configured thumbprint', text: configured.value };
  const fact = report.diagnoses[0]?.facts[0];
  if (fact !== undefined) return { name: fact.label, text: visible(fact.value) };
  const description = report.callback?.errorDescription ?? null;
  if (description !== null) return { name: 'the error description', text: visible(description) };
  const [certificate] = report.certificates;
  if (certificate !== undefined) return { name: 'the SHA-1 thumbprint', text: certificate.sha1 };
  return null;
}

function message(report: Report): Copyable {
  return { name: 'the message', text: visibleLines(messageText(report)) };
}

function copyNotice(name: string, result: CopyResult): string {
  switch (result.by) {
    case 'tool':
      return `Copied ${name} with ${result.tool}.`;
    case 'terminal':
      return `Sent ${name} to the terminal (OSC 52), which may not allow copying.`;
    case 'nothing':
      return `Did not copy ${name}: ${result.why}`;
  }
}
