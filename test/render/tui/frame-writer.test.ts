import { expect, test } from 'vitest';
import { FrameWriter } from '../../../src/render/tui/frame-writer.ts';

interface Written {
  readonly frames: FrameWriter;
  /** What was written since the last call. */
  readonly take: () => string;
  readonly size: { columns: number; rows: number };
}

function create(): Written {
  let written = '';
  const size = { columns: 10, rows: 5 };
  const frames = new FrameWriter({ write: (text) => void (written += text), size: () => size });
  const take = (): string => {
    const taken = written;
    written = '';
    return taken;
  };
  return { frames, take, size };
}

const immediate = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('only the rows that changed are written, each at its place', () => {
  const { frames, take } = create();
  frames.write('one\ntwo\nthree');
  take();
  frames.write('one\nTWO\nthree');
  expect(take()).toBe('\u001B[?2026h\u001B[2;1H\u001B[0mTWO\u001B[0m\u001B[K\u001B[?2026l');
});

test('a frame like the last one writes nothing', () => {
  const { frames, take } = create();
  frames.write('one');
  take();
  frames.write('one');
  expect(take()).toBe('');
});

test('rows beyond the last but one are left out, so nothing scrolls', () => {
  const { frames, take } = create();
  frames.write('1\n2\n3\n4\n5\n6');
  const written = take();
  expect(written).toContain('\u001B[4;1H\u001B[0m4');
  expect(written).not.toContain('\n');
  expect(written).not.toContain('m5');
});

test('a row that fills the line is not erased at its end', () => {
  const { frames, take } = create();
  frames.write('0123456789');
  expect(take()).toContain('0123456789\u001B[0m\u001B[2;1H');
});

test('what is below a shorter frame is erased', () => {
  const { frames, take } = create();
  frames.write('one\ntwo');
  take();
  frames.write('one');
  expect(take()).toContain('\u001B[2;1H\u001B[J');
});

test('after a resize the frame for the new size is drawn, whole and once', async () => {
  const { frames, take, size } = create();
  frames.write('one\ntwo');
  take();
  size.columns = 20;
  frames.redraw();
  frames.write('one two');
  expect(take()).toContain('\u001B[1;1H\u001B[0mone two');
  await immediate();
  expect(take()).toBe('');
});

test('asked to draw again it does so without a new frame', async () => {
  const { frames, take } = create();
  frames.write('one');
  take();
  frames.redraw();
  await immediate();
  expect(take()).toContain('one');
});

test('while the shell has the terminal nothing is written; then everything', async () => {
  const { frames, take } = create();
  frames.write('one');
  frames.pause();
  take();
  frames.write('two');
  expect(take()).toBe('');
  frames.resume();
  await immediate();
  expect(take()).toContain('two');
});
