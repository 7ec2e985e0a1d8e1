import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClipboard, type CopyResult } from '../../../src/render/tui/clipboard.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sso-doctor-clipboard-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A clipboard tool that keeps what it gets in a file beside it. */
function installTool(name: string, status = 0): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n/bin/cat > '${join(folder, `${name}.got`)}'\nexit ${status}\n`);
  chmodSync(join(folder, name), 0o755);
}

function gotBy(name: string): Buffer | null {
  const path = join(folder, `${name}.got`);
  return existsSync(path) ? readFileSync(path) : null;
}

async function copy(
  text: string,
  env: Record<string, string>,
  platform: NodeJS.Platform = 'linux',
): Promise<{ result: CopyResult; written: string }> {
  let written = '';
  const clipboard = createClipboard({
    env: { PATH: folder, ...env },
    platform,
    write: (part) => void (written += part),
  });
  return { result: await clipboard(text), written };
}

test.each([
  ['pbcopy on macOS', 'pbcopy', {}, 'darwin'],
  ['wl-copy on Wayland', 'wl-copy', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux'],
  ['xclip on X11', 'xclip', { DISPLAY: ':0' }, 'linux'],
  ['xsel on X11', 'xsel', { DISPLAY: ':0' }, 'linux'],
] as const)('%s takes the text', async (_, tool, env, platform) => {
  installTool(tool);
  const { result, written } = await copy('value é', env, platform);
  expect(result).toEqual({ by: 'tool', tool });
  expect(gotBy(tool)?.toString('utf8')).toBe('value é');
  expect(written).toBe('');
});

test('clip.exe under WSL gets UTF-16', async () => {
  installTool('clip.exe');
  const { result } = await copy('é', { WSL_DISTRO_NAME: 'Debian' });
  expect(result).toEqual({ by: 'tool', tool: 'clip.exe' });
  expect(gotBy('clip.exe')?.toString('utf16le')).toBe('é');
});

test('a tool that fails is passed over for the next', async () => {
  installTool('xclip', 1);
  installTool('xsel');
  expect((await copy('x', { DISPLAY: ':0' })).result).toEqual({ by: 'tool', tool: 'xsel' });
});

test.each([
  ['no tool', {}],
  ['tools but no display', { installed: 'xclip' }],
  [
    'a tool at the wrong end of an SSH connection',
    { installed: 'xclip', DISPLAY: ':10', SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' },
  ],
])('with %s the terminal is asked (OSC 52)', async (_, { installed, ...env }: Record<string, string>) => {
  if (installed !== undefined) installTool(installed);
  const { result, written } = await copy('value', env);
  expect(result).toEqual({ by: 'terminal' });
  expect(written).toBe('\u001B]52;c;dmFsdWU=\u0007');
});

test('inside tmux the sequence is sent plainly and wrapped', async () => {
  const { written } = await copy('value', { TMUX: '/tmp/tmux-0/default,1,0' });
  const plain = '\u001B]52;c;dmFsdWU=\u0007';
  expect(written).toBe(`${plain}\u001BPtmux;\u001B${plain}\u001B\\`);
});

test('the terminal gets at most 74,994 bytes', async () => {
  expect((await copy('x'.repeat(74_994), {})).result).toEqual({ by: 'terminal' });
  const { result, written } = await copy('é'.repeat(37_498), {});
  expect(result).toMatchObject({ by: 'file', why: '74996 bytes are more than a terminal takes (74994)' });
  expect(written).toBe('');
  expectWritten(result, 'é'.repeat(37_498));
});

/** In a file that nobody else can read. */
function expectWritten(result: CopyResult, text: string): void {
  if (result.by !== 'file') throw new Error(`by ${result.by}`);
  expect(readFileSync(result.path, 'utf8')).toBe(text);
  expect(statSync(result.path).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(result.path)).mode & 0o777).toBe(0o700);
  rmSync(dirname(result.path), { recursive: true });
}

test.each([
  ['the Linux console', { TERM: 'linux' }],
  ['Terminal on macOS', { TERM_PROGRAM: 'Apple_Terminal' }],
  ['GNOME Terminal', { VTE_VERSION: '7600' }],
  ['GNU screen', { STY: '1.pts-0' }],
])('%s takes no copies: the text is put into a file', async (_, env) => {
  const { result, written } = await copy('value', env);
  expect(written).toBe('');
  expectWritten(result, 'value');
});

test('tmux takes them, whatever terminal is around it', async () => {
  expect((await copy('value', { TMUX: 'x', VTE_VERSION: '7600' })).result).toEqual({ by: 'terminal' });
});
