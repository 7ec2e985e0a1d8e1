import { describe, expect, test } from 'vitest';
import { lineText } from '../../../src/render/layout.ts';
import { hintLine } from '../../../src/render/tui/key-lines.ts';
import { keyName, type HelpRow } from '../../../src/render/tui/key-table.ts';
import {
  triageBindings,
  triageCommandFor,
  triageHelpRows,
  triageHints,
  type TriageMode,
} from '../../../src/render/tui/triage/keys.ts';
import { bindings, commandFor, helpRows, hintsFor, tabs, type Mode } from '../../../src/render/tui/keys.ts';

const typing: readonly Mode[] = ['paste', 'search'];
const screens: readonly Mode[] = [...tabs.map(({ view }) => view), 'help', 'save', ...typing];

test('no key means two things on one screen', () => {
  for (const screen of screens) {
    const keys = bindings
      .filter((binding) => (binding.screens as readonly Mode[]).includes(screen))
      .flatMap(({ keys }) => [...keys]);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('Ctrl-C leaves from everywhere; q from everywhere but where it is a letter', () => {
  for (const screen of screens) {
    expect(commandFor(screen, 'ctrl-c')).toBe('quit');
    expect(commandFor(screen, 'q')).toBe(typing.includes(screen) ? null : 'quit');
  }
});

test.each(typing)('no character has a meaning in %s but to be text', (mode) => {
  for (let code = 0x20; code < 0x7f; code++) expect(commandFor(mode, String.fromCharCode(code))).toBeNull();
});

test.each(screens)('every key that the footer of %s names does what it says', (screen) => {
  const named = bindings.filter(
    (binding) => 'footer' in binding && (binding.screens as readonly Mode[]).includes(screen),
  );
  expect(hintsFor(screen, true).map(({ command }) => command)).toEqual(named.map(({ command }) => command));
  for (const { command } of hintsFor(screen, true)) {
    const keys = bindings.filter((binding) => binding.command === command).flatMap((binding) => [...binding.keys]);
    expect(keys.map((key) => commandFor(screen, key))).toContain(command);
  }
});

test('the help lists every binding once', () => {
  expect(helpRows(true)).toHaveLength(bindings.length);
  expect(
    helpRows(true)
      .filter(({ whileTyping }) => whileTyping)
      .map(({ keys }) => keys),
  ).toEqual(['Enter', 'Ctrl-N', 'Tab', 'Backspace  Del', 'Ctrl-U', 'Esc', 'Enter', 'Esc']);
});

test('keys have names that a terminal without Unicode can show', () => {
  for (const { keys } of bindings) for (const key of keys) expect(keyName(key, false)).toMatch(/^[\u0021-\u007E]+$/);
  expect(keyName('up', true)).toBe('↑');
});

test('every view has its place as its number, wherever numbers are neither text nor a choice', () => {
  expect(tabs.map(({ key, name }) => `${key} ${name}`)).toEqual([
    '1 Cause',
    '2 Certificates',
    '3 Checks',
    '4 Response',
    '5 Timeline',
    '6 Message',
    '7 Raw',
  ]);
  for (const screen of screens)
    for (const { key, view } of tabs)
      expect(commandFor(screen, key)).toBe(screen === 'save' ? 'choose' : typing.includes(screen) ? null : view);
});

test('m opens the message too', () => {
  expect(commandFor('raw', 'm')).toBe('message');
});

describe('the keys of the screen of many tickets', () => {
  const modes = ['groups', 'group', 'tickets', 'ticket', 'help', 'search'] as const;

  test('mean one thing each on one screen', () => {
    for (const mode of modes) {
      const keys = triageBindings
        .filter(({ screens }) => (screens as readonly TriageMode[]).includes(mode))
        .flatMap(({ keys }) => [...keys]);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('leave from everywhere, and are text while something is searched for', () => {
    for (const mode of modes) {
      expect(triageCommandFor(mode, 'ctrl-c')).toBe('quit');
      expect(triageCommandFor(mode, 'q')).toBe(mode === 'search' ? null : 'quit');
    }
    for (let code = 0x20; code < 0x7f; code++) expect(triageCommandFor('search', String.fromCharCode(code))).toBeNull();
  });

  test('that the footer names first fit a narrow terminal', () => {
    for (const mode of modes) {
      const line = lineText(hintLine(triageHints(mode, false), 40, false));
      expect(line.length).toBeLessThanOrEqual(40);
      expect(line).toContain(mode === 'groups' ? 'q quit   Enter open' : mode === 'search' ? 'Esc all' : 'Esc back');
    }
  });
});

test('docs/keys.md has all of them', async () => {
  // Columns are padded as the formatter pads them.
  const table = (rows: readonly HelpRow[]): string => {
    const cells = [
      ['key', 'what it does'],
      ...rows.map(({ keys, help }) => [keys.replace(/\S+/g, '`$&`').replaceAll('  ', ' '), help]),
    ];
    const widths = [0, 1].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    const line = (row: readonly string[]): string =>
      `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
    const [head = [], ...others] = cells;
    return [line(head), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
  };
  const rows = helpRows(true);
  const triageRows = triageHelpRows(true);
  const text = [
    '# Keys of the screen',
    'Made from the table that the footer, the help (`?`) and the handling of keys are made from.',
    table(rows.filter(({ whileTyping }) => !whileTyping)),
    '## In the paste box and the search line',
    table(rows.filter(({ whileTyping }) => whileTyping)),
    '## In the screen of many tickets (`triage --interactive`)',
    table(triageRows.filter(({ whileTyping }) => !whileTyping)),
    '### While something is searched for',
    table(triageRows.filter(({ whileTyping }) => whileTyping)),
  ].join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot('../../../docs/keys.md');
});
