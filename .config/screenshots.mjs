// Draws what the built program shows in a real pseudo-terminal as SVG files in docs/, for the README.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import xterm from '@xterm/headless';
import { PseudoTerminal } from '../bench/pseudo-terminal.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const docs = join(root, 'docs');
const size = { columns: 92, rows: 27 };
/** Of one cell, in units of the drawing. */
const cell = { width: 8.4, height: 18, margin: 14 };

/** The 16 colours that terminals have, as a dark theme shows them. */
const palette = { 1: '#ff7b72', 2: '#56d364', 3: '#e3b341', 4: '#79c0ff', 5: '#d2a8ff', 6: '#76e3ea' };

const pictures = [
  { name: 'screen-cause', input: 'fixtures/seed/url.txt', keys: [] },
  { name: 'screen-timeline', input: 'fixtures/inputs/captures/thumbprint-chrome.har', keys: [['5', '[5 Timeline]']] },
];

mkdirSync(docs, { recursive: true });
for (const { name, input, keys } of pictures) {
  const program = [process.execPath, join(root, 'dist/cli.js'), '--interactive', '--at', '2026-03-02T12:00:00Z', input];
  const terminal = new PseudoTerminal(program, root, size);
  const screen = new xterm.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true });
  await terminal.frame('quit');
  let written = terminal.output;
  for (const [key, words] of keys) {
    await terminal.press(key, words);
    written += terminal.output;
  }
  await new Promise((resolve) => screen.write(written, resolve));
  terminal.close();
  writeFileSync(join(docs, `${name}.svg`), drawing(screen));
}

/** The screen's cells as text: each run of one look at its own place, stretched to its cells, so that any monospaced font will do. */
function drawing(screen) {
  const width = size.columns * cell.width + 2 * cell.margin;
  const height = size.rows * cell.height + 2 * cell.margin;
  const rows = Array.from({ length: size.rows }, (_, row) =>
    runsOf(screen.buffer.active.getLine(row)).map((run) => text(run, row)),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width.toFixed(0)} ${height}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
<rect width="100%" height="100%" rx="8" fill="#14181f"/>
${rows.flat().join('\n')}
</svg>
`;
}

function runsOf(line) {
  const runs = [];
  for (let column = 0; column < size.columns; column++) {
    const at = line.getCell(column);
    const look = lookOf(at);
    const last = runs.at(-1);
    const characters = at.getChars() || (at.getWidth() === 0 ? '' : ' ');
    if (last?.look === look) {
      last.text += characters;
      last.cells += 1;
    } else runs.push({ column, look, text: characters, cells: 1 });
  }
  return runs.filter(({ text: characters }) => characters.trim() !== '');
}

function lookOf(at) {
  const color = at.isFgPalette() ? palette[at.getFgColor()] : undefined;
  return `fill="${color ?? '#e6edf3'}"${at.isBold() ? ' font-weight="bold"' : ''}${at.isDim() ? ' opacity="0.6"' : ''}`;
}

function text({ column, look, text: characters, cells }, row) {
  const x = (cell.margin + column * cell.width).toFixed(1);
  const y = (cell.margin + (row + 0.75) * cell.height).toFixed(1);
  const length = (cells * cell.width).toFixed(1);
  const escaped = characters.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<text x="${x}" y="${y}" textLength="${length}" xml:space="preserve" ${look}>${escaped}</text>`;
}
