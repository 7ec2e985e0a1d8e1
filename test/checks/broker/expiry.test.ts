import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { brokerDate } from '../../../src/checks/broker/expiry.ts';

const zone = process.env['TZ'];

afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe.each(['UTC', 'Asia/Tokyo', 'America/New_York'])(
  'a date as the broker reads it, on a machine in %s',
  (here) => {
    beforeEach(() => {
      process.env['TZ'] = here;
    });

    test.each([
      ['2026-03-02T11:50:00Z', '2026-03-02T11:50:00.000Z'],
      ['2026-03-02T11:50:00', '2026-03-02T11:50:00.000Z'],
      ['2026-03-02T11:50', '2026-03-02T11:50:00.000Z'],
      ['2026-03-02', '2026-03-02T00:00:00.000Z'],
      ['2026-03', '2026-03-01T00:00:00.000Z'],
      ['2026-03-02T13:50:00+02:00', '2026-03-02T11:50:00.000Z'],
      ['2026-03-02 11:50', '2026-03-02T11:50:00.000Z'],
      ['2026/03/02', '2026-03-02T00:00:00.000Z'],
      ['2026-3-2', '2026-03-02T00:00:00.000Z'],
      ['Mar 2, 2026 11:50 PM', '2026-03-02T23:50:00.000Z'],
      ['Mon, 02 Mar 2026 11:50:00 GMT', '2026-03-02T11:50:00.000Z'],
      ['Mon, 02 Mar 2026 11:50:00 +0200', '2026-03-02T09:50:00.000Z'],
      ['Mon, 02 Mar 2026 11:50:00 EST', '2026-03-02T16:50:00.000Z'],
      ['Mon Mar 02 2026 11:50:00 GMT+0100 (Central European Standard Time)', '2026-03-02T10:50:00.000Z'],
      ['2 Mar 2026 UTC+2', '2026-03-01T22:00:00.000Z'],
      ['2026-03-02 ', '2026-03-02T00:00:00.000Z'],
    ])('%s', (text, expected) => {
      expect(brokerDate(text).toISOString()).toBe(expected);
    });
  },
);

test('the machine’s zone matters to JavaScript itself', () => {
  process.env['TZ'] = 'Asia/Tokyo';
  expect(new Date('2026-03-02 11:50').toISOString()).toBe('2026-03-02T02:50:00.000Z');
});
