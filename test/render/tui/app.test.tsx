import { render } from 'ink-testing-library';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SsoDoctorError } from '../../../src/errors.ts';
import { messageText } from '../../../src/render/message.ts';
import { App } from '../../../src/render/tui/App.tsx';
import type { CopyResult } from '../../../src/render/tui/clipboard.ts';
import { mainValue, Session } from '../../../src/render/tui/session.ts';
import { themeFor } from '../../../src/render/tui/theme.ts';
import type { Report } from '../../../src/report.ts';
import { calculated, createDiagnosis, createReport } from './sample-report.ts';

interface Opened {
  readonly press: (keys: string) => Promise<void>;
  readonly frame: () => string;
  readonly left: () => boolean;
  readonly failure: () => unknown;
  readonly copied: string[];
}

interface Options {
  readonly report?: Report | null;
  readonly copies?: CopyResult;
  readonly diagnose?: (text: string) => Promise<Report>;
}

let session: Session | null = null;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  session?.close();
  vi.useRealTimers();
});

/** The app with a keyboard; everything that reaches outside is noted. */
function open({ report = createReport(), copies = { by: 'tool', tool: 'xclip' }, diagnose }: Options = {}): Opened {
  const copied: string[] = [];
  let left = false;
  let failure: unknown = null;
  const opened = new Session(
    { report, columns: 100, rows: 24, unicode: true },
    {
      diagnose: diagnose ?? (async (text) => createReport({ diagnoses: [createDiagnosis({ title: `Got ${text}` })] })),
      copy: async (text) => {
        copied.push(text);
        return copies;
      },
      leave: () => (left = true),
      fail: (error) => (failure = error),
      suspend: () => {},
      redraw: () => {},
    },
  );
  session = opened;
  const { stdin, lastFrame } = render(<App session={opened} theme={themeFor({ NO_COLOR: '1' }, {})} />);
  return {
    press: async (keys) => {
      stdin.write(keys);
      // Pauses tell Esc and Enter from the start of more.
      await vi.advanceTimersByTimeAsync(100);
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    },
    frame: () => lastFrame() ?? '',
    left: () => left,
    failure: () => failure,
    copied,
  };
}

describe('on the report', () => {
  test('q and Ctrl-C leave', async () => {
    for (const key of ['q', '\u0003']) {
      const app = open();
      expect(app.left()).toBe(false);
      await app.press(key);
      expect(app.left()).toBe(true);
    }
  });

  test('j scrolls, and says when there is no more', async () => {
    const app = open();
    const first = app.frame().split('\n');
    await app.press('j');
    expect(app.frame().split('\n').slice(0, 19)).toEqual(first.slice(1, 20));
    await app.press('G');
    await app.press('j');
    expect(app.frame()).toContain('This is the end.');
  });

  test('? lists the keys and Esc comes back', async () => {
    const app = open();
    const report = app.frame();
    await app.press('?');
    expect(app.frame()).toContain('In the paste box');
    await app.press('\u001B');
    expect(app.frame()).toBe(report);
  });

  test('m shows the message, and c copies it whole', async () => {
    const app = open();
    await app.press('m');
    expect(app.frame()).toContain('To: InfluxData support');
    await app.press('c');
    expect(app.copied).toEqual([messageText(createReport())]);
    expect(app.frame()).toContain('Copied the message with xclip.');
  });

  test.each<[CopyResult, string]>([
    [{ by: 'tool', tool: 'pbcopy' }, 'Copied the calculated thumbprint with pbcopy.'],
    [{ by: 'terminal' }, 'Sent the calculated thumbprint to the terminal (OSC 52)'],
    [{ by: 'nothing', why: 'too long.' }, 'Did not copy the calculated thumbprint: too long.'],
  ])('c copies the calculated thumbprint and says how: %o', async (copies, words) => {
    const app = open({ copies });
    await app.press('c');
    expect(app.copied).toEqual([calculated]);
    expect(app.frame()).toContain(words);
  });

  test('a key without a meaning is answered, for a while', async () => {
    const app = open();
    await app.press('x');
    expect(app.frame()).toContain('x does nothing here.');
    await vi.advanceTimersByTimeAsync(7_000);
    expect(app.frame()).toContain('Nothing leaves this machine');
  });

  test('a second paste opens the box with it', async () => {
    const app = open();
    await app.press('\u001B[200~second\u001B[201~');
    expect(app.frame()).toContain('6 characters, 1 line');
    await app.press('\r');
    expect(app.frame()).toContain('Got second');
  });
});

describe('in the box', () => {
  test('letters are text, also those that are keys elsewhere', async () => {
    const app = open({ report: null });
    for (const key of 'quit?') await app.press(key);
    expect(app.left()).toBe(false);
    expect(app.frame()).toContain('quit?');
  });

  test('Enter diagnoses the whole text', async () => {
    const app = open({ report: null });
    await app.press('a');
    await app.press('\u001B[200~b\rc\u001B[201~');
    await app.press('\r');
    expect(app.frame()).toContain('Got ab<U+000A>c');
  });

  test('Enter with nothing in it says so', async () => {
    const app = open({ report: null });
    await app.press('\r');
    expect(app.frame()).toContain('Nothing has been pasted yet.');
  });

  test('what cannot be read is said beside the box, and the text stays', async () => {
    const refuse = async (): Promise<Report> => {
      throw new SsoDoctorError('ERR_INPUT_MALFORMED', 'paste, line 1: not base64.');
    };
    const app = open({ report: null, diagnose: refuse });
    await app.press('\u001B[200~text\u001B[201~');
    await app.press('\r');
    expect(app.frame()).toContain('paste, line 1: not base64.');
    expect(app.frame()).toContain('text');
    expect(app.failure()).toBeNull();
  });

  test('a bug ends the session with its error', async () => {
    const bug = new TypeError('a bug');
    const app = open({ report: null, diagnose: () => Promise.reject(bug) });
    await app.press('x');
    await app.press('\r');
    expect(app.failure()).toBe(bug);
  });

  test('while a diagnosis takes its time only leaving works', async () => {
    const app = open({ report: null, diagnose: () => new Promise(() => {}) });
    await app.press('x');
    await app.press('\r');
    expect(app.frame()).toContain('Diagnosing…');
    await app.press('y');
    expect(app.frame()).toContain('Diagnosing. Ctrl-C leaves.');
    await app.press('\u0003');
    expect(app.left()).toBe(true);
  });

  test('Esc leaves the first box, and goes back to the report from a later one', async () => {
    const first = open({ report: null });
    await first.press('\u001B');
    expect(first.left()).toBe(true);
    const later = open();
    const report = later.frame();
    await later.press('a');
    await later.press('\u001B');
    expect(later.left()).toBe(false);
    expect(later.frame()).toBe(report);
  });
});

describe('mainValue', () => {
  const bare = { thumbprints: null, callback: null, certificates: [], diagnoses: [] };

  test('is the calculated thumbprint, in the broker’s notation', () => {
    expect(mainValue(createReport())?.text).toBe(calculated);
  });

  test('is the first fact where there is no thumbprint, with nothing hidden in it', () => {
    const facts = [{ label: 'audience', value: 'urn:x\nrm -rf\u200B', from: 'e1', side: null }];
    const report = createReport({ ...bare, diagnoses: [createDiagnosis({ facts })] });
    expect(mainValue(report)).toEqual({ name: 'audience', text: 'urn:x<U+000A>rm -rf<U+200B>' });
  });

  test('is nothing where there is no value', () => {
    expect(mainValue(createReport(bare))).toBeNull();
  });
});
