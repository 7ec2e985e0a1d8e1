import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profiles } from '../../src/profiles/index.ts';
import {
  addCounts,
  count,
  countsData,
  distinctKeys,
  emptyBottomK,
  topValues,
  type Counts,
} from '../../src/triage/bottom-k.ts';
import type { Digest, TicketRef } from '../../src/triage/digest.ts';
import { addHistogram, bars, countAt, emptyHistogram } from '../../src/triage/histogram.ts';
import { groupings } from '../../src/triage/grouping.ts';
import {
  addDigest,
  addSuccess,
  addSummary,
  addUnreadable,
  emptyPart,
  emptySummary,
  knownIn,
  inOrder,
  summaryData,
  summaryFrom,
  type Summary,
} from '../../src/triage/summary.ts';
import { triageReport, type TriageReport } from '../../src/triage/triage-report.ts';

const { id, service, destination, support } = profiles[0];

const ref = (id: string, receivedAt: string | null, fingerprint = '0'): TicketRef => ({
  id,
  receivedAt,
  source: 'a.ndjson',
  location: null,
  fingerprint,
});

function digest(changes: Partial<Digest> = {}): Digest {
  return {
    outcome: 'diagnosed',
    code: 'invalid-thumbprint',
    owner: 'idp-admin',
    certainty: 'certain',
    words: { title: 'T', cause: 'C', fix: [], send: [], caution: null, references: [], stage: 'broker-validation' },
    ticket: ref('1', '2026-11-24T08:00:00.000Z'),
    identity: null,
    thumbprints: null,
    connection: null,
    application: null,
    host: null,
    provider: null,
    person: null,
    organisation: null,
    scope: null,
    suspicious: false,
    profile: { id, service, destination, support },
    ...changes,
  };
}

const instants = fc.integer({ min: 0, max: 400 * 24 * 60 }).map((minutes) => {
  return new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString();
});
const few = (name: string): fc.Arbitrary<string> => fc.integer({ min: 0, max: 4 }).map((number) => `${name}${number}`);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

const digests = fc
  .record({
    code: few('code'),
    certainty: fc.constantFrom('certain', 'likely', 'possible'),
    outcome: fc.constantFrom('diagnosed', 'undiagnosed', 'unrelated'),
    connection: maybe(few('connection')),
    host: maybe(few('host')),
    person: maybe(fc.integer({ min: 0, max: 2_000 }).map(String)),
    organisation: maybe(few('organisation')),
    // Few ids, so that one often comes twice, from other places.
    ticket: fc
      .tuple(fc.integer({ min: 0, max: 999 }), maybe(instants), few('content'))
      .map(([number, receivedAt, fingerprint]) => ref(String(number), receivedAt, fingerprint)),
    scope: maybe(fc.constantFrom('everyone', 'one-person')),
    thumbprints: maybe(fc.record({ configured: few('A'), calculated: few('B') })),
  })
  .map((changes) => digest(changes as Partial<Digest>));

/** A few tickets, each from a few places. */
const copied = fc
  .tuple(few('ticket'), few('place'))
  .map(([identity, place]) =>
    digest({ identity, connection: identity, ticket: ref(identity, '2026-11-24T08:00:00.000Z', place) }),
  );

type Event = (summary: Summary) => void;

const events: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.oneof({ weight: 3, arbitrary: digests }, copied).map(
      (one): Event =>
        (summary) =>
          addDigest(summary, one),
    ),
  },
  fc.record({ at: instants, connection: maybe(few('connection')), host: maybe(few('host')) }).map(
    (success): Event =>
      (summary) =>
        addSuccess(summary, { kind: 'success', ...success }),
  ),
  fc.record({ source: few('file'), location: maybe(few('line ')), reason: few('reason') }).map(
    (ref): Event =>
      (summary) =>
        addUnreadable(summary, ref),
  ),
);

/** With so many places for copies that some lists have more. */
const copies = 6;

function summaryOf(list: readonly Event[]): Summary {
  const summary = emptySummary('incident', copies);
  for (const event of list) event(summary);
  return summary;
}

const text = (summary: Summary): string => JSON.stringify(inOrder(summaryData(summary)));

describe('a ticket that was read twice', () => {
  const one = (identity: string | null, place: string): Digest =>
    digest({ identity, person: 'p', scope: 'everyone', ticket: ref('1', '2026-11-24T08:00:00.000Z', place) });
  const reported = (list: readonly Digest[], most?: number): TriageReport => {
    const summary = emptySummary('incident', most);
    for (const each of list) addDigest(summary, each);
    return triageReport(summary, true);
  };

  test('counts once in everything, and it is said how many were', () => {
    const [alone, twice] = [reported([one('a', 'x')]), reported([one('a', 'y'), one('a', 'x'), one('a', 'y')])];
    expect(twice.totals).toEqual({ ...alone.totals, duplicates: 2 });
    expect(twice.groups).toEqual(alone.groups);
  });

  test('counts twice where it has no name by which it is known to be the same', () => {
    expect(reported([one(null, 'x'), one(null, 'y')]).totals).toMatchObject({ tickets: 2, duplicates: 0 });
  });

  test('counts as often as it was read among too many, and that is said', () => {
    const list = [one('a', 'x'), one('a', 'y'), one('b', 'x'), one('b', 'x')];
    expect(reported(list, 4).totals).toMatchObject({ tickets: 2, duplicates: 2 });
    expect(reported(list, 3).totals).toMatchObject({ tickets: 4, duplicates: null });
  });
});

describe('a summary', () => {
  test('is the same whatever the order of the tickets', () => {
    const shuffled = fc
      .array(events, { maxLength: 60 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(text(summaryOf(other))).toBe(text(summaryOf(list)));
      }),
    );
  });

  test('of parts, joined in any order and grouping, is that of the whole', () => {
    const parts = fc.tuple(...[0, 1, 2].map(() => fc.array(events, { maxLength: 40 })));
    fc.assert(
      fc.property(parts, ([a = [], b = [], c = []]) => {
        const whole = text(summaryOf([...a, ...b, ...c]));
        const left = summaryOf(a);
        addSummary(left, summaryData(summaryOf(b)));
        addSummary(left, summaryData(summaryOf(c)));
        const inner = summaryOf(c);
        addSummary(inner, summaryData(summaryOf(b)));
        const right = summaryOf(a);
        addSummary(right, summaryData(inner));
        expect([text(left), text(right)]).toEqual([whole, whole]);
      }),
    );
  });

  test('of a part that knew what was known comes to the same', () => {
    // More tickets than a group names.
    const flood = fc.array(
      fc.tuple(instants, fc.nat(99)).map(([at, id]) => digest({ ticket: ref(`${id}`, at, `${id % 3}`) })),
      { minLength: 90, maxLength: 220 },
    );
    fc.assert(
      fc.property(flood, fc.nat(220), fc.boolean(), (list, at, seeksCopies) => {
        const [whole, summary] = [emptySummary('incident'), emptySummary('incident')];
        for (const one of list) addDigest(whole, one);
        for (const one of list.slice(0, at)) addDigest(summary, one);
        const part = emptyPart('incident', { ...knownIn(summary), seeksCopies });
        for (const one of list.slice(at)) addDigest(part, one);
        addSummary(summary, summaryData(part));
        if (!seeksCopies) whole.copies.full = true;
        expect(text(summary)).toBe(text(whole));
      }),
      { numRuns: 50 },
    );
  });

  test('of a part names no ticket that comes after enough others', () => {
    const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
    const summary = emptySummary('incident');
    for (let n = 0; n < 100; n++) addDigest(summary, digest({ ticket: ref(`${n}`, at(n)) }));
    const part = emptyPart('incident', knownIn(summary));
    for (const minute of [50, 100, 200]) addDigest(part, digest({ ticket: ref(`late ${minute}`, at(minute)) }));
    const [group] = summaryData(part).groups.entries;
    expect(group?.[1].tickets).toMatchObject({ count: 3, items: [{ id: 'late 50' }] });
  });

  test('comes back whole from its text, also as a part of a sum', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 40 }), fc.array(events, { maxLength: 40 }), (a, b) => {
        const back = summaryFrom(JSON.parse(text(summaryOf(a))) as ReturnType<typeof summaryData>, copies);
        expect(text(back)).toBe(text(summaryOf(a)));
        addSummary(back, summaryData(summaryOf(b)));
        expect(text(back)).toBe(text(summaryOf([...a, ...b])));
      }),
    );
  });

  test.each(groupings)('grouped by %s counts every ticket once', (grouping) => {
    fc.assert(
      fc.property(fc.array(digests, { maxLength: 60 }), (list) => {
        const summary = emptySummary(grouping);
        for (const one of list) addDigest(summary, one);
        const report = triageReport(summary, true);
        expect(report.groups.reduce((sum, group) => sum + group.count, 0)).toBe(list.length);
        expect(report.totals.tickets).toBe(list.length);
      }),
    );
  });
});

describe('counts of values', () => {
  const counted = (values: readonly string[], most: number): Counts => {
    const counts: Counts = emptyBottomK(most);
    for (const value of values) count(counts, value);
    return counts;
  };
  const seen = (counts: Counts): unknown => [topValues(counts), distinctKeys(counts)];

  test('beyond their limit are the same for every order and every split', () => {
    const values = fc.array(fc.integer({ min: 0, max: 60 }).map(String), { maxLength: 200 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const whole = seen(counted([...a, ...b], 10));
        const [left, right] = [counted(a, 10), counted(b, 10)];
        addCounts(left, countsData(counted(b, 10)));
        addCounts(right, countsData(counted(a, 10)));
        expect([seen(left), seen(right), seen(counted([...b, ...a], 10))]).toEqual([whole, whole, whole]);
      }),
    );
  });

  test('are exact up to their limit and say so beyond it, where they are off by little', () => {
    const people = Array.from({ length: 20_000 }, (_, index) => `person ${index}`);
    expect(distinctKeys(counted(people.slice(0, 1_000), 1_000))).toEqual({ count: 1_000, exact: true });
    const { count: estimate, exact } = distinctKeys(counted(people, 1_000));
    expect(exact).toBe(false);
    expect(Math.abs(estimate - 20_000) / 20_000).toBeLessThan(0.1);
  });
});

describe('a histogram', () => {
  test('has few bars and all events, whatever the span, and adds up', () => {
    const times = fc.array(fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2100, 0, 1) }), { maxLength: 50 });
    fc.assert(
      fc.property(times, times, (a, b) => {
        const of = (list: readonly number[]) => {
          const histogram = emptyHistogram();
          for (const at of list) countAt(histogram, at);
          return histogram;
        };
        const joined = of(a);
        addHistogram(joined, of(b));
        expect(bars(joined)).toEqual(bars(of([...b, ...a])));
        expect(bars(joined).bars.length).toBeLessThanOrEqual(48);
        expect(bars(joined).bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(a.length + b.length);
      }),
    );
  });
});

describe('the moment of the change', () => {
  const failing = digest({ connection: 'acme', ticket: ref('1', '2026-11-24T08:05:00.000Z') });
  const success = (at: string) => ({ kind: 'success', at, connection: 'acme', host: null }) as const;

  test('lies between the last success and the first failure of the same connection', () => {
    const summary = emptySummary('incident');
    addDigest(summary, failing);
    addSuccess(summary, success('2026-11-24T07:58:00.000Z'));
    addSuccess(summary, { ...success('2026-11-24T09:00:00.000Z'), connection: 'other' });
    expect(triageReport(summary, true).groups[0]?.change).toEqual({
      lastSuccess: '2026-11-24T07:58:00.000Z',
      firstFailure: '2026-11-24T08:05:00.000Z',
      withinMinutes: 0,
      successesAfter: false,
      endedBy: null,
    });
  });

  test('is not told where logins go well after it, too', () => {
    const summary = emptySummary('incident');
    addDigest(summary, failing);
    addSuccess(summary, success('2026-11-24T07:30:00.000Z'));
    addSuccess(summary, success('2026-11-24T08:20:00.000Z'));
    expect(triageReport(summary, true).groups[0]?.change).toMatchObject({ successesAfter: true, endedBy: null });
  });

  test('is not told without logins that went well', () => {
    const summary = emptySummary('incident');
    addDigest(summary, failing);
    expect(triageReport(summary, true).groups[0]?.change).toBeNull();
  });
});

describe('a draft', () => {
  const fix = [{ owner: 'idp-admin' as const, step: 'Send the certificate to support.' }];
  const words = {
    title: 'T',
    cause: 'C',
    fix,
    send: [],
    caution: null,
    references: [],
    stage: 'broker-validation',
  } as const;
  const drafts = (suspicious: boolean): string => {
    const summary = emptySummary('incident');
    addDigest(summary, digest({ words: { ...words, send: [], references: [] }, suspicious }));
    return JSON.stringify(triageReport(summary, true).groups[0]?.replies);
  };

  test('asks for what mends it', () => {
    expect(drafts(false)).toContain('Send the certificate');
  });

  test('asks nobody to change anything where something looks made to deceive', () => {
    expect(drafts(true)).not.toContain('Send the certificate');
    expect(drafts(true)).toContain('Change nothing until that is settled');
  });
});
