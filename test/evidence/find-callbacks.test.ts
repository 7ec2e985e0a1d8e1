import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctivePatterns } from '../../src/causes/index.ts';
import { findCallbacks } from '../../src/evidence/find-callbacks.ts';

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

  test('in running text by the broker’s own words', () => {
    const [found] = findCallbacks(`2026-11-24 ERROR ${description} for connection acme`, {
      distinctive: distinctivePatterns(),
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

test('any text is read without an error', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      (text) => Array.isArray(findCallbacks(text)) && Array.isArray(findCallbacks(`${url}${text}`)),
    ),
  );
});
