/** Where two values begin to differ, and the usual reason for such a difference. */
interface Difference {
  /** Index of the first differing character, from 0. */
  readonly at: number;
  /** One sentence; null where no usual reason fits. */
  readonly reason: string | null;
}

/** Compares what a message says with what was expected. Null where they are equal. */
function explainDifference(received: string, expected: string): Difference | null {
  if (received === expected) return null;
  let at = 0;
  while (at < received.length && received[at] === expected[at]) at += 1;
  return { at, reason: usualReason(received, expected) };
}

/** A difference as text to append to a message: where it begins, and why it usually happens. */
export function differenceText(received: string, expected: string): string {
  const difference = explainDifference(received, expected);
  if (difference === null) return '';
  const { at, reason } = difference;
  return ` They differ from character ${at + 1} on.${lookAlikes(received, expected, at)}${reason === null ? '' : ` ${reason}`}`;
}

/** Letters of other scripts can look the same as ASCII ones: then only their code points tell them apart. */
function lookAlikes(received: string, expected: string, at: number): string {
  // The second half of a pair differs where the first is the same.
  const start = /[\uDC00-\uDFFF]/.test(received[at] ?? '') ? at - 1 : at;
  const [one, other] = [received.codePointAt(start), expected.codePointAt(start)];
  if (one === undefined || other === undefined || (one < 128 && other < 128)) return '';
  return ` Received is ${codePointName(one)} there, expected ${codePointName(other)}.`;
}

function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

function usualReason(received: string, expected: string): string | null {
  if (received.trim() === expected.trim()) return 'White space stands around one of them.';
  if (received.replace(/\/+$/, '') === expected.replace(/\/+$/, '')) return 'Only a slash at the end differs.';
  if (received.toLowerCase() === expected.toLowerCase()) return 'Only upper and lower case differ.';
  if (received.replace(/^http:/, 'https:') === expected.replace(/^http:/, 'https:'))
    return 'Only http and https differ.';
  if (decoded(received) === decoded(expected)) return 'Only percent-encoding differs.';
  return urlReason(received, expected);
}

function urlReason(received: string, expected: string): string | null {
  const [left, right] = [parseUrl(received), parseUrl(expected)];
  if (left === null || right === null) return null;
  const samePlace = left.host === right.host && left.pathname === right.pathname;
  if (samePlace && right.searchParams.has('connection') && !left.searchParams.has('connection')) {
    return 'The connection= parameter is missing: the provider has the callback URL without it.';
  }
  if (samePlace && left.searchParams.has('connection') && !right.searchParams.has('connection'))
    return 'The provider sends a connection= parameter that the broker does not expect.';
  if (samePlace && left.searchParams.get('connection') !== right.searchParams.get('connection'))
    return 'The connection= parameter names another connection.';
  if (left.hostname === right.hostname && left.port !== right.port) return 'The ports differ.';
  if (left.host !== right.host) return 'The hosts differ: the provider is set up for another broker or tenant.';
  return left.pathname === right.pathname ? null : 'The paths differ.';
}

function parseUrl(value: string): URL | null {
  return /^https?:\/\//i.test(value) && URL.canParse(value) ? new URL(value) : null;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // Not percent-encoded: compared as it is.
    return value;
  }
}
