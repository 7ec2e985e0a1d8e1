import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { limits } from '../../../src/limits.ts';
import { InputParser, type InputEvent } from '../../../src/render/tui/input.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** Feeds chunks that come right after each other, then waits until the terminal has been quiet for long. */
function read(...chunks: string[]): InputEvent[] {
  const events: InputEvent[] = [];
  const parser = new InputParser((event) => events.push(event));
  for (const chunk of chunks) parser.feed(chunk);
  vi.advanceTimersByTime(5_000);
  return events;
}

function keys(...names: string[]): InputEvent[] {
  return names.map((key) => ({ kind: 'key', key }));
}

function paste(text: string): InputEvent[] {
  return [{ kind: 'paste', text, cut: false }];
}

describe('keys', () => {
  test.each([
    ['a letter', 'j', ['j']],
    ['a letter beyond ASCII', 'é', ['é']],
    ['a character of two code units', '😀', ['😀']],
    ['a key that is held down', 'jjj', ['j', 'j', 'j']],
    ['a few keys at once', 'gGm', ['g', 'G', 'm']],
    ['Enter as carriage return', '\r', ['enter']],
    ['Enter as line feed', '\n', ['enter']],
    ['Tab', '\t', ['tab']],
    ['Tab that is held down', '\t\t\t', ['tab', 'tab', 'tab']],
    ['Shift-Tab', '\u001B[Z', ['shift-tab']],
    ['Backspace as DEL', '\u007F', ['backspace']],
    ['Backspace as BS', '\u0008', ['backspace']],
    ['Ctrl-C', '\u0003', ['ctrl-c']],
    ['Ctrl-U', '\u0015', ['ctrl-u']],
    ['Ctrl-Z', '\u001A', ['ctrl-z']],
    ['Esc alone', '\u001B', ['escape']],
    ['Esc twice', '\u001B\u001B', ['escape', 'escape']],
    ['an arrow (CSI)', '\u001B[A', ['up']],
    ['an arrow (SS3)', '\u001BOB', ['down']],
    ['an arrow with a modifier', '\u001B[1;5C', ['right']],
    ['PgUp and PgDn', '\u001B[5~\u001B[6~', ['page-up', 'page-down']],
    ['Home and End of xterm', '\u001B[H\u001B[F', ['home', 'end']],
    ['Home and End of rxvt', '\u001B[7~\u001B[8~', ['home', 'end']],
    ['Home and End of the Linux console', '\u001B[1~\u001B[4~', ['home', 'end']],
    ['a function key', '\u001B[15~', ['unknown']],
    ['Alt with a letter', '\u001Bq', ['unknown']],
    ['another control character', '\u0001', ['unknown']],
    ['keys with a sequence between them', 'j\u001B[Bk', ['j', 'down', 'k']],
  ])('%s', (_, input, expected) => {
    expect(read(input)).toEqual(keys(...expected));
  });

  test('a sequence may come in pieces', () => {
    expect(read('\u001B', '[', '1;5', 'A')).toEqual(keys('up'));
  });

  test('a sequence that never ends is dropped', () => {
    expect(read('\u001B[12')).toEqual(keys('unknown'));
  });

  test('an arrow is told from Esc and a letter by the pause between them', () => {
    const events: InputEvent[] = [];
    const parser = new InputParser((event) => events.push(event));
    parser.feed('\u001B');
    vi.advanceTimersByTime(60);
    parser.feed('j');
    expect(events).toEqual(keys('escape', 'j'));
  });

  test.each([
    ['letter', 'j', 'j'],
    ['Tab', '\t', 'tab'],
  ])('a typed %s is told at once, without waiting for more', (_, input, key) => {
    const events: InputEvent[] = [];
    new InputParser((event) => events.push(event)).feed(input);
    expect(events).toEqual(keys(key));
  });
});

describe('bracketed paste', () => {
  const start = '\u001B[200~';
  const end = '\u001B[201~';

  test('is one paste, newlines and all', () => {
    expect(read(`${start}one\rtwo\r\nthree\n${end}`)).toEqual(paste('one\ntwo\nthree\n'));
  });

  test('keeps controls and sequences as text', () => {
    expect(read(`${start}q\u0003\u001B[A${end}`)).toEqual(paste('q\u0003\u001B[A'));
  });

  test('is told without waiting, and keys after it are keys', () => {
    const events: InputEvent[] = [];
    new InputParser((event) => events.push(event)).feed(`${start}text${end}j`);
    expect(events).toEqual([...paste('text'), ...keys('j')]);
  });

  test('may be cut anywhere, also inside its marks', () => {
    const whole = `${start}some\rtext\u001B[20 more${end}`;
    for (let at = 1; at < whole.length; at++) {
      expect(read(whole.slice(0, at), whole.slice(at))).toEqual(paste('some\ntext\u001B[20 more'));
    }
  });

  test('may come byte by byte', () => {
    expect(read(...`${start}slow${end}`)).toEqual(paste('slow'));
  });

  test('without its end mark is over when nothing more comes', () => {
    expect(read(`${start}lost end`)).toEqual(paste('lost end'));
  });

  test('an end mark that comes too late is no key', () => {
    expect(read(end)).toEqual([]);
  });

  test('tells of its progress, not of each chunk', () => {
    const events: InputEvent[] = [];
    const parser = new InputParser((event) => events.push(event));
    parser.feed(start);
    for (let chunk = 0; chunk < 100; chunk++) {
      parser.feed('x'.repeat(1_000));
      vi.advanceTimersByTime(10);
    }
    const progress = events.filter(({ kind }) => kind === 'receiving');
    expect(progress).toHaveLength(4);
    expect(progress[0]).toEqual({ kind: 'receiving', characters: 21_000 });
  });

  test('longer than the limit loses its end, and says so', () => {
    const [event] = read(`${start}${'x'.repeat(limits.pasteCharacters)}`, `more${end}`);
    expect(event).toMatchObject({ kind: 'paste', cut: true });
    expect(event?.kind === 'paste' && event.text.length).toBe(limits.pasteCharacters);
  });
});

describe('a paste without marks', () => {
  test.each([
    ['many characters at once', ['https://auth.influxdata.com'], 'https://auth.influxdata.com'],
    ['a newline inside', ['one\rtwo'], 'one\ntwo'],
    ['a newline at the end', ['one\r'], 'one\n'],
    ['chunks right after each other', ['one\r', 'two\r', '\r', 'three'], 'one\ntwo\n\nthree'],
    ['a newline first', ['\r', 'one and more'], '\none and more'],
    ['short lines', ['a\rb\rc'], 'a\nb\nc'],
    ['a tab', ['a\tb'], 'a\tb'],
    ['tabs at the beginning of more', ['\t\tone'], '\t\tone'],
  ])('%s', (_, chunks, text) => {
    expect(read(...chunks)).toEqual(paste(text));
  });

  test('is over after a pause: Enter is a key then', () => {
    const events: InputEvent[] = [];
    const parser = new InputParser((event) => events.push(event));
    parser.feed('pasted text\r');
    vi.advanceTimersByTime(60);
    parser.feed('\r');
    vi.advanceTimersByTime(60);
    expect(events).toEqual([...paste('pasted text\n'), ...keys('enter')]);
  });

  test('ends at Ctrl-C, which is always a key', () => {
    expect(read('some pasted text\u0003')).toEqual([...paste('some pasted text'), ...keys('ctrl-c')]);
  });
});
