import { SsoDoctorError } from '../errors.ts';
import { readFileSource, isFile } from '../input/read-sources.ts';
import { limits } from '../limits.ts';
import { checkReplaceable, replaceFile } from '../output.ts';
import { visible } from '../text/visible-text.ts';
import {
  seenCertificate,
  signs,
  type CertificateChanges,
  type SeenCertificate,
  type WatchedCertificate,
} from './finding.ts';

interface SeenProvider {
  /** Empty where the metadata names none. */
  readonly entityId: string;
  readonly seenAt: string;
  readonly certificates: readonly SeenCertificate[];
}

/** The signing certificates that were last seen, one entry for each provider. A list, since an entity ID may be any text. */
export interface WatchState {
  readonly providers: readonly SeenProvider[];
}

/** Marks our files, so that no other file is ever taken for one and replaced. */
const head = { kind: 'sso-doctor-watch-state', schemaVersion: 1 } as const;

/**
 * Empty where there is no such file yet.
 * @throws SsoDoctorError ERR_STATE where it is something else, or broken; ERR_OUTPUT where it could not be written later
 */
export async function readState(path: string): Promise<WatchState> {
  await checkReplaceable(path, '--state');
  if (!(await isFile(path))) return { providers: [] };
  const { text } = await readFileSource(path);
  const state = text.length > limits.watchStateCharacters ? null : parseState(text);
  if (state !== null) return state;
  throw new SsoDoctorError(
    'ERR_STATE',
    `--state ${visible(path)}: this is no state that sso-doctor watch wrote, or it is damaged. It was left as it is; move it away, or name another file.`,
  );
}

/** What changed since the last time; null the first time, and where nothing did. */
export function changesSince(
  { providers }: WatchState,
  entityId: string | null,
  certificates: readonly WatchedCertificate[],
): CertificateChanges | null {
  const before = providers.find((provider) => provider.entityId === (entityId ?? ''));
  if (before === undefined) return null;
  const current = certificates.filter(signs).map(seenCertificate);
  const added = without(current, before.certificates);
  const removed = without(before.certificates, current);
  return added.length + removed.length === 0 ? null : { since: before.seenAt, added, removed };
}

/** The state with what a provider publishes now; others in it stay. */
export function remembered(
  { providers }: WatchState,
  entityId: string | null,
  certificates: readonly WatchedCertificate[],
  now: Date,
): WatchState {
  const entry = {
    entityId: entityId ?? '',
    seenAt: now.toISOString(),
    certificates: certificates.filter(signs).map(seenCertificate),
  };
  return { providers: [...providers.filter((other) => other.entityId !== entry.entityId), entry] };
}

/** Replaces the file as a whole. @throws SsoDoctorError ERR_OUTPUT */
export async function writeState(path: string, state: WatchState): Promise<void> {
  await replaceFile(path, `${JSON.stringify({ ...head, ...state }, null, 2)}\n`, { lead: '--state', mode: 0o600 });
}

function without(certificates: readonly SeenCertificate[], others: readonly SeenCertificate[]): SeenCertificate[] {
  return certificates.filter(({ sha256 }) => !others.some((other) => other.sha256 === sha256));
}

function parseState(text: string): WatchState | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    // Not JSON: nothing that was written here.
    return null;
  }
  if (!isObject(data) || data['kind'] !== head.kind || data['schemaVersion'] !== head.schemaVersion) return null;
  const providers = data['providers'];
  return Array.isArray(providers) && providers.every(isSeenProvider) ? { providers } : null;
}

function isSeenProvider(value: unknown): value is SeenProvider {
  if (!isObject(value) || typeof value['entityId'] !== 'string' || !isInstant(value['seenAt'])) return false;
  return Array.isArray(value['certificates']) && value['certificates'].every(isSeenCertificate);
}

function isSeenCertificate(value: unknown): value is SeenCertificate {
  if (!isObject(value)) return false;
  const { sha1, sha256, notBefore, notAfter } = value;
  return isDigits(sha1, 40) && isDigits(sha256, 64) && isInstant(notBefore) && isInstant(notAfter);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isDigits(value: unknown, length: number): boolean {
  return typeof value === 'string' && value.length === length && /^[0-9A-F]+$/.test(value);
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && value.length < 40 && !Number.isNaN(Date.parse(value));
}
