import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { certificateFromDer } from '../../src/evidence/certificate.ts';
import type { WatchedCertificate } from '../../src/watch/finding.ts';
import { changesSince, readState, remembered, writeState } from '../../src/watch/state.ts';
import { createIdentity, type TestIdentity } from '../helpers/self-signed.ts';
import { sha1Of } from '../helpers/watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'watch-state-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const entity = 'https://idp.example.com/metadata';
const now = new Date('2026-11-25T12:00:00Z');
const [one, two, three] = [createIdentity(), createIdentity(), createIdentity()];

function watched(identity: TestIdentity, use: WatchedCertificate['use'] = 'signing'): WatchedCertificate {
  const read = certificateFromDer(identity.der);
  if ('reason' in read) throw new Error(read.reason);
  return { facts: read.certificate, use, configured: false };
}

const seen = remembered({ providers: [] }, entity, [watched(one), watched(two)], now);

describe('changes', () => {
  test('the first time there are none', () => {
    expect(changesSince({ providers: [] }, entity, [watched(one)])).toBeNull();
  });

  test('the same ones in another order are none, and neither is a certificate for encryption', () => {
    expect(changesSince(seen, entity, [watched(two), watched(one), watched(three, 'encryption')])).toBeNull();
  });

  test('are what was added and what was removed, since when they were seen', () => {
    expect(changesSince(seen, entity, [watched(two), watched(three, 'both')])).toMatchObject({
      since: now.toISOString(),
      added: [{ sha1: sha1Of(three) }],
      removed: [{ sha1: sha1Of(one) }],
    });
  });

  test('each provider has its own', () => {
    expect(changesSince(seen, 'https://other.example.com', [watched(three)])).toBeNull();
    const both = remembered(seen, '__proto__', [watched(three)], now);
    expect(changesSince(both, entity, [watched(one), watched(two)])).toBeNull();
    expect(changesSince(both, '__proto__', [watched(one)])).toMatchObject({ added: [{}], removed: [{}] });
  });
});

describe('the file', () => {
  test('comes back as it was written, and holds thumbprints and dates only', async () => {
    const path = join(folder, 'state.json');
    expect(await readState(path)).toEqual({ providers: [] });
    await writeState(path, seen);
    expect(await readState(path)).toEqual(seen);
    const text = readFileSync(path, 'utf8');
    expect(text).not.toMatch(/CN=|BEGIN|idp\.example\.com(?!\/metadata)/);
    expect(Object.keys(seen.providers[0]?.certificates[0] ?? {})).toEqual(['sha1', 'sha256', 'notBefore', 'notAfter']);
  });

  test('is replaced as a whole, leaves nothing beside it, and is for its owner only', async () => {
    const path = join(folder, 'twice', 'state.json');
    await expect(writeState(path, seen)).rejects.toMatchObject({ code: 'ERR_OUTPUT' });
    const own = mkdtempSync(join(folder, 'own-'));
    await writeState(join(own, 'state.json'), { providers: [] });
    await writeState(join(own, 'state.json'), seen);
    expect(readdirSync(own)).toEqual(['state.json']);
    expect(statSync(join(own, 'state.json')).mode & 0o777).toBe(0o600);
  });

  const good = JSON.stringify({ kind: 'sso-doctor-watch-state', schemaVersion: 1, ...seen });
  test.each([
    ['empty', ''],
    ['cut off', good.slice(0, -20)],
    ['of another program', '{"name":"sso-doctor","version":"0.2.0"}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['of a later version', good.replace('"schemaVersion":1', '"schemaVersion":2')],
    ['without providers', '{"kind":"sso-doctor-watch-state","schemaVersion":1}'],
    ['with a thumbprint that is none', good.replace(/"sha1":"[0-9A-F]{4}/, '"sha1":"ZZZZ')],
    ['with a date that is none', good.replace(/"notAfter":"[^"]*"/, '"notAfter":"soon"')],
    ['with something else than a provider', good.replace('"providers":[', '"providers":[7,')],
  ])('%s is refused, and left as it is', async (name, text) => {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, text);
    await expect(readState(path)).rejects.toMatchObject({ code: 'ERR_STATE' });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
