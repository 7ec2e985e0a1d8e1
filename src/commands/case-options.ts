import type { DiagnoseOptions } from '../diagnose.ts';
import { SsoDoctorError } from '../errors.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { parseThumbprint } from '../evidence/thumbprint.ts';
import { readConnectionEvidence } from '../input/connection-evidence.ts';
import { isFile, readFileSource } from '../input/read-sources.ts';
import type { Source } from '../input/source.ts';
import type { Io } from '../io.ts';
import { visible } from '../text/visible-text.ts';
import { namedProfile } from '../input/named-profile.ts';

/** Options that say more about the case than the inputs do. */
export interface CaseArguments {
  readonly configured: readonly string[];
  readonly cert: readonly string[];
  readonly connection: string | undefined;
  readonly metadata: string | undefined;
  readonly key: string | undefined;
  readonly at: string | undefined;
  /** A built-in profile's name, or a file. */
  readonly profile: string | undefined;
  readonly showPersonalData: boolean;
}

/** @throws SsoDoctorError ERR_USAGE, or where the key's or the profile's file cannot be used */
export async function diagnoseOptions(args: CaseArguments, io: Io): Promise<DiagnoseOptions> {
  const values: string[] = [];
  for (const value of args.configured) if (!(await isFile(value))) values.push(thumbprintValue(value));
  const profile = await namedProfile(args.profile);
  return {
    now: args.at === undefined ? io.now() : instant(args.at),
    atFrom: args.at === undefined ? 'clock' : 'option',
    configured: values,
    showPersonalData: args.showPersonalData,
    ...(profile === undefined ? {} : { profile }),
    ...(args.key === undefined ? {} : { decryptionKey: privateKey(await readFileSource(args.key)) }),
  };
}

/** Files that options name, marked with what the user says they are. @throws SsoDoctorError where one is something else */
export async function optionSources(args: CaseArguments): Promise<Source[]> {
  const sources: Source[] = [];
  for (const path of args.configured) {
    if (await isFile(path)) sources.push({ ...(await readFileSource(path)), role: 'configured' });
  }
  for (const path of args.cert) sources.push({ ...(await readFileSource(path)), role: 'certificate' });
  if (args.metadata !== undefined) sources.push(metadataOnly(await readFileSource(args.metadata)));
  return sources;
}

/** What the connection file says, as evidence; nothing where none was given. @throws SsoDoctorError ERR_CONNECTION */
export async function connectionEvidence({ connection }: Pick<CaseArguments, 'connection'>): Promise<Evidence[]> {
  return connection === undefined ? [] : readConnectionEvidence(await readFileSource(connection));
}

function metadataOnly(source: Source): Source {
  if (/<(?:[\w.-]+:)?Entit(?:y|ies)Descriptor[\s>]/.test(source.text)) return source;
  throw new SsoDoctorError(
    'ERR_INPUT_MALFORMED',
    `--metadata ${source.name}: this is not SAML metadata. Download the federation metadata XML of the identity provider.`,
  );
}

/** The text of a private key without a passphrase. Its content never reaches a message. */
function privateKey({ name, text }: Source): string {
  const refuse = (what: string): SsoDoctorError => new SsoDoctorError('ERR_INPUT_MALFORMED', `--key ${name}: ${what}`);
  if (!/-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/.test(text))
    throw refuse('there is no private key in it. Give the decryption key as a PEM file.');
  if (/ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(text))
    throw refuse(
      'the key is protected by a passphrase. Make a copy without one: openssl pkey -in key.pem -out plain.pem',
    );
  return text;
}

function thumbprintValue(value: string): string {
  const digits = value.replace(/[^0-9a-f]/gi, '').length;
  if (digits >= 16 || parseThumbprint(value).algorithm !== 'unknown') return value;
  throw new SsoDoctorError(
    'ERR_USAGE',
    `--configured ${visible(value)}: neither a file that exists nor a thumbprint (40 or 64 hexadecimal digits, or base64).`,
  );
}

function instant(text: string): Date {
  const date = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(date.getTime())) return date;
  throw new SsoDoctorError('ERR_USAGE', `--at ${visible(text)}: not an instant. Write it as 2026-11-24T09:30:00Z.`);
}
