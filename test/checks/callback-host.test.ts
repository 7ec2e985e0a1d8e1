import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnose.ts';
import { readEvidence } from '../../src/input/index.ts';
import { readProfile } from '../../src/input/profile-file.ts';

/** What the check says of a failing page on a host, with a profile file that lists others. */
async function statusOf(host: string, hosts: readonly string[]): Promise<string> {
  const file = JSON.stringify({ id: 'acme', service: 'Acme', hosts });
  const profile = await readProfile({ name: 'acme.json', text: file, bytes: null });
  const text = `https://${host}/login/callback?error=access_denied&error_description=no&state=Zm9vYmFyMTIzNDU2`;
  const evidence = await readEvidence([{ name: 'argument 1', text, bytes: null }], { distinctive: [] });
  const { findings } = await diagnose(evidence, { now: new Date('2026-11-24T12:00:00Z'), profile });
  const finding = findings.find(({ check }) => check === 'callback-host');
  return `${finding?.status}${finding?.severity === 'error' ? ' suspicious' : ''}`;
}

describe('the host of a callback, with a profile file', () => {
  test.each([
    ['the file’s own', 'login.acme.example', ['login.acme.example'], 'pass'],
    ['one that the file does not list', 'app.other.example', ['login.acme.example'], 'fail'],
    ['a look-alike of the file’s own', 'login.acme.example.evil.test', ['login.acme.example'], 'fail suspicious'],
    [
      'one of two own hosts that resemble each other',
      'login.acme1.example',
      ['login.acme1.example', 'login.acme2.example'],
      'pass',
    ],
    [
      'a look-alike of a built-in one, though the file lists it',
      'auth.influxdata.co',
      ['auth.influxdata.co'],
      'fail suspicious',
    ],
    ['any, where the file lists none', 'login.acme.example', [], 'unknown'],
  ])('%s', async (_name, host, hosts, expected) => {
    expect(await statusOf(host, hosts)).toBe(expected);
  });
});
