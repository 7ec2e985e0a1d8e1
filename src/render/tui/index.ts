import type { Instance } from 'ink';
import type { DiagnosedCase } from '../../case-texts.ts';
import { writeNewFile } from '../../output.ts';
import type { Report } from '../../report/report.ts';
import type { ClipboardOptions, Copy } from './clipboard.ts';
import type { CompletePath } from './complete-path.ts';
import { FrameWriter } from './frame-writer.ts';
import { Session, type SessionEffects } from './session.ts';
import type { MountOptions } from './mount.tsx';
import { paint } from './paint.ts';
import { screenRows } from './screen-rows.ts';
import { screenModes, Terminal } from './terminal.ts';
import { themeFor } from './theme.ts';
import { guardWaysOut } from './ways-out.ts';

export interface SessionOptions {
  /** Null: begin with the paste box. */
  readonly diagnosed: DiagnosedCase | null;
  /** What the paste box calls. An `SsoDoctorError` is shown beside the box; anything else ends the session with it. */
  readonly diagnose: SessionEffects['diagnose'];
  readonly showPersonalData: SessionEffects['showPersonalData'];
  /** Whether it is shown from the beginning. */
  readonly personalData: boolean;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly unicode: boolean;
  /** Whether a screen reader is to read it: no screen opens then. */
  readonly screenReader: boolean;
  /** Default: the desktop's clipboard tool, else the terminal (OSC 52). */
  readonly copy?: Copy;
}

/**
 * Opens the screen; resolves with the last report when the user leaves it (null where nothing was diagnosed). The caller then prints the
 * plain report into the scrollback. For a screen reader or a terminal that cannot move its cursor no screen opens: a report is resolved
 * as it is, and a paste is asked for in plain lines.
 */
export async function runSession(options: SessionOptions): Promise<Report | null> {
  if (!options.screenReader && options.env['TERM'] !== 'dumb') return openScreen(options);
  return options.diagnosed?.report ?? (await import('./linear.ts')).pasteLinearly(options);
}

function openScreen(options: SessionOptions): Promise<Report | null> {
  const { stdin, stdout, env, diagnosed, unicode, personalData, diagnose, showPersonalData } = options;
  const terminal = new Terminal({ modes: screenModes, stdin, stdout, env });
  const write = (text: string): void => terminal.write(text);
  const frames = new FrameWriter({ write, size: () => terminal.size() });
  return new Promise((resolve, reject) => {
    let app: Instance | null = null;
    let isClosed = false;
    const close = (): void => {
      isClosed = true;
      terminal.close();
      frames.pause();
      waysOut.release();
      session.close();
      stdin.off('end', leave).off('error', leave).pause();
      stdout.off('resize', resize);
      app?.unmount();
    };
    const leave = (): void => {
      close();
      resolve(session.state().report);
    };
    const fail = (error: unknown): void => {
      close();
      reject(error);
    };
    const resize = (): void => {
      const { columns, rows } = terminal.size();
      session.resize(columns, rows);
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
    const copy = options.copy ?? copyWith({ env, platform: process.platform, write });
    const redraw = (): void => frames.redraw();
    const session = new Session(
      { report: diagnosed?.report ?? null, texts: diagnosed?.texts ?? [], personalData, unicode, ...terminal.size() },
      { diagnose, showPersonalData, completePath, copy, save, leave, fail, suspend: waysOut.suspend, redraw },
    );
    const start = async (): Promise<void> => {
      terminal.open();
      stdout.on('resize', resize);
      const mount = await firstFrame({ frames, stdin, session, theme: themeFor(env, stdout) });
      if (isClosed) return;
      stdin.on('end', leave).on('error', leave);
      app = mount();
      app.waitUntilExit().catch(fail);
      // A stream that was paused before doesn't start by itself.
      stdin.resume();
    };
    start().catch(fail);
  });
}

/** Draws the first frame, and resolves when Ink can take over: it loads longer than all the rest. What is typed meanwhile waits in the stream. */
async function firstFrame(options: MountOptions): Promise<() => Instance> {
  options.frames.write(paint(screenRows(options.session.state()), options.theme));
  const { mount } = await import('./mount.tsx');
  return () => mount(options);
}

// What no first frame needs loads when a key asks for it.
const copyWith =
  (options: ClipboardOptions): Copy =>
  async (text) =>
    (await import('./clipboard.ts')).createClipboard(options)(text);
const completePath: CompletePath = async (typed) => (await import('./complete-path.ts')).completePath(typed);

function save(path: string, text: string): Promise<void> {
  return writeNewFile(path, text, 'Nothing was saved:');
}
