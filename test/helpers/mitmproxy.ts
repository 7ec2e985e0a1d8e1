import { gzipSync } from 'node:zlib';
import type { Step } from './capture-login.ts';

type Value = Buffer | string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** A tnetstring, as mitmproxy writes one: byte strings as `,`, text as `;`. */
export function tnet(value: Value): Buffer {
  const [data, type] = encoded(value);
  return Buffer.concat([Buffer.from(`${data.length}:`), data, Buffer.from(type)]);
}

function encoded(value: Value): [Buffer, string] {
  if (Buffer.isBuffer(value)) return [value, ','];
  if (typeof value === 'string') return [Buffer.from(value), ';'];
  if (typeof value === 'number') return [Buffer.from(String(value)), Number.isInteger(value) ? '#' : '^'];
  if (typeof value === 'boolean') return [Buffer.from(String(value)), '!'];
  if (value === null) return [Buffer.alloc(0), '~'];
  if (Array.isArray(value)) return [Buffer.concat((value as readonly Value[]).map(tnet)), ']'];
  return [Buffer.concat(Object.entries(value).flatMap(([name, one]) => [tnet(name), tnet(one)])), '}'];
}

const start = Date.parse('2026-03-02T11:59:30.000Z');

/** A login as `mitmdump -w` writes it, with answers that are compressed. */
export function mitmproxyDump(steps: readonly Step[]): Buffer {
  return Buffer.concat(steps.map((step) => tnet(flowOf(step))));
}

function flowOf(step: Step): Value {
  const url = new URL(step.url);
  const at = (start + step.after) / 1000 + 0.0001;
  const bytes = (text: string): Buffer => Buffer.from(text);
  const pairs = (headers: readonly (readonly [string, string | undefined])[]): Value =>
    headers.flatMap(([name, value]) => (value === undefined ? [] : [[bytes(name), bytes(value)]]));
  return {
    version: 21,
    type: 'http',
    request: {
      method: bytes(step.method),
      scheme: bytes('https'),
      host: url.hostname,
      port: 443,
      path: bytes(`${url.pathname}${url.search}`),
      headers: pairs([
        ['cookie', step.cookie],
        ['content-type', step.body === undefined ? undefined : 'application/x-www-form-urlencoded'],
      ]),
      content: bytes(step.body ?? ''),
      timestamp_start: at,
    },
    response: {
      status_code: step.status,
      headers: pairs([
        ['location', step.location],
        ['content-type', step.type ?? 'text/html'],
        ['content-encoding', 'gzip'],
      ]),
      content: gzipSync(step.answer ?? ''),
      timestamp_start: at + 0.1,
    },
    error: null,
  };
}
