import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TicketReport } from '../../src/triage/batch.ts';
import type { TriageReport } from '../../src/triage/triage-report.ts';
import { runMain } from '../helpers/run-main.ts';

/** What is true of a ticket of fixtures/tickets/. `undiagnosed` and `unrelated` stand for tickets that show no error. */
interface Truth {
  readonly id: string;
  readonly code: string;
  readonly owner: string | null;
  readonly incident: string | null;
}

const inputs = 'fixtures/tickets/inputs';
const truth = JSON.parse(readFileSync('fixtures/tickets/truth.json', 'utf8')) as Truth[];
let reports: Map<string, TicketReport>;
let summary: TriageReport;

const plainId = (id: string): string => id.replace(`${inputs}/`, '');

beforeAll(async () => {
  const { stdout } = await runMain(['triage', inputs, '--format', 'ndjson']);
  const list = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as TicketReport);
  reports = new Map(list.map((report) => [plainId(report.ticket.id), report]));
  summary = JSON.parse((await runMain(['triage', inputs, '--json'])).stdout) as TriageReport;
});

describe('tickets whose truth is known', () => {
  test('are 120 at least, in all formats, and none is lost', () => {
    expect(truth.length).toBeGreaterThanOrEqual(120);
    expect(truth.filter(({ id }) => !reports.has(id))).toEqual([]);
    expect(reports.size).toBe(truth.length);
    expect(summary.totals).toMatchObject({ tickets: truth.length, unreadable: 2 });
  });

  test('are diagnosed as they are; no certain diagnosis is wrong', () => {
    const judged = truth.map(({ id, code, owner }) => {
      const answer = reports.get(id)?.diagnoses[0];
      const found = answer?.code ?? null;
      const isRight =
        code === 'undiagnosed' || code === 'unrelated' ? found === null : found === code && answer?.owner === owner;
      return { id, code, found, certainty: answer?.certainty ?? null, isRight };
    });
    const wrong = judged.filter(({ isRight }) => !isRight);
    console.log(`accuracy: ${judged.length - wrong.length} of ${judged.length} tickets`);
    expect(wrong.filter(({ certainty }) => certainty === 'certain')).toEqual([]);
    expect(wrong.length / judged.length).toBeLessThan(0.05);
  });

  test('without an error are told apart: those to ask, and those about something else', () => {
    const named = (code: string): string[] =>
      summary.groups.find((one) => one.code === code)?.tickets.map(({ id }) => plainId(id)) ?? [];
    for (const code of ['undiagnosed', 'unrelated'])
      expect(named(code).toSorted()).toEqual(
        truth
          .filter((one) => one.code === code)
          .map(({ id }) => id)
          .toSorted(),
      );
  });

  test('of different incidents never share a group, and those of one are together', () => {
    const groupOf = new Map(
      summary.groups.flatMap(({ id, tickets }) => tickets.map((one) => [plainId(one.id), id] as const)),
    );
    const incidents = new Map<string, Set<string>>();
    const groups = new Map<string, Set<string>>();
    for (const { id, incident } of truth) {
      const group = groupOf.get(id) ?? '';
      if (incident === null) continue;
      incidents.set(incident, (incidents.get(incident) ?? new Set()).add(group));
      groups.set(group, (groups.get(group) ?? new Set()).add(incident));
    }
    console.log(
      `groups for each incident: ${[...incidents].map(([name, found]) => `${name} ${found.size}`).join(', ')}`,
    );
    expect([...groups.values()].filter(({ size }) => size > 1)).toEqual([]);
    expect([...incidents].filter(([, { size }]) => size > 1)).toEqual([]);
  });

  test('tell when it began, where a log holds logins that went well', () => {
    const group = summary.groups.find(({ connections }) => connections.some(({ value }) => value === 'acme'));
    expect(group?.change).toMatchObject({ lastSuccess: '2026-11-24T06:55:00.000Z', successesAfter: false });
  });
});
