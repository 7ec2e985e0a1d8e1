import { createHash } from 'node:crypto';
import type { TestIdentity } from './self-signed.ts';

/** Thumbprints as 40 and 64 upper-case hexadecimal digits. */
export function sha1Of({ der }: TestIdentity): string {
  return createHash('sha1').update(der).digest('hex').toUpperCase();
}

export function sha256Of({ der }: TestIdentity): string {
  return createHash('sha256').update(der).digest('hex').toUpperCase();
}
