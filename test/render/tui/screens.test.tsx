import { stripVTControlCharacters } from 'node:util';
import { renderToString } from 'ink';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { layout, lineText } from '../../../src/render/layout.ts';
import { reportDocument } from '../../../src/render/report-document.ts';
import type { Command } from '../../../src/render/tui/keys.ts';
import { Rows } from '../../../src/render/tui/parts/Rows.tsx';
import { screenRows } from '../../../src/render/tui/screen-rows.ts';
import { firstState, reduce, type Action, type FirstState, type State } from '../../../src/render/tui/state.ts';
import { themeFor } from '../../../src/render/tui/theme.ts';
import { diagnosedCase } from '../../helpers/diagnosed-case.ts';
import { createResponse } from '../../helpers/idp.ts';
import { createWrapped } from '../../helpers/wrapping.ts';
import { calculated, configured, createDiagnosis, createReport } from './sample-report.ts';

const theme = themeFor({ NO_COLOR: '1' }, {});

function rowsOf(state: State): string[] {
  return renderToString(<Rows rows={screenRows(state)} theme={theme} />, { columns: state.columns }).split('\n');
}

function opened(change: Partial<FirstState> = {}, ...actions: Action[]): State {
  const first = {
    report: createReport(),
    texts: [],
    personalData: false,
    columns: 80,
    rows: 24,
    unicode: true,
    ...change,
  };
  return actions.reduce(reduce, firstState(first));
}

const sizes = [40, 60, 80, 120, 250].flatMap((columns) => [12, 24, 100].map((rows) => ({ columns, rows })));

const { report: samlReport, texts: samlTexts } = await diagnosedCase([
  createResponse({ nameId: 'wide 界 name'.repeat(20), audiences: ['urn:other'] }),
]);
const samlCase = { report: samlReport, texts: samlTexts };
const press = (command: Command): Action => ({ type: 'command', command });

const situations: readonly [string, Partial<FirstState>, readonly Action[]][] = [
  ['the report', {}, []],
  ['the report, moved', {}, [press('end'), press('right')]],
  ['the message', {}, [press('message')]],
  ['the help', {}, [press('help')]],
  ['the certificates', samlCase, [press('certificates')]],
  ['the checks', samlCase, [press('checks'), press('end')]],
  ['the response', samlCase, [press('response'), press('right')]],
  ['the raw text', samlCase, [press('raw'), press('page-down'), press('right')]],
  ['the response, with long lines broken', samlCase, [press('response'), press('wrap'), press('end')]],
  [
    'a search',
    samlCase,
    [press('response'), press('search'), ...[...'sAmL'].map((character): Action => ({ type: 'typed', character }))],
  ],
  [
    'a place that was found',
    samlCase,
    [press('response'), press('search'), { type: 'typed', character: 'z' }, press('find')],
  ],
  ['what can be saved', samlCase, [press('save')]],
  [
    'a case that grew',
    samlCase,
    [{ type: 'diagnosed', diagnosed: { report: createReport(), texts: [] }, alone: false }],
  ],
  [
    'names of files',
    { report: null },
    [{ type: 'completed', text: '/', candidates: Array.from({ length: 500 }, (_, index) => `name 界 ${index}.xml`) }],
  ],
  ['a view with nothing to show', {}, [press('timeline')]],
  ['an empty box', { report: null }, []],
  ['a full box', { report: null }, [{ type: 'pasted', text: 'wide 界 text\n'.repeat(5_000) }]],
  ['a refusal', { report: null }, [{ type: 'refused', why: 'paste, line 1: not base64. '.repeat(9) }]],
  ['a long notice', {}, [{ type: 'toast', toast: { text: 'words and more words '.repeat(12) } }]],
];

describe.each(situations)('%s', (_, change, actions) => {
  test.each(sizes)('fits $columns × $rows and leaves the last row empty', ({ columns, rows }) => {
    for (const unicode of [true, false]) {
      const drawn = rowsOf(opened({ ...change, columns, rows, unicode }, ...actions));
      expect(drawn).toHaveLength(rows - 1);
      for (const row of drawn) expect(stringWidth(row)).toBeLessThanOrEqual(columns);
      const words = drawn.map((row) => stripVTControlCharacters(row).replaceAll('界', ''));
      if (!unicode) expect(words.filter((row) => /[^\u0020-\u007E]/.test(row))).toEqual([]);
    }
  });
});

test('looks are the theme’s, whatever Ink makes of the environment', () => {
  const colored = themeFor({ FORCE_COLOR: '1' }, {});
  const drawn = renderToString(<Rows rows={[[{ text: 'failed', style: 'bad' }], [], []]} theme={colored} />);
  expect(drawn).toMatch(/^(?:\u001B\[(?:1|31)m){2}failed\u001B/);
  expect(drawn.split('\n')).toHaveLength(3);
});

test.each([40, 80, 120])('at %i columns the screen has the words of the plain report', (columns) => {
  const lines = layout(reportDocument(createReport()), { columns, unicode: true });
  const drawn = rowsOf(opened({ columns, rows: 100 }));
  for (const [index, line] of lines.entries()) {
    const text = lineText(line);
    // The tabs stand above it.
    if (stringWidth(text) <= columns) expect(drawn[index + 1]).toBe(text);
    else expect(drawn[index + 1]).toMatch(/…$/);
  }
});

test.each([40, 80, 120])('at %i columns both thumbprints are whole', (columns) => {
  const drawn = rowsOf(opened({ columns, rows: 100 })).join('\n');
  expect(drawn).toContain(calculated);
  expect(drawn).toContain(configured);
});

test('below 60 columns nothing is boxed', () => {
  expect(rowsOf(opened({ report: null, columns: 59 })).join('\n')).not.toMatch(/[─│╭]/);
  expect(rowsOf(opened({ report: null, columns: 60 })).join('\n')).toMatch(/╭─+╮/);
});

describe('the tabs', () => {
  const tabsOf = (columns: number, command: Command): string => rowsOf(opened({ columns }, press(command)))[0] ?? '';

  test.each([80, 120])('at %i columns all have their names, and brackets mark the open one', (columns) => {
    const row = tabsOf(columns, 'checks');
    expect(row.replace(/ {2,}/g, ' ')).toBe('1 Cause 2 Certificates [3 Checks] 4 Response 5 Timeline 6 Message 7 Raw');
  });

  test('where there is less room only the open one has its name', () => {
    expect(tabsOf(60, 'checks')).toBe('1 2 [3 Checks] 4 5 6 7');
    expect(tabsOf(40, 'certificates')).toBe('1 [2 Certificates] 3 4 5 6 7');
    expect(tabsOf(40, 'help')).toBe('Help');
  });
});

describe('the XML', () => {
  test.each([40, 80, 120])('at %i columns has a bar beside what is signed, and names who signed it', (columns) => {
    const drawn = rowsOf(opened({ ...samlCase, columns, rows: 200 }, press('response')));
    const bar = drawn.findIndex((row) => row.startsWith('│   <saml:Assertion'));
    expect(bar).toBeGreaterThan(0);
    expect(drawn.join(' ').replace(/ +/g, ' ')).toContain('what a valid signature covers, by c1 (CN=idp.example.com).');
    expect(drawn.join('\n')).toMatch(/^ {7,}<ds:Signature/m);
    expect(drawn.join('\n')).toMatch(/^ {4}<samlp:Status>/m);
  });

  test('says that nothing is verified where a signed part was put into a forged response', async () => {
    const drawn = rowsOf(
      opened({ ...(await diagnosedCase([createWrapped('xsw3', 'assertion')])), rows: 200 }, press('response')),
    );
    expect(drawn.join(' ').replace(/ +/g, ' ')).toContain('Even so nothing of this response is verified');
  });

  test('has every message under its name', async () => {
    const request = '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_request"/>';
    const drawn = rowsOf(
      opened({ ...(await diagnosedCase([request, createResponse()])), rows: 200 }, press('response')),
    );
    expect(drawn.filter((row) => /^e\d: /.test(row))).toEqual([
      'e1: SAML request (input-1.xml)',
      'e2: SAML response (input-2.xml)',
    ]);
  });

  test.each([
    [false, 'It is not shown, since nobody can tell what is personal in it'],
    [true, 'It is shown as it stands, and nothing of it is verified.'],
  ])('of a refused text says why; with personal data shown: %s', async (showPersonalData, words) => {
    const refused = createResponse({ edit: (xml) => xml.replace('<saml:Subject>', '&nbsp;<saml:Subject>') });
    const diagnosed = await diagnosedCase([refused], { showPersonalData });
    const drawn = rowsOf(opened({ ...diagnosed, rows: 200 }, press('response'))).join('\n');
    expect(drawn.replace(/\s+/g, ' ')).toContain(words);
    expect(drawn).toContain('It is refused as XML: "&" starts no reference');
    expect(drawn.includes('ada@example.com')).toBe(showPersonalData);
  });
});

describe('the footer', () => {
  function footer(state: State): string[] {
    return rowsOf(state).slice(-2);
  }

  test('names the keys of use now, the promise, and the place', () => {
    const [keys, status] = footer(opened());
    expect(keys).toBe('↑↓ scroll   m message   Tab next   / search   c copy   a add   ? help   q quit');
    expect(status).toMatch(/^Nothing leaves this machine +1-19 of \d+$/);
  });

  test('leaves out keys without a use', () => {
    const [keys, status] = footer(opened({ rows: 100, report: createReport({ diagnoses: [] }) }));
    expect(keys).toBe('m message   Tab next   / search   c copy   s save   a add   ? help   q quit');
    expect(status).toBe('Nothing leaves this machine');
  });

  test('keeps the most important keys where there is little room', () => {
    expect(footer(opened({ columns: 40 }))[0]).toBe('Tab next   c copy   ? help   q quit');
    expect(footer(opened({ columns: 20 }))[0]).toBe('? help   q quit');
  });

  test('shows a notice in the place of the promise', () => {
    const [keys, status] = footer(opened({}, { type: 'toast', toast: { text: 'Copied.' } }));
    expect(keys).toContain('q quit');
    expect(status).toMatch(/^Copied\. +1-19 of/);
  });

  test('shows a notice whole where it needs two lines', () => {
    const text = 'Sent the calculated thumbprint to the terminal, which may say no.';
    const rows = rowsOf(opened({ columns: 40 }, { type: 'toast', toast: { text } }));
    expect(rows.slice(-2).join(' ')).toBe(text);
  });

  test('shows nothing that an input hides in a notice', () => {
    const status = footer(opened({}, { type: 'toast', toast: { text: 'a\u001B[31mb\u202E' } }))[1];
    expect(status).toContain('a<U+001B>[31mb<U+202E>');
  });
});

test('in a window that is too low for more than a line of it the box is what is seen', () => {
  const state = opened({ report: null, columns: 20, rows: 6 }, { type: 'typed', character: 'typed' });
  expect(
    screenRows(state)[0]
      ?.map(({ text }) => text)
      .join(''),
  ).toContain('typed');
});

test('what an input holds cannot speak to the terminal', () => {
  const evil = '\u001B[2J\u001B]8;;http://evil.example\u0007link\u001B]52;c;ZXZpbA==\u0007\u009B31m\u202E\u200B';
  const facts = [{ label: evil, value: evil, from: 'e1', side: null }];
  const report = createReport({ diagnoses: [createDiagnosis({ title: evil, cause: evil, facts })] });
  for (const command of ['start', 'message'] as const) {
    const drawn = rowsOf(opened({ report, rows: 100 }, { type: 'command', command })).join('\n');
    expect(drawn).toContain('<U+001B>');
    // eslint-disable-next-line no-control-regex -- controls are what this is about
    expect(drawn).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E\u200B]/);
  }
});
