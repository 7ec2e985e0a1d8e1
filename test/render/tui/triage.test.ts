import { describe, expect, test } from 'vitest';
import { profiles } from '../../../src/profiles/index.ts';
import { lineText } from '../../../src/render/layout.ts';
import { triageRows } from '../../../src/render/tui/triage/lines.ts';
import {
  pressed,
  shownGroups,
  startTriage,
  withTicket,
  type TriageEffect,
  type TriageState,
} from '../../../src/render/tui/triage/state.ts';
import { renderText } from '../../../src/render/text.ts';
import { newSince, type Mark } from '../../../src/triage/marks.ts';
import { addDigest, emptySummary } from '../../../src/triage/summary.ts';
import { triageReport } from '../../../src/triage/triage-report.ts';
import { reportOn } from '../../helpers/evidence.ts';

const { id, service, destination, support } = profiles[0];

const size = { columns: 80, rows: 10, unicode: true };
const now = new Date('2026-11-24T12:00:00.000Z');

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
        identity: null,
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
  return startTriage(triageReport(summary, true), new Map(), size);
}

const after = (keys: readonly string[], state = started()): TriageState =>
  keys.reduce((before, key) => pressed(before, key, { lines: 30, now })[0], state);
const effectOf = (state: TriageState, key: string): TriageEffect | null => pressed(state, key, { lines: 0, now })[1];
const screen = (state: TriageState): string => triageRows(state).map(lineText).join('\n');
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

  test('filters by cause, too, and offers only what the other filters leave', () => {
    expect(codes(after(['c']))).toEqual(['one']);
    expect(screen(after(['c']))).toContain('cause one');
    expect(codes(after(['p', 'p', 'c', 'c']))).toEqual(['two']);
    expect(codes(after(['p', 'p', 'c', 'c', 'c']))).toEqual(['one', 'two']);
    expect(codes(after(['c', 'escape']))).toEqual(['one', 'two', 'three']);
  });

  test('opens the group under the cursor, scrolls in its bounds, and comes back', () => {
    const opened = after(['down', 'enter']);
    expect(opened.place).toMatchObject({ kind: 'group', group: { code: 'two' } });
    expect(after(['end', 'page-down', 'page-down'], opened).place.at).toBe(25);
    expect(after(['up', 'up'], opened).place.at).toBe(0);
    expect(screen({ ...after(['down'], opened), rows: 8 })).toContain('2-4 of ');
    expect(after(['escape'], opened).place).toEqual({ kind: 'groups', at: 1 });
  });

  test('lists the tickets of a group, and reads the one under the cursor again', async () => {
    const list = after(['enter', 'enter']);
    expect(screen(list)).toContain('> not dated             one-0  a.ndjson');
    const last = after(['end', 'down'], list);
    expect(effectOf(last, 'enter')).toMatchObject({ kind: 'read', ref: { id: 'one-2' } });
    const reading = after(['enter'], last);
    expect(screen(reading)).toContain('Ticket one-2');
    expect(screen(reading)).toContain('is read again');
    if (reading.place.kind !== 'ticket') throw new Error('no ticket is open');

    const { ref } = reading.place;
    const report = {
      ...(await reportOn()),
      ticket: { id: 'one-2', source: 'a.ndjson', subject: null, receivedAt: null },
    };
    // Whoever looks at the keys meanwhile finds it behind them.
    const read = after(['escape'], withTicket(after(['?'], reading), ref, { kind: 'report', report }));
    const tall = triageRows({ ...read, rows: 200 }).map(lineText);
    expect(tall.slice(2, -2).join('\n').trimEnd()).toBe(renderText(report, { ...size, color: false }).trimEnd());
    expect(after(['escape'], read).place).toEqual(last.place);

    const gone = withTicket(reading, ref, { kind: 'gone', reason: 'It was moved.' });
    expect(screen(gone)).toContain('This ticket cannot be shown. It was moved.');
  });

  test('letters are searched for while typing, and act otherwise', () => {
    expect(effectOf(after(['/']), 'q')).toBeNull();
    expect(effectOf(started(), 'q')).toEqual({ kind: 'leave' });
    expect(effectOf(after(['/']), 'ctrl-c')).toEqual({ kind: 'leave' });
    expect(effectOf(started(), 'e')).toEqual({ kind: 'export' });
  });

  test('marks a group from its list, from itself and from its tickets', () => {
    for (const keys of [[], ['enter'], ['enter', 'enter'], ['enter', 'enter', 'enter']]) {
      const state = after(keys);
      const mark = { tickets: 3, lastSeen: null, markedAt: now.toISOString() };
      expect(effectOf(state, 'd')).toMatchObject({ kind: 'mark', mark });
      expect(screen(after(['d'], state))).toContain('Done.');
      expect(effectOf(after(['d', 'escape', 'escape', 'escape', 'end'], state), 'd')).toMatchObject({ mark: null });
    }
  });

  test('shows a group as open again to which more came since it was done', () => {
    const first = started();
    const [group] = first.report.groups;
    const mark = { tickets: 1, lastSeen: null, markedAt: now.toISOString() };
    const state = { ...first, marks: new Map([[group?.id ?? '', mark]]) };
    expect(screen(state)).toContain('3 of 3 groups open');
    expect(screen(state)).toContain('done, 2 more since: Okta  one');
    expect(screen(after(['enter'], state))).toContain('done, 2 more since');
    expect(screen(after(['d'], state))).toMatch(/2 of 3 groups open[^]*done +3 .* one/);
  });

  test('fills the window exactly, in every state, and lets nothing of a ticket act', () => {
    for (const keys of [
      [],
      ['enter'],
      ['end', 'enter', 'enter'],
      ['end', 'enter', 'enter', 'enter'],
      ['/', 'z'],
      ['d'],
      ['?'],
    ]) {
      const rows = triageRows(after(keys)).map(lineText);
      expect(rows).toHaveLength(9);
      expect(rows.join('\n')).not.toContain('\u001B');
    }
  });
});

describe('tickets that came since a group was marked', () => {
  const hour = (at: number): string => `2026-11-24T${String(at).padStart(2, '0')}:00:00.000Z`;
  const marked = (tickets: number, lastSeen: number | null): Mark => ({
    tickets,
    lastSeen: lastSeen === null ? null : hour(lastSeen),
    markedAt: hour(12),
  });
  test.each([
    ['none', [8, 9], 0, marked(2, 9), 0],
    ['the same inputs with more in them', [8, 9, 10], 0, marked(2, 9), 1],
    ['of an earlier time, which came late', [8, 8, 9], 0, marked(2, 9), 1],
    ['another day’s export', [10, 11], 0, marked(5, 9), 2],
    ['more than are listed, all later', [10, 11], 30, marked(50, 9), 32],
    ['more than are listed, of which the count tells', [8, 9], 30, marked(30, 9), 2],
    ['not dated', [null, null], 0, marked(1, null), 1],
    ['fewer than before', [8], 0, marked(5, 9), 0],
  ] as const)('%s', (_, times, moreTickets, mark, expected) => {
    const [group] = started().report.groups;
    if (group === undefined) throw new Error('there is no group');
    const tickets = times.map((at, index) => ({
      id: String(index),
      receivedAt: at === null ? null : hour(at),
      source: 'a.ndjson',
      location: null,
      fingerprint: '0',
    }));
    expect(newSince({ ...group, tickets, moreTickets, count: times.length + moreTickets }, mark)).toBe(expected);
  });
});
