import { instantOf, type HttpRecord } from './http-record.ts';
import { unrecorded } from './unrecorded.ts';

/** What of a line is looked at before and behind its address. */
const requestLine =
  /(?<![A-Za-z])(GET|POST|PUT|HEAD) (https?:\/\/[^\s"'<>]{1,65536})(?: HTTP\/[\d.]{1,3})?["']?[\s:>=-]{1,8}(?:\[?HTTP\/[\d.]{1,3} )?([1-5]\d{2})(?!\d)/g;
const instantBefore = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})/;

/**
 * Requests with their whole address and status, as proxies log them (`GET https://… 302`, `"POST https://… HTTP/1.1" 500`) and as the
 * consoles of browsers copy them (`POST https://… 500 (Internal Server Error)`, `GET https://…` with `[HTTP/2 302 …]` below it). A line with
 * a path alone does not say whose it is, and is left out.
 */
export function readRequestLines(text: string): HttpRecord[] {
  return [...text.matchAll(requestLine)].map((match) => {
    const [, method = '', url = '', status] = match;
    const { index } = match;
    const lineStart = Math.max(text.lastIndexOf('\n', index) + 1, index - longestLead);
    const instant = instantBefore.exec(text.slice(lineStart, index))?.[0] ?? '';
    return { ...unrecorded, method, url, status: Number(status), startedAt: instantOf(instant) };
  });
}

const longestLead = 200;
