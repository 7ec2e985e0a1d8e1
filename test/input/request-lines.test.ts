import { describe, expect, test } from 'vitest';
import { distinctiveMessages } from '../../src/causes/catalogue.ts';
import { readRequestLines } from '../../src/input/captures/request-lines.ts';
import { readEvidence } from '../../src/input/index.ts';
import { processorTime } from '../helpers/processor-time.ts';

const broker = 'https://auth.influxdata.com/login/callback?connection=acme-saml';

describe('requests in lines', () => {
  test.each([
    ['a log of a proxy', `2026-11-24T11:59:09Z GET ${broker} 302`, 'GET', 302, '2026-11-24T11:59:09.000Z'],
    [
      'quoted',
      `[2026-11-24T12:59:09+01:00] "POST ${broker} HTTP/1.1" 500 123`,
      'POST',
      500,
      '2026-11-24T11:59:09.000Z',
    ],
    ['Chrome’s console', `POST ${broker} 500 (Internal Server Error)`, 'POST', 500, null],
    ['Firefox’s console', `GET ${broker}\n[HTTP/2 302 Found 120ms]`, 'GET', 302, null],
    ['with an arrow', `POST ${broker} -> 403`, 'POST', 403, null],
  ])('%s', (_name, text, method, status, at) => {
    const [record, ...others] = readRequestLines(text);
    expect(others).toEqual([]);
    expect(record).toMatchObject({ method, status, url: broker });
    expect(record?.startedAt?.toISOString() ?? null).toBe(at);
  });

  test.each([
    ['a path does not say whose it is', '203.0.113.9 - - [24/Nov/2026] "POST /login/callback HTTP/1.1" 500 123'],
    ['no status', `I opened GET ${broker} and nothing came`],
    ['a number that is no status', `GET ${broker} 5000`],
    ['a word that ends like a method', `TARGET ${broker} 302`],
  ])('none where %s', (_name, text) => {
    expect(readRequestLines(text)).toEqual([]);
  });

  test('those of a login become a timeline, others do not', async () => {
    const text = [`GET https://cdn.example.com/logo.png 200`, `POST ${broker} 500`].join('\n');
    const evidence = await readEvidence([{ name: 'proxy.log', text, bytes: null }], {
      distinctive: distinctiveMessages(),
    });
    const exchanges = evidence.filter(({ kind }) => kind === 'http-exchange');
    expect(exchanges).toMatchObject([{ exchange: { method: 'POST', status: 500 }, origin: { location: 'request 2' } }]);
  });

  test.each([['GET https://'], ['GET https://a '], ['2026-11-24T11:59:09Z '], ['POST https://a:::::::::']])(
    'a hundred thousand of %j take no time',
    (piece) => {
      const started = processorTime();
      readRequestLines(piece.repeat(100_000));
      // Quadratic work on this takes minutes.
      expect(processorTime() - started).toBeLessThan(8_000);
    },
  );
});
