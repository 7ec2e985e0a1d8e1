import { render, type Instance } from 'ink';
import { createElement } from 'react';
import type { Marks } from '../../../triage/marks.ts';
import type { TriageReport } from '../../../triage/triage-report.ts';
import { FrameWriter } from '../frame-writer.ts';
import { screenModes, Terminal } from '../terminal.ts';
import { themeFor } from '../theme.ts';
import { guardWaysOut } from '../ways-out.ts';
import { startTriage } from './state.ts';
import { Store, type TriageEffects } from './store.ts';
import { TriageApp } from './TriageApp.tsx';

export interface TriageScreenOptions extends Pick<TriageEffects, 'reopen' | 'keepMark' | 'now'> {
  /** Which groups were marked as done before. */
  readonly marks: Marks;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly unicode: boolean;
}

/** Opens the screen of many tickets; resolves when the user leaves it. */
export function runTriageScreen(report: TriageReport, options: TriageScreenOptions): Promise<void> {
  const { stdin, stdout, env, unicode, marks, reopen, keepMark, now } = options;
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
    const effects = { reopen, keepMark, now, leave, fail, suspend: waysOut.suspend, redraw: () => frames.redraw() };
    const store = new Store(startTriage(report, marks, { ...terminal.size(), unicode }), effects);
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
