/** How a statement is known. What is only inferred is at most `possible` wherever it is shown. */
type Basis = 'documented' | 'observed' | 'inferred';

/** A statement, and how it is known. */
export interface Known<Value> {
  readonly value: Value;
  readonly basis: Basis;
}

/** Where a sign stands, the strongest first. */
export const signKinds = [
  'issuer',
  'ssoUrl',
  'certificateSubject',
  'attributeNames',
  'errorTexts',
  'pageAddresses',
  'pageTexts',
] as const;

export type SignKind = (typeof signKinds)[number];

/** What a provider is recognised by. */
export interface Sign {
  /** Linear. Matches a value from its beginning, but for subjects and for texts of errors and pages, where it matches a part. */
  readonly pattern: RegExp;
  readonly basis: Basis;
  /** A value with made-up names that it matches. */
  readonly example: string;
  /** Too common to recognise anybody by itself: counts beside another sign of the same provider only. */
  readonly onlySupports?: true;
  /** Of a certificate: only where it is X.509 version 1 and issued by itself. */
  readonly version1Only?: true;
}

/**
 * One identity provider: how to recognise it, how its signing certificate changes, where its administrator finds things. Plain data.
 *
 * Words may hold `code marks`; they never hold text out of an input. Null where nothing is known. Names of menus drift between versions.
 */
export interface IdentityProvider {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly name: string;
  readonly signs: { readonly [Kind in SignKind]?: readonly Sign[] };
  /** Null where it signs nothing that the broker holds a certificate for: a social provider. */
  readonly rotation: Rotation | null;
  readonly administration: Administration;
  readonly references: readonly string[];
}

interface Rotation {
  /** How long a signing certificate lives by default, as a part of a sentence. */
  readonly lifetime: Known<string> | null;
  /** Whether it signs with another certificate without anybody asking for it. */
  readonly rotatesByItself: Known<'never' | 'when-the-active-one-has-expired' | 'before-expiry' | 'any-time'> | null;
  /** One sentence on when and how the signing certificate changes, known as `rotatesByItself` is; null where that is. */
  readonly sentence: string | null;
  /** Who is told beforehand, and when, as a sentence. */
  readonly notice: Known<string> | null;
  /** Whether metadata lists the next certificate before it signs. */
  readonly nextCertificateInMetadata: Known<boolean> | null;
  /** Whether the serial number of a certificate is the time of its making, in milliseconds since 1970. */
  readonly serialNumberIsTime: Known<boolean> | null;
}

/** Menus are given one by one, in the order in which they are opened. */
interface Administration {
  readonly signingCertificate: Known<readonly string[]> | null;
  /** An address, or where to find the file. */
  readonly metadata: Known<string> | null;
  /** Where a client secret is renewed (OpenID Connect). */
  readonly clientSecret: Known<readonly string[]> | null;
  /** Where the address that the user comes back to is set. */
  readonly callbackAddress: Known<readonly string[]> | null;
  /** Where a user or group is given the application; null where everybody may use it, or nothing is known. */
  readonly assignment: Known<readonly string[]> | null;
  /** The steps that make a new signing certificate the active one, once the broker is ready for it. */
  readonly activation: Known<readonly string[]> | null;
}

export function documented<const Value>(value: Value): Known<Value> {
  return { value, basis: 'documented' };
}

export function observed<const Value>(value: Value): Known<Value> {
  return { value, basis: 'observed' };
}

export function inferred<const Value>(value: Value): Known<Value> {
  return { value, basis: 'inferred' };
}
