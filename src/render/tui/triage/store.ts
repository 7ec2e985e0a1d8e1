import { SsoDoctorError } from '../../../errors.ts';
import { writeNewFile } from '../../../output.ts';
import type { TicketRef } from '../../../triage/digest.ts';
import type { Mark } from '../../../triage/marks.ts';
import type { Reopened } from '../../../triage/reopen-ticket.ts';
import { triageMarkdown } from '../../triage-markdown.ts';
import { InputParser } from '../input.ts';
import { textLines } from './lines.ts';
import { awaited, openGroups, pressed, withTicket, type TriageEffect, type TriageState } from './state.ts';
import type { TriageStore } from './TriageApp.tsx';

/** What the screen needs of the world. */
export interface TriageEffects {
  /** Reads a ticket again. */
  readonly reopen: (ref: TicketRef, signal: AbortSignal) => Promise<Reopened>;
  /** Keeps a mark for the next time; null takes it away. Null where marks are kept nowhere. An `SsoDoctorError` says why it could not be. */
  readonly keepMark: ((id: string, mark: Mark | null) => Promise<void>) | null;
  readonly leave: () => void;
  /** A bug: the screen cannot go on. */
  readonly fail: (error: unknown) => void;
  readonly suspend: () => void;
  readonly redraw: () => void;
  readonly now: () => Date;
}

/** Keeps the state, and does what keys ask for beyond it. */
export class Store implements TriageStore {
  #state: TriageState;
  readonly #effects: TriageEffects;
  readonly #listeners = new Set<() => void>();
  readonly #input: InputParser;
  /** Of the ticket that is being read. */
  #reading = new AbortController();
  /** Marks are written one after the other. */
  #kept: Promise<void> = Promise.resolve();

  constructor(state: TriageState, effects: TriageEffects) {
    this.#state = state;
    this.#effects = effects;
    this.#input = new InputParser((event) => {
      if (event.kind === 'key') this.#press(event.key);
      // A ticket's number or a thumbprint is often pasted; anything longer is no search.
      else if (event.kind === 'paste' && this.#state.isTyping)
        for (const character of event.text.trim().slice(0, 100)) this.#press(character);
    });
  }

  readonly state = (): TriageState => this.#state;
  readonly feed = (chunk: string): void => this.#input.feed(chunk);
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  resize(size: { readonly columns: number; readonly rows: number }): void {
    this.#set({ ...this.#state, ...size });
  }

  close(): void {
    this.#input.stop();
    this.#reading.abort();
    this.#listeners.clear();
  }

  #press(key: string): void {
    const [state, effect] = pressed(this.#state, key, {
      lines: textLines(this.#state).length,
      now: this.#effects.now(),
    });
    this.#set(state);
    if (awaited(state) === null) this.#reading.abort();
    if (effect !== null) this.#act(effect);
  }

  #act(effect: TriageEffect): void {
    switch (effect.kind) {
      case 'leave':
        // What was marked last is kept, too.
        return void this.#kept.catch(() => undefined).then(() => this.#effects.leave());
      case 'suspend':
        return this.#effects.suspend();
      case 'redraw':
        return this.#effects.redraw();
      case 'export':
        return this.#run(this.#export());
      case 'read':
        return this.#run(this.#read(effect.ref));
      case 'mark':
        this.#kept = this.#kept.catch(() => undefined).then(() => this.#mark(effect.id, effect.mark));
        return this.#run(this.#kept);
    }
  }

  /** What the user can mend is said on the screen; anything else ends it. */
  #run(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (error instanceof SsoDoctorError) this.#notice(error.message);
      else this.#effects.fail(error);
    });
  }

  async #read(ref: TicketRef): Promise<void> {
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const opened = await this.#effects.reopen(ref, signal);
    if (!signal.aborted) this.#set(withTicket(this.#state, ref, opened));
  }

  async #mark(id: string, mark: Mark | null): Promise<void> {
    const { keepMark } = this.#effects;
    if (keepMark !== null) await keepMark(id, mark);
    else if (mark !== null) this.#notice('Done, until you leave: with --done <file> it is remembered.');
  }

  /** Writes down what is not dealt with yet, into the current folder. */
  async #export(): Promise<void> {
    const { report } = this.#state;
    const open = openGroups(this.#state);
    const path = `triage-${open.length}-open.md`;
    await writeNewFile(path, triageMarkdown({ ...report, groups: open }, open.length), 'Nothing was saved:');
    this.#notice(`Saved ${open.length} open groups as ./${path}.`);
  }

  #notice(notice: string): void {
    this.#set({ ...this.#state, notice });
  }

  #set(state: TriageState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
