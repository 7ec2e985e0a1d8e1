import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { EnvHttpProxyAgent, Response } from 'undici';
import { SsoDoctorError } from '../errors.ts';
import { decodeText, type Source } from '../input/source.ts';
import { limits } from '../limits.ts';
import { VERSION } from '../version.ts';
import { shortened, visible } from '../text/visible-text.ts';
import { failureOf, fetchError } from './fetch-failure.ts';
import { isPublicHost } from './public-address.ts';
import { publicLookup } from './public-lookup.ts';

interface FetchOptions {
  /** Proxy variables are read from here. */
  readonly env: NodeJS.ProcessEnv;
  readonly allowPrivate: boolean;
  /** For tests: whom to trust, and what else a test cannot wait for or reach. */
  readonly ca?: string;
  readonly milliseconds?: number;
  readonly lookup?: LookupFunction;
}

type Fetch = (url: string, init: { redirect: 'manual'; signal: AbortSignal }) => Promise<Response>;

/**
 * Metadata from an https address. Nothing but the address and the program's name is sent.
 * @throws SsoDoctorError ERR_USAGE for an address that is never asked for, ERR_FETCH where there is no answer that can be used
 */
export async function fetchMetadata(address: string, options: FetchOptions): Promise<Source> {
  const url = checkedAddress(address, options);
  // Loaded here because no other command may cost what a HTTP client costs.
  const undici = await import('undici');
  const dispatcher = new undici.EnvHttpProxyAgent(agentOptions(options));
  const signal = AbortSignal.timeout(options.milliseconds ?? limits.fetchMilliseconds);
  const ask: Fetch = (asked, init) => undici.fetch(asked, { ...init, dispatcher, headers });
  try {
    return await follow(url, ask, signal, options);
  } finally {
    // Ends what a limit cut off.
    await dispatcher.destroy();
  }
}

const headers = {
  accept: 'application/samlmetadata+xml, application/xml, text/xml, */*;q=0.1',
  'user-agent': `sso-doctor/${VERSION}`,
};

/** One connection after the other, each address checked anew. */
async function follow(first: URL, ask: Fetch, signal: AbortSignal, options: FetchOptions): Promise<Source> {
  let url = first;
  for (let redirects = 0; ; redirects += 1) {
    const asked = url;
    const response = await ask(asked.href, { redirect: 'manual', signal }).catch((error: unknown) => {
      throw failureOf(error, asked);
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null)
      return { name: shownAddress(asked), ...(await bodyOf(response, asked)) };
    await response.body?.cancel();
    if (redirects === limits.fetchRedirects)
      throw fetchError(asked, `redirects more than ${limits.fetchRedirects} times. Give the address that it ends at.`);
    url = redirectedTo(location, asked, options);
  }
}

/** @throws SsoDoctorError ERR_USAGE where it is not https, has credentials in it, or is a private host */
function checkedAddress(address: string, { allowPrivate }: FetchOptions): URL {
  const refuse = (what: string): SsoDoctorError => new SsoDoctorError('ERR_USAGE', what);
  if (!URL.canParse(address)) throw refuse(`${shortened(visible(address))}: this is no address that can be read.`);
  const url = new URL(address);
  if (url.username !== '' || url.password !== '')
    throw refuse(
      `The address at ${visible(url.host)} has a user name or a password in it, which would end up in logs. Leave them out, or download the metadata yourself and name the file.`,
    );
  if (url.protocol !== 'https:')
    throw refuse(
      `${shownAddress(url)}: metadata is fetched over https only, since anyone on the way could change it otherwise. Use the https address, or name a file.`,
    );
  if (!allowPrivate && !isPublicHost(url.hostname)) throw privateHost(url.hostname, 'ERR_USAGE');
  return url;
}

/** A redirect is followed to where the user could have pointed, too. */
function redirectedTo(location: string, from: URL, options: FetchOptions): URL {
  if (!URL.canParse(location, from.href)) throw fetchError(from, 'redirects to something that is no address.');
  try {
    return checkedAddress(new URL(location, from.href).href, options);
  } catch (cause) {
    if (!(cause instanceof SsoDoctorError)) throw cause;
    throw fetchError(from, `redirects to where it is not followed. ${cause.message}`, cause);
  }
}

function privateHost(host: string, code: 'ERR_USAGE' | 'ERR_FETCH'): SsoDoctorError {
  return new SsoDoctorError(
    code,
    `${visible(host)} is an address of this machine or of a private network, and is not asked. If your identity provider really is there, add --allow-private.`,
  );
}

/** @throws SsoDoctorError ERR_FETCH for an answer without metadata, or one beyond the limits */
async function bodyOf(response: Response, url: URL): Promise<Pick<Source, 'text' | 'bytes'>> {
  if (response.status !== 200) {
    await response.body?.cancel();
    throw fetchError(
      url,
      `answers with HTTP status ${response.status}. Check the address in the identity provider’s console, and that no login is needed for it.`,
    );
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // Decompressed already, so that this counts what a small answer grows to.
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > limits.fetchedBytes) throw tooLarge(url);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof SsoDoctorError ? error : failureOf(error, url);
  }
  const bytes = Buffer.concat(chunks);
  const text = decodeText(bytes);
  if (/^[\s\uFEFF]*(?:<!doctype html|<html)[\s>]/i.test(text))
    throw fetchError(
      url,
      'answers with a web page, perhaps one to log in at. Use the address that the identity provider gives for its metadata.',
    );
  return { text, bytes };
}

function tooLarge(url: URL): SsoDoctorError {
  return fetchError(
    url,
    `answers with more than ${limits.fetchedBytes / 1024 / 1024} MB. Use the address of the one identity provider, not of a whole federation; or download it and name the file.`,
  );
}

/** Without the query, in which some providers put a key. */
function shownAddress({ origin, pathname, search }: URL): string {
  return shortened(visible(`${origin}${pathname}${search === '' ? '' : '?…'}`));
}

/** How connections are made. Through a proxy it is the proxy that resolves names, and only what stands in the address can be checked here. */
function agentOptions({ env, allowPrivate, lookup = systemLookup, ca }: FetchOptions): EnvHttpProxyAgent.Options {
  // Stated, since NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment would turn it off.
  const tls = { rejectUnauthorized: true, ...(ca !== undefined && { ca }) };
  return {
    connect: { ...tls, lookup: allowPrivate ? lookup : publicLookup(lookup) },
    requestTls: tls,
    proxyTls: tls,
    httpProxy: '',
    httpsProxy: proxyOf(env),
    noProxy: env['no_proxy'] ?? env['NO_PROXY'] ?? '',
  };
}

/** `''` where there is none. Its address is not shown: there may be a password in it. */
function proxyOf(env: NodeJS.ProcessEnv): string {
  const [name, value] = Object.entries({
    https_proxy: env['https_proxy'] ?? '',
    HTTPS_PROXY: env['HTTPS_PROXY'] ?? '',
  }).find(([, written]) => written !== '') ?? ['', ''];
  if (value === '') return '';
  const address = value.includes('://') ? value : `http://${value}`;
  if (URL.canParse(address) && /^https?:/.test(address)) return address;
  throw new SsoDoctorError(
    'ERR_USAGE',
    `The variable ${name} is no address of an HTTP proxy. Write it as http://proxy.example.com:3128.`,
  );
}
