import { describe, expect, test } from 'vitest';
import { parseThumbprint } from '../../src/evidence/thumbprint.ts';
import { readProviders } from '../../src/input/read-idp-metadata.ts';
import { compareMetadata, type ConfiguredThumbprint, type WatchOptions } from '../../src/watch/compare-metadata.ts';
import { createGroup, createMetadata } from '../helpers/metadata.ts';
import { createIdentity, type TestIdentity } from '../helpers/self-signed.ts';
import { sha1Of, sha256Of } from '../helpers/watch.ts';

const now = new Date('2026-11-25T12:00:00Z');
const day = 86_400_000;
const inDays = (days: number): string => new Date(now.getTime() + days * day).toISOString().replace('.000', '');

const old = createIdentity({ notBefore: '2024-01-01T00:00:00Z', notAfter: '2030-01-01T00:00:00Z' });
const next = createIdentity({ notBefore: '2026-11-01T00:00:00Z', notAfter: '2032-01-01T00:00:00Z' });
const ended = createIdentity({ notBefore: '2020-01-01T00:00:00Z', notAfter: inDays(-10) });
const ending = createIdentity({ notBefore: '2020-01-01T00:00:00Z', notAfter: inDays(20) });
const encryption = createIdentity({ kind: 'ec-p256' });

const signing = (...identities: TestIdentity[]) =>
  identities.map(({ base64 }) => ({ use: 'signing', certificates: [base64] }));

function typed(text: string): ConfiguredThumbprint {
  return { thumbprint: parseThumbprint(text), asStored: false };
}

function stored(text: string): ConfiguredThumbprint {
  return { thumbprint: parseThumbprint(text), asStored: true };
}

function compare(xml: string, configured: readonly ConfiguredThumbprint[], options: Partial<WatchOptions> = {}) {
  const providers = readProviders({ name: 'idp.xml', text: xml, bytes: null }).map(({ metadata }) => metadata);
  return compareMetadata(providers, { configured, entityId: null, now, warnDays: 30, ...options });
}

/** `code` of each finding, with `!` where it is a problem. */
function codes(...args: Parameters<typeof compare>): string[] {
  const compared = compare(...args);
  if (compared.kind !== 'compared') return [compared.kind];
  return compared.findings.map(({ code, problem }) => (problem ? `${code}!` : code));
}

const onlyOld = createMetadata({ keys: signing(old) });
const both = createMetadata({ keys: signing(old, next) });

describe('what is configured is found in any notation', () => {
  test.each([
    ['SHA-1', sha1Of(old)],
    ['SHA-1 in lower case with colons', sha1Of(old).toLowerCase().match(/../g)?.join(':')],
    ['SHA-256', sha256Of(old)],
    ['SHA-1 with blanks and a label', `SHA1 Fingerprint=${sha1Of(old).match(/../g)?.join(' ')}`],
    ['SHA-1 in base64', Buffer.from(sha1Of(old), 'hex').toString('base64')],
  ])('%s', (_name, text) => {
    expect(codes(onlyOld, [typed(text ?? '')])).toEqual(['match']);
  });

  test('a key without use signs, too', () => {
    expect(codes(createMetadata({ keys: [{ certificates: [old.base64] }] }), [typed(sha1Of(old))])).toEqual(['match']);
  });

  test('one of several that are configured is enough', () => {
    expect(codes(onlyOld, [typed(sha1Of(ended)), typed(sha1Of(old))])).toEqual(['match']);
  });
});

describe('what the broker has stored is compared as text, as it does', () => {
  const colons = sha1Of(old).match(/../g)?.join(':') ?? '';
  test.each([
    ['40 digits match', [sha1Of(old)], ['match']],
    ['in any letter case', [sha1Of(old).toLowerCase()], ['match']],
    ['colons never do', [colons], ['configured-notation!', 'match']],
    ['nor does SHA-256', [sha256Of(old)], ['configured-notation!', 'match']],
    ['but one that does is enough', [colons, sha1Of(old)], ['match']],
  ])('%s', (_name, texts, expected) => {
    expect(codes(onlyOld, texts.map(stored))).toEqual(expected);
  });
});

describe('what is not configured', () => {
  test('none of the signing certificates: logins fail', () => {
    expect(codes(onlyOld, [typed(sha1Of(next))])).toEqual(['mismatch!']);
  });

  test.each([
    ['another certificate', sha1Of(next), null],
    ['a mistyped thumbprint', `${sha1Of(old).slice(0, -1)}${sha1Of(old).endsWith('0') ? '1' : '0'}`, 'near-miss'],
    ['the certificate for encryption', sha1Of(encryption), 'encryption-certificate'],
  ])('%s is told from others', (_name, text, explained) => {
    const keys = [...signing(old), { use: 'encryption', certificates: [encryption.base64] }];
    expect(compare(createMetadata({ keys }), [typed(text)])).toMatchObject({
      findings: [{ code: 'mismatch', explained }],
    });
  });

  test('a second signing certificate is a rotation that was announced', () => {
    expect(codes(both, [typed(sha1Of(old))])).toEqual(['second-signing-certificate!', 'match']);
    expect(compare(both, [typed(sha1Of(old))])).toMatchObject({
      findings: [
        {
          certificate: { facts: { sha1: sha1Of(next) } },
          configured: { facts: { sha1: sha1Of(old) } },
          age: 'newer',
        },
        {},
      ],
    });
  });

  test('an older one that is still valid could sign, too; one that has ended announces nothing', () => {
    expect(codes(both, [typed(sha1Of(next))])).toEqual(['second-signing-certificate!', 'match']);
    expect(codes(createMetadata({ keys: signing(ended, next) }), [typed(sha1Of(next))])).toEqual([
      'second-signing-certificate',
      'match',
    ]);
  });

  test('the same certificate three times, as Entra ID writes it, is one', () => {
    const compared = compare(createMetadata({ keys: signing(old, old, old) }), [typed(sha1Of(old))]);
    expect(compared).toMatchObject({ certificates: [{ use: 'signing', configured: true }] });
    expect(codes(createMetadata({ keys: signing(old, old, old) }), [typed(sha1Of(old))])).toEqual(['match']);
  });

  test('a certificate for encryption only is no second one, and one for both is', () => {
    const keys = [...signing(old), { use: 'encryption', certificates: [next.base64] }];
    expect(codes(createMetadata({ keys }), [typed(sha1Of(old))])).toEqual(['match']);
    const twice = [...keys, { use: 'signing', certificates: [next.base64] }];
    expect(compare(createMetadata({ keys: twice }), [typed(sha1Of(old))])).toMatchObject({
      certificates: [{ use: 'signing' }, { use: 'both' }],
    });
  });
});

describe('time', () => {
  test.each([
    ['20 days left of 30', 30, ['expires-soon!', 'match']],
    ['20 days left of 20', 20, ['expires-soon!', 'match']],
    ['20 days left of 19', 19, ['match']],
    ['not warned of at all', 0, ['match']],
  ])('%s', (_name, warnDays, expected) => {
    expect(codes(createMetadata({ keys: signing(ending) }), [typed(sha1Of(ending))], { warnDays })).toEqual(expected);
  });

  test('days are whole days', () => {
    expect(compare(createMetadata({ keys: signing(ending) }), [typed(sha1Of(ending))])).toMatchObject({
      findings: [{ code: 'expires-soon', days: 20 }, {}],
    });
    expect(compare(createMetadata({ keys: signing(ended) }), [typed(sha1Of(ended))])).toMatchObject({
      findings: [{ code: 'expired', days: 10, problem: true }, {}],
    });
  });

  test('where the successor is configured already, the end of the old one is no problem', () => {
    const prepared = [typed(sha1Of(ending)), typed(sha1Of(next))];
    expect(codes(createMetadata({ keys: signing(ending, next) }), prepared)).toEqual(['expires-soon', 'match']);
  });

  test('the end of one that is not configured does not matter, unless it would have to be', () => {
    expect(codes(createMetadata({ keys: signing(old, ending) }), [typed(sha1Of(old))])).not.toContain('expires-soon!');
    expect(codes(createMetadata({ keys: signing(ended) }), [typed(sha1Of(old))])).toEqual(['mismatch!', 'expired!']);
  });

  test('metadata past its validUntil may be an old copy', () => {
    const xml = createMetadata({ keys: signing(old), attributes: ` validUntil="${inDays(-1)}"` });
    expect(codes(xml, [typed(sha1Of(old))])).toEqual(['metadata-expired!', 'match']);
    const current = createMetadata({ keys: signing(old), attributes: ` validUntil="${inDays(1)}"` });
    expect(codes(current, [typed(sha1Of(old))])).toEqual(['match']);
  });
});

describe('which provider', () => {
  const group = createGroup(
    createMetadata({ entityId: 'https://one.example', keys: signing(old) }) +
      createMetadata({ entityId: 'https://two.example', keys: signing(next) }),
  );

  test('several: nobody guesses', () => {
    expect(compare(group, [typed(sha1Of(old))])).toEqual({
      kind: 'several-providers',
      entityIds: ['https://one.example', 'https://two.example'],
    });
  });

  test.each([
    ['https://one.example', ['match']],
    ['https://two.example', ['mismatch!']],
    ['https://three.example', ['no-such-provider']],
  ])('%s', (entityId, expected) => {
    expect(codes(group, [typed(sha1Of(old))], { entityId })).toEqual(expected);
  });

  test('the same entity twice is one provider', () => {
    const twice = createGroup(createMetadata({ keys: signing(old) }) + createMetadata({ keys: signing(next) }));
    expect(codes(twice, [typed(sha1Of(old))])).toEqual(['second-signing-certificate!', 'match']);
  });
});

describe('what cannot be compared never looks right', () => {
  test('no signing certificate', () => {
    const keys = [{ use: 'encryption', certificates: [old.base64] }];
    expect(codes(createMetadata({ keys }), [typed(sha1Of(old))])).toEqual(['no-signing-certificate']);
  });

  test('one that cannot be read, alone and beside one that can', () => {
    const broken = { use: 'signing', certificates: ['MIIB'] };
    expect(codes(createMetadata({ keys: [broken] }), [typed(sha1Of(old))])).toEqual(['unreadable-certificate!']);
    expect(codes(createMetadata({ keys: [...signing(old), broken] }), [typed(sha1Of(old))])).toEqual([
      'unreadable-certificate!',
      'match',
    ]);
  });
});
