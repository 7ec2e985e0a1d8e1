import type { LookupFunction } from 'node:net';
import { PrivateAddressError } from './fetch-failure.ts';
import { isPublicAddress } from './public-address.ts';

/**
 * Resolves a name and hands on only what is public. The connection goes to what was checked here: it is resolved once, so that a name
 * cannot answer differently the second time. One private address among several refuses them all: no public host has that.
 */
export function publicLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, found, family) => {
      const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
      const isRefused = !error && !addresses.every(isPublicAddress);
      if (isRefused) callback(new PrivateAddressError(hostname), []);
      else callback(error, found, family);
    });
  };
}
