import { StringDecoder } from 'node:string_decoder';
import type { DiagnosedCase } from '../../case-texts.ts';
import { SsoDoctorError } from '../../errors.ts';
import type { Report } from '../../report/report.ts';
import { visible, visibleLines } from '../../text/visible-text.ts';
import { InputParser, isCharacter, type InputEvent } from './input.ts';
import { amount } from './pieces.ts';
import { bracketedPaste, Terminal } from './terminal.ts';
import { guardWaysOut } from './ways-out.ts';

export interface LinearOptions {
  readonly diagnose: (text: string, how: { readonly alone: boolean }) => Promise<DiagnosedCase>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The paste box for screen readers and simple terminals: plain lines, nothing is drawn over. Raw mode all the same, since a line that the
 * system edits is cut at 4,095 bytes. Resolves with null when the user leaves.
 */
export async function pasteLinearly(options: LinearOptions): Promise<Report | null> {
  const { stdout, diagnose } = options;
  stdout.write('Paste the failed login, then press Enter. Ctrl-C leaves. Nothing leaves this machine.\n');
  for (;;) {
    const text = await readPaste(options);
    if (text === null) return null;
    stdout.write('Diagnosing.\n');
    try {
      return (await diagnose(text, { alone: true })).report;
    } catch (error) {
      if (!(error instanceof SsoDoctorError)) throw error;
      stdout.write(`${visibleLines(error.message)}\nPaste again, or leave with Ctrl-C.\n`);
    }
  }
}

function readPaste({ stdin, stdout, env }: LinearOptions): Promise<string | null> {
  const modes = env['TERM'] === 'dumb' ? [] : [bracketedPaste];
  const terminal = new Terminal({ modes, stdin, stdout, env });
  return new Promise((resolve) => {
    const close = (): void => {
      terminal.close();
      waysOut.release();
      parser.stop();
      stdin.off('data', read).off('end', leave).off('error', leave).pause();
    };
    const done = (text: string | null): void => {
      close();
      resolve(text);
    };
    const leave = (): void => done(null);
    const waysOut = guardWaysOut({ terminal, onSignal: close, onStop: () => {}, onContinue: () => {} });
    const parser = new InputParser(linearBox((text) => stdout.write(text), done, waysOut.suspend));
    const decoder = new StringDecoder('utf8');
    const read = (chunk: Buffer | string): void =>
      parser.feed(typeof chunk === 'string' ? chunk : decoder.write(chunk));
    terminal.open();
    // The second paste finds the stream paused by the first.
    stdin.on('data', read).on('end', leave).on('error', leave).resume();
  });
}

/** Collects what is typed and pasted, and says what it got. */
function linearBox(
  say: (text: string) => void,
  done: (text: string | null) => void,
  suspend: () => void,
): (event: InputEvent) => void {
  let text = '';
  // What was typed stands in a line of its own.
  let isLineOpen = false;
  const tell = (words: string): void => {
    say(isLineOpen ? `\n${words}` : words);
    isLineOpen = false;
  };
  const key = (name: string): void => {
    switch (name) {
      case 'ctrl-c':
      case 'escape':
        return done(null);
      case 'ctrl-z':
        return suspend();
      case 'ctrl-u':
        text = '';
        return tell('Cleared.\n');
      case 'enter':
        if (text.trim() === '') return tell('Nothing has been pasted yet.\n');
        tell('');
        return done(text);
      default:
        if (!isCharacter(name)) return;
        text += name;
        say(visible(name));
        isLineOpen = true;
    }
  };
  return (event) => {
    if (event.kind === 'key') return key(event.key);
    if (event.kind === 'receiving') return;
    text += event.text;
    tell(
      `Received ${amount(text)}.${event.cut ? ' Its end was left out: too long.' : ''} Enter diagnoses, Ctrl-U clears.\n`,
    );
  };
}
