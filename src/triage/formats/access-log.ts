import { limits } from '../../limits.ts';
import { asObject, textAt } from '../json-values.ts';
import { instantOf } from '../dates.ts';
import { ticketOf, type Reading } from '../ticket.ts';
import { defineTicketFormat, unitText } from './format.ts';
import { linesOf } from './lines.ts';

/**
 * A web server's access log: common or combined lines, or JSON lines. Failing callbacks in it are tickets, others successes. Source:
 * https://httpd.apache.org/docs/2.4/logs.html#accesslog
 */
export const accessLog = defineTicketFormat({
  id: 'access-log',
  detect({ text }) {
    const [first = ''] = text.trimStart().split('\n', 1);
    return commonLine.test(first) || jsonRequest(first) !== null;
  },
  async *split({ name, bytes }, { isInterrupted }) {
    for await (const { number, text } of linesOf(bytes, isInterrupted)) {
      const place = { source: name, location: `line ${number}` };
      if (text === null)
        yield { kind: 'unreadable', ...place, reason: `longer than ${limits.ticketBytes / 1024 / 1024} MB.` };
      // Most of a log is something else, and is passed over here already.
      else if (callbackPath.test(text)) yield { kind: 'unit', format: 'access-log', ...place, data: text };
    }
  },
  read: (unit) => readLine(unitText(unit)),
});

const commonLine =
  /^(?<client>\S{1,255}) \S{1,255} (?<user>\S{1,255}) \[(?<time>[^\]]{1,40})\] "(?:[A-Z]{1,10}) (?<path>[^" ]{1,65536})[^"]{0,20}" \d{3} /;
const callbackPath = /\/callback[?/]|[?&](?:error|code)=/;

interface Request {
  readonly path: string;
  readonly at: string | null;
  readonly user: string | null;
  readonly host: string | null;
}

function readLine(line: string): Reading {
  const request = commonRequest(line) ?? jsonRequest(line);
  if (request === null) return { kind: 'unreadable', reason: 'this is no line of an access log.' };
  const { path, at, user } = request;
  const query = new URLSearchParams(path.split('?').slice(1).join('?'));
  const host = hostOf(path) ?? request.host;
  const connection = query.get('connection');
  if (query.has('error')) {
    return ticketOf({
      receivedAt: at,
      requester: user,
      connection,
      host,
      // Without a host a path is no address, and its parameters tell the same.
      texts: [
        {
          name: 'request',
          text: host === null ? query.toString() : addressOf(path, host),
          bytes: null,
          weight: 'latest',
        },
      ],
    });
  }
  const isSuccess = query.has('code') && query.has('state') && at !== null;
  return isSuccess ? { kind: 'success', at, connection, host } : { kind: 'ignored' };
}

function commonRequest(line: string): Request | null {
  const { time = '', path = '', user = '-' } = commonLine.exec(line)?.groups ?? {};
  if (path === '') return null;
  return { path, at: commonTime(time), user: user === '-' ? null : user, host: null };
}

/** `10/Oct/2026:13:55:36 -0700` */
function commonTime(text: string): string | null {
  const match = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{4})$/.exec(text);
  return match === null ? null : instantOf(`${match[1]} ${match[2]} ${match[3]} ${match[4]} ${match[5]}`);
}

/** A log entry as Caddy, nginx or a load balancer writes it as JSON; null where no request is in it. */
function jsonRequest(line: string): Request | null {
  if (!line.startsWith('{')) return null;
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    // Not JSON: no entry.
    return null;
  }
  const path = textAt(entry, ['request', 'uri'], ['request_uri'], ['uri'], ['url'], ['path']);
  const isRequest = textAt(entry, ['request', 'method'], ['request_method'], ['method']) !== null;
  if (
    asObject(entry) === null ||
    path === null ||
    !isRequest ||
    textAt(entry, ['status'], ['response', 'status']) === null
  )
    return null;
  return {
    path,
    at: instantOf(textAt(entry, ['time_iso8601'], ['timestamp'], ['ts'], ['time'], ['@timestamp'])),
    user: textAt(entry, ['user_id'], ['remote_user']),
    host: textAt(entry, ['request', 'host'], ['host']),
  };
}

function addressOf(path: string, host: string): string {
  return path.startsWith('/') ? `https://${host}${path}` : path;
}

function hostOf(path: string): string | null {
  return /^https?:\/\/([\w.-]{1,253})/.exec(path)?.[1]?.toLowerCase() ?? null;
}
