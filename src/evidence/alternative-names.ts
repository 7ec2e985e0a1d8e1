import { limits } from '../limits.ts';
import type { CertificateFacts } from './certificate-facts.ts';

// One name; Node puts one that could be taken for several between quotes, escaped as in JSON.
const name = /(?:[^,"]|"(?:[^"\\]|\\.)*")+/g;

/** The first names out of Node's line, `DNS:idp.example.com, IP Address:192.0.2.1`, and how many there are. */
export function alternativeNames(line: string | undefined): CertificateFacts['subjectAlternativeNames'] {
  const all = (line ?? '').match(name) ?? [];
  return { names: all.slice(0, limits.alternativeNamesShown).map((one) => one.trim()), total: all.length };
}
