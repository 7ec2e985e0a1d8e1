import { render, type Instance } from 'ink';
import { createElement } from 'react';
import { SsoDoctorError } from '../../../errors.ts';
import { writeNewFile } from '../../../output.ts';
import type { TriageReport } from '../../../triage/triage-report.ts';
import { triageMarkdown } from '../../triage-markdown.ts';
import { FrameWriter } from '../frame-writer.ts';
import { InputParser } from '../input.ts';
import { screenModes, Terminal } from '../terminal.ts';
import { themeFor } from '../theme.ts';
import { guardWaysOut } from '../ways-out.ts';
import { openedLines } from './lines.ts';
import { pressed, startTriage, type TriageEffect, type TriageState } from './state.ts';
import { TriageApp, type TriageStore } from './TriageApp.tsx';

export interface TriageScreenOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly unicode: boolean;
}

/** Opens the screen of many tickets; resolves when the user leaves it. */
export function runTriageScreen(report: TriageReport, options: TriageScreenOptions): Promise<void> {
  const { stdin, stdout, env, unicode } = options;
  const terminal = new Terminal({ modes: screenModes, stdin, stdout, env });
  const frames = new FrameWriter({ write: (text) => terminal.write(text), size: () => terminal.size() });
  return new Promise((resolve, reject) => {
    let app: Instance | null = null;
    const close = (): void => {
      terminal.close();
      frames.pause();
      waysOut.release();
      store.close();
      stdin.off('end', leave).off('error', leave).pause();
      stdout.off('resize', resize);
      app?.unmount();
    };
    const leave = (): void => {
      close();
      resolve();
    };
    const fail = (error: unknown): void => {
      close();
      reject(error);
    };
    const resize = (): void => {
      store.resize(terminal.size());
      frames.redraw();
    };
    const waysOut = guardWaysOut({
      terminal,
      onSignal: close,
      onStop: () => frames.pause(),
      onContinue: () => {
        frames.resume();
        resize();
      },
    });
    const effects = { leave, fail, suspend: waysOut.suspend, redraw: () => frames.redraw() };
    const store = new Store(startTriage(report, { ...terminal.size(), unicode }), effects);
    try {
      terminal.open();
      stdout.on('resize', resize);
      stdin.on('end', leave).on('error', leave);
      app = render(createElement(TriageApp, { store, theme: themeFor(env, stdout) }), {
        // It has the part of a stream that Ink uses in this mode, and no more.
        stdout: frames as unknown as NodeJS.WriteStream,
        stdin,
        // Ink then hands over every frame as a whole and leaves the drawing to us.
        debug: true,
        exitOnCtrlC: false,
        patchConsole: false,
        isScreenReaderEnabled: false,
      });
      app.waitUntilExit().catch(fail);
      // A stream that was paused before doesn't start by itself.
      stdin.resume();
    } catch (error) {
      fail(error);
    }
  });
}

interface Effects {
  readonly leave: () => void;
  readonly fail: (error: unknown) => void;
  readonly suspend: () => void;
  readonly redraw: () => void;
}

/** Keeps the state, and does what keys ask for beyond it. */
class Store implements TriageStore {
  #state: TriageState;
  readonly #effects: Effects;
  readonly #listeners = new Set<() => void>();
  readonly #input: InputParser;

  constructor(state: TriageState, effects: Effects) {
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
    this.#listeners.clear();
  }

  #press(key: string): void {
    const [state, effect] = pressed(this.#state, key, openedLines(this.#state).length);
    this.#set(state);
    if (effect !== null) this.#act(effect);
  }

  #act(effect: TriageEffect): void {
    switch (effect) {
      case 'leave':
        return this.#effects.leave();
      case 'suspend':
        return this.#effects.suspend();
      case 'redraw':
        return this.#effects.redraw();
      case 'export':
        this.#export().catch((error: unknown) => this.#effects.fail(error));
    }
  }

  /** Writes down what is not dealt with yet, into the current folder. */
  async #export(): Promise<void> {
    const { report, done } = this.#state;
    const open = report.groups.filter(({ id }) => !done.has(id));
    const path = `triage-${open.length}-open.md`;
    try {
      await writeNewFile(path, triageMarkdown({ ...report, groups: open }, open.length), 'Nothing was saved:');
      this.#set({ ...this.#state, notice: `Saved ${open.length} open groups as ./${path}.` });
    } catch (error) {
      if (!(error instanceof SsoDoctorError)) throw error;
      this.#set({ ...this.#state, notice: error.message });
    }
  }

  #set(state: TriageState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
