import { dirname, resolve } from 'node:path';
import { SsoDoctorError } from '../errors.ts';
import { certificateFromDer, certificatesInText } from '../evidence/certificate.ts';
import { looksLikeDer } from '../evidence/der.ts';
import { limits } from '../limits.ts';
import { visible } from '../text/visible-text.ts';
import { connectionError, kindOf, text, wrongValue, type Place } from './connection-values.ts';
import { readFileSource } from './read-sources.ts';
import type { Source } from './source.ts';

/** What a value holds or a file named by it, and where that was, for messages. */
interface Content {
  readonly text: string;
  readonly bytes: Uint8Array | null;
  readonly place: Place;
}

/** One certificate as PEM: out of a PEM text, bare base64 of DER, or a file. @throws SsoDoctorError ERR_CONNECTION */
export async function certificatePem(value: unknown, place: Place): Promise<string> {
  return certificateOf(await contentOf(value, place));
}

/** One private key as PEM, encrypted ones too: that the broker cannot open it is a finding. @throws SsoDoctorError ERR_CONNECTION */
export async function privateKeyPem(value: unknown, place: Place): Promise<string> {
  return privateKeyOf(await contentOf(value, place));
}

/** The same out of an export, where nothing is a path, and base64 of a PEM text counts. @throws SsoDoctorError ERR_CONNECTION */
export function exportedCertificate(value: unknown, place: Place): string {
  return certificateOf(inlineContent(text(value, place), place));
}

/** @throws SsoDoctorError ERR_CONNECTION */
export function exportedPrivateKey(value: unknown, place: Place): string {
  return privateKeyOf(inlineContent(text(value, place), place));
}

async function contentOf(value: unknown, place: Place): Promise<Content> {
  const written = text(value, place);
  if (written.includes(pemBegin) || bareDer.test(written.replace(/\s+/g, ''))) return inlineContent(written, place);
  // Windows opens a connection for such a path, and no input may make the program do that.
  if (/^[\\/]{2}/.test(written))
    throw wrongValue(
      place,
      'names a folder of another machine',
      'a PEM text or the path of a file on this one is asked for',
    );
  if (/[\r\n\0]/.test(written) || written.length > longestPath)
    throw wrongValue(place, `is ${kindOf(value)}`, 'a PEM text or the path of a PEM file is asked for');
  return fileContent(written, place);
}

const pemBegin = '-----BEGIN ';
// Base64 of a DER sequence begins with M; no path is that long without a dot in it.
const bareDer = /^M[A-Za-z0-9+/]{40,}={0,2}$/;
const longestPath = 4_096;

function inlineContent(written: string, place: Place): Content {
  // `\n` as two characters comes from a PEM text that was escaped twice.
  if (written.includes(pemBegin)) return { text: written.replaceAll('\\n', '\n'), bytes: null, place };
  const bytes = Buffer.from(written, 'base64');
  return { text: bytes.toString('latin1'), bytes, place };
}

async function fileContent(path: string, { source, key }: Place): Promise<Content> {
  // What has neither folder nor extension may be a password that slipped there, and is not shown.
  const isShown = /[\\/]|\.[a-z0-9]{1,6}$/i.test(path);
  const place = { source, key: isShown ? `${key} (${visible(path)})` : key };
  const read = await readFile(resolve(dirname(source.name), path), place, isShown);
  const size = read.bytes?.length ?? 0;
  if (size > limits.certificateBytes)
    throw wrongValue(place, `names a file of ${size} bytes`, `at most ${limits.certificateBytes / 1024} kB are read`);
  return { text: read.text, bytes: read.bytes, place };
}

async function readFile(path: string, place: Place, isShown: boolean): Promise<Source> {
  try {
    return await readFileSource(path);
  } catch (cause) {
    if (!(cause instanceof SsoDoctorError)) throw cause;
    const there = reasons.get(cause.code) ?? 'names a file that cannot be read';
    throw connectionError(
      place.source,
      `${place.key} ${there}. A PEM text is asked for, or the path of a PEM file, seen from the folder of this file.`,
      // The reader's own message names the path.
      isShown ? { cause } : {},
    );
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ERR_INPUT_NOT_FOUND', 'names a file that is not there'],
  ['ERR_INPUT_NOT_A_FILE', 'names something that is no regular file'],
  ['ERR_INPUT_TOO_LARGE', 'names a file that is too large'],
]);

function certificateOf({ text, bytes, place }: Content): string {
  const found = bytes !== null && looksLikeDer(bytes) ? [certificateFromDer(bytes)] : certificatesInText(text);
  const [first] = found;
  if (first === undefined) throw wrongValue(place, `holds ${holding(text)}`, 'a certificate is asked for');
  if (found.length > 1)
    throw wrongValue(place, `holds ${found.length} certificates`, 'the one that the broker holds is asked for');
  if ('reason' in first) throw connectionError(place.source, `${place.key} cannot be read: ${first.reason}.`);
  return first.certificate.pem;
}

function privateKeyOf({ text, place }: Content): string {
  const begin = /-----BEGIN ((?:[A-Z]{1,12} ){0,3}PRIVATE KEY)-----/.exec(text);
  if (begin === null) throw wrongValue(place, `holds ${holding(text)}`, 'a private key as PEM text is asked for');
  const end = `-----END ${begin[1]}-----`;
  const stop = text.indexOf(end, begin.index);
  if (stop < 0) throw wrongValue(place, 'stops before its end', `the key down to ${end} is asked for`);
  return `${text.slice(begin.index, stop + end.length)}\n`;
}

function holding(text: string): string {
  const label = /-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(text)?.[1];
  return label === undefined ? 'no PEM text' : `a PEM text of another kind (${label})`;
}
