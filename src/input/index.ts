import type { CallbackEvidence, Evidence } from '../evidence/evidence.ts';
import { auth0Export } from './auth0-export.ts';
import { callback } from './callback.ts';
import { capture } from './capture.ts';
import { certificate } from './certificate.ts';
import { curlRequests } from './curl-requests.ts';
import type { InputFormat, ReadOptions } from './format.ts';
import { idpMetadata } from './idp-metadata.ts';
import { jwks } from './jwks.ts';
import { libraryMessage } from './library-message.ts';
import { mitmproxyDump } from './mitmproxy-dump.ts';
import { oidcMetadata } from './oidc-metadata.ts';
import { requestLines } from './request-lines.ts';
import { samlMessage } from './saml-message.ts';
import { secrets } from './secrets.ts';
import type * as Libraries from '../libraries/index.ts';
import type { Source } from './source.ts';
import { tokens } from './tokens.ts';

/** What can be read, most specific first. All that detect something in an input are used: a paste can hold several things. */
const formats = [
  samlMessage,
  idpMetadata,
  jwks,
  oidcMetadata,
  auth0Export,
  certificate,
  callback,
  tokens,
  libraryMessage,
  secrets,
  curlRequests,
  requestLines,
] as const satisfies readonly InputFormat[];

/**
 * Everything that the inputs tell, in their order.
 * @throws SsoDoctorError ERR_INPUT_MALFORMED where an input is of a known format and broken.
 */
export async function readEvidence(sources: readonly Source[], options: ReadOptions): Promise<Evidence[]> {
  const evidence: Evidence[] = [];
  for (const source of sources) evidence.push(...(await readSource(source, options)));
  return evidence;
}

async function readSource(source: Source, options: ReadOptions): Promise<Evidence[]> {
  // What is inside a capture is read request by request.
  if (capture.detect(source)) return capture.read(source, options);
  if (mitmproxyDump.detect(source)) return mitmproxyDump.read(source, options);
  const evidence: Evidence[] = [];
  for (const format of formats as readonly InputFormat[]) {
    if ((format === callback || format === libraryMessage) && evidence.some(isWholeInput)) continue;
    if (format === certificate && evidence.some(namesItsCertificates)) continue;
    if (format.detect(source)) evidence.push(...(await format.read(source, options)));
  }
  const holdsMessage = evidence.some((item) => isXmlMessage(item) || item.kind === 'library-error');
  // Addresses in and around a SAML message or an application's log are where it goes, not where a login begins.
  const meant = evidence.filter((item) => !(holdsMessage && isAddress(item)));
  const isDoubtful = meant.some(isBareError) && (await hasLibrarySign(source.text));
  return meant.map((item) => (isDoubtful && isBareError(item) ? { ...item, besideLibrary: true } : item));
}

function isBareError(item: Evidence): item is CallbackEvidence {
  return item.kind === 'broker-error';
}

let libraries: Promise<typeof Libraries> | undefined;

async function hasLibrarySign(text: string): Promise<boolean> {
  const { hasSign } = await (libraries ??= import('../libraries/index.ts'));
  return hasSign(text);
}

/** XML or JSON that is an input by itself holds no callback; whatever looks like one in it is its content. */
function isWholeInput(item: Evidence): boolean {
  return (isXmlMessage(item) || namesItsCertificates(item)) && item.origin.location === null;
}

/** JSON whose certificates, if it has any, are read with what they are there. */
function namesItsCertificates({ kind }: Evidence): boolean {
  return kind === 'jwks' || kind === 'connection' || kind === 'oidc-metadata';
}

function isXmlMessage({ kind }: Evidence): boolean {
  return kind === 'saml-response' || kind === 'saml-request' || kind === 'idp-metadata';
}

function isAddress(item: Evidence): boolean {
  return item.kind === 'callback-url' && item.callback.outcome === 'login-request';
}
