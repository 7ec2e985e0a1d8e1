import type { HttpRecord } from './http-record.ts';

/** Everything of a request that its transcript may leave out. */
export const unrecorded: Omit<HttpRecord, 'url' | 'method'> = {
  requestHeaders: [],
  responseHeaders: [],
  requestBody: null,
  responseBody: null,
  status: null,
  failure: null,
  location: null,
  startedAt: null,
  answeredAt: null,
  decodedSaml: null,
};
