import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctiveMessages } from '../../src/causes/catalogue.ts';
import { findCallbacks } from '../../src/evidence/find-callbacks.ts';
import { processorTime } from '../helpers/processor-time.ts';

const description =
  'Invalid thumbprint (configured: 634AB4651FCA2F623563BE32EDA32DE565219118. calculated: BDEBFBFBA786C2D97F2125274793E32643358E81)';
const query = `error=access_denied&error_description=${encodeURIComponent(description)}&state=hKFo2SBxVGZ5`;
const url = `https://auth.influxdata.com/login/callback?${query}`;
const encoded = encodeURIComponent(url);

describe('a failed callback is found', () => {
  test.each([
    ['bare', url],
    ['after #', url.replace('?', '#')],
    ['after ?#', url.replace('?', '?#')],
    ['as parameters alone', query],
    ['with + for blanks', url.replaceAll('%20', '+')],
    ['encoded as a whole', encoded],
    ['encoded twice', encodeURIComponent(encoded)],
    ['with a description encoded twice', url.replaceAll('%', '%25')],
    ['in prose, in brackets, before a full stop', `It failed (see ${url}). Please help.`],
    ['in angle brackets', `<${url}>`],
    ['in Markdown', `[the link](${url})`],
    ['in HTML', `<a href="${url.replaceAll('&', '&amp;')}">here</a>`],
    ['in JSON', JSON.stringify({ level: 'error', url }).replaceAll('&', '\\u0026').replaceAll('/', '\\/')],
    ['in quoted-printable', url.replaceAll('=', '=3D').replace(/(.{70})/g, '$1=\r\n')],
    ['wrapped at 76 columns', url.replace(/(.{76})/g, '$1\n')],
    ['quoted', `> it failed:\n> ${url}\n> bye`],
    ['with zero-width marks', url.replaceAll('/', '/\u200B')],
    ['behind SafeLinks', `https://nam02.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C01`],
    ['behind Google', `https://www.google.com/url?q=${encoded}&sa=D`],
    ['behind Slack', `https://slack-redir.net/link?url=${encoded}`],
    ['behind Barracuda', `https://linkprotect.cudasvc.com/url?a=${encoded}&c=E,1`],
    ['behind Proofpoint 1', `https://urldefense.proofpoint.com/v1/url?u=${encoded}&k=abc`],
    [
      'behind Proofpoint 2',
      `https://urldefense.proofpoint.com/v2/url?u=${encoded.replaceAll('_', '%5F').replaceAll('%2F', '_').replaceAll('%', '-')}&d=DwMFAg`,
    ],
    ['behind Proofpoint 3', `https://urldefense.com/v3/__${url}__;!!abc!def$`],
    ['inside another address', `https://app.example.com/login?returnTo=${encoded}`],
    [
      'in a raw e-mail with a quoted-printable body',
      `From: a@example.com\r\nSubject: login\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHello,\r\n${url.replaceAll('=', '=3D').replace(/(.{70})/g, '$1=\r\n')}\r\n\r\nBye\r\n`,
    ],
    ['in an access log', `192.0.2.1 - - [24/Nov/2026:10:00:00 +0000] "GET /login/callback?${query} HTTP/1.1" 500 12`],
    [
      'decoded',
      `https://auth.influxdata.com/login/callback?error=access_denied&error_description=${description}&state=hKFo2SBxVGZ5`,
    ],
  ])('%s', (_name, text) => {
    const found = findCallbacks(text);
    expect(found.map(({ facts }) => [facts.outcome, facts.error, facts.errorDescription])).toEqual([
      ['failure', 'access_denied', description],
    ]);
  });

  test.each([
    ['labelled lines', `error: access_denied\nerror_description: ${description}\nstate: abc`, 'access_denied'],
    ['a description alone', `error_description=${encodeURIComponent(description)}`, null],
    [
      'keys of a JSON event',
      JSON.stringify({ level: 'warn', error: 'access_denied', error_description: description }),
      'access_denied',
    ],
    [
      'keys in camel case',
      JSON.stringify({ error: 'access_denied', errorDescription: description }, null, 2),
      'access_denied',
    ],
    [
      'an event of an Auth0 tenant log',
      JSON.stringify({ date: '2026-11-24', type: 'f', description, connection: 'acme' }),
      null,
    ],
    ['logfmt', `ts=1 level=warn error=access_denied error_description="${description}" user=x`, 'access_denied'],
    [
      'a Markdown table',
      `| name | value |\n| --- | --- |\n| error | access_denied |\n| error_description | ${description} |`,
      'access_denied',
    ],
  ])('%s', (_name, text, error) => {
    expect(findCallbacks(text).map(({ facts }) => [facts.error, facts.errorDescription])).toEqual([
      [error, description],
    ]);
  });

  test('in running text by the broker’s own words', () => {
    const [found] = findCallbacks(`2026-11-24 ERROR ${description} for connection acme`, {
      distinctive: distinctiveMessages(),
    });
    expect(found?.kind).toBe('broker-error');
    expect(found?.facts.errorDescription).toContain(description);
  });

  test('several, each once, with their places', () => {
    const other = 'https://app.example.com/callback?error=login_required&state=1';
    const found = findCallbacks(`a\n${url}\nb ${other}\n${url}`);
    expect(found.map(({ facts, line, column }) => [facts.error, line, column])).toEqual([
      ['access_denied', 2, 1],
      ['login_required', 3, 3],
    ]);
  });
});

describe('what is missing is said', () => {
  test.each([
    ['cut by a shell', 'https://auth.influxdata.com/login/callback?error=access_denied', 'cut-at-ampersand'],
    ['a description cut short', `${url.slice(0, 120)}…`, 'cut-description'],
    [
      'cut inside an escape',
      'https://auth.influxdata.com/login/callback?error=access_denied&error_description=Invalid%2',
      'cut-percent-encoding',
    ],
    [
      'a broken escape',
      'https://auth.influxdata.com/login/callback?error=access_denied&error_description=%ZZ%E0%A4x',
      'invalid-percent-encoding',
    ],
    ['a name twice', `${url}&error=other`, 'duplicate-parameter'],
  ])('%s', (_name, text, kind) => {
    expect(findCallbacks(text)[0]?.facts.damage.map((damage) => damage.kind)).toContain(kind);
  });
});

describe('what is no failure', () => {
  test.each([
    ['a shop', 'https://shop.example/basket?error=out_of_stock'],
    ['a page not found', 'https://www.example.com/?error=404'],
    ['a log line', 'level=error error="connection refused" host=db1'],
    ['JSON', '{"error":"ENOENT","code":"E1"}'],
    ['prose', 'The login failed with an error, can you help?'],
    [
      'javascript:',
      `javascript:alert(1)?${query}`.replace('error_description', 'x').replace('error=access_denied', 'error=a'),
    ],
    ['nothing', ''],
  ])('%s', (_name, text) => {
    expect(findCallbacks(text).filter(({ facts }) => facts.outcome === 'failure')).toEqual([]);
  });

  test.each([
    [
      'a success',
      'https://auth.influxdata.com/login/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj',
      'success',
    ],
    [
      'a login that starts',
      'https://auth.influxdata.com/authorize?client_id=abc&response_type=code&redirect_uri=https%3A%2F%2Fa.example%2Fcb',
      'login-request',
    ],
  ])('%s', (_name, text, outcome) => {
    expect(findCallbacks(text)[0]?.facts.outcome).toBe(outcome);
  });
});

test('the host is the one that a browser contacts', () => {
  const [found] = findCallbacks(`https://auth.influxdata.com@evil.test/login/callback?${query}`);
  expect(found?.facts).toMatchObject({ host: 'evil.test', misleadingHost: 'auth.influxdata.com' });
});

test('parameters named like parts of every object are kept as they are', () => {
  const [found] = findCallbacks(`${url}&__proto__=x&constructor=y`);
  expect(found?.facts.parameters.map(({ name }) => name)).toContain('__proto__');
});

describe('whatever the way did to it', () => {
  const wrap = (width: number) => (text: string) => text.replace(new RegExp(`(.{${width}})`, 'g'), '$1\n');
  const encoders: Record<string, (text: string) => string> = {
    percent: encodeURIComponent,
    safelinks: (text) => `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(text)}&data=05`,
    google: (text) => `https://www.google.com/url?q=${encodeURIComponent(text)}&sa=D`,
    slack: (text) => `https://slack-redir.net/link?url=${encodeURIComponent(text)}`,
    barracuda: (text) => `https://linkprotect.cudasvc.com/url?a=${encodeURIComponent(text)}&c=E`,
    proofpoint1: (text) => `https://urldefense.proofpoint.com/v1/url?u=${encodeURIComponent(text)}&k=a`,
    proofpoint2: (text) =>
      `https://urldefense.proofpoint.com/v2/url?u=${encodeURIComponent(text).replaceAll('-', '%2D').replaceAll('_', '%5F').replaceAll('%2F', '_').replaceAll('%', '-')}&d=D`,
    nested: (text) => `https://app.example.com/login?returnTo=${encodeURIComponent(text)}`,
  };
  const surroundings: Record<string, (text: string) => string> = {
    alone: (text) => text,
    html: (text) => `<p><a href="${text.replaceAll('&', '&amp;')}">x</a></p>`,
    json: (text) => JSON.stringify({ url: text }).replaceAll('&', '\\u0026'),
    brackets: (text) => `<${text}>.`,
    quote: (text) => `"${text}"`,
    mail: (text) => `> see\n> ${text}\n> thanks`,
    prose: (text) => `The page (${text}) failed.`,
    wrapped: wrap(72),
  };

  test('any nesting of link wrappers and any surrounding gives the same error back', () => {
    const chain = fc.array(fc.constantFrom(...Object.keys(encoders)), { maxLength: 3 });
    const text = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 :;,=&%+'"<>#?/()äß-]{0,60}[A-Za-z0-9]$/);
    fc.assert(
      fc.property(chain, fc.constantFrom(...Object.keys(surroundings)), text, (names, surrounding, said) => {
        fc.pre(!/%[0-9A-Fa-f]{2}/.test(said) && said === said.trim());
        const start = `https://auth.influxdata.com/login/callback?error=access_denied&error_description=${encodeURIComponent(said).replaceAll("'", '%27').replaceAll('(', '%28').replaceAll(')', '%29')}&state=abc123`;
        const wrapped = names.reduce((inner, name) => encoders[name]?.(inner) ?? inner, start);
        const found = findCallbacks(surroundings[surrounding]?.(wrapped) ?? wrapped);
        expect(found.map(({ facts }) => facts.errorDescription)).toContain(said);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['one letter', 'a'],
    ['error=', 'error='],
    ['schemes', 'https://'],
    ['percent signs', '%25'],
    ['entities', '&amp;'],
    ['quoted lines', '> x\n'],
    ['soft breaks', 'error=3D=\n'],
    ['JSON keys', '{"error":'],
    ['line feeds', '\n'],
    ['quotes', '"'],
    ['a parenthesis that never closes', 'Invalid thumbprint ('],
    ['lines of one letter', 'a\n'],
    ['indented empty lines', '\n  '],
    ['lists', '- a: b\n'],
    ['lines of parameters', 'x=1&y\n'],
    ['addresses', 'https://a.b/c '],
    ['paths', '/a/b?c\n'],
    ['members of objects', 'type: x\n'],
    ['log lines', '2026-11-24T10:00:00Z INFO request handled path=/api/v2/write status=204\n'],
  ])('time grows with length: %s', (_name, pump) => {
    const time = (length: number): number => {
      const text = pump.repeat(Math.ceil(length / pump.length));
      return Math.min(...[1, 2].map(() => elapsed(() => findCallbacks(text, { distinctive: distinctiveMessages() }))));
    };
    time(100_000);
    // Sixteen times the text takes sixteen times as long; quadratic work would take 256 times.
    expect(time(1_600_000) / Math.max(time(100_000), 1)).toBeLessThan(80);
  });

  const elapsed = (work: () => unknown): number => {
    const start = processorTime();
    work();
    return processorTime() - start;
  };
});

test('any text is read without an error', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      (text) => Array.isArray(findCallbacks(text)) && Array.isArray(findCallbacks(`${url}${text}`)),
    ),
  );
});
