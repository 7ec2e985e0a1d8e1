import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { quirksOf } from './terminal-quirks.ts';

/** How a text reached the clipboard, or why not. */
export type CopyResult =
  | { readonly by: 'tool'; readonly tool: string }
  /** Handed to the terminal (OSC 52), which says nothing about whether it took it. */
  | { readonly by: 'terminal' }
  /** Written to a file that only its owner can read, since nothing else takes it. */
  | { readonly by: 'file'; readonly path: string; readonly why: string };

export type Copy = (text: string) => Promise<CopyResult>;

interface Tool {
  readonly command: string;
  readonly args: readonly string[];
  readonly encoding: BufferEncoding;
}

/** Bytes that OSC 52 carries at most: terminals stop at 100,000 characters of base64 with the sequence around them. */
const osc52Bytes = 74_994;
/** A clipboard tool that hangs (no display behind `DISPLAY`) is given up after these milliseconds. */
const toolPatience = 2_000;

export interface ClipboardOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Writes to the terminal. */
  readonly write: (text: string) => void;
}

/** Copies with the desktop's own tool where there is one, else through the terminal, else into a file. */
export function createClipboard({ env, platform, write }: ClipboardOptions): Copy {
  return async (text) => {
    for (const tool of toolsFor(env, platform)) {
      const path = await findProgram(tool.command, env);
      if (path !== null && (await runTool(path, tool, text))) return { by: 'tool', tool: tool.command };
    }
    const { clipboard } = quirksOf(env);
    if (clipboard === 'none') return writeFallback(text, 'this terminal takes no copies');
    const bytes = Buffer.byteLength(text);
    if (bytes > osc52Bytes) return writeFallback(text, `${bytes} bytes are more than a terminal takes (${osc52Bytes})`);
    write(osc52(text, clipboard));
    return { by: 'terminal' };
  };
}

/** The tools that can reach the clipboard the user looks at. Over SSH that one is at the other end: only the terminal reaches it. */
function toolsFor(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Tool[] {
  if (isSet(env['SSH_CONNECTION']) || isSet(env['SSH_TTY'])) return [];
  if (platform === 'darwin') return [{ command: 'pbcopy', args: [], encoding: 'utf8' }];
  // clip.exe takes UTF-16; UTF-8 would be read in the console's code page.
  const clip: Tool = { command: 'clip.exe', args: [], encoding: 'utf16le' };
  if (platform === 'win32') return [clip];
  return [
    ...(isSet(env['WAYLAND_DISPLAY']) ? [{ command: 'wl-copy', args: [], encoding: 'utf8' } as const] : []),
    ...(isSet(env['DISPLAY'])
      ? ([
          { command: 'xclip', args: ['-selection', 'clipboard'], encoding: 'utf8' },
          { command: 'xsel', args: ['--clipboard', '--input'], encoding: 'utf8' },
        ] as const)
      : []),
    ...(isSet(env['WSL_DISTRO_NAME']) ? [clip] : []),
  ];
}

/** The sequence that asks the terminal to fill the clipboard; inside tmux also in the wrapping that tmux hands through. */
function osc52(text: string, through: 'plain' | 'tmux'): string {
  const sequence = `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;
  if (through === 'plain') return sequence;
  // tmux takes the plain one where `set-clipboard` is on, and passes the wrapped one on where `allow-passthrough` is.
  return `${sequence}\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`;
}

/** In a folder of its own, so no other file is in the way and no other user can have put one there. */
async function writeFallback(text: string, why: string): Promise<CopyResult> {
  const path = join(await mkdtemp(join(tmpdir(), 'sso-doctor-copy-')), 'copied.txt');
  await writeFile(path, text, { mode: 0o600, flag: 'wx' });
  return { by: 'file', path, why };
}

async function findProgram(command: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter((entry) => entry !== '')) {
    const path = join(folder, command);
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder: look in the next.
    }
  }
  return null;
}

function runTool(path: string, { args, encoding }: Tool, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(path, [...args], { stdio: ['pipe', 'ignore', 'ignore'], timeout: toolPatience });
    child.on('error', () => resolve(false));
    child.on('exit', (status) => resolve(status === 0));
    // A tool that ends without reading is told by its status.
    child.stdin.on('error', () => {});
    child.stdin.end(Buffer.from(text, encoding));
  });
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
