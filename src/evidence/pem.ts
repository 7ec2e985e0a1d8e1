import { limits } from '../limits.ts';

/** What stands between a BEGIN line and the END line that belongs to it (RFC 7468). */
export interface PemBlock {
  /** `CERTIFICATE`, `RSA PRIVATE KEY`, as written. */
  readonly label: string;
  /** Where its BEGIN line starts in the text, and where its END line ends. */
  readonly start: number;
  readonly end: number;
  readonly body: string;
  /** Whether there is an END line; the body goes on to the next BEGIN line or the end of the text where there is none. */
  readonly closed: boolean;
}

// The blank is lost where somebody took all white space out.
const mark = /-----(BEGIN|END) ?([A-Z0-9 #]{1,40})-----/g;

/** Base64 takes four characters for three bytes; marks of quoting, indentation and escapes can double that. */
const mostCharacters = 4 * limits.certificateBytes;

/** Every PEM block of a text, whatever stands around, in one pass. */
export function* pemBlocks(text: string): Generator<PemBlock> {
  let open: { label: string; start: number; bodyStart: number } | null = null;
  const block = (from: NonNullable<typeof open>, bodyEnd: number, end: number | null): PemBlock => {
    const { label, start, bodyStart } = from;
    const closed = end !== null;
    // What follows without an END line is rather the rest of a mail than a certificate.
    const body = text.slice(bodyStart, closed ? bodyEnd : Math.min(bodyEnd, bodyStart + mostCharacters));
    return { label, start, end: end ?? bodyEnd, body, closed };
  };
  for (const match of text.matchAll(mark)) {
    const end = match.index + match[0].length;
    if (open !== null) yield block(open, match.index, match[1] === 'END' ? end : null);
    open = match[1] === 'END' ? null : { label: (match[2] ?? '').trim(), start: match.index, bodyStart: end };
  }
  if (open !== null) yield block(open, text.length, null);
}

/** The bytes of a body, with what came with the paste undone; null where it is longer than a certificate or key may be. */
export function bytesOfBody(body: string): Buffer | null {
  if (body.length > mostCharacters) return null;
  return Buffer.from(cleanBase64(body), 'base64');
}

/** Base64 without everything that stands around and between it in mails, source code, JSON and web pages. */
export function cleanBase64(text: string): string {
  return (
    text
      // .NET writes `+` as an escape, XML line breaks as references, quoted-printable `=` as three characters.
      .replace(/\\u00([0-9a-f]{2})/gi, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      .replace(/&#(?:x0?[ad]|1[03]);|=\r?\n(?=[A-Za-z0-9+/])|<[^<>]{1,200}>/gi, '')
      .replace(/=3D/g, '=')
      // `\n` as two characters, escaped once or more often. The number is bounded because the time would grow with its square.
      .replace(/\\{1,16}[nrt]/g, '\n')
      // Lines put together in source code.
      .replace(/["'`][ \t\r\n]*[+.][ \t\r\n]*(?=["'`])/g, '')
      // Headers inside the block (RFC 1421 §4.4).
      .replace(/^[ \t>]*[A-Za-z][A-Za-z-]{1,40}: .*$/gm, '')
      .replace(/[^A-Za-z0-9+/=_-]/g, '')
  );
}
