import type { TextProps } from 'ink';
import { hasColor } from '../../terminal-abilities.ts';
import type { Style } from '../layout.ts';
import { quirksOf } from './terminal-quirks.ts';

/** How a piece of a row looks: a style of the document, or a place that a search found. */
export type Look = Style | 'match';

/** How Ink shows each look, with the terminal's own 16 colours. */
export type Theme = Readonly<Record<Look, Pick<TextProps, 'color' | 'bold' | 'dimColor' | 'inverse'>>>;

/** Red only for what failed. The same looks as in the plain report. */
const colored: Theme = {
  plain: {},
  strong: { bold: true },
  dim: { dimColor: true },
  code: { color: 'cyan' },
  bad: { color: 'red', bold: true },
  good: { color: 'green', bold: true },
  unsure: { color: 'yellow', bold: true },
  label: { dimColor: true },
  match: { inverse: true },
};

/** Cyan and yellow are hard to read on white. */
const coloredOnLight: Theme = { ...colored, code: { color: 'blue' }, unsure: { color: 'magenta', bold: true } };

/** Reversed is no colour: it is what shows where a search found something. */
const plain: Theme = {
  plain: {},
  strong: {},
  dim: {},
  code: {},
  bad: {},
  good: {},
  unsure: {},
  label: {},
  match: { inverse: true },
};

/** The looks for a terminal: none where `NO_COLOR` is set or the terminal is dumb, unless `FORCE_COLOR` asks for them. */
export function themeFor(env: NodeJS.ProcessEnv, stdout: { readonly isTTY?: boolean }): Theme {
  if (!hasColor({ env }, stdout)) return plain;
  return quirksOf(env).hasLightBackground ? coloredOnLight : colored;
}
