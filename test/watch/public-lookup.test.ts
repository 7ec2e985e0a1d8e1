import type { LookupFunction } from 'node:net';
import { expect, test } from 'vitest';
import { publicLookup } from '../../src/watch/public-lookup.ts';

interface Found {
  readonly code: string | null;
  readonly address: Parameters<Parameters<LookupFunction>[2]>[1];
}

/** What a connector is told of a name that resolves to these addresses. */
async function lookedUp(addresses: readonly string[], all: boolean): Promise<Found> {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const lookup: LookupFunction = (_hostname, options, callback) => {
    if (options.all === true) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  };
  return new Promise((resolve) => {
    publicLookup(lookup)('idp.example.com', { all }, (error, address) => {
      resolve({ code: error?.code ?? null, address });
    });
  });
}

test('public addresses are handed on as they are', async () => {
  const both = ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'];
  expect(await lookedUp(both, true)).toEqual({
    code: null,
    address: [
      { address: both[0], family: 4 },
      { address: both[1], family: 6 },
    ],
  });
  expect(await lookedUp(both, false)).toEqual({ code: null, address: both[0] });
});

test.each([
  ['a private address', ['10.0.0.1'], false],
  ['one among several', ['10.0.0.1'], true],
  ['one behind a public one', ['93.184.215.14', '::1'], true],
])('%s is not handed on', async (_name, addresses, all) => {
  expect(await lookedUp(addresses, all)).toEqual({ code: 'ERR_PRIVATE_ADDRESS', address: [] });
});

test('that a name is not there is said as it is', async () => {
  const missing = Object.assign(new Error('not there'), { code: 'ENOTFOUND' });
  const lookup: LookupFunction = (_hostname, _options, callback) => callback(missing, []);
  const code = await new Promise((resolve) => {
    publicLookup(lookup)('idp.example.com', { all: true }, (error) => resolve(error?.code));
  });
  expect(code).toBe('ENOTFOUND');
});
