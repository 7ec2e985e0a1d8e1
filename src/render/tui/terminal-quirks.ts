/** What is known of terminals that differ from others. Nothing else asks which terminal it is. */
export interface TerminalQuirks {
  /** How a text reaches the clipboard through the terminal (OSC 52); `none` where it is known to be ignored or swallowed. */
  readonly clipboard: 'plain' | 'tmux' | 'none';
  /** Whether the background is known to be light. */
  readonly hasLightBackground: boolean;
}

/**
 * Judged by what terminals say of themselves in the environment. Windows Terminal (`WT_SESSION`) needs nothing special: it takes OSC 52
 * (microsoft/terminal#2946), and older ones that keep the marks of a paste to themselves are told by the speed of the keys (`input.ts`).
 */
export function quirksOf(env: NodeJS.ProcessEnv): TerminalQuirks {
  return { clipboard: clipboardThrough(env), hasLightBackground: hasLightBackground(env) };
}

function clipboardThrough(env: NodeJS.ProcessEnv): TerminalQuirks['clipboard'] {
  // tmux takes the sequence itself or hands it on, whatever the terminal around it is.
  if (isSet(env['TMUX'])) return 'tmux';
  // GNU screen swallows it.
  if (isSet(env['STY'])) return 'none';
  const deaf =
    // The Linux console has no clipboard.
    env['TERM'] === 'linux' ||
    // charmbracelet/bubbletea#1816
    env['TERM_PROGRAM'] === 'Apple_Terminal' ||
    // GNOME Terminal and its kin: thestinger/termite#254, gnome-terminator/terminator#779
    isSet(env['VTE_VERSION']);
  return deaf ? 'none' : 'plain';
}

/** rxvt, Konsole and others set `COLORFGBG` to `foreground;background`: 7 and 15 are the light ones of the 16 colours. */
function hasLightBackground(env: NodeJS.ProcessEnv): boolean {
  return /;(?:7|15)$/.test(env['COLORFGBG'] ?? '');
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
