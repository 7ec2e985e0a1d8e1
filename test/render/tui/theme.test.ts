import { expect, test } from 'vitest';
import { themeFor } from '../../../src/render/tui/theme.ts';

const terminal = { isTTY: true };

test.each([
  ['a terminal', {}, terminal, true],
  ['NO_COLOR', { NO_COLOR: '1' }, terminal, false],
  ['an empty NO_COLOR', { NO_COLOR: '' }, terminal, true],
  ['a dumb terminal', { TERM: 'dumb' }, terminal, false],
  ['FORCE_COLOR', { FORCE_COLOR: '1' }, { isTTY: false }, true],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, terminal, false],
])('%s', (_, env, stdout, colored) => {
  const looks = Object.values(themeFor(env, stdout));
  expect(looks.some(({ color, bold, dimColor }) => color !== undefined || bold === true || dimColor === true)).toBe(
    colored,
  );
});

test('on a light background nothing is cyan or yellow', () => {
  const colors = Object.values(themeFor({ COLORFGBG: '0;15' }, terminal)).map(({ color }) => color);
  expect(colors).toContain('blue');
  expect(colors).not.toContain('cyan');
  expect(colors).not.toContain('yellow');
  expect(themeFor({ COLORFGBG: '15;0' }, terminal)).toEqual(themeFor({}, terminal));
});

test('red is for what failed alone', () => {
  const red = Object.entries(themeFor({}, terminal)).filter(([, look]) => look.color === 'red');
  expect(red.map(([style]) => style)).toEqual(['bad']);
});
