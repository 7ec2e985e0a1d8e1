import { describe, expect, test, vi } from 'vitest';
import type { DiagnosedCase } from '../../../src/case-texts.ts';
import { LazyList } from '../../../src/lazy-list.ts';
import type { XmlRow } from '../../../src/redaction/masked-xml.ts';
import type { Command } from '../../../src/render/tui/keys.ts';
import { firstState, reduce, type Action, type State } from '../../../src/render/tui/state.ts';
import { footerLines } from '../../../src/render/tui/footer-lines.ts';
import { screenRows } from '../../../src/render/tui/screen-rows.ts';
import { unusedKey, whyNot } from '../../../src/render/tui/why-not.ts';
import { bodyRows, farthest, isUnfinished, workOn } from '../../../src/render/tui/window.ts';
import { lineText } from '../../../src/render/layout.ts';
import { diagnosedCase } from '../../helpers/diagnosed-case.ts';
import { createResponse } from '../../helpers/idp.ts';
import type { Report } from '../../../src/report/report.ts';
import { createDiagnosis, createReport } from './sample-report.ts';
import { processorTime } from '../../helpers/processor-time.ts';

const report = createReport();

function opened(change: Partial<Parameters<typeof firstState>[0]> = {}): State {
  return firstState({ report, texts: [], personalData: false, columns: 80, rows: 15, unicode: true, ...change });
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
  const page = bodyRows(opened()) - 1;
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

  test.each<[string, Command[], string, string[]]>([
    ['a view comes back to the one before', ['checks', 'raw', 'back'], 'checks', ['report']],
    ['Tab goes on', ['next-view', 'next-view'], 'checks', ['report', 'certificates']],
    ['Shift-Tab goes round', ['previous-view'], 'raw', ['report']],
    ['Tab goes round', ['raw', 'next-view'], 'report', []],
    ['no screen is gone back to twice', ['checks', 'raw', 'checks', 'back', 'back'], 'report', []],
    ['the first view is where all ways begin', ['checks', 'raw', 'report'], 'report', []],
    ['nobody comes back to the help', ['checks', 'help', 'raw'], 'raw', ['report', 'checks']],
    ['from the help Tab leads to the first view', ['checks', 'help', 'next-view'], 'report', []],
    ['from the help Shift-Tab leads to the last view', ['help', 'previous-view'], 'raw', ['report']],
  ])('%s', (_, commands, screen, trail) => {
    expect(after(opened(), ...commands)).toMatchObject({ screen, trail });
  });

  test('Esc takes the marks of a search away before it goes back', () => {
    const found = after(opened(), 'raw', 'search', { type: 'typed', character: 'z' }, 'find');
    const there = after(found, 'back');
    expect(there).toMatchObject({ screen: 'raw', sought: null, top: found.top });
    expect(after(there, 'back').screen).toBe('report');
    // Where nothing was found, nothing is marked.
    expect(after(found, 'checks', 'back')).toMatchObject({ screen: 'raw', sought: { words: 'z' } });
    const atFirst = after(opened(), 'search', { type: 'typed', character: 'a' }, 'find');
    expect(whyNot(atFirst, 'back')).toBeNull();
    expect(whyNot(after(atFirst, 'back'), 'back')).not.toBeNull();
  });

  test('a view keeps its place while another is open', () => {
    const there = after(opened(), 'message', 'down', 'report', 'down', 'down', 'message');
    expect(there).toMatchObject({ screen: 'message', top: 1 });
    expect(after(there, 'report').top).toBe(2);
  });

  test('the box is left with its text thrown away', () => {
    const box = after(opened(), 'paste', { type: 'pasted', text: 'x' });
    expect(after(box, 'back')).toMatchObject({ screen: 'report', pieces: [] });
  });

  test('a case that grew opens on its cause, and Esc takes the marks of what is new away', () => {
    const next = { report: createReport({ diagnoses: [createDiagnosis({ title: 'Another' })] }), texts: [] };
    const grown = after(opened({ columns: 120 }), 'end', 'paste', { type: 'diagnosed', diagnosed: next, alone: false });
    expect(grown).toMatchObject({ screen: 'report', top: 0, before: { report } });
    expect(whyNot(grown, 'back')).toBeNull();
    const text = (state: State): string[] => Array.from(state.lines, lineText);
    expect(text(grown).filter((line) => line.startsWith('+ '))).toEqual(['+ ✗ Another (certain)']);
    expect(text(grown)).toContain(`  before     ${report.diagnoses[0]?.title} (certain).`);
    const seen = after(grown, 'back');
    expect(seen).toEqual(opened({ columns: 120, report: next.report }));
    expect(whyNot(seen, 'back')).not.toBeNull();
  });

  test('personal data is shown at the same place', () => {
    const there = after(opened(), 'certificates', 'report', 'down', 'down', { type: 'diagnosing' });
    const shown = after(there, {
      type: 'unmasked',
      diagnosed: { report: createReport(), texts: [] },
      personalData: true,
    });
    expect(shown).toMatchObject({ screen: 'report', top: 2, personalData: true, diagnosing: false });
  });

  test('back does nothing where there is nothing behind', () => {
    const box = opened({ report: null });
    expect(after(box, 'back')).toMatchObject({ screen: 'paste' });
  });

  test('a new case takes the place of everything', () => {
    const box = after(opened(), 'end', 'paste', { type: 'pasted', text: 'x' }, { type: 'diagnosing' });
    const next = createReport({ diagnoses: [createDiagnosis({ title: 'Another' })] });
    expect(after(box, { type: 'diagnosed', diagnosed: { report: next, texts: [] }, alone: true })).toEqual(
      opened({ report: next }),
    );
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

  test('Tab puts a path in its place, and shows what it can go on to until the text changes', () => {
    const completed: Action = { type: 'completed', text: 'inputs/', candidates: ['inputs/a.xml', 'inputs/b.xml'] };
    const state = after(box, typed('i'), completed);
    expect(textOf(state)).toBe('inputs/');
    expect(state.candidates).toHaveLength(2);
    expect(after(state, typed('a')).candidates).toEqual([]);
    expect(textOf(after(state, 'erase'))).toBe('inputs');
  });

  test('progress of a long paste ends with it', () => {
    const receiving = after(box, { type: 'receiving', characters: 5_000 });
    expect(receiving.receiving).toBe(5_000);
    expect(after(receiving, pasted('x')).receiving).toBeNull();
  });
});

/** What the session does between the keys. */
function worked(state: State): State {
  let at = state;
  while (isUnfinished(at)) {
    workOn(at, 50);
    at = after(at, { type: 'progressed' });
  }
  return at;
}

function withoutBlanks(state: State, line: number): string {
  return lineText(state.lines.at(line) ?? []).replace(/\s+/g, '');
}

/** The line at the top of one layout begins in the line at the top of the other. */
function expectSamePlace(state: State, former: State): void {
  const words = withoutBlanks(former, former.top).slice(0, 8);
  const [first = '', ...next] = Array.from({ length: 6 }, (_, row) => withoutBlanks(state, state.top + row));
  const place = [first, ...next].join('').indexOf(words);
  expect(place, `${words} in ${first}`).toBeGreaterThanOrEqual(0);
  expect(place).toBeLessThan(Math.max(1, first.length));
}

describe('resizing', () => {
  const resized = (columns: number, rows = 15): Action => ({ type: 'resized', columns, rows });
  const down = (lines: number): Command[] => Array.from({ length: lines }, () => 'down' as const);

  test.each([
    [120, 40],
    [40, 120],
    [80, 60],
    [250, 41],
  ])('from %i to %i columns keeps the line at the top in place, and back', (from, to) => {
    const start = opened({ columns: from, rows: 8 });
    for (let top = 0; top < start.lines.length - 12; top++) {
      const there = after(start, ...down(top));
      if (withoutBlanks(there, top) === '') continue;
      const other = after(there, resized(to, 8));
      expectSamePlace(other, there);
      expectSamePlace(after(other, resized(from, 8)), other);
    }
  });

  test('keeps the places of the views that are not open too', () => {
    const there = after(opened({ columns: 120, rows: 8 }), 'message', ...down(6));
    const back = after(there, 'report', resized(60, 8), 'message');
    expect(back.lines.length).toBeGreaterThan(there.lines.length);
    expectSamePlace(back, there);
  });

  test('never leaves the place beyond the end', () => {
    const state = after(opened(), 'end', { type: 'resized', columns: 80, rows: 100 });
    expect(state.top).toBe(0);
  });
});

test('breaking long lines keeps the line at the top in place', () => {
  const there = after(opened({ columns: 60, rows: 8 }), 'raw', ...Array.from({ length: 30 }, () => 'down' as const));
  const broken = after(there, 'wrap');
  expect(broken.lines.length).toBeGreaterThan(there.lines.length);
  expectSamePlace(broken, there);
  expect(after(broken, 'wrap').top).toBe(there.top);
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
    ['completing a paste', after(box, { type: 'pasted', text: 'x' }), 'complete'],
    ['showing personal data of nothing', box, 'personal-data'],
    ['taking back nothing', box, 'erase'],
    ['emptying nothing', box, 'clear'],
    ['the view that is open', opened(), 'report'],
    ['going back from where all ways begin', opened(), 'back'],
    ['searching for nothing', after(opened(), 'search'), 'find'],
    ['going on with no search', opened(), 'find-next'],
    ['breaking lines where none is cut', wide, 'wrap'],
    ['taking back nothing that is searched for', after(opened(), 'search'), 'erase'],
    ['going behind nothing that failed', healthy, 'open'],
    ['copying a finding where nothing failed', healthy, 'copy-finding'],
    ['copying a timeline that is not there', after(opened(), 'timeline'), 'copy'],
    ['copying a message to nobody', after(healthy, 'message'), 'copy'],
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

function* mapped<Value>(values: Iterable<Value>, change: (value: Value) => Value): Generator<Value> {
  for (const value of values) yield change(value);
}

function withAttributes(count: number): Promise<DiagnosedCase> {
  const attributes = Array.from(
    { length: count },
    (_, index) =>
      `<saml:Attribute Name="n${index}"><saml:AttributeValue>v${index}</saml:AttributeValue></saml:Attribute>`,
  ).join('');
  return diagnosedCase([
    createResponse({ attributes: `<saml:AttributeStatement>${attributes}</saml:AttributeStatement>` }),
  ]);
}

describe('the end of a text that is not made yet', async () => {
  const { report, texts } = await withAttributes(3_000);
  const fresh = (): State => {
    // Its lines are kept with the report.
    return after(opened({ report: { ...report }, texts }), 'response');
  };

  test('is not waited for: the window stays until its end is made, and any other key is heard', () => {
    const before = fresh();
    const going = after(before, 'end');
    expect(going).toMatchObject({ top: 0, goal: { kind: 'line', line: Infinity } });
    expect(going.lines.isComplete).toBe(false);
    expect(footerLines(going).map(lineText).join('\n')).toContain('Going to the end…');
    expect(after(going, 'down')).toMatchObject({ top: 1, goal: null });
    const there = worked(going);
    expect(there.top).toBe(there.lines.length - bodyRows(there));
  });

  test('is searched on the way: a place far behind is found, and what is not there is known at the end', () => {
    const typed = (words: string): Action[] => [...words].map((character) => ({ type: 'typed', character }));
    const going = after(fresh(), 'search', ...typed('"n2999"'), 'find');
    expect(going).toMatchObject({ top: 0, goal: { kind: 'match' }, sought: { line: null } });
    expect(footerLines(going).map(lineText).join('\n')).toContain('Searching…');
    const there = worked(going);
    expect(lineText(there.lines.at(there.sought?.line ?? 0) ?? [])).toContain('Name="n2999"');
    expect(footerLines(there).map(lineText).join('\n')).toContain('found 1 of 1,');
    const nowhere = worked(after(fresh(), 'search', ...typed('nowhere'), 'find'));
    expect(nowhere).toMatchObject({ top: 0, goal: null, sought: { line: null } });
  });

  test('comes back to its place after a resize in the middle of it', () => {
    const there = after(worked(after(fresh(), 'end')), 'page-up', 'page-up');
    const going = after(there, { type: 'resized', columns: 100, rows: 15 }, { type: 'resized', columns: 60, rows: 15 });
    expect(going.lines.isComplete).toBe(false);
    expectSamePlace(worked(going), there);
  });
});

describe('a message of 20,000 attributes', async () => {
  const { report, texts } = await withAttributes(20_000);
  test.each(['response', 'raw'] as const)('has all of them in %s', (screen) => {
    const state = after(opened({ report, texts }), screen);
    expect(state.lines.length).toBeGreaterThan(20_000);
    expect(after(state, 'end').top).toBe(state.lines.length - bodyRows(state));
  });

  test('is written down as far as it is looked at, and once', () => {
    const made = vi.fn<(row: XmlRow) => XmlRow>((row) => row);
    const counted = texts.map((text) => ({ ...text, rows: new LazyList(mapped(text.rows, made)) }));
    const before = after(opened({ report, texts: counted }), 'checks', 'raw', 'response', 'page-down', 'right');
    expect(made).not.toHaveBeenCalled();
    expect(before.lines.made.length).toBeLessThan(1_500);
    const there = after(worked(after(before, 'end')), 'checks', 'response');
    expect(made).toHaveBeenCalledTimes(texts[0]?.rows.length ?? 0);
    expect(after(there, 'up', 'report', 'response').lines).toBe(there.lines);
    expect(made).toHaveBeenCalledTimes(texts[0]?.rows.length ?? 0);
  });

  test('scrolls as fast as a short one', () => {
    const cost = (state: State): number => {
      const keys: Command[] = ['down', 'page-down', 'right', 'up', 'left', 'end', 'start'];
      const time = (): number => {
        const started = processorTime();
        for (let round = 0; round < 20; round++) for (const key of keys) whyNot(after(state, key), 'down');
        return processorTime() - started;
      };
      time();
      return Math.min(time(), time(), time());
    };
    const short = cost(after(opened(), 'report'));
    expect(cost(worked(after(opened({ report, texts }), 'response'))) / short).toBeLessThan(10);
  });
});

describe('a timeline of 10,000 requests', () => {
  const timeline = Array.from({ length: 10_000 }, (_, index): Report['timeline'][number] => ({
    at: new Date(Date.UTC(2026, 2, 2) + index * 1_000).toISOString(),
    from: 'browser',
    to: 'broker',
    what: `request ${index}`,
    evidence: 'e1',
    host: 'auth.example.com',
    attempt: 1,
    leg: index % 2 === 0 ? 'identity-provider-to-broker' : 'broker-to-application',
    failed: false,
  }));
  const there = after(opened({ report: createReport({ timeline }) }), 'timeline', 'end');

  test('has each in a line', () => {
    expect(there.lines.length).toBeGreaterThan(10_000);
    expect(lineText(there.lines.at(there.lines.length - 1) ?? [])).toContain('request 9999');
  });

  test('is made once, and only what is seen of it is drawn', () => {
    expect(after(there, 'up', 'report', 'timeline').lines).toBe(there.lines);
    expect(screenRows(there)).toHaveLength(14);
  });
});
