import type { Source } from '../source.ts';
import type { HttpRecord } from './http-record.ts';
import { flowsIn } from './mitmproxy-flows.ts';

/** A dump of mitmproxy as HAR 1.2, a text in which values can be masked. A flow without a request is not in it. */
export function asHar({ bytes, ...source }: Source): Source {
  const { records } = flowsIn(bytes ?? new Uint8Array());
  const entries = records.flatMap((record) => (record === null ? [] : [entryOf(record)]));
  const text = `${JSON.stringify({ log: { version: '1.2', creator: { name: 'mitmproxy', version: '' }, entries } }, null, 2)}\n`;
  return { ...source, text, bytes: Buffer.from(text) };
}

function entryOf(record: HttpRecord): unknown {
  const { startedAt, answeredAt, requestBody } = record;
  const time = startedAt === null || answeredAt === null ? 0 : answeredAt.getTime() - startedAt.getTime();
  return {
    startedDateTime: startedAt?.toISOString() ?? null,
    time,
    request: {
      method: record.method,
      url: record.url,
      headers: record.requestHeaders,
      ...(requestBody !== null && requestBody !== '' && { postData: { mimeType: '', text: requestBody } }),
    },
    response: {
      status: record.status ?? 0,
      headers: record.responseHeaders.filter(({ name }) => name.toLowerCase() !== 'content-encoding'),
      content: { mimeType: '', text: record.responseBody ?? '' },
      redirectURL: record.location ?? '',
    },
  };
}
