import { describe, expect, test } from 'vitest';
import { createWorld, defaultSettings } from '../helpers/broker-cases.ts';
import { encryptAssertion, type EncryptionOptions } from '../helpers/encrypt.ts';
import { createAssertion, createResponse, signElement, wrapAssertion } from '../helpers/idp.ts';
import { failedChecks, judgeMessage, posted } from '../helpers/judge-response.ts';

const world = createWorld();
const connection = { ...defaultSettings(world), decryptionKey: world.broker.privatePem };

function encrypted(options: EncryptionOptions = {}): string {
  return wrapAssertion(encryptAssertion(signElement(createAssertion()), world.broker.privateKey, options));
}

describe('an encrypted assertion', () => {
  const rows: [string, EncryptionOptions][] = [
    ['AES-128-CBC', { content: 'aes128-cbc' }],
    ['AES-192-CBC', { content: 'aes192-cbc' }],
    ['AES-256-CBC', { content: 'aes256-cbc' }],
    ['Triple DES', { content: 'tripledes-cbc' }],
    ['AES-128-GCM', { content: 'aes128-gcm' }],
    ['AES-192-GCM', { content: 'aes192-gcm' }],
    ['AES-256-GCM', { content: 'aes256-gcm' }],
    ['RSA 1.5', { keyTransport: 'rsa-1_5' }],
    ['OAEP of XML Encryption 1.1 with SHA-256', { keyTransport: 'rsa-oaep', digest: 'sha256' }],
    ['OAEP with SHA-256 and its mask with SHA-1', { digest: 'sha256', maskDigest: 'sha1' }],
    ['a key by RetrievalMethod', { keyPlace: 'retrieval' }],
    ['a key beside the data', { keyPlace: 'beside' }],
  ];
  test.each(rows)('%s opens, and its signature is checked', async (_, options) => {
    const { saml } = await judgeMessage(posted(encrypted(options)), { connection });
    expect(saml).toMatchObject({
      encrypted: true,
      decrypted: true,
      subject: { nameId: 'ada@example.com' },
      signatures: [{ on: 'assertion', valid: true }],
      covered: { assertion: true },
    });
  });

  test('inside a signed response everything is covered', async () => {
    const content = encryptAssertion(createAssertion(), world.broker.privateKey);
    const { saml, prediction } = await judgeMessage(posted(wrapAssertion(content, { sign: 'response' })), {
      connection,
    });
    expect(saml).toMatchObject({ decrypted: true, trustworthy: true, covered: { response: true, assertion: true } });
    expect(prediction.outcome).toBe('accept');
  });
});

describe('encrypted parts of an assertion', () => {
  const opened = (xml: string): string =>
    encryptAssertion(xml, world.broker.privateKey).replace(
      /^<saml:EncryptedAssertion[^>]*>|<\/saml:EncryptedAssertion>$/g,
      '',
    );

  test('a NameID', async () => {
    const nameId = '<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">grace@example.com</saml:NameID>';
    const { saml } = await judgeMessage(
      posted(
        createResponse({
          subject: `<saml:Subject><saml:EncryptedID>${opened(nameId)}</saml:EncryptedID></saml:Subject>`,
        }),
      ),
      { connection },
    );
    expect(saml).toMatchObject({ subject: { nameId: 'grace@example.com' } });
  });

  test('an attribute', async () => {
    const attribute =
      '<saml:Attribute xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Name="group"><saml:AttributeValue>admins</saml:AttributeValue></saml:Attribute>';
    const { saml } = await judgeMessage(
      posted(
        createResponse({
          attributes: `<saml:AttributeStatement><saml:EncryptedAttribute>${opened(attribute)}</saml:EncryptedAttribute></saml:AttributeStatement>`,
        }),
      ),
      { connection },
    );
    expect(saml.attributes).toEqual([{ name: 'group', values: ['admins'] }]);
  });

  test('stay closed with another key', async () => {
    const attribute = '<saml:Attribute xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Name="group"/>';
    const xml = createResponse({
      attributes: `<saml:AttributeStatement><saml:EncryptedAttribute>${opened(attribute)}</saml:EncryptedAttribute></saml:AttributeStatement>`,
    });
    const { saml } = await judgeMessage(posted(xml), {
      connection: { ...connection, decryptionKey: world.other.privatePem },
    });
    expect(saml.attributes).toEqual([]);
  });
});

describe('what keeps it closed', () => {
  const decryptionFinding = async (xml: string, decryptionKey: string | undefined): Promise<unknown> => {
    const { decryptionKey: _, ...settings } = connection;
    const { findings } = await judgeMessage(posted(xml), {
      connection: { ...settings, ...(decryptionKey !== undefined && { decryptionKey }) },
    });
    return findings.find(({ check }) => check === 'decryption');
  };

  test('no key', async () => {
    expect(await decryptionFinding(encrypted(), undefined)).toMatchObject({
      status: 'unknown',
      missing: 'decryptionKey',
    });
  });

  test('the wrong key', async () => {
    expect(await decryptionFinding(encrypted(), world.other.privatePem)).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('wrong-key'),
    });
  });

  test('a key that is none', async () => {
    expect(await decryptionFinding(encrypted(), 'not a key')).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('unreadable-key'),
    });
  });

  test.each(['aes256-gcm', 'aes128-cbc'] as const)('broken content in %s', async (content) => {
    const broken = encrypted({
      content,
      edit: (xml) => xml.replace(/.{8}(<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>)/, '$1'),
    });
    expect(await decryptionFinding(broken, world.broker.privatePem)).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('broken'),
    });
  });
});

describe('insecure algorithms decrypt, with a finding', () => {
  test.each([
    ['CBC', { content: 'aes256-cbc' }],
    ['RSA 1.5', { keyTransport: 'rsa-1_5' }],
  ] as const)('%s', async (_, options) => {
    expect(failedChecks(await judgeMessage(posted(encrypted(options)), { connection }))).toContain(
      'encryption-strength',
    );
  });

  test('GCM with OAEP has none', async () => {
    expect(failedChecks(await judgeMessage(posted(encrypted()), { connection }))).toEqual([]);
  });

  test('a plain response has none', async () => {
    expect(failedChecks(await judgeMessage(posted(createResponse()), { connection }))).toEqual([]);
  });
});
