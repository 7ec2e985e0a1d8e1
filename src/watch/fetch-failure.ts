import { SsoDoctorError } from '../errors.ts';
import { limits } from '../limits.ts';
import { shortened, visible } from '../text/visible-text.ts';

/** What a connector says when a name resolves to a host that is not asked. */
export class PrivateAddressError extends Error {
  readonly code = 'ERR_PRIVATE_ADDRESS';

  constructor(hostname: string) {
    super(`${hostname} resolves to an address that is not public`);
  }
}

/** An error about what a host did. */
export function fetchError(url: URL, what: string, cause?: unknown): SsoDoctorError {
  return new SsoDoctorError('ERR_FETCH', `${visible(url.host)} ${what}`, cause === undefined ? undefined : { cause });
}

/** What went wrong with a connection, in words; what is no failure of one stays a bug. */
export function failureOf(error: unknown, url: URL): unknown {
  if (nameOf(error) === 'TimeoutError')
    return fetchError(
      url,
      `did not answer within ${limits.fetchMilliseconds / 1000} seconds. Check that this machine may reach it; behind a proxy, set HTTPS_PROXY.`,
      error,
    );
  const { code, message } = deepest(error);
  const what = words(code, message) ?? (isNetworkError(error) ? unnamed(message) : null);
  return what === null ? error : fetchError(url, what, error);
}

/** What the Fetch standard calls so, whatever the reason: `fetch failed` before the answer, `terminated` in it. */
function isNetworkError(error: unknown): boolean {
  return error instanceof TypeError && (error.message === 'fetch failed' || error.message === 'terminated');
}

/** Such as a port that the Fetch standard blocks, because mail or the like is behind it. */
function unnamed(message: string): string {
  return `cannot be asked (${shortened(visible(message))}). Check the address.`;
}

function words(code: string, message: string): string | null {
  const proxy = /^Proxy response \((\d{3})\)/.exec(message)?.[1];
  if (proxy !== undefined)
    return `cannot be reached: the proxy answers with HTTP status ${proxy}. Check HTTPS_PROXY, and whether the proxy allows this host.`;
  if (code === 'ERR_PRIVATE_ADDRESS')
    return 'resolves to an address of this machine or of a private network, and is not asked. If your identity provider really is there, add --allow-private.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `cannot be found: its name does not resolve (${code}). Check the address, and the name server of this machine.`;
  if (unknownAuthority.has(code))
    return `has a TLS certificate of an authority that this machine does not trust (${code}). If it is your company’s own, name its certificate in NODE_EXTRA_CA_CERTS.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return 'has a TLS certificate for another host name. Check the address: this may not be the identity provider.';
  if (code.startsWith('CERT_'))
    return `has a TLS certificate that is not valid (${code}). Its administrator has to renew it, unless the clock of this machine is wrong.`;
  if (/^(?:ERR_SSL|ERR_TLS|EPROTO)/.test(code))
    return `cannot be spoken to over TLS (${code}). Check address and port.`;
  if (/^(?:Z_|ERR__ERROR_FORMAT|ERR_PADDING|ERR_BROTLI)/.test(code))
    return 'sends an answer whose compression is damaged. Try again, or download the metadata and name the file.';
  if (/^(?:E[A-Z]+$|UND_ERR|HPE_)/.test(code))
    return `cannot be reached, or breaks the connection off (${shortened(visible(code))}). Check that this machine may reach it; behind a proxy, set HTTPS_PROXY.`;
  return null;
}

/** OpenSSL's verdicts about a chain that ends in nobody who is trusted. */
const unknownAuthority: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

/** The last one along the causes, rather one with a code: fetch wraps what the connection said. */
function deepest(error: unknown): { code: string; message: string } {
  let found = { code: '', message: '' };
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (code !== '' || found.code === '') found = { code, message: at.message };
  }
  return found;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
