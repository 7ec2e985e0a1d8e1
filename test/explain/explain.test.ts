import { describe, expect, test } from 'vitest';
import { runMain } from '../helpers/run-main.ts';

const own = ['--profile', 'fixtures/profiles/acme-portal.yaml'];

async function explained(args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runMain(['explain', ...args]);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

describe('explain', () => {
  test.each([
    ['a-code', ['invalid-thumbprint']],
    ['a-provider-code', ['AADSTS50105']],
    ['an-own-code', ['acme-portal-no-group', ...own]],
  ])('%s', async (name, args) => {
    await expect(await explained(args)).toMatchFileSnapshot(`__golden__/${name}.txt`);
    await expect(await explained([...args, '--format', 'markdown'])).toMatchFileSnapshot(`__golden__/${name}.md`);
  });

  test('words list the entries that have them all, with where they stand and how they are ranked', async () => {
    const text = await explained(['certificate', 'expired', '--protocol', 'saml']);
    expect(text.replace(/\s+/g, ' ')).toContain(
      '• saml-cert-outside-validity The signing certificate of the identity provider is expired or not yet valid (title)',
    );
    expect(text).toContain('Ranked by where');
    expect(text).not.toContain('net-tls-expired');
  });

  test('an exact code comes before every word', async () => {
    const found = JSON.parse(await explained(['saml-status-requester', '--json'])) as { id: string }[];
    expect(found.map(({ id }) => id)).toEqual(['saml-status-requester']);
  });

  test('as JSON: names filled in, how to see that it is fixed, where the words stand', async () => {
    const found = JSON.parse(
      await explained(['user', 'not', 'assigned', '--provider', 'entra', ...own, '--json']),
    ) as Record<string, unknown>[];
    expect(found[0]).toMatchObject({ id: 'entra-aadsts50105', section: 'Microsoft Entra ID', foundIn: ['title'] });
    expect(JSON.stringify(found)).not.toMatch(/\{(?:support|service|callbackUrl|idp|enabledBy)\}/);
    for (const { verify, fix } of found) for (const list of [verify, fix]) expect(list).not.toEqual([]);
  });

  test('a cause of any provider names the menus of the one that is asked for, and how it rotates', async () => {
    const named = await explained(['invalid-thumbprint', '--provider', 'adfs']);
    expect(named.replace(/\s+/g, ' ')).toContain('is the one that AD FS (AD FS Management > Service > Certificates');
    expect(named.replace(/\s+/g, ' ')).toContain('makes the next certificate 20 days before the old one ends');
    const open = (await explained(['invalid-thumbprint'])).replace(/\s+/g, ' ');
    expect(open).toContain('nobody told InfluxData support. caution');
    expect(open).toContain('is the one that the identity provider now signs with');
  });

  test('a provider’s own cause names its menus', async () => {
    const [found] = JSON.parse(await explained(['okta-client-secret-invalid', '--json'])) as {
      provider: string;
      fix: unknown;
    }[];
    expect(found?.provider).toBe('okta');
    expect(JSON.stringify(found?.fix)).toContain('Client Credentials');
  });

  test('where no connection exists, the profile says who enables one', async () => {
    expect(await explained(['auth0-connection-not-found'])).toContain('InfluxData Sales');
    expect(await explained(['auth0-connection-not-found', ...own])).toContain('account manager');
    expect(await explained(['auth0-connection-not-found', '--profile', 'auth0'])).not.toContain('Sales');
  });

  test.each([
    ['a provider that is none', ['--provider', 'oktaa'], 'the nearest is "okta"'],
    [
      'options that leave nothing',
      ['--provider', 'adfs', '--stage', 'application', '--owner', 'end-user'],
      'no entry that fits',
    ],
    ['an owner that is none', ['--owner', 'nobody'], 'Invalid values'],
    ['an own code without its file', ['acme-portal-no-group'], '--profile'],
  ])('%s is refused', async (_name, args, said) => {
    const { status, stderr } = await runMain(['explain', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
  });
});
