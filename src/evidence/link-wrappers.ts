import type { Undone } from './callback-facts.ts';
import { decodePercent } from './decode.ts';

export interface Unwrapped {
  readonly step: Undone;
  /** What the wrapper leads to: the URL as it was before, perhaps encoded or wrapped again. */
  readonly target: string;
}

/**
 * Takes the link apart that a mail gateway, chat or search engine put around another one. Null where the URL is no known wrapper;
 * wrappers that hide their target behind an id (Mimecast) cannot be undone here.
 * Sources: Microsoft Learn "Safe Links in Microsoft Defender for Office 365"; Proofpoint "URL Defense decoder", versions 1 to 3.
 */
export function unwrapLink(url: string): Unwrapped | null {
  const parts = /^https?:\/\/([\w.-]{1,253})(?::\d{1,5})?(\/[^?#]{0,400})?(.*)$/is.exec(url);
  if (parts === null) return null;
  const [, host = '', path = '/', query = ''] = parts;
  for (const { step, hosts, target } of wrappers) {
    if (!hosts.test(host)) continue;
    const found = target({ url, path, query });
    if (found !== null && found !== '') return { step, target: found };
  }
  return null;
}

interface Wrapped {
  readonly url: string;
  readonly path: string;
  /** From `?` or `#` on. */
  readonly query: string;
}

interface Wrapper {
  readonly step: Undone;
  readonly hosts: RegExp;
  readonly target: (wrapped: Wrapped) => string | null;
}

const wrappers: readonly Wrapper[] = [
  {
    step: 'safelinks',
    // Regions (nam02., eur01., gcc02.) and the clouds of governments and China.
    hosts: /(?:^|\.)safelinks\.protection\.(?:outlook\.com|office365\.us|partner\.outlook\.cn|apps\.mil)$/i,
    target: ({ query }) => decodedParameter(query, 'url'),
  },
  {
    step: 'proofpoint',
    hosts: /^urldefense(?:\.proofpoint)?\.(?:com|us)$/i,
    target: proofpointTarget,
  },
  {
    step: 'google-redirect',
    hosts: /^(?:www\.)?google(?:\.[a-z]{2,3}){1,2}$/i,
    target: ({ path, query }) =>
      path === '/url' ? (decodedParameter(query, 'q') ?? decodedParameter(query, 'url')) : null,
  },
  {
    step: 'slack-redirect',
    hosts: /^slack-redir\.net$/i,
    target: ({ query }) => decodedParameter(query, 'url'),
  },
  {
    step: 'barracuda',
    hosts: /(?:^|\.)linkprotect\.cudasvc\.com$/i,
    target: ({ query }) => decodedParameter(query, 'a'),
  },
];

function proofpointTarget({ url, path, query }: Wrapped): string | null {
  if (/^\/v3\/__/i.test(path)) return versionThreeTarget(url);
  const value = rawParameter(query, 'u');
  if (value === null) return null;
  if (path.startsWith('/v1/')) return decodePercent(value, { plusIsBlank: false }).text;
  if (!path.startsWith('/v2/')) return null;
  return decodePercent(value.replaceAll('-', '%').replaceAll('_', '/'), { plusIsBlank: false }).text;
}

/**
 * Version 3 keeps the URL readable and puts `*` for each character that it does not let stand, `**` and a length letter for a run
 * of them; the characters themselves follow in base64url after `__;`.
 */
function versionThreeTarget(url: string): string | null {
  const start = url.indexOf('/v3/__') + '/v3/__'.length;
  const end = url.lastIndexOf('__;');
  if (end < start) return null;
  const replaced = /^[\w+/=-]*/.exec(url.slice(end + 3))?.[0] ?? '';
  const characters = [...Buffer.from(replaced, 'base64url').toString('utf8')];
  let next = 0;
  const take = (count: number): string => {
    const taken = characters.slice(next, next + count).join('');
    next += count;
    return taken;
  };
  const target = url.slice(start, end).replace(/\*(?:\*([\w-]))?/g, (mark, length?: string) => {
    // A cut link has lost its characters: the mark stays, as it would read in the link itself.
    if (next >= characters.length) return mark;
    return take(length === undefined ? 1 : runLengths.indexOf(length) + 2);
  });
  // Mail programs fold the two slashes into one.
  return target.replace(/^(https?:\/)(?!\/)/i, '$1/');
}

const runLengths = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function decodedParameter(query: string, name: string): string | null {
  const value = rawParameter(query, name);
  // A blank cannot stand in a URL, so `+` is part of the URL inside.
  return value === null ? null : decodePercent(value, { plusIsBlank: false }).text;
}

function rawParameter(query: string, name: string): string | null {
  for (const part of query.slice(1).split('&')) {
    if (part.startsWith(`${name}=`)) return part.slice(name.length + 1);
  }
  return null;
}
