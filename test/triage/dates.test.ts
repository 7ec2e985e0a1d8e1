import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf, millisecondsAt } from '../../src/triage/dates.ts';

const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));

test('an instant in the form that is given back is read as any other', () => {
  const written = fc
    .tuple(fc.constantFrom('1989', '1990', '2026', '2099', '2100'), two, two, two, two, two)
    .map(([year, month, day, hour, minute, second]) => `${year}-${month}-${day}T${hour}:${minute}:${second}.007Z`);
  fc.assert(
    fc.property(written, (text) => {
      const at = Date.parse(text);
      const isTicketTime = at >= Date.UTC(1990, 0, 1) && at <= Date.UTC(2100, 0, 1);
      expect(instantOf(text)).toBe(isTicketTime ? new Date(at).toISOString() : null);
    }),
    { numRuns: 2_000 },
  );
});

test('milliseconds of what was given back', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      expect(millisecondsAt(date.toISOString())).toBe(date.getTime());
    }),
  );
});
