import type { TextRedactor } from './redactor.ts';

/** Headers whose values say something about the login and nothing about a person. All others lose their values. */
const keptHeaders: ReadonlySet<string> = new Set([
  'date', 'content-type', 'content-length', 'content-encoding', 'cache-control', 'pragma', 'expires', 'retry-after', 'host', 'accept', 'connection', 'location', 'referer', 'origin',
  'user-agent', 'server', 'via', 'vary', 'age', 'upgrade-insecure-requests', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'sec-fetch-user', 'strict-transport-security',
  'x-frame-options', 'x-request-id', 'x-ms-request-id', 'x-auth0-requestid', 'x-okta-request-id', 'client-request-id', 'cf-ray', ':method', ':authority', ':scheme', ':path', ':status',
  'cookie', 'set-cookie', 'authorization', 'proxy-authorization', 'www-authenticate',
]); // prettier-ignore

export function isKeptHeader(name: string): boolean {
  return keptHeaders.has(name.toLowerCase());
}

/** The value of a pair of which nobody says whether it is a header, a parameter or a cookie. */
export function redactPairValue(name: string, value: string, redactor: TextRedactor): string {
  return isKeptHeader(name) ? redactor.header(name, value) : redactor.parameter(name, value);
}
