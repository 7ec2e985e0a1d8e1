import { createHash } from 'node:crypto';
import type { ConnectionSettings } from '../../src/evidence/connection.ts';
import { encryptAssertion, type EncryptionOptions } from './encrypt.ts';
import {
  createAssertion,
  createResponse,
  defaultIdentity,
  signElement,
  testConnection,
  wrapAssertion,
  type ResponseOptions,
  type SignatureOptions,
} from './idp.ts';
import { createIdentity, type TestIdentity } from './self-signed.ts';

/** One response under one connection, and what the broker answers to it. */
export interface BrokerCase {
  readonly name: string;
  readonly group: 'message' | 'quirk' | 'order';
  /** What is posted: the XML before base64, or the parameter itself. */
  readonly post: { readonly xml: string | Buffer } | { readonly parameter: string } | { readonly wresult: string };
  readonly settings: ConnectionSettings;
  /** The broker's exact text, or a pattern where it holds fresh values; null where it accepts. */
  readonly error: string | RegExp | null;
  /** Must be among what would follow. */
  readonly next?: string | RegExp;
}

export interface World {
  readonly idp: TestIdentity;
  readonly other: TestIdentity;
  readonly expired: TestIdentity;
  readonly ec: TestIdentity;
  readonly pss: TestIdentity;
  readonly weak: TestIdentity;
  /** Holds the decryption key. */
  readonly broker: TestIdentity;
}

export function createWorld(): World {
  return {
    idp: defaultIdentity(),
    other: createIdentity({ commonName: 'other.example.com' }),
    expired: createIdentity({ notBefore: '2020-01-01T00:00:00Z', notAfter: '2021-01-01T00:00:00Z' }),
    ec: createIdentity({ kind: 'ec-p256' }),
    pss: createIdentity({ kind: 'rsa-pss' }),
    weak: createIdentity({ kind: 'rsa-1024' }),
    broker: createIdentity({ commonName: 'broker.example.com' }),
  };
}

export function thumbprint(identity: TestIdentity): string {
  return thumbprintOf(identity.base64);
}

/** Of what base64 decoding makes of a text, as the broker calculates it. */
export function thumbprintOf(base64: string): string {
  return createHash('sha1').update(Buffer.from(base64, 'base64')).digest('hex').toUpperCase();
}

export function defaultSettings(world: World): ConnectionSettings {
  return {
    entityId: testConnection.entityId,
    callbackUrl: testConnection.callbackUrl,
    thumbprints: [thumbprint(world.idp)],
  };
}

/** Makes cases of one group from rows: name, the broker's text, the response's options, and settings that differ. */
export function caseMaker(world: World, group: BrokerCase['group']) {
  const settings = (changes: Partial<Record<keyof ConnectionSettings, unknown>> = {}): ConnectionSettings => {
    const merged = Object.entries({ ...defaultSettings(world), ...changes }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(merged);
  };
  return {
    settings,
    response: (
      name: string,
      error: BrokerCase['error'],
      options: ResponseOptions = {},
      changes: Partial<Record<keyof ConnectionSettings, unknown>> = {},
    ): BrokerCase => ({
      name,
      group,
      post: { xml: createResponse(options) },
      settings: settings(changes),
      error,
    }),
    signature: (
      name: string,
      error: BrokerCase['error'],
      signature: SignatureOptions,
      changes: Partial<Record<keyof ConnectionSettings, unknown>> = {},
    ): BrokerCase => ({
      name,
      group,
      post: { xml: createResponse({ signature }) },
      settings: settings(changes),
      error,
    }),
    encrypted: (
      name: string,
      error: BrokerCase['error'],
      encryption: EncryptionOptions = {},
      options: ResponseOptions = {},
      changes: Partial<Record<keyof ConnectionSettings, unknown>> = {},
    ): BrokerCase => {
      const inner =
        options.sign === 'response'
          ? createAssertion(options)
          : signElement(createAssertion(options), options.signature);
      const content = encryptAssertion(inner, world.broker.privateKey, encryption);
      return {
        name,
        group,
        post: { xml: wrapAssertion(content, options) },
        settings: settings({ decryptionKey: world.broker.privatePem, ...changes }),
        error,
      };
    },
    posted: (
      name: string,
      error: BrokerCase['error'],
      post: BrokerCase['post'],
      changes: Partial<Record<keyof ConnectionSettings, unknown>> = {},
    ): BrokerCase => ({ name, group, post, settings: settings(changes), error }),
  };
}
