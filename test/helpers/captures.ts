import { answerHeaders, loginStart, requestHeaders, type Step } from './capture-login.ts';

/** Recorders of HAR files, each with the ways of its own that a reader meets. */
export type Recorder =
  | 'Chrome'
  | 'Chrome without secrets'
  | 'Edge'
  | 'Firefox'
  | 'Safari'
  | 'Fiddler'
  | 'Charles'
  | 'mitmproxy';

export const recorders: readonly Recorder[] = [
  'Chrome',
  'Edge',
  'Firefox',
  'Safari',
  'Fiddler',
  'Charles',
  'mitmproxy',
];

export function har(steps: readonly Step[], recorder: Recorder = 'Chrome'): string {
  const text = JSON.stringify(
    {
      log: {
        version: '1.2',
        creator: { name: recorder, version: '1' },
        pages: [],
        entries: steps.map((step) => entry(step, recorder)),
      },
    },
    null,
    2,
  );
  // Fiddler begins with a byte order mark.
  return recorder === 'Fiddler' ? `\uFEFF${text}` : text;
}

export function entry(step: Step, recorder: Recorder): Record<string, unknown> {
  const { after, method, url, status, location } = step;
  const isSecret = ([name]: [string, string]): boolean => recorder === 'Chrome without secrets' && /cookie/i.test(name);
  const list = (pairs: [string, string][]): { name: string; value: string }[] =>
    pairs
      .filter((pair) => !isSecret(pair))
      .map(([name, value]) => ({ name: recorder === 'Safari' ? name : name.toLowerCase(), value }));
  return {
    startedDateTime: new Date(loginStart + after).toISOString(),
    time: 120,
    request: {
      method,
      url,
      httpVersion: 'HTTP/2',
      headers: list(requestHeaders(step)),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      cookies: recorder === 'Chrome without secrets' ? [] : cookieList(step.cookie),
      headersSize: -1,
      bodySize: step.body?.length ?? 0,
      ...(step.body !== undefined && { postData: postData(step.body, recorder) }),
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'HTTP/2',
      headers: list(answerHeaders(step)),
      cookies: [],
      content: content(step, recorder),
      redirectURL: location ?? '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { blocked: 0, dns: -1, connect: -1, send: 0, wait: 100, receive: 20 },
    ...(recorder === 'Firefox' && { serverIPAddress: '203.0.113.77' }),
  };
}

function cookieList(cookie: string | undefined): { name: string; value: string }[] {
  return (cookie?.split('; ') ?? []).map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value };
  });
}

function postData(body: string, recorder: Recorder): Record<string, unknown> {
  const mimeType = 'application/x-www-form-urlencoded';
  const sent = body.split('&').map((pair) => ({ name: pair.split('=')[0], value: pair.split('=')[1] }));
  const decoded = [...new URLSearchParams(body)].map(([name, value]) => ({ name, value }));
  switch (recorder) {
    case 'Firefox':
      return {
        mimeType,
        params: decoded,
        text: `Content-Type: ${mimeType}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      };
    case 'Charles':
      return { mimeType, params: decoded };
    case 'Fiddler':
    case 'Safari':
      return { mimeType, text: body };
    case 'Chrome':
    case 'Chrome without secrets':
    case 'Edge':
    case 'mitmproxy':
      return { mimeType, text: body, params: sent };
  }
}

function content({ answer, type }: Step, recorder: Recorder): Record<string, unknown> {
  const mimeType = type ?? '';
  if (answer === undefined) return { size: 0, mimeType };
  const inBase64 = recorder === 'Charles' || recorder === 'mitmproxy' || recorder === 'Safari';
  return inBase64
    ? { size: answer.length, mimeType, encoding: 'base64', text: Buffer.from(answer).toString('base64') }
    : { size: answer.length, mimeType, text: answer };
}

/** An export of SAML-tracer; its cookie profiles 1 to 3 keep, hash and obfuscate the values of cookies and forms. */
export function samlTracer(steps: readonly Step[], profile: 1 | 2 | 3): string {
  const replaced = (value: string): string =>
    profile === 1 ? value : profile === 2 ? `{hash:${'ab12'.repeat(16)}}` : `{obf:alternative_${value.length % 7}}`;
  const requests = steps.map((step, index) => {
    const form = [...new URLSearchParams(step.body ?? '')];
    const wire = form.find(([name]) => name === 'SAMLResponse')?.[1];
    return {
      method: step.method,
      url: step.url,
      requestId: `request-${index}`,
      requestHeaders: requestHeaders(step).map(([name, value]) => ({
        name,
        value:
          name === 'Cookie'
            ? value
                .split('; ')
                .map((part) => `${part.split('=')[0]}=${replaced(part.split('=')[1] ?? '')}`)
                .join('; ')
            : value,
      })),
      ...(step.method === 'GET' && { get: [...new URL(step.url).searchParams] }),
      ...(step.body !== undefined && {
        postData: profile === 1 ? Object.fromEntries(form.map(([name, value]) => [name, [value]])) : '{overwritten}',
        post: form.map(([name, value]) => [name, replaced(value)]),
      }),
      ...(wire !== undefined && { protocol: 'SAML-P', saml: Buffer.from(wire, 'base64').toString('utf8') }),
      responseStatus: step.status,
      responseStatusText: `HTTP/2 ${step.status}`,
      responseHeaders: answerHeaders(step).map(([name, value]) => ({
        name,
        value: name === 'Set-Cookie' && profile !== 1 ? value.replace(/=[^;]*/, `=${replaced('x')}`) : value,
      })),
    };
  });
  return JSON.stringify({ requests, timestamp: '2026-03-02T12:01:00.000Z' }, null, 2);
}
