import { render, type Instance } from 'ink';
import { App } from './App.tsx';
import type { FrameWriter } from './frame-writer.ts';
import type { Session } from './session.ts';
import type { Theme } from './theme.ts';

export interface MountOptions {
  readonly frames: FrameWriter;
  readonly stdin: NodeJS.ReadStream;
  readonly session: Session;
  readonly theme: Theme;
}

/** Lets Ink show the session and read the keyboard from now on. */
export function mount({ frames, stdin, session, theme }: MountOptions): Instance {
  return render(<App session={session} theme={theme} />, {
    // It has the part of a stream that Ink uses in this mode, and no more.
    stdout: frames as unknown as NodeJS.WriteStream,
    stdin,
    // Ink then hands over every frame as a whole and leaves the drawing to us.
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
    isScreenReaderEnabled: false,
  });
}
