import { expect, test } from 'vitest';
import { lineText, layout } from '../../src/render/layout.ts';
import { drawSequence, mermaidSequence, type Sequence } from '../../src/render/sequence.ts';

const sequence: Sequence = {
  parties: ['application', 'browser', 'broker', 'identity provider'],
  messages: [
    { at: '2026-03-02T11:59:30.000Z', from: 'browser', to: 'identity provider', text: 'AuthnRequest', failed: false },
    { at: null, from: 'broker', to: 'browser', text: 'error a;b#c\n```%%{init}%%<b>', failed: true },
  ],
};

test('arrows go from one party’s line to another’s', () => {
  const [asked, answered] = drawSequence(sequence, 80, false)?.rows ?? [];
  expect(asked?.time).toBe('11:59:30');
  expect(asked?.arrow.trim()).toMatch(/^\| +\|-+>\|$/);
  expect(answered?.time).toBe('');
  expect(answered?.arrow.trim()).toMatch(/^\| +\|<-+\| +\|$/);
});

test('every row is as wide as its head, in either character set', () => {
  for (const unicode of [true, false]) {
    const drawn = drawSequence(sequence, 80, unicode);
    for (const { arrow } of drawn?.rows ?? []) expect(arrow).toHaveLength(drawn?.head.length ?? 0);
  }
});

test.each([20, 40, 59, 80, 120])('at %i columns nothing is lost, and nothing acts on the terminal', (columns) => {
  const lines = layout([{ kind: 'sequence', ...sequence }], { columns, unicode: true }).map(lineText);
  expect(lines.join(' ')).toContain('AuthnRequest');
  expect(lines.join(' ')).toContain('<U+000A>');
  if (columns < 60) expect(lines[0]).toContain('→');
});

test('nothing in a message can end a line of Mermaid or begin a block', () => {
  const [, ...lines] = mermaidSequence(sequence).split('\n');
  expect(lines).toHaveLength(6);
  expect(lines.at(-1)).toMatch(/^ {2}p2-xp1: /);
  expect(lines.join('').replaceAll(/#\d+;/g, '')).not.toMatch(/[;`%{}<]|#/);
});
