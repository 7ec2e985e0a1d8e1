import type { ConnectionSettings } from '../../src/evidence/connection.ts';
import { defaultSettings, thumbprint, type BrokerCase, type World } from './broker-cases.ts';
import { encryptAssertion, type EncryptionOptions } from './encrypt.ts';
import {
  algorithms,
  createAssertion,
  createResponse,
  createStatus,
  signElement,
  testConnection,
  wrapAssertion,
  type ResponseOptions,
  type SignatureOptions,
} from './idp.ts';

interface Draft {
  options: ResponseOptions;
  settings: ConnectionSettings;
  encryption: EncryptionOptions;
}

/** A fault that can be combined with others, with the broker's text for it. The list is in the broker's order. */
interface Fault {
  readonly name: string;
  readonly apply: (draft: Draft, world: World) => void;
  readonly error: (world: World) => string | RegExp;
  /** Later faults that nobody can see as long as this one is there. */
  readonly hides?: readonly string[];
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
    hides: ['canonicalization', 'content', 'algorithm', 'thumbprint', 'signature value', 'certificate dates'],
  },
  {
    name: 'canonicalization',
    apply: (draft) => setSignature(draft, { canonicalization: algorithms.inclusive11 }),
    error: () => `canonicalization algorithm '${algorithms.inclusive11}' is not supported`,
    hides: ['content', 'signature value'],
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
    hides: ['signature value'],
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

/** What only an encrypted assertion can have wrong, and what the broker looks at before it and behind it. */
const encryptionFaults: readonly Fault[] = [
  ...pick('a second Response', 'Destination', 'status'),
  {
    name: 'two plain Assertions',
    apply: (draft) =>
      editResponse(draft, (xml) =>
        xml.replace('</samlp:Status>', '</samlp:Status><x xmlns="urn:x"><Assertion/><Assertion/></x>'),
      ),
    error: () => 'A SAMLResponse can contain only one Assertion element.',
  },
  {
    name: 'a second encrypted assertion',
    apply: (draft) => setEncryption(draft, { edit: (xml) => xml + xml }),
    error: () => 'A SAMLResponse can contain only one EncryptedAssertion element.',
    hides: ['decryption key', 'content cipher'],
  },
  {
    name: 'decryption key',
    apply: (draft) => setSettings(draft, { decryptionKey: 'no key' }),
    error: () => 'error:1E08010C:DECODER routines::unsupported',
    hides: ['content cipher', ...faults.map(({ name }) => name)],
  },
  {
    name: 'content cipher',
    apply: (draft) => setEncryption(draft, { content: 'aes192-gcm' }),
    error: () => 'encryption algorithm http://www.w3.org/2009/xmlenc11#aes192-gcm not supported',
    hides: faults.map(({ name }) => name),
  },
  ...pick('no signature', 'thumbprint', 'signature value', 'certificate dates', 'version', 'expiry', 'audience'),
];

function pick(...names: string[]): Fault[] {
  return faults.filter(({ name }) => names.includes(name));
}

/** Every pair of faults: the earlier one is reported, and the later one follows. */
export function orderCases(world: World): BrokerCase[] {
  const plain = pairsOf(faults).map(([first, second]) => pair(world, first, second, false));
  const encrypted = pairsOf(encryptionFaults).map(([first, second]) => pair(world, first, second, true));
  return [...plain, ...encrypted];
}

function pairsOf(list: readonly Fault[]): [Fault, Fault][] {
  return list.flatMap((first, index) => list.slice(index + 1).map((second): [Fault, Fault] => [first, second]));
}

function pair(world: World, first: Fault, second: Fault, isEncrypted: boolean): BrokerCase {
  const draft: Draft = { options: {}, settings: defaultSettings(world), encryption: {} };
  if (isEncrypted) setSettings(draft, { decryptionKey: world.broker.privatePem });
  first.apply(draft, world);
  second.apply(draft, world);
  // A digest that does not match is remembered while the certificate's dates are looked at.
  const isSwapped = first.name === 'content' && second.name === 'certificate dates';
  const [reported, following] = isSwapped ? [second, first] : [first, second];
  return {
    name: `${isEncrypted ? 'encrypted: ' : ''}${reported.name} before ${following.name}`,
    group: 'order',
    post: { xml: isEncrypted ? encryptedResponse(world, draft) : createResponse(draft.options) },
    settings: draft.settings,
    error: reported.error(world),
    ...(first.hides?.includes(second.name) !== true && { next: following.error(world) }),
  };
}

function encryptedResponse(world: World, { options, encryption }: Draft): string {
  const assertion = createAssertion(options);
  const inside = options.sign === 'none' ? assertion : signElement(assertion, options.signature);
  return wrapAssertion(encryptAssertion(inside, world.broker.privateKey, encryption), options);
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

function setEncryption(draft: Draft, encryption: EncryptionOptions): void {
  draft.encryption = { ...draft.encryption, ...encryption };
}

function editResponse(draft: Draft, edit: (xml: string) => string): void {
  const { editResponse: earlier } = draft.options;
  setOptions(draft, { editResponse: (xml) => edit(earlier?.(xml) ?? xml) });
}

function addQualifier(draft: Draft, name: 'NameQualifier' | 'SPNameQualifier'): void {
  const format = ' Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"';
  setOptions(draft, { nameIdAttributes: `${draft.options.nameIdAttributes ?? format} ${name}="urn:wrong"` });
}
