import { describe, expect, test } from 'vitest';
import { lineText } from '../../../src/render/layout.ts';
import { timelineLines } from '../../../src/render/tui/timeline-lines.ts';
import type { TimelineItem } from '../../../src/report/report.ts';
import { createReport } from './sample-report.ts';

function createItem(change: Partial<TimelineItem> = {}): TimelineItem {
  return {
    at: '2026-03-02T12:00:00.000Z',
    from: 'Auth0',
    to: 'identity provider',
    what: 'AuthnRequest',
    evidence: 'e1',
    host: 'auth.example.com',
    attempt: 1,
    failed: false,
    leg: 'identity-provider-to-broker',
    ...change,
  };
}

function linesAt(columns: number, unicode: boolean, ...timeline: TimelineItem[]): string[] {
  return Array.from(timelineLines({ report: createReport({ timeline }), columns, unicode }), lineText);
}

function linesOf(...timeline: TimelineItem[]): string[] {
  return linesAt(100, true, ...timeline);
}

test('where a line is too narrow, what it is about stands in the next one, whole', () => {
  const timeline = [createItem({ what: 'AuthnRequest _request', failed: true })];
  const lines = linesAt(60, true, ...timeline);
  expect(lines.at(-2)).toMatch(/^1 +\+0\.000 s +provider leg +\S.* →.*:$/);
  expect(lines.at(-1)).toMatch(/^ {13}✗ failed: AuthnRequest _request \(e\d\)$/);
});

test('where that is too narrow, too, each request has three lines', () => {
  const second = createItem({ attempt: 2, from: 'browser', leg: 'broker-to-application', what: 'asks for a login' });
  expect(linesAt(40, true, createItem(), second).slice(-6)).toEqual([
    '1  +0.000 s  provider leg',
    '  login 1  Auth0 → identity provider:',
    '  AuthnRequest (e1)',
    '2  +0.000 s  application leg',
    '  login 2  browser → identity provider:',
    '  asks for a login (e1)',
  ]);
});

test('the words above say how many logins there are', () => {
  expect(linesOf(createItem())[1]).toMatch(/^The requests of this login, first to last\./);
  expect(linesOf(createItem(), createItem({ attempt: 2 }))[1]).toMatch(/^The requests of 2 logins, first to last\./);
});

test('without Unicode a failure and a way are told in ASCII', () => {
  const [row] = linesAt(100, false, createItem({ failed: true })).slice(-1);
  expect(row).toBe('1  +0.000 s  provider leg     Auth0 -> identity provider: x failed: AuthnRequest (e1)');
});

test('each request is a line: its number, the time since the first, its leg, the way, what it is', () => {
  const code = {
    from: 'Auth0',
    to: 'your cluster',
    what: 'code',
    leg: 'broker-to-application',
    evidence: 'e2',
  } as const;
  const lines = linesOf(createItem(), createItem({ at: '2026-03-02T12:00:12.345Z', ...code }));
  expect(lines.slice(-2)).toEqual([
    '1   +0.000 s  provider leg     Auth0 → identity provider: AuthnRequest (e1)',
    '2  +12.345 s  application leg  Auth0 → your cluster: code (e2)',
  ]);
});

test('the columns stand under each other however long the login took', () => {
  const later = ['2026-03-02T12:20:00.000Z', 'noon', '2026-03-02T11:59:59.500Z'].map((at) => createItem({ at }));
  const legs = linesOf(createItem(), ...later)
    .slice(-4)
    .map((line) => line.indexOf('provider leg'));
  expect(new Set(legs).size).toBe(1);
});

describe('a request', () => {
  test('of no leg has none', () => {
    expect(linesOf(createItem({ leg: null })).at(-1)).toMatch(/^1 +\+0\.000 s +Auth0 →/);
  });

  test('before the first one has a negative time', () => {
    expect(linesOf(createItem(), createItem({ at: '2026-03-02T11:59:59.500Z' })).at(-1)).toContain('-0.500 s');
  });

  test('at an instant that is none has no time', () => {
    expect(linesOf(createItem(), createItem({ at: 'noon' })).at(-1)).toMatch(/^2 +provider leg/);
  });

  test('that failed says so in words', () => {
    expect(linesOf(createItem({ failed: true })).at(-1)).toContain('identity provider: ✗ failed: AuthnRequest');
  });

  test('of several logins has its number', () => {
    expect(linesOf(createItem(), createItem({ attempt: 2 })).at(-1)).toMatch(/^2 +\+0\.000 s +login 2 +provider leg/);
  });

  test('cannot speak to the terminal', () => {
    expect(linesOf(createItem({ what: '\u001B[2J\nforged' })).at(-1)).toContain('<U+001B>[2J<U+000A>forged');
  });
});
