import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validityBars } from '../../src/render/validity-bars.ts';

const now = '2026-03-02T12:00:00.000Z';
const day = (notBefore: string, notAfter: string): { notBefore: string; notAfter: string } => ({
  notBefore: `${notBefore}T00:00:00.000Z`,
  notAfter: `${notAfter}T00:00:00.000Z`,
});

describe('bars on one scale', () => {
  test('old and new under each other, with now between', () => {
    const { rows, now: mark } = validityBars(
      [day('2024-03-01', '2026-03-01'), day('2026-02-01', '2028-03-01')],
      now,
      26,
      true,
    );
    expect([...rows, mark]).toEqual(['├───────────┤', '            ├────────────┤', '             ▲']);
  });

  test('in ASCII', () => {
    const { rows, now: mark } = validityBars([day('2026-01-01', '2026-05-01')], now, 13, false);
    expect([...rows, mark]).toEqual(['[-----------]', '      ^']);
  });

  test('a certificate without end does not press the others together', () => {
    const { rows } = validityBars([day('2026-01-01', '9999-12-31'), day('2026-01-01', '2032-01-01')], now, 40, true);
    expect(rows[0]).toBe(`├${'─'.repeat(39)}`);
    expect(rows[1]?.length).toBe(20);
  });

  test.each([
    ['there is no room', [day('2026-01-01', '2026-05-01')], 9],
    ['a date cannot be read', [day('2026-01-01', 'never')], 40],
  ])('are left out where %s', (_, certificates, room) => {
    expect(validityBars(certificates, now, room, true)).toEqual({ rows: [''], now: '' });
  });

  test('never leave their room, whatever the dates', () => {
    const instant = fc
      .date({ noInvalidDate: true, min: new Date(-1e13), max: new Date(2e14) })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(
        fc.array(fc.record({ notBefore: instant, notAfter: instant }), { minLength: 1, maxLength: 5 }),
        instant,
        fc.integer({ min: 10, max: 60 }),
        (certificates, at, room) => {
          const bars = validityBars(certificates, at, room, true);
          for (const bar of [...bars.rows, bars.now]) {
            expect(bar.length).toBeGreaterThan(0);
            expect(bar.length).toBeLessThanOrEqual(Math.min(room, 40));
          }
        },
      ),
    );
  });
});
