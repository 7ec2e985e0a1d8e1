import { decodePercent } from './decode.ts';

export interface Address {
  /** Never a callback, whatever parameters it has (`javascript:`, `data:`, `file:`). */
  readonly forbidden: boolean;
  /** Absolute and normalised (WHATWG URL); null for a path without a host. */
  readonly url: string | null;
  readonly host: string | null;
  readonly path: string | null;
  /** The path as a browser or a single-page application's router sees it, for recognising callbacks. */
  readonly route: string;
  readonly misleadingHost: string | null;
}

const forbiddenScheme = /^(?:javascript|data|file|vbscript|blob|about|mailto|ftp|tel|wss?):/i;
const webScheme = /^https?:/i;
const customScheme = /^[a-z][a-z0-9+.-]{1,60}:\/\//i;
const hostWithoutScheme = /^[a-z0-9](?:[\w-]{0,62})(?:\.[\w-]{1,63}){1,8}(?::\d{1,5})?(?=\/|$)/i;

/** Reads what stands before the parameters. `whole` is the text with them. */
export function readAddress(address: string, whole: string): Address {
  const nothing = { forbidden: false, url: null, host: null, path: null, route: '', misleadingHost: null };
  if (forbiddenScheme.test(address)) return { ...nothing, forbidden: true };
  const route = pathOf(address) + (/#!?(\/[^?=&]{0,400})/.exec(whole)?.[1] ?? '');
  if (!webScheme.test(address) && !customScheme.test(address) && !hostWithoutScheme.test(address)) {
    return address.startsWith('/') ? { ...nothing, path: address, route: address } : nothing;
  }
  // Address bars hide the scheme, so what was copied from one may lack it.
  const url = parseUrl(webScheme.test(whole) || customScheme.test(whole) ? whole : `https://${whole}`);
  if (url === null) return { ...nothing, route };
  const isWeb = webScheme.test(url.protocol);
  return {
    forbidden: false,
    url: url.href,
    host: isWeb ? url.hostname : null,
    path: url.pathname,
    route,
    misleadingHost: isWeb ? misleadingHostIn(address) : null,
  };
}

/** Without scheme and host, whose words (`login.example.com`) say nothing about the page. */
function pathOf(address: string): string {
  return address
    .replace(/^[a-z][a-z0-9+.-]{1,60}:[\\/]{1,8}/i, '')
    .replace(/^[^/\\]*/, '')
    .replaceAll('\\', '/');
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** What a host pretends to be, as it was written: user information before `@`, or characters outside ASCII. */
function misleadingHostIn(address: string): string | null {
  const authority = /^(?:[a-z][a-z0-9+.-]*:)?[\\/]*([^\\/]*)/i.exec(address)?.[1] ?? '';
  const at = authority.lastIndexOf('@');
  if (at >= 0) {
    // A password may follow the colon.
    const user = authority.slice(0, at).split(':')[0] ?? '';
    return decodePercent(user, { plusIsBlank: false }).text;
  }
  const host = authority.replace(/:\d{0,5}$/, '');
  const decoded = decodePercent(host, { plusIsBlank: false }).text;
  return /[^\x00-\x7F]/.test(decoded) ? decoded : null;
}
