import type { CertificateFacts } from './certificate-facts.ts';
import type { CertificateStructure } from './certificate-structure.ts';

const hour = 3_600_000;
const units = [
  { from: 'serial-number-milliseconds', milliseconds: 1n },
  { from: 'serial-number-seconds', milliseconds: 1000n },
] as const;

/**
 * When a certificate was made: some providers make the serial number of the time. Only where it is within an hour of the beginning of
 * validity, which a random number is once in millions.
 */
export function creationTime(
  structure: Pick<CertificateStructure, 'serialNumber' | 'notBefore'> | null,
): CertificateFacts['created'] {
  if (structure === null || structure.notBefore === null) return null;
  for (const { from, milliseconds } of units) {
    const time = Number(structure.serialNumber * milliseconds);
    if (Math.abs(time - structure.notBefore.getTime()) <= hour) return { at: new Date(time).toISOString(), from };
  }
  return null;
}
