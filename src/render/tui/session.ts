import { SsoDoctorError } from '../../errors.ts';
import type { DiagnosedCase } from '../../case-texts.ts';
import { visible } from '../../text/visible-text.ts';
import type { Report } from '../../report/report.ts';
import type { Copy, CopyResult } from './clipboard.ts';
import { addedText } from './added-text.ts';
import type { CompletePath } from './complete-path.ts';
import { copyable, copyableFinding, type Copyable } from './copyable.ts';
import { InputParser, isCharacter, type InputEvent } from './input.ts';
import { commandFor, type Command } from './keys.ts';
import { pastedText } from './pieces.ts';
import { rendererById } from '../index.ts';
import { saveChoices, type SaveChoice } from './save-choices.ts';
import { firstState, modeOf, reduce, type Action, type FirstState, type State } from './state.ts';
import { busy, unusedKey, whyNot } from './why-not.ts';
import { isUnfinished, settled, workOn } from './window.ts';

/** Milliseconds that a notice stays. */
const toastTime = 6_000;
/** Milliseconds for which lines are made or searched in one go: a key waits no longer than that. */
const workTime = 8;
/** Milliseconds after a key in which none are made that nobody waits for: another one may follow. */
const workPause = 100;

export interface SessionEffects {
  /** The case with another text, or with that text alone. An `SsoDoctorError` says why it could not be read. */
  readonly diagnose: (text: string, how: { readonly alone: boolean }) => Promise<DiagnosedCase>;
  readonly showPersonalData: (shown: boolean) => Promise<DiagnosedCase>;
  readonly completePath: CompletePath;
  readonly copy: Copy;
  /** Writes a new file. An `SsoDoctorError` says why it could not be written. */
  readonly save: (path: string, text: string) => Promise<void>;
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
  #work: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(first: FirstState, effects: SessionEffects) {
    this.#state = firstState(first);
    this.#effects = effects;
    this.#input = new InputParser((event) => this.#handle(event));
  }

  readonly state = (): State => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#workOn();
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
    clearTimeout(this.#work);
  }

  /** Makes and searches the rest of a long text between the keys, at once where the reader waits for it. */
  #workOn(pause = this.#state.goal === null ? workPause : 0): void {
    clearTimeout(this.#work);
    if (this.#closed || !isUnfinished(this.#state)) return;
    this.#work = setTimeout(() => {
      const before = this.#state;
      workOn(before, workTime);
      const isOfUse = settled(before) !== before || !isUnfinished(before);
      if (!isOfUse) return this.#workOn(0);
      this.#dispatch({ type: 'progressed' });
      if (before.goal?.kind === 'match') this.#sayIfNotFound();
    }, pause);
  }

  #dispatch(action: Action): void {
    this.#state = reduce(this.#state, action);
    this.#workOn();
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
    const mode = modeOf(this.#state);
    const command = commandFor(mode, key);
    if (command === null) {
      if (this.#state.diagnosing) return this.#toast(busy);
      if ((mode === 'paste' || mode === 'search') && isCharacter(key))
        return this.#dispatch({ type: 'typed', character: key });
      return this.#toast(unusedKey(this.#state, visible(key)));
    }
    const reason = whyNot(this.#state, command);
    if (reason !== null) return this.#toast(reason);
    const before = this.#state;
    this.#dispatch({ type: 'command', command });
    this.#act(command, before, key);
  }

  /** What a command does beyond the screen. */
  #act(command: Command, before: State, key: string): void {
    switch (command) {
      case 'quit':
        return this.#effects.leave();
      case 'back':
        // Out of the first paste box there is nowhere back to.
        if (before.screen === 'paste' && before.trail.length === 0) this.#effects.leave();
        return;
      case 'suspend':
        return this.#effects.suspend();
      case 'redraw':
        return this.#effects.redraw();
      case 'copy':
        return this.#run(this.#copy(copyable(this.#state)));
      case 'copy-finding':
        return this.#run(this.#copy(copyableFinding(this.#state)));
      case 'choose':
        return this.#run(this.#save(key));
      case 'find':
      case 'find-next':
      case 'find-previous':
        return this.#sayIfNotFound();
      case 'wrap':
        return this.#sayHowLinesAre();
      case 'submit':
        return this.#run(this.#diagnose(false));
      case 'submit-alone':
        return this.#run(this.#diagnose(true));
      case 'complete':
        return this.#run(this.#complete());
      case 'personal-data':
        return this.#run(this.#togglePersonalData());
      case 'down':
      case 'up':
      case 'page-down':
      case 'page-up':
      case 'start':
      case 'end':
      case 'right':
      case 'left':
      case 'report':
      case 'certificates':
      case 'checks':
      case 'response':
      case 'timeline':
      case 'message':
      case 'raw':
      case 'next-view':
      case 'previous-view':
      case 'open':
      case 'search':
      case 'end-search':
      case 'paste':
      case 'save':
      case 'help':
      case 'erase':
      case 'clear':
        return;
    }
  }

  /** The lines that change may be further down. */
  #sayHowLinesAre(): void {
    this.#toast(this.#state.wrap ? 'Long lines are broken; w cuts them.' : 'Long lines are cut; w breaks them.');
  }

  #sayIfNotFound(): void {
    const { sought, goal } = this.#state;
    if (goal === null && sought?.line === null) this.#toast(`Not in this view: ${sought.words}`);
  }

  async #diagnose(alone: boolean): Promise<void> {
    const { pieces, report: before } = this.#state;
    await this.#startWork();
    try {
      const diagnosed = await this.#effects.diagnose(pastedText(pieces), { alone });
      this.#dispatch({ type: 'diagnosed', diagnosed, alone });
      if (before !== null && !alone) this.#toast(addedText(before, diagnosed.report));
    } catch (error) {
      if (!(error instanceof SsoDoctorError)) throw error;
      this.#dispatch({ type: 'refused', why: error.message });
    }
  }

  async #togglePersonalData(): Promise<void> {
    const personalData = !this.#state.personalData;
    await this.#startWork();
    const diagnosed = await this.#effects.showPersonalData(personalData);
    this.#dispatch({ type: 'unmasked', diagnosed, personalData });
    this.#toast(
      personalData ? 'Personal data is shown, and copied and saved; p masks it.' : 'Personal data is masked.',
    );
  }

  /** Says that work is under way, drawn before it begins, since it may keep the thread busy. */
  async #startWork(): Promise<void> {
    this.#dispatch({ type: 'diagnosing' });
    await new Promise((resolve) => setImmediate(resolve));
  }

  async #complete(): Promise<void> {
    const typed = pastedText(this.#state.pieces);
    const { text, candidates } = await this.#effects.completePath(typed);
    // What was typed meanwhile stays.
    if (pastedText(this.#state.pieces) !== typed) return;
    this.#dispatch({ type: 'completed', text, candidates });
    if (candidates.length === 0) this.#toast('No file begins like this.');
  }

  async #copy(found: Copyable): Promise<void> {
    if ('reason' in found) return this.#toast(found.reason);
    this.#toast(copyNotice(found.name, await this.#effects.copy(found.text)) + this.#personalDataNotice());
  }

  /** Saves what was chosen, and goes back to where the list was opened. */
  async #save(key: string): Promise<void> {
    const { report } = this.#state;
    const choice = report === null ? undefined : saveChoices(report).find((one) => one.key === key);
    if (report === null || choice === undefined) return this.#toast(unusedKey(this.#state, key));
    if (choice.content.kind === 'nothing') return this.#toast(choice.content.reason);
    const { path } = choice.content;
    try {
      await this.#effects.save(path, await savedText(choice.content, report));
      this.#dispatch({ type: 'command', command: 'back' });
      this.#toast(`Saved ${choice.name} as ./${path}.${this.#personalDataNotice()}`);
    } catch (error) {
      if (!(error instanceof SsoDoctorError)) throw error;
      this.#toast(error.message);
    }
  }

  #personalDataNotice(): string {
    return this.#state.personalData ? ' Personal data is in it as it is shown.' : '';
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

function copyNotice(name: string, result: CopyResult): string {
  switch (result.by) {
    case 'tool':
      return `Copied ${name} with ${result.tool}.`;
    case 'terminal':
      return `Sent ${name} to the terminal (OSC 52), which may not allow copying.`;
    case 'file':
      return `Wrote ${name} to ${result.path}: ${result.why}.`;
  }
}

/** A file's text; certificates are as public as before, whatever is shown. */
async function savedText(
  content: Exclude<SaveChoice['content'], { kind: 'nothing' }>,
  report: Report,
): Promise<string> {
  switch (content.kind) {
    case 'certificate':
      return (await import('../certificate-file.ts')).certificateFile(content.certificate, report);
    case 'report': {
      const render = await rendererById(content.format).load();
      return render(report, { columns: 100, unicode: true, color: false });
    }
  }
}
