import type { RequestListener } from 'node:http';
import type { LookupFunction } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import { limits } from '../../src/limits.ts';
import { fetchMetadata } from '../../src/watch/fetch-metadata.ts';
import { createAuthority, issue, startProxy, startServer } from '../helpers/https-server.ts';
import { createMetadata } from '../helpers/metadata.ts';

const authority = createAuthority('fetch-authority');
const identity = issue(authority, 'DNS:localhost,DNS:idp.example.com,IP:127.0.0.1');
const xml = createMetadata();

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

async function serve(answer: RequestListener, as = identity): Promise<Awaited<ReturnType<typeof startServer>>> {
  const server = await startServer(as, answer);
  running.push(server);
  return server;
}

async function proxyTo(port: number, status?: number): Promise<Awaited<ReturnType<typeof startProxy>>> {
  const proxy = await startProxy(port, status);
  running.push(proxy);
  return proxy;
}

type Options = Partial<Parameters<typeof fetchMetadata>[1]>;

/** The text that came, or the error's code and message. */
async function outcome(address: string, options: Options = {}): Promise<string> {
  try {
    const fetched = await fetchMetadata(address, { env: {}, allowPrivate: true, ca: authority.pem, ...options });
    return fetched.text;
  } catch (error) {
    if (!(error instanceof SsoDoctorError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

/** Answers every name with one address, and counts how often it is asked. */
function lookupTo(...addresses: string[]): LookupFunction & { asked: string[] } {
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, options, callback) => {
    asked.push(hostname);
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all === true) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  };
  return Object.assign(lookup, { asked });
}

describe('an answer', () => {
  test('is read, and its address named without the query', async () => {
    const { port } = await serve((_request, response) => response.end(xml));
    const address = `https://localhost:${port}/idp.xml?key=abc`;
    const fetched = await fetchMetadata(address, { env: {}, allowPrivate: true, ca: authority.pem });
    expect(fetched).toMatchObject({ name: `https://localhost:${port}/idp.xml?…`, text: xml });
  });

  test('is asked for with nothing but the address and the program’s name', async () => {
    let sent: Record<string, unknown> = {};
    const { port } = await serve((request, response) => {
      sent = request.headers;
      response.end(xml);
    });
    await outcome(`https://localhost:${port}/`);
    expect(sent['user-agent']).toMatch(/^sso-doctor\/\d/);
    expect(Object.keys(sent).filter((name) => /cookie|authorization|referer|origin|from/.test(name))).toEqual([]);
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('in %s is decompressed', async (encoding, compress) => {
    const { port } = await serve((_request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(compress(xml));
    });
    expect(await outcome(`https://localhost:${port}/`)).toBe(xml);
  });

  test.each([
    ['404', 404, xml, /HTTP status 404/],
    ['401', 401, xml, /HTTP status 401/],
    ['500', 500, xml, /HTTP status 500/],
    ['204 without content', 204, '', /HTTP status 204/],
    ['a login page', 200, '<!DOCTYPE html>\n<html><body>Sign in</body></html>', /a web page/],
    ['a page without a document type', 200, '\n<HTML lang="en">', /a web page/],
  ])('that is %s is an error that says so', async (_name, status, body, message) => {
    const { port } = await serve((_request, response) => {
      response.statusCode = status;
      response.end(body);
    });
    const result = await outcome(`https://localhost:${port}/`);
    expect(result).toMatch(message);
    expect(result).toMatch(/^ERR_FETCH: localhost:\d+ answers/);
  });

  test('whose compression is damaged', async () => {
    const { port } = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(xml);
    });
    expect(await outcome(`https://localhost:${port}/`)).toMatch(/^ERR_FETCH: .*compression is damaged/);
  });

  test('that stops in the middle', async () => {
    const { port } = await serve((_request, response) => {
      response.setHeader('content-length', '100000');
      response.write(xml);
      setTimeout(() => response.destroy(), 20);
    });
    expect(await outcome(`https://localhost:${port}/`)).toMatch(/^ERR_FETCH: .*breaks the connection off/);
  });
});

describe('limits', () => {
  test('an answer without end', async () => {
    const { port } = await serve((_request, response) => {
      const block = Buffer.alloc(64 * 1024, ' ');
      const more = (): void => {
        while (!response.destroyed && response.write(block));
      };
      response.on('drain', more);
      more();
    });
    expect(await outcome(`https://localhost:${port}/`)).toMatch(/^ERR_FETCH: .*more than 5 MB/);
  });

  test('a small answer that inflates to a large one', async () => {
    const bomb = gzipSync(Buffer.alloc(10 * limits.fetchedBytes, ' '));
    expect(bomb.length).toBeLessThan(limits.fetchedBytes / 50);
    const { port } = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(bomb);
    });
    expect(await outcome(`https://localhost:${port}/`)).toMatch(/^ERR_FETCH: .*more than 5 MB/);
  });

  test.each<[string, RequestListener]>([
    ['that never comes', () => undefined],
    [
      'that never ends',
      (_request, response) => {
        response.write('<');
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('an answer %s', async (_name, answer) => {
    const { port } = await serve(answer);
    expect(await outcome(`https://localhost:${port}/`, { milliseconds: 300 })).toMatch(/^ERR_FETCH: .*did not answer/);
  });

  test('a name that never resolves', async () => {
    const never: LookupFunction = () => undefined;
    expect(await outcome('https://idp.example.com/', { milliseconds: 200, lookup: never })).toMatch(/did not answer/);
  });
});

describe('redirects', () => {
  const redirect =
    (location: (path: string) => string | null): RequestListener =>
    (request, response) => {
      const target = location(request.url ?? '');
      if (target !== null) response.writeHead(302, { location: target });
      response.end(target === null ? xml : '');
    };

  test('three are followed, relative ones too', async () => {
    const next: Record<string, string> = { '/0': '1', '/1': '/2', '/2': '/3' };
    const { port } = await serve(redirect((path) => next[path] ?? null));
    expect(await outcome(`https://localhost:${port}/0`)).toBe(xml);
  });

  test('four are not', async () => {
    const { port } = await serve(redirect((path) => (path === '/4' ? null : `/${Number(path.slice(1)) + 1}`)));
    expect(await outcome(`https://localhost:${port}/1`)).toBe(xml);
    expect(await outcome(`https://localhost:${port}/0`)).toMatch(/^ERR_FETCH: .*more than 3 times/);
  });

  test.each([
    ['http', 'http://idp.example.com/', /over https only/],
    ['a file', 'file:///etc/passwd', /over https only/],
    ['an address with a password', 'https://me:secret@idp.example.com/', /a user name or a password/],
    ['something else', 'https://', /no address/],
  ])('to %s are not followed', async (_name, location, message) => {
    const { port, connections } = await serve(redirect(() => location));
    const result = await outcome(`https://localhost:${port}/`);
    expect(result).toMatch(message);
    expect(result).toMatch(/^ERR_FETCH: localhost/);
    expect(result).not.toContain('secret');
    expect(connections()).toBe(1);
  });

  test.each([
    'https://127.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost/',
    'https://[::1]/',
    'https://2130706433/',
  ])('to the private address %s are not followed', async (location) => {
    // The first address is public as far as anyone can tell: the proxy leads it here.
    const { port } = await serve(redirect((path) => (path === '/inside' ? null : location)));
    const proxy = await proxyTo(port);
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    const result = await outcome('https://idp.example.com/', { env, allowPrivate: false });
    expect(result).toMatch(/^ERR_FETCH: idp\.example\.com redirects .*private network/);
    expect(proxy.asked).toEqual(['idp.example.com:443']);
  });
});

describe('what is never asked', () => {
  test.each([
    ['http', 'http://idp.example.com/', /over https only/],
    ['ftp', 'ftp://idp.example.com/', /over https only/],
    ['gopher', 'gopher://idp.example.com/', /over https only/],
    ['a file', 'file:///etc/passwd', /over https only/],
    ['a user name', 'https://admin@idp.example.com/', /a user name or a password/],
    ['a password', 'https://admin:secret@idp.example.com/', /a user name or a password/],
    ['this machine', 'https://localhost/', /private network/],
    ['its address in decimal', 'https://2130706433/', /private network/],
    ['a metadata service', 'https://169.254.169.254/', /private network/],
    ['no address', 'https://', /no address/],
  ])('%s', async (_name, address, message) => {
    const lookup = lookupTo('127.0.0.1');
    const result = await outcome(address, { allowPrivate: false, lookup });
    expect(result).toMatch(/^ERR_USAGE: /);
    expect(result).toMatch(message);
    expect(result).not.toContain('secret');
    expect(lookup.asked).toEqual([]);
  });

  test.each([
    ['loopback', ['127.0.0.1']],
    ['IPv6 loopback', ['::1']],
    ['a metadata service', ['169.254.169.254']],
    ['IPv4 in IPv6', ['::ffff:127.0.0.1']],
    ['a private one beside a public one', ['93.184.215.14', '127.0.0.1']],
  ])('a name that resolves to %s', async (_name, addresses) => {
    const { port, connections } = await serve((_request, response) => response.end(xml));
    const result = await outcome(`https://idp.example.com:${port}/`, {
      allowPrivate: false,
      lookup: lookupTo(...addresses),
    });
    expect(result).toMatch(/^ERR_FETCH: idp\.example\.com:\d+ resolves to .*private network/);
    expect(connections()).toBe(0);
  });

  test('a name is resolved once, and the connection goes where it was checked', async () => {
    const { port, connections } = await serve((_request, response) => response.end(xml));
    const lookup = lookupTo('127.0.0.1');
    expect(await outcome(`https://idp.example.com:${port}/`, { lookup })).toBe(xml);
    expect([lookup.asked, connections()]).toEqual([['idp.example.com'], 1]);
  });
});

describe('TLS is always verified', () => {
  const stranger = createAuthority('stranger');
  const cases = [
    ['an unknown authority', issue(stranger, 'DNS:localhost', 'unknown'), /authority that this machine does not trust/],
    ['another host name', issue(authority, 'DNS:other.example.com', 'other'), /for another host name/],
  ] as const;

  test.each(cases)('%s', async (_name, as, message) => {
    const { port } = await serve((_request, response) => response.end(xml), as);
    const result = await outcome(`https://localhost:${port}/`);
    expect(result).toMatch(/^ERR_FETCH: localhost/);
    expect(result).toMatch(message);
  });

  test.each(cases)('%s behind a proxy', async (_name, as, message) => {
    const { port } = await serve((_request, response) => response.end(xml), as);
    const proxy = await proxyTo(port);
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    expect(await outcome('https://localhost/', { env })).toMatch(message);
  });

  test('a port that is blocked, since mail is behind it', async () => {
    expect(await outcome('https://idp.example.com:25/')).toMatch(/^ERR_FETCH: idp\.example\.com:25 .*bad port/);
  });

  test('a port that speaks no TLS, and one where nobody listens', async () => {
    const proxy = await proxyTo(1);
    expect(await outcome(`https://localhost:${proxy.port}/`)).toMatch(/^ERR_FETCH: .*cannot be/);
    await proxy.close();
    expect(await outcome(`https://localhost:${proxy.port}/`)).toMatch(/^ERR_FETCH: .*cannot be reached.*ECONNREFUSED/);
  });
});

describe('a proxy', () => {
  test.each(['HTTPS_PROXY', 'https_proxy'])('in %s is used, with its password', async (variable) => {
    const { port } = await serve((_request, response) => response.end(xml));
    const proxy = await proxyTo(port);
    const env = { [variable]: `http://me:pass%21@127.0.0.1:${proxy.port}` };
    const lookup = lookupTo('127.0.0.1');
    expect(await outcome('https://idp.example.com/', { env, allowPrivate: false, lookup })).toBe(xml);
    expect(proxy.asked).toEqual([`idp.example.com:443 Basic ${Buffer.from('me:pass!').toString('base64')}`]);
    // It is the proxy that resolves names.
    expect(lookup.asked).toEqual([]);
  });

  test('may be written without its protocol', async () => {
    const { port } = await serve((_request, response) => response.end(xml));
    const proxy = await proxyTo(port);
    expect(await outcome('https://idp.example.com/', { env: { HTTPS_PROXY: `127.0.0.1:${proxy.port}` } })).toBe(xml);
  });

  test.each([
    ['NO_PROXY', 'idp.example.com'],
    ['no_proxy', '.example.com,other'],
    ['NO_PROXY', '*'],
  ])('is not used for what %s names: %s', async (variable, value) => {
    const { port } = await serve((_request, response) => response.end(xml));
    const proxy = await proxyTo(port);
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, [variable]: value };
    const address = `https://idp.example.com:${port}/`;
    expect(await outcome(address, { env, lookup: lookupTo('127.0.0.1') })).toBe(xml);
    // Then names are resolved and checked here.
    expect(await outcome(address, { env, lookup: lookupTo('127.0.0.1'), allowPrivate: false })).toMatch(/resolves to/);
    expect(proxy.asked).toEqual([]);
  });

  test('in HTTP_PROXY is for http, which is not used', async () => {
    const { port } = await serve((_request, response) => response.end(xml));
    const proxy = await proxyTo(port);
    const env = { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` };
    expect(await outcome(`https://localhost:${port}/`, { env })).toBe(xml);
    expect(proxy.asked).toEqual([]);
  });

  test('that refuses is told from a server that does', async () => {
    const proxy = await proxyTo(1, 407);
    const env = { HTTPS_PROXY: `http://me:secret@127.0.0.1:${proxy.port}` };
    const result = await outcome('https://idp.example.com/', { env });
    expect(result).toMatch(/^ERR_FETCH: idp\.example\.com .*proxy answers with HTTP status 407/);
    expect(result).not.toContain('secret');
  });

  test('that never answers is waited for no longer than a server', async () => {
    const proxy = await proxyTo(1, 0);
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    expect(await outcome('https://idp.example.com/', { env, milliseconds: 300 })).toMatch(
      /^ERR_FETCH: .*did not answer/,
    );
    expect(proxy.asked).toEqual(['idp.example.com:443']);
  });

  test('that is not there', async () => {
    expect(await outcome('https://idp.example.com/', { env: { HTTPS_PROXY: 'http://127.0.0.1:1' } })).toMatch(
      /^ERR_FETCH: idp\.example\.com cannot be reached.*ECONNREFUSED.*HTTPS_PROXY/,
    );
  });

  test.each(['socks5://127.0.0.1:1080', 'http://', 'not a proxy'])('that is none: %s', async (value) => {
    expect(await outcome('https://idp.example.com/', { env: { https_proxy: value } })).toMatch(
      /^ERR_USAGE: The variable https_proxy/,
    );
  });
});
