import type { TextProps } from 'ink';
import { hasColor } from '../../terminal-abilities.ts';
import type { Style } from '../layout.ts';

/** How Ink shows each style. */
export type Theme = Readonly<Record<Style, Pick<TextProps, 'color' | 'bold' | 'dimColor'>>>;

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
};

const plain: Theme = { plain: {}, strong: {}, dim: {}, code: {}, bad: {}, good: {}, unsure: {}, label: {} };

/** The looks for a terminal: none where `NO_COLOR` is set or the terminal is dumb, unless `FORCE_COLOR` asks for them. */
export function themeFor(env: NodeJS.ProcessEnv, stdout: { readonly isTTY?: boolean }): Theme {
  return hasColor({ env }, stdout) ? colored : plain;
}
