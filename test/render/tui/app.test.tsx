import { render } from 'ink-testing-library';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SsoDoctorError } from '../../../src/errors.ts';
import type { DiagnosedCase } from '../../../src/case-texts.ts';
import { messages, messageText } from '../../../src/render/message.ts';
import { renderJson } from '../../../src/render/json.ts';
import { App } from '../../../src/render/tui/App.tsx';
import type { CopyResult } from '../../../src/render/tui/clipboard.ts';
import { Session } from '../../../src/render/tui/session.ts';
import { themeFor } from '../../../src/render/tui/theme.ts';
import type { Report } from '../../../src/report/report.ts';
import { diagnosedCase } from '../../helpers/diagnosed-case.ts';
import { createResponse } from '../../helpers/idp.ts';
import { createWrapped } from '../../helpers/wrapping.ts';
import { calculated, createDiagnosis, createReport } from './sample-report.ts';

interface Opened {
  readonly press: (keys: string) => Promise<void>;
  readonly frame: () => string;
  readonly left: () => boolean;
  readonly failure: () => unknown;
  readonly copied: string[];
  /** Path and text of each file that was written. */
  readonly saved: [string, string][];
}

interface Options {
  readonly report?: Report | null;
  readonly texts?: DiagnosedCase['texts'];
  readonly copies?: CopyResult;
  readonly diagnose?: (text: string) => Promise<DiagnosedCase>;
  /** Why nothing can be written. */
  readonly refusal?: string;
}

let session: Session | null = null;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  session?.close();
  vi.useRealTimers();
});

/** The app with a keyboard; everything that reaches outside is noted. */
function open(options: Options = {}): Opened {
  const { report = createReport(), texts = [], copies = { by: 'tool', tool: 'xclip' }, diagnose, refusal } = options;
  const copied: string[] = [];
  const saved: [string, string][] = [];
  let left = false;
  let failure: unknown = null;
  const opened = new Session(
    { report, texts, personalData: false, columns: 100, rows: 25, unicode: true },
    {
      showPersonalData: async (shown) =>
        caseOf(createDiagnosis({ title: shown ? 'For ada@example.com' : 'For [e-mail 1]' })),
      completePath: async (typed) =>
        typed === 'in' ? { text: 'inputs/', candidates: ['inputs/'] } : { text: typed, candidates: [] },
      diagnose: diagnose ?? (async (text) => caseOf(createDiagnosis({ title: `Got ${text}` }))),
      copy: async (text) => {
        copied.push(text);
        return copies;
      },
      save: async (path, text) => {
        if (refusal !== undefined) throw new SsoDoctorError('ERR_OUTPUT', refusal);
        saved.push([path, text]);
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
      // Some keys load what they need.
      await vi.dynamicImportSettled();
      await new Promise((resolve) => setImmediate(resolve));
    },
    frame: () => lastFrame() ?? '',
    left: () => left,
    failure: () => failure,
    copied,
    saved,
  };
}

function caseOf(...diagnoses: Report['diagnoses']): DiagnosedCase {
  return { report: createReport({ diagnoses }), texts: [] };
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
    expect(app.frame().split('\n').slice(1, 20)).toEqual(first.slice(2, 21));
    await app.press('G');
    await app.press('j');
    expect(app.frame()).toContain('This is the end.');
  });

  test('? lists the keys and Esc comes back', async () => {
    const app = open();
    const report = app.frame();
    await app.press('?');
    expect(app.frame()).toContain('Keys');
    await app.press('G');
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
    expect(app.frame()).toContain('Copied the message to InfluxData support with xclip.');
  });

  test.each<[CopyResult, string]>([
    [{ by: 'tool', tool: 'pbcopy' }, 'Copied the calculated thumbprint with pbcopy.'],
    [{ by: 'terminal' }, 'Sent the calculated thumbprint to the terminal (OSC 52)'],
    [
      { by: 'file', path: '/tmp/x/copied.txt', why: 'too long' },
      'Wrote the calculated thumbprint to /tmp/x/copied.txt: too long.',
    ],
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
    const refuse = async (): Promise<DiagnosedCase> => {
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

test('p shows personal data and masks it again, and says so as long as it is shown', async () => {
  const app = open();
  await app.press('p');
  expect(app.frame()).toContain('For ada@example.com');
  expect(app.frame()).toContain('p masks it');
  await app.press('w');
  await vi.advanceTimersByTimeAsync(7_000);
  expect(app.frame()).toContain('Personal data is shown.');
  await app.press('p');
  expect(app.frame()).toContain('For [e-mail 1]');
});

describe('a case that grows', () => {
  test('says what was added, what the answer was before, and that it has changed', async () => {
    const app = open();
    await app.press('a');
    await app.press('\u001B[200~second\u001B[201~');
    await app.press('\r');
    expect(app.frame()).toContain('+ ✗ Got second');
    expect(app.frame()).toMatch(/before +The identity provider signs/);
    expect(app.frame()).toContain('The answer has changed.');
  });

  test('is left for a new one with Ctrl-N', async () => {
    const app = open();
    await app.press('\u001B[200~second\u001B[201~');
    await app.press('\u000E');
    expect(app.frame()).toContain('\n✗ Got second');
  });
});

test('Tab completes a typed path, and says where no file begins so', async () => {
  const app = open({ report: null });
  await app.press('i');
  await app.press('n');
  await app.press('\t');
  expect(app.frame()).toContain('inputs/');
  await app.press('\t');
  expect(app.frame()).toContain('No file begins like this.');
});

describe('the views', () => {
  test('open by their numbers and by Tab, and Esc goes back through them', async () => {
    const app = open();
    const names = ['Cause', 'Certificates', 'Checks', 'Response', 'Timeline', 'Message', 'Raw'];
    for (const [index, name] of names.entries()) {
      await app.press(String(index + 1));
      expect(app.frame()).toContain(`[${index + 1} ${name}]`);
    }
    await app.press('\t');
    expect(app.frame()).toContain('[1 Cause]');
    await app.press('\u001B[Z');
    expect(app.frame()).toContain('[7 Raw]');
    await app.press('3');
    await app.press('m');
    await app.press('\u001B');
    expect(app.frame()).toContain('[3 Checks]');
    await app.press('\u001B');
    expect(app.frame()).toContain('[7 Raw]');
  });

  test('that are empty say what to hand in', async () => {
    const app = open({ report: createReport({ diagnoses: [], thumbprints: null }) });
    for (const key of '23456') {
      await app.press(key);
      expect(app.frame()).toContain('hand in');
    }
  });
});

describe('s', () => {
  test('lists what can be saved; 1 is the certificate that signs, under its thumbprint', async () => {
    const { report, texts } = await diagnosedCase([createResponse()]);
    const app = open({ report, texts });
    await app.press('s');
    expect(app.frame()).toContain('2  the report as plain text');
    await app.press('1');
    const sha1 = report.certificates[0]?.sha1 ?? '';
    expect(app.saved).toEqual([
      [`signing-certificate-${sha1.slice(0, 8)}.pem`, expect.stringContaining('-----BEGIN CERTIFICATE-----')],
    ]);
    expect(app.frame()).toContain(
      `Saved the signing certificate as PEM as ./signing-certificate-${sha1.slice(0, 8)}.pem.`,
    );
    expect(app.frame()).toContain('[1 Cause]');
  });

  test.each([
    ['unsigned', createResponse({ sign: 'none' }), 'the response is not signed'],
    ['suspicious', createWrapped('xsw3', 'assertion'), 'the response looks like an attack'],
  ])('saves nothing out of an %s response, and says why', async (_, xml, why) => {
    const app = open(await diagnosedCase([xml]));
    await app.press('s');
    expect(app.frame()).toContain(why);
    await app.press('1');
    expect(app.saved).toEqual([]);
  });

  test('says why the file could not be written', async () => {
    const app = open({ ...(await diagnosedCase([createResponse()])), refusal: 'Nothing was saved: a.pem: it exists.' });
    await app.press('s');
    await app.press('1');
    expect(app.frame()).toContain('Nothing was saved: a.pem: it exists.');
    expect(app.failure()).toBeNull();
  });
});

test('s saves the report in each format that --format offers', async () => {
  const app = open();
  for (const key of ['2', '3', '4']) {
    await app.press('s');
    await app.press(key);
    // The format's renderer is loaded first.
    await vi.waitFor(() => expect(app.frame()).toContain('[1 Cause]'));
  }
  expect(app.saved.map(([path]) => path)).toEqual([
    'sso-doctor-invalid-thumbprint.txt',
    'sso-doctor-invalid-thumbprint.json',
    'sso-doctor-invalid-thumbprint.md',
  ]);
  expect(app.saved[1]?.[1]).toBe(renderJson(createReport()));
  await app.press('s');
  await app.press('9');
  expect(app.frame()).toContain('9 does nothing here.');
});

describe('/', () => {
  test('finds the words in the view, n and N go on, and Esc forgets them', async () => {
    const app = open();
    await app.press('/');
    for (const key of 'CERTIFICATE') await app.press(key);
    expect(app.frame()).toContain('/CERTIFICATE');
    await app.press('\r');
    expect(app.frame()).toMatch(/found 1 of \d/);
    await app.press('n');
    expect(app.frame()).toMatch(/found 2 of \d/);
    await app.press('N');
    await app.press('N');
    expect(app.frame()).toMatch(/found (\d) of \1/);
    await app.press('/');
    await app.press('\u001B');
    expect(app.frame()).not.toContain('found');
    await app.press('n');
    expect(app.frame()).toContain('Nothing was searched for yet; / searches.');
  });

  test('says where nothing is found, and takes a paste for the words', async () => {
    const app = open();
    await app.press('/');
    await app.press('\u001B[200~no such words\nand more\u001B[201~');
    await app.press('\r');
    expect(app.frame()).toContain('Not in this view: no such words');
    expect(app.frame()).toContain('[1 Cause]');
  });
});

test('C copies the answer with its two values, and a check that failed', async () => {
  const app = open();
  await app.press('C');
  expect(app.copied[0]).toContain('✗ The identity provider signs');
  expect(app.copied[0]).toContain(`received   ${calculated}`);
  await app.press('3');
  await app.press('C');
  expect(app.frame()).toContain('No check has failed.');
});

test('Enter goes from the cause to what it rests on', async () => {
  const app = open(await diagnosedCase([createResponse({ audiences: ['urn:other'] })]));
  await app.press('\r');
  expect(app.frame()).toContain('[3 Checks]');
  await app.press('C');
  expect(app.copied[0]).toMatch(/^check +✗ audience: /);
  await app.press('\r');
  expect(app.frame()).toContain('Enter does nothing here.');
});

test('w breaks long lines, and cuts them again', async () => {
  const app = open(await diagnosedCase([createResponse()]));
  await app.press('4');
  await app.press('G');
  expect(app.frame()).toContain('…');
  await app.press('w');
  expect(app.frame()).not.toMatch(/…$/m);
  await app.press('w');
  expect(app.frame()).toMatch(/…$/m);
});

test('c copies the message that is in view', async () => {
  const app = open();
  await app.press('6');
  await app.press('c');
  await app.press('G');
  await app.press('c');
  expect(app.copied).toEqual(messages(createReport()).map(({ text }) => text));
  expect(app.frame()).toContain('Copied the message to your identity provider administrator with xclip.');
});
