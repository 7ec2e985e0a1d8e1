import { undoJsonEscapes } from '../../evidence/decode.ts';
import type { Header, HttpRecord } from './http-record.ts';
import { unrecorded } from './unrecorded.ts';

interface Transcript {
  readonly method: string;
  readonly target: string;
  readonly sent: Header[];
  readonly received: Header[];
  status: number | null;
}

/** The requests of `curl -v`: `> ` before what was sent, `< ` before what came back. Bodies that were sent are not in it. */
export function readCurlTranscript(text: string): HttpRecord[] {
  const requests: Transcript[] = [];
  for (const line of text.split(/\r?\n/)) {
    const begun = /^> ([A-Z]{3,10}) (\S{1,65536})(?: HTTP\/[\d.]{1,3})?$/.exec(line);
    if (begun !== null) {
      const [, method = '', target = ''] = begun;
      requests.push({ method, target, sent: [], received: [], status: null });
      continue;
    }
    const current = requests.at(-1);
    if (current === undefined) continue;
    const status = /^< HTTP\/[\d.]{1,3} (\d{3})/.exec(line)?.[1];
    if (status !== undefined) current.status = Number(status);
    const [, direction, name = '', value = ''] = /^([<>]) ([\w-]{1,80}): ?(.*)$/.exec(line) ?? [];
    if (direction !== undefined) (direction === '>' ? current.sent : current.received).push({ name, value });
  }
  return requests.map(({ method, target, sent, received, status }) => {
    const host = sent.find(({ name }) => name.toLowerCase() === 'host')?.value ?? '';
    const url = /^https?:/i.test(target) ? target : `https://${host}${target}`;
    // `Content-Length: 0` and a missing body look alike: what was sent is not shown.
    return { ...unrecorded, method, url, requestHeaders: sent, responseHeaders: received, status };
  });
}

/** A word of a shell: in single, double or ANSI-C quotes, or bare. */
const shellWord = /\$'((?:[^'\\]|\\[^])*)'|'([^']*)'|"((?:[^"\\]|\\[^])*)"|([^\s'"]+)/g;

/** What browsers copy as a cURL command: a request with its headers and body, and no answer. */
export function readCurlCommands(text: string): HttpRecord[] {
  const joined = text.replace(/[\\^]\r?\n/g, ' ');
  const starts = [...joined.matchAll(/(?<=^|[\n$;] {0,4})curl\s/g)].map(({ index }) => index);
  return starts.flatMap((start, index) => {
    const record = readCommand(joined.slice(start + 4, starts[index + 1] ?? joined.length).split('\n')[0] ?? '');
    return record === null ? [] : [record];
  });
}

function readCommand(command: string): HttpRecord | null {
  const words = [...command.matchAll(shellWord)].map(([, ansi, single, double, bare]) => {
    if (ansi !== undefined) return undoJsonEscapes(ansi).text;
    return single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? bare ?? '';
  });
  const headers: Header[] = [];
  const body: string[] = [];
  let method: string | null = null;
  let url: string | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    if (/^https?:\/\//i.test(word)) url ??= word;
    else if (word === '-X' || word === '--request') method = next;
    else if (word === '-H' || word === '--header') headers.push(...headerOf(next));
    else if (word === '-b' || word === '--cookie') headers.push({ name: 'cookie', value: next });
    else if (/^(?:-d|--data(?:-raw|-binary|-ascii|-urlencode)?)$/.test(word)) body.push(next);
    else continue;
    if (word.startsWith('-')) at += 1;
  }
  if (url === null) return null;
  const requestBody = body.length === 0 ? null : body.join('&');
  return {
    ...unrecorded,
    url,
    method: (method ?? (requestBody === null ? 'GET' : 'POST')).toUpperCase(),
    requestHeaders: headers,
    requestBody,
  };
}

function headerOf(text: string): Header[] {
  const colon = text.indexOf(':');
  return colon < 1 ? [] : [{ name: text.slice(0, colon).trim(), value: text.slice(colon + 1).trim() }];
}
