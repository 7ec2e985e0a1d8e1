import { createHash } from 'node:crypto';
import type { TokenHashes } from './token-evidence.ts';

/** What `at_hash` of an access token, or `c_hash` of a code, has to be under each digest. */
export function tokenHashes(value: string): TokenHashes {
  const half = (algorithm: string): string => {
    const digest = createHash(algorithm).update(value, 'ascii').digest();
    return digest.subarray(0, digest.length / 2).toString('base64url');
  };
  return { sha256: half('sha256'), sha384: half('sha384'), sha512: half('sha512') };
}
