import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/render/tui/keys.ts';
import {
  bodyRows,
  farthest,
  firstState,
  reduce,
  unusedKey,
  whyNot,
  type Action,
  type State,
} from '../../../src/render/tui/state.ts';
import { createDiagnosis, createReport } from './sample-report.ts';

const report = createReport();

function opened(change: Partial<Parameters<typeof firstState>[0]> = {}): State {
  return firstState({ report, columns: 80, rows: 14, unicode: true, ...change });
}

function after(state: State, ...steps: (Command | Action)[]): State {
  return steps.reduce<State>(
    (before, step) => reduce(before, typeof step === 'string' ? { type: 'command', command: step } : step),
    state,
  );
}

test('it opens on the report, or on the box where there is none', () => {
  expect(opened().screen).toBe('report');
  expect(opened({ report: null }).screen).toBe('paste');
});

describe('scrolling', () => {
  const page = bodyRows({ rows: 14 }) - 1;
  const end = farthest(opened()).top;

  test.each<[string, Command[], number]>([
    ['down', ['down'], 1],
    ['down and up', ['down', 'down', 'up'], 1],
    ['not above the beginning', ['up'], 0],
    ['a page, with one line kept', ['page-down'], page],
    ['a page back', ['page-down', 'page-up'], 0],
    ['to the end', ['end'], end],
    ['not below the end', ['end', 'page-down', 'down'], end],
    ['to the beginning', ['end', 'start'], 0],
  ])('%s', (_, commands, top) => {
    expect(after(opened(), ...commands).top).toBe(top);
  });

  test('sideways as far as the widest line', () => {
    const narrow = opened({ columns: 40 });
    const most = farthest(narrow).left;
    expect(most).toBeGreaterThan(0);
    expect(after(narrow, 'right').left).toBe(Math.min(10, most));
    expect(after(narrow, ...Array.from({ length: 20 }, () => 'right' as const)).left).toBe(most);
    expect(after(narrow, 'right', 'left').left).toBe(0);
  });
});

describe('screens', () => {
  test('the message and the help come back to the place they were opened from', () => {
    const scrolled = after(opened(), 'down', 'down');
    const there = after(scrolled, 'message', 'down', 'help');
    expect(there.screen).toBe('help');
    expect(after(there, 'back')).toMatchObject({ screen: 'message', top: 1 });
    expect(after(there, 'back', 'back')).toMatchObject({ screen: 'report', top: 2, trail: [] });
  });

  test('the box is left with its text thrown away', () => {
    const box = after(opened(), 'paste', { type: 'pasted', text: 'x' });
    expect(after(box, 'back')).toMatchObject({ screen: 'report', pieces: [] });
  });

  test('back does nothing where there is nothing behind', () => {
    const box = opened({ report: null });
    expect(after(box, 'back')).toMatchObject({ screen: 'paste' });
  });

  test('a new report takes the place of everything', () => {
    const box = after(opened(), 'end', 'paste', { type: 'pasted', text: 'x' }, { type: 'diagnosing' });
    const next = createReport({ diagnoses: [createDiagnosis({ title: 'Another' })] });
    expect(after(box, { type: 'diagnosed', report: next })).toEqual(opened({ report: next }));
  });
});

describe('the box', () => {
  const box = opened({ report: null });
  const typed = (character: string): Action => ({ type: 'typed', character });
  const pasted = (text: string): Action => ({ type: 'pasted', text });
  const textOf = (state: State): string => state.pieces.map(({ text }) => text).join('|');

  test.each<[string, (Command | Action)[], string]>([
    ['typed characters are one piece', [typed('a'), typed('b')], 'ab'],
    ['pastes stay apart', [typed('a'), pasted('one'), pasted('two'), typed('b')], 'a|one|two|b'],
    ['Backspace takes back a character', [typed('a'), typed('b'), 'erase'], 'a'],
    ['Backspace takes back a character of two code units', [typed('a'), typed('😀'), 'erase'], 'a'],
    ['Backspace takes back a whole paste', [typed('a'), pasted('one\ntwo'), 'erase'], 'a'],
    ['Backspace takes back the last character', [typed('a'), 'erase'], ''],
    ['Ctrl-U empties it', [typed('a'), pasted('one'), 'clear'], ''],
    ['an empty paste adds nothing', [typed('a'), pasted('')], 'a'],
  ])('%s', (_, steps, text) => {
    expect(textOf(after(box, ...steps))).toBe(text);
  });

  test('a paste on the report opens the box with it', () => {
    const state = after(opened(), pasted('text'));
    expect(state).toMatchObject({ screen: 'paste', pieces: [{ kind: 'pasted', text: 'text' }] });
    expect(after(state, 'back').screen).toBe('report');
  });

  test('a refusal stays until the text changes', () => {
    const refused = after(box, pasted('x'), { type: 'diagnosing' }, { type: 'refused', why: 'not base64' });
    expect(refused).toMatchObject({ refusal: 'not base64', diagnosing: false });
    expect(after(refused, typed('y')).refusal).toBeNull();
    expect(after(refused, 'erase').refusal).toBeNull();
  });

  test('progress of a long paste ends with it', () => {
    const receiving = after(box, { type: 'receiving', characters: 5_000 });
    expect(receiving.receiving).toBe(5_000);
    expect(after(receiving, pasted('x')).receiving).toBeNull();
  });
});

describe('resizing', () => {
  test('lays the text out anew and stays near the place', () => {
    const scrolled = after(opened({ columns: 120 }), 'end');
    const share = scrolled.top / scrolled.lines.length;
    const narrow = after(scrolled, { type: 'resized', columns: 40, rows: 14 });
    expect(narrow.lines.length).toBeGreaterThan(scrolled.lines.length);
    expect(Math.abs(narrow.top / narrow.lines.length - share)).toBeLessThan(0.05);
  });

  test('never leaves the place beyond the end', () => {
    const state = after(opened(), 'end', { type: 'resized', columns: 80, rows: 100 });
    expect(state.top).toBe(0);
  });
});

describe('notices', () => {
  test('the time of an old one does not end a new one', () => {
    const first = { text: 'first' };
    const second = { text: 'second' };
    const state = after(opened(), { type: 'toast', toast: first }, { type: 'toast', toast: second });
    expect(after(state, { type: 'toast-over', toast: first }).toast).toBe(second);
    expect(after(state, { type: 'toast-over', toast: second }).toast).toBeNull();
  });

  test('the next key ends one', () => {
    expect(after(opened(), { type: 'toast', toast: { text: 'x' } }, 'down').toast).toBeNull();
  });
});

describe('whyNot', () => {
  const high = opened({ rows: 100 });
  const box = opened({ report: null });
  const wide = opened({ columns: 250 });
  const healthy = opened({ report: createReport({ verdict: 'not-a-failure', diagnoses: [] }) });
  const diagnosing = after(box, { type: 'pasted', text: 'x' }, { type: 'diagnosing' });

  test.each<[string, State, Command]>([
    ['scrolling where all is seen', high, 'down'],
    ['scrolling up at the beginning', opened(), 'up'],
    ['scrolling down at the end', after(opened(), 'end'), 'page-down'],
    ['moving sideways where no line is cut', wide, 'right'],
    ['moving back at the left edge', opened({ columns: 40 }), 'left'],
    ['diagnosing nothing', box, 'submit'],
    ['diagnosing blanks', after(box, { type: 'pasted', text: ' \n' }), 'submit'],
    ['taking back nothing', box, 'erase'],
    ['emptying nothing', box, 'clear'],
    ['a message to nobody', healthy, 'message'],
    ['a second diagnosis at once', diagnosing, 'submit'],
    ['leaving the box while diagnosing', diagnosing, 'back'],
  ])('%s has a reason against it', (_, state, command) => {
    expect(whyNot(state, command)).toMatch(/^[A-Z].*\.$/);
  });

  test.each<[string, State, Command]>([
    ['scrolling down', opened(), 'down'],
    ['moving sideways where lines are cut', opened({ columns: 40 }), 'right'],
    ['diagnosing a text', after(box, { type: 'pasted', text: 'x' }), 'submit'],
    ['the message', opened(), 'message'],
    ['leaving while diagnosing', diagnosing, 'quit'],
  ])('%s has none', (_, state, command) => {
    expect(whyNot(state, command)).toBeNull();
  });
});

test.each([
  ['x', 'x does nothing here. ? lists the keys.'],
  ['tab', 'Tab does nothing here. ? lists the keys.'],
  ['unknown', 'That key does nothing here. ? lists the keys.'],
])('a key without a meaning (%s) is answered', (key, words) => {
  expect(unusedKey(opened(), key)).toBe(words);
});
