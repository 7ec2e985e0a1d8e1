import { inflateRawSync, inflateSync } from 'node:zlib';

/**
 * Everything that a text can be read as: base64, deflate, hexadecimal, percent-encoding, JSON and HTML escapes and UTF-16 undone, some times
 * one inside the other. Shares nothing with the program, so that it finds what the program overlooks.
 */
export function everyReading(bytes: Buffer, depth = 4): string[] {
  const readings = new Set<string>();
  const read = (text: string, left: number): void => {
    if (text.length < 4 || readings.has(text)) return;
    readings.add(text);
    if (left === 0) return;
    for (const next of [unpercent(text), unescapeJson(text), unescapeHtml(text)])
      if (next !== text) read(next, left - 1);
    for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{12,}/g))
      // Noise is no text: nothing is looked for inside of it.
      for (const inner of textsIn(run)) read(inner, isMostlyText(inner) ? left - 1 : 0);
    const joined = text.replace(/\s+/g, '');
    if (joined !== text && /^[A-Za-z0-9+/_=-]+$/.test(joined)) read(joined, left - 1);
  };
  read(bytes.toString('utf8'), depth);
  read(bytes.toString('utf16le'), 1);
  return [...readings];
}

const known = new Map<string, readonly string[]>();

/** What a run of characters can be decoded to. Kept, as most runs (labels, styles, certificates) are in many texts. */
function textsIn(run: string): readonly string[] {
  const kept = known.get(run);
  if (kept !== undefined) return kept;
  const decoded = [0, 1, 2, 3].map((shift) => Buffer.from(run.slice(shift), 'base64'));
  if (/^[\da-f]+$/i.test(run)) decoded.push(Buffer.from(run, 'hex'));
  const texts = decoded
    .flatMap((inner) => [inner, inflated(inner, inflateRawSync), inflated(inner, inflateSync)])
    .flatMap((plain) => plain?.toString('latin1') ?? [])
    .filter((text) => /[\x20-\x7E\s]{8}/.test(text));
  known.set(run, texts);
  return texts;
}

function isMostlyText(text: string): boolean {
  return text.replace(/[\x20-\x7E\s]/g, '').length < text.length / 8;
}

function inflated(bytes: Buffer, how: typeof inflateSync): Buffer | null {
  try {
    return how(bytes, { maxOutputLength: 1_000_000 });
  } catch {
    // Nothing deflated.
    return null;
  }
}

function unpercent(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}

function unescapeJson(text: string): string {
  return text
    .replace(/\\u([\da-f]{4})/gi, (_escape, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replace(/\\(["\\/])/g, '$1');
}

function unescapeHtml(text: string): string {
  return text
    .replace(/&#(\d{1,6});/g, (_entity, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/&#x([\da-f]{1,5});/gi, (_entity, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
