import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import cellWidth from '../../../src/text/cell-width.ts';
import { bindings } from '../../../src/render/tui/keys.ts';
import { screenRows } from '../../../src/render/tui/screen-rows.ts';
import { firstState, reduce, type Action, type State } from '../../../src/render/tui/state.ts';
import type { DiagnosedCase } from '../../../src/case-texts.ts';
import { diagnosedCase } from '../../helpers/diagnosed-case.ts';
import { createResponse } from '../../helpers/idp.ts';

const token = readFileSync(new URL('../../../fixtures/inputs/oidc/good.jwt', import.meta.url), 'utf8');
const capture = readFileSync(
  new URL('../../../fixtures/inputs/captures/thumbprint-saml-tracer-hashed.json', import.meta.url),
  'utf8',
);
const cases = [
  await diagnosedCase([createResponse({ audiences: ['urn:other'] })]),
  await diagnosedCase([token]),
  await diagnosedCase([capture], { settings: null }),
  await diagnosedCase(['nothing of the kind']),
];

const someCase = fc
  .nat(cases.length - 1)
  .map((index) => Object.assign({ toString: () => `case ${index}` }, cases[index]) as DiagnosedCase);

const commands = [...new Set(bindings.map(({ command }) => command))];
const size = { columns: fc.integer({ min: 20, max: 200 }), rows: fc.integer({ min: 6, max: 60 }) };
const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('https://a.example/?error=x', '\u001B[2J\u202E', '日本語', 'a\nb\r\nc', '\t'),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('command' as const), command: fc.constantFrom(...commands) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('resized' as const), ...size }) },
  fc.record({
    type: fc.constant('typed' as const),
    character: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  }),
  fc.record({ type: fc.constant('pasted' as const), text: words }),
  fc.record({ type: fc.constant('receiving' as const), characters: fc.nat() }),
  fc.constant({ type: 'progressed' as const }),
  fc.constant({ type: 'diagnosing' as const }),
  fc.record({ type: fc.constant('diagnosed' as const), diagnosed: someCase, alone: fc.boolean() }),
  fc.record({ type: fc.constant('completed' as const), text: words, candidates: fc.array(words) }),
  fc.record({ type: fc.constant('refused' as const), why: words }),
  words.map((text) => ({ type: 'toast' as const, toast: { text } })),
);

test('whatever is pressed, typed or pasted, in whatever window, every row fits', () => {
  const first = fc.record({ ...size, unicode: fc.boolean(), at: fc.oneof(someCase, fc.constant(null)) });
  fc.assert(
    fc.property(first, fc.array(action, { maxLength: 30, size: 'max' }), ({ at, ...rest }, actions) => {
      let state = firstState({ ...(at ?? { report: null, texts: [] }), ...rest, personalData: false });
      for (const each of [null, ...actions]) {
        if (each !== null) state = reduce(state, each);
        expectFits(state);
      }
    }),
    { numRuns: 200 },
  );
}, 120_000);

function expectFits(state: State): void {
  const rows = screenRows(state);
  expect(rows.length).toBeLessThanOrEqual(Math.max(state.rows - 1, 1));
  for (const row of rows) {
    const text = row.map((span) => span.text).join('');
    expect(cellWidth(text), JSON.stringify(text)).toBeLessThanOrEqual(state.columns);
    // eslint-disable-next-line no-control-regex -- controls are what this is about
    expect(text).not.toMatch(/[\u0000-\u001F\u007F-\u009F]/);
  }
}
