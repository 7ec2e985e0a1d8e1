import type { Io } from './io.ts';

/** Whether a stream shows colours: `NO_COLOR` says no, `FORCE_COLOR` yes, else only a terminal that is not dumb. */
export function hasColor({ env }: Pick<Io, 'env'>, stream: { readonly isTTY?: boolean }): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** Whether more than ASCII can be shown: by the locale (POSIX: `LC_ALL` before `LC_CTYPE` before `LANG`); where none is set, all but the Linux console can. */
export function hasUnicode({ env, platform }: Pick<Io, 'env' | 'platform'>): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value !== undefined && value !== '');
  if (env['TERM'] === 'linux') return false;
  if (locale === undefined || platform === 'win32') return true;
  return /utf-?8/i.test(locale);
}

/** Width to write for: the terminal's own, `COLUMNS` where there is none, else 80. A terminal that reports 0 does not know. */
export function columnsOf({ env }: Pick<Io, 'env'>, stream: { readonly columns?: number }): number {
  const stated = Number(env['COLUMNS']);
  if (stream.columns !== undefined && stream.columns > 0) return stream.columns;
  return Number.isInteger(stated) && stated >= 20 ? stated : 80;
}

/** Whether a person sits at both ends, so that a screen may open. */
export function isInteractive({ stdin, stdout, env }: Pick<Io, 'stdin' | 'stdout' | 'env'>): boolean {
  return stdin.isTTY && stdout.isTTY && env['TERM'] !== 'dumb' && (env['CI'] ?? '') === '';
}

/** Whether linear text is asked for, by the option or by Ink's own variable. */
export function isScreenReader({ env }: Pick<Io, 'env'>, option: boolean): boolean {
  const value = env['INK_SCREEN_READER'];
  return option || (value !== undefined && value !== '' && value !== '0' && value !== 'false');
}
