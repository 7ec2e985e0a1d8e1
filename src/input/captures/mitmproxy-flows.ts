import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Evidence } from '../../evidence/evidence.ts';
import type { CaptureEvidence } from '../../evidence/http-exchange.ts';
import { limits } from '../../limits.ts';
import type { ReadOptions } from '../format.ts';
import { header, type Header, type HttpRecord } from './http-record.ts';
import { LoginRequests } from './login-requests.ts';
import { readTnet, textOfTnet, type Tnet } from './tnetstrings.ts';
import { unrecorded } from './unrecorded.ts';

/** The login in a dump of mitmproxy. A flow that is cut off ends the reading; what is before it counts. */
export function readMitmproxyFlows(source: string, bytes: Uint8Array, options: ReadOptions): Evidence[] {
  const requests = new LoginRequests(source, options);
  const leftOut: CaptureEvidence['leftOut'][number][] = [];
  const { records, isCut } = flowsIn(bytes);
  for (const [index, record] of records.entries()) {
    if (record === null) leftOut.push({ index: index + 1, problem: 'invalid' });
    else requests.add(record, `flow ${index + 1}`);
  }
  const capture: CaptureEvidence = {
    kind: 'capture',
    origin: { source, location: `${records.length} requests` },
    format: 'mitmproxy',
    requests: records.length,
    leftOut,
    isCut,
    overLimit: requests.overLimit,
    seeminglyMasked: false,
  };
  return [...requests.evidence(), capture];
}

/** The flows one after the other; null where one has no request. */
export function flowsIn(bytes: Uint8Array): { records: (HttpRecord | null)[]; isCut: boolean } {
  const records: (HttpRecord | null)[] = [];
  let at = 0;
  while (at < bytes.length) {
    const flow = readTnet(bytes, at);
    if (flow === null) break;
    at = flow.end;
    records.push(recordOf(flow.value));
  }
  return { records, isCut: at < bytes.length };
}

function recordOf(flow: Tnet): HttpRecord | null {
  const request = memberOf(flow, 'request');
  const method = textOfTnet(memberOf(request, 'method'));
  const url = urlOf(request);
  if (method === null || url === null) return null;
  const response = memberOf(flow, 'response');
  const requestHeaders = headersOf(memberOf(request, 'headers'));
  const responseHeaders = headersOf(memberOf(response, 'headers'));
  const status = memberOf(response, 'status_code');
  return {
    ...unrecorded,
    method,
    url,
    requestHeaders,
    responseHeaders,
    requestBody: bodyOf(memberOf(request, 'content'), requestHeaders),
    responseBody: bodyOf(memberOf(response, 'content'), responseHeaders),
    status: typeof status === 'number' ? status : null,
    failure: textOfTnet(memberOf(memberOf(flow, 'error'), 'msg')),
    location: header(responseHeaders, 'location'),
    startedAt: instantOf(memberOf(request, 'timestamp_start')),
    answeredAt: instantOf(memberOf(response, 'timestamp_start')),
  };
}

function memberOf(value: Tnet | undefined, name: string): Tnet | undefined {
  return value instanceof Map ? (value as ReadonlyMap<string, Tnet>).get(name) : undefined;
}

function urlOf(request: Tnet | undefined): string | null {
  const [scheme, host, path] = ['scheme', 'host', 'path'].map((name) => textOfTnet(memberOf(request, name)));
  const port = memberOf(request, 'port');
  if (!scheme || !host || path === null || path === undefined) return null;
  const isUsual = port === (scheme === 'https' ? 443 : 80) || typeof port !== 'number';
  return `${scheme}://${host}${isUsual ? '' : `:${port}`}${path}`;
}

function headersOf(value: Tnet | undefined): Header[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Tnet[]).flatMap((pair) => {
    const [name, text] = Array.isArray(pair) ? (pair as readonly Tnet[]).map((part) => textOfTnet(part)) : [];
    return typeof name === 'string' && typeof text === 'string' ? [{ name, value: text }] : [];
  });
}

/** As it was before it was compressed; null where it was not recorded or does not decompress within the limit. */
function bodyOf(content: Tnet | undefined, headers: readonly Header[]): string | null {
  if (!(content instanceof Uint8Array)) return textOfTnet(content);
  const decompress = decompressors.get(header(headers, 'content-encoding')?.trim().toLowerCase() ?? '');
  if (decompress === undefined) return Buffer.from(content).toString('utf8');
  try {
    return decompress(content, { maxOutputLength: limits.captureEntryBytes }).toString('utf8');
  } catch {
    // Cut off, or a bomb: the rest of the flow still tells.
    return null;
  }
}

const decompressors: ReadonlyMap<string, (bytes: Uint8Array, options: { maxOutputLength: number }) => Buffer> = new Map(
  [
    ['gzip', gunzipSync],
    ['deflate', inflateSync],
    ['br', brotliDecompressSync],
  ],
);

/** Seconds since 1970. */
function instantOf(value: Tnet | undefined): Date | null {
  if (typeof value !== 'number') return null;
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime()) ? null : date;
}
