import { createHash } from 'node:crypto';
import type { ConnectionSettings } from '../../src/evidence/connection.ts';
import { encryptAssertion, type EncryptionOptions } from './encrypt.ts';
import {
  algorithms,
  createAssertion,
  createResponse,
  createStatus,
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

interface Draft {
  options: ResponseOptions;
  settings: ConnectionSettings;
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

/** A fault that can be combined with others, with the broker's text for it. The list is in the broker's order. */
interface Fault {
  readonly name: string;
  readonly apply: (draft: Draft, world: World) => void;
  readonly error: (world: World) => string | RegExp;
  /** Faults that this one cannot be seen together with. */
  readonly excludes?: readonly string[];
}

const wrongUrl = 'https://auth.influxdata.com/login/callback';

const faults: readonly Fault[] = [
  {
    name: 'a second Response',
    apply: (draft) =>
      editResponse(draft, (xml) =>
        xml.replace('</samlp:Status>', '</samlp:Status><x:Response xmlns:x="urn:x"></x:Response>'),
      ),
    error: () => 'SAMLResponse should be unique',
  },
  {
    name: 'Destination',
    apply: (draft) => setOptions(draft, { destination: wrongUrl }),
    error: () => `Destination endpoint ${wrongUrl} did not match ${testConnection.callbackUrl}`,
  },
  {
    name: 'status',
    apply: (draft) =>
      setOptions(draft, {
        status: createStatus('urn:oasis:names:tc:SAML:2.0:status:Responder', undefined, 'Denied by policy 7'),
      }),
    error: () => 'Denied by policy 7',
  },
  {
    name: 'a second Assertion',
    apply: (draft) =>
      editResponse(draft, (xml) =>
        xml.replace('</samlp:Status>', '</samlp:Status><x:Assertion xmlns:x="urn:x"></x:Assertion>'),
      ),
    error: () => 'A SAMLResponse can contain only one Assertion element.',
  },
  {
    name: 'no signature',
    apply: (draft) => setOptions(draft, { sign: 'none' }),
    error: () => 'neither the response nor the assertion are signed',
    excludes: ['canonicalization', 'content', 'algorithm', 'thumbprint', 'signature value', 'certificate dates'],
  },
  {
    name: 'canonicalization',
    apply: (draft) => setSignature(draft, { canonicalization: algorithms.inclusive11 }),
    error: () => `canonicalization algorithm '${algorithms.inclusive11}' is not supported`,
    excludes: ['content', 'algorithm', 'certificate dates'],
  },
  {
    name: 'content',
    apply: (draft) =>
      setOptions(draft, { edit: (xml) => xml.replace('<saml:AttributeValue>ada@', '<saml:AttributeValue>eve@') }),
    error: () => /^Signature check errors: invalid signature: for uri #_assertion calculated digest is /,
  },
  {
    name: 'algorithm',
    apply: (draft) => setSignature(draft, { algorithm: algorithms.rsaSha384 }),
    error: () => `signature algorithm '${algorithms.rsaSha384}' is not supported`,
    excludes: ['signature value'],
  },
  {
    name: 'thumbprint',
    apply: (draft, world) => setSettings(draft, { thumbprints: [thumbprint(world.other)] }),
    error: (world) =>
      new RegExp(`^Invalid thumbprint \\(configured: ${thumbprint(world.other)}\\. calculated: [0-9A-F]{40}\\)$`),
  },
  {
    name: 'signature value',
    apply: (draft) =>
      setSignature(draft, {
        editSignature: (xml) =>
          xml.replace(
            /<ds:SignatureValue>(.)/,
            (_, first: string) => `<ds:SignatureValue>${first === 'A' ? 'B' : 'A'}`,
          ),
      }),
    error: () => /^invalid signature: the signature value [A-Za-z0-9+/=]+ is incorrect$/,
  },
  {
    name: 'certificate dates',
    apply: (draft, world) => {
      setSignature(draft, { identity: world.expired });
      const thumbprints =
        draft.settings.thumbprints?.includes(thumbprint(world.other)) === true
          ? draft.settings.thumbprints
          : [thumbprint(world.expired)];
      setSettings(draft, { thumbprints, checks: { certificateExpiration: true } });
    },
    error: () => 'The signing certificate is not currently valid.',
  },
  {
    name: 'version',
    apply: (draft) => setOptions(draft, { version: ' Version="3.0"' }),
    error: () => 'SAML Assertion version not supported, or not defined',
  },
  {
    name: 'expiry',
    apply: (draft) => setOptions(draft, { notOnOrAfter: '2026-03-02T11:56:59Z' }),
    error: () => 'assertion has expired.',
  },
  {
    name: 'audience',
    apply: (draft) => setOptions(draft, { audiences: ['urn:other'] }),
    error: () => `Audience is invalid. Configured: ${testConnection.entityId}`,
  },
  {
    name: 'recipient',
    apply: (draft) => setOptions(draft, { recipient: wrongUrl }),
    error: () => `Recipient is invalid. Configured: ${testConnection.callbackUrl}`,
  },
  {
    name: 'NameQualifier',
    apply: (draft) => addQualifier(draft, 'NameQualifier'),
    error: () => `NameQualifier attribute in the NameID element does not match ${testConnection.idpEntityId}`,
  },
  {
    name: 'SPNameQualifier',
    apply: (draft) => addQualifier(draft, 'SPNameQualifier'),
    error: () => `SPNameQualifier attribute in the NameID element does not match ${testConnection.entityId}`,
  },
];

/** Every pair of faults: the earlier one is reported, and the later one follows. */
export function orderCases(world: World): BrokerCase[] {
  return faults.flatMap((first, index) =>
    faults
      .slice(index + 1)
      .flatMap((second) => (first.excludes?.includes(second.name) === true ? [] : [pair(world, first, second)])),
  );
}

function pair(world: World, first: Fault, second: Fault): BrokerCase {
  const draft: Draft = { options: {}, settings: defaultSettings(world) };
  first.apply(draft, world);
  second.apply(draft, world);
  // A digest that does not match is remembered while the certificate's dates are looked at.
  const swapped = first.name === 'content' && second.name === 'certificate dates';
  const [reported, following] = swapped ? [second, first] : [first, second];
  return {
    name: `${reported.name} before ${following.name}`,
    group: 'order',
    post: { xml: createResponse(draft.options) },
    settings: draft.settings,
    error: reported.error(world),
    ...(first.name !== 'canonicalization' && { next: following.error(world) }),
  };
}

function setOptions(draft: Draft, options: ResponseOptions): void {
  draft.options = { ...draft.options, ...options };
}

function setSignature(draft: Draft, signature: SignatureOptions): void {
  setOptions(draft, { signature: { ...draft.options.signature, ...signature } });
}

function setSettings(draft: Draft, settings: ConnectionSettings): void {
  draft.settings = { ...draft.settings, ...settings };
}

function editResponse(draft: Draft, edit: (xml: string) => string): void {
  const { editResponse: earlier } = draft.options;
  setOptions(draft, { editResponse: (xml) => edit(earlier?.(xml) ?? xml) });
}

function addQualifier(draft: Draft, name: 'NameQualifier' | 'SPNameQualifier'): void {
  const format = ' Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"';
  setOptions(draft, { nameIdAttributes: `${draft.options.nameIdAttributes ?? format} ${name}="urn:wrong"` });
}
