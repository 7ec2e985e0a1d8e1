import { describe, expect, test } from 'vitest';
import { profiles } from '../../../src/profiles/index.ts';
import { lineText } from '../../../src/render/layout.ts';
import { triageRows } from '../../../src/render/tui/triage/lines.ts';
import { pressed, shownGroups, startTriage, type TriageState } from '../../../src/render/tui/triage/state.ts';
import { addDigest, emptySummary } from '../../../src/triage/summary.ts';
import { triageReport } from '../../../src/triage/triage-report.ts';

const { id, service, destination, support } = profiles[0];

function started(): TriageState {
  const summary = emptySummary('incident');
  const words = {
    title: 'T',
    cause: 'C',
    fix: [],
    send: [],
    caution: null,
    references: [],
    stage: 'application',
  } as const;
  const add = (code: string, owner: 'idp-admin' | 'broker-support', provider: string, tickets: number): void => {
    for (let number = 0; number < tickets; number++)
      addDigest(summary, {
        outcome: 'diagnosed',
        code,
        owner,
        certainty: 'certain',
        words: { ...words, title: `Title of ${code}`, fix: [], send: [], references: [] },
        ticket: { id: `${code}-${number}`, receivedAt: null, source: 'a.ndjson', location: null, fingerprint: '0' },
        thumbprints: null,
        connection: null,
        application: null,
        host: null,
        provider: { id: provider, name: provider },
        person: null,
        organisation: null,
        scope: null,
        suspicious: false,
        profile: { id, service, destination, support },
      });
  };
  add('one', 'idp-admin', 'Okta', 3);
  add('two', 'broker-support', 'Okta', 2);
  add('three\u001B[2J', 'idp-admin', 'Entra', 1);
  return startTriage(triageReport(summary, true), { columns: 80, rows: 10, unicode: true });
}

const after = (keys: readonly string[], state = started()): TriageState =>
  keys.reduce((before, key) => pressed(before, key, 30)[0], state);
const codes = (state: TriageState): string[] => shownGroups(state).map(({ code }) => code.slice(0, 5));

describe('the screen of many tickets', () => {
  test.each([
    [[], ['one', 'two', 'three']],
    [['o'], ['two']],
    [
      ['o', 'o'],
      ['one', 'three'],
    ],
    [
      ['o', 'o', 'o'],
      ['one', 'two', 'three'],
    ],
    [['p'], ['three']],
    [['p', 'p', 'o'], ['two']],
    [['/', 't', 'w', 'o'], ['two']],
    [
      ['/', 't', 'w', 'o', 'escape'],
      ['one', 'two', 'three'],
    ],
    [
      ['/', 'x', 'backspace', 't', 'h', 'enter', 'escape'],
      ['one', 'two', 'three'],
    ],
    [['d'], ['two', 'three', 'one']],
    [
      ['d', 'end', 'd'],
      ['one', 'two', 'three'],
    ],
  ])('after %j shows %j', (keys, expected) => {
    expect(codes(after(keys))).toEqual(expected);
  });

  test('opens the group under the cursor, scrolls in its bounds, and comes back', () => {
    const opened = after(['down', 'enter']);
    expect(opened.opened?.code).toBe('two');
    expect(after(['end', 'page-down', 'page-down'], opened).top).toBe(25);
    expect(after(['up', 'up'], opened).top).toBe(0);
    expect(after(['escape'], opened).opened).toBeNull();
  });

  test('letters are searched for while typing, and act otherwise', () => {
    expect(pressed(after(['/']), 'q', 0)[1]).toBeNull();
    expect(pressed(started(), 'q', 0)[1]).toBe('leave');
    expect(pressed(after(['/']), 'ctrl-c', 0)[1]).toBe('leave');
    expect(pressed(started(), 'e', 0)[1]).toBe('export');
  });

  test('fills the window exactly, in every state, and lets nothing of a ticket act', () => {
    for (const keys of [[], ['enter'], ['end', 'enter'], ['/', 'z'], ['d']]) {
      const rows = triageRows(after(keys)).map(lineText);
      expect(rows).toHaveLength(9);
      expect(rows.join('\n')).not.toContain('\u001B');
    }
  });
});
