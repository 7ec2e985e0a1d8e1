import { expect, test } from 'vitest';
import { bindings, commandFor, helpRows, hintsFor, keyName, tabs, type Screen } from '../../../src/render/tui/keys.ts';

const screens: readonly Screen[] = [...tabs.map(({ view }) => view), 'help', 'paste'];

test('no key means two things on one screen', () => {
  for (const screen of screens) {
    const keys = bindings
      .filter((binding) => (binding.screens as readonly Screen[]).includes(screen))
      .flatMap(({ keys }) => [...keys]);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('Ctrl-C leaves from everywhere; q from everywhere but the box, where it is a letter', () => {
  for (const screen of screens) {
    expect(commandFor(screen, 'ctrl-c')).toBe('quit');
    expect(commandFor(screen, 'q')).toBe(screen === 'paste' ? null : 'quit');
  }
});

test('no character has a meaning in the box but to be text', () => {
  for (let code = 0x20; code < 0x7f; code++) expect(commandFor('paste', String.fromCharCode(code))).toBeNull();
});

test.each(screens)('every key that the footer of %s names does what it says', (screen) => {
  const named = bindings.filter(
    (binding) => 'footer' in binding && (binding.screens as readonly Screen[]).includes(screen),
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
      .filter(({ inPasteBox }) => inPasteBox)
      .map(({ keys }) => keys),
  ).toEqual(['Enter', 'Ctrl-N', 'Tab', 'Backspace  Del', 'Ctrl-U', 'Esc']);
});

test('keys have names that a terminal without Unicode can show', () => {
  for (const { keys } of bindings) for (const key of keys) expect(keyName(key, false)).toMatch(/^[\u0021-\u007E]+$/);
  expect(keyName('up', true)).toBe('↑');
});

test('every view has its place as its number, on every screen but the box', () => {
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
    for (const { key, view } of tabs) expect(commandFor(screen, key)).toBe(screen === 'paste' ? null : view);
});

test('m opens the message too', () => {
  expect(commandFor('raw', 'm')).toBe('message');
});
