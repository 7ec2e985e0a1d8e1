import { isUtf8 } from 'node:buffer';
import { decodeText } from '../../input/source.ts';
import { limits } from '../../limits.ts';
import { ticketOf } from '../ticket.ts';
import { splitQuoted } from '../quoted-text.ts';
import { defineTicketFormat } from './format.ts';

/** Any other file is one ticket: a text, a HAR, a SAML response, a certificate. */
export const loose = defineTicketFormat({
  id: 'loose',
  detect: () => true,
  async *split({ name, bytes }) {
    const place = { source: name, location: null };
    const data = await collected(bytes, limits.inputBytes);
    if (data === null)
      yield {
        kind: 'unreadable',
        ...place,
        reason: `larger than ${limits.inputBytes / 1024 / 1024} MB, the limit for one input.`,
      };
    else if (data.length > 0) yield { kind: 'unit', format: 'loose', ...place, data };
    else yield { kind: 'unreadable', ...place, reason: 'the file is empty.' };
  },
  read({ source, data }) {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    const text = decodeText(bytes);
    // Markup, JSON and bytes that are no text stay as they are; words are read like any message.
    const isProse = isUtf8(bytes) && !/^[\s\uFEFF]*[<{[]|\0/.test(text.slice(0, 1_000));
    const { own, quoted } = isProse ? splitQuoted(text) : { own: text, quoted: '' };
    const name = source;
    return ticketOf({
      texts: [
        { name, text: own, bytes: isProse ? null : bytes, weight: 'latest' },
        ...(quoted === '' ? [] : [{ name: `${name}, quoted`, text: quoted, bytes: null, weight: 'quoted' as const }]),
      ],
    });
  },
});

/** All bytes together; null where they are more than `most`. Reads on only as far as it must. */
export async function collected(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}
