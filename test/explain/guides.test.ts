import { describe, expect, test } from 'vitest';
import { applicationMenus } from '../../src/explain/applications.ts';
import { maintenanceGuide } from '../../src/explain/maintenance.ts';
import { setupGuide } from '../../src/explain/setup.ts';
import { fillWords } from '../../src/profiles/fill-words.ts';
import { profiles } from '../../src/profiles/index.ts';
import { providerById, providers } from '../../src/providers/index.ts';
import { runMain } from '../helpers/run-main.ts';

const protocols = ['saml', 'oidc'] as const;

async function printed(args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runMain(['explain', ...args]);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

describe.each(['setup', 'maintenance'])('%s', (guide) => {
  describe.each(['entra', 'okta', 'google'])('with %s', (provider) => {
    test.each(protocols)('over %s', async (protocol) => {
      const text = await printed([guide, '--provider', provider, '--protocol', protocol]);
      await expect(text).toMatchFileSnapshot(`__golden__/${guide}-${provider}-${protocol}.txt`);
    });
  });

  test('without a protocol it is said for both, without a provider for any', async () => {
    const guides = JSON.parse(await printed([guide, '--json'])) as { protocol: string; provider: unknown }[];
    expect(guides.map(({ protocol, provider }) => [protocol, provider])).toEqual([
      ['saml', null],
      ['oidc', null],
    ]);
  });

  test('a profile file’s own names stand in it', async () => {
    const text = await printed([guide, '--profile', 'fixtures/profiles/acme-portal.yaml', '--protocol', 'oidc']);
    expect(text).toContain('https://help.acme.example/secrets');
    expect(text).toContain('the Acme identity team');
    expect(text).not.toMatch(/influx/i);
  });

  test('takes no options that choose causes', async () => {
    expect(await runMain(['explain', guide, '--owner', 'idp-admin'])).toMatchObject({ status: 2, stdout: '' });
  });

  test('as Markdown', async () => {
    expect(await printed([guide, '--protocol', 'saml', '--format', 'markdown'])).toMatch(/^## /);
  });
});

describe('every guide', () => {
  const guides = [null, ...providers].flatMap((provider) =>
    profiles.flatMap((profile) =>
      protocols.flatMap((protocol) =>
        [setupGuide, maintenanceGuide].map((guideFor) => ({
          profile,
          guide: guideFor({ profile, provider, protocol }),
        })),
      ),
    ),
  );

  test('leaves no placeholder open, and names sources by their https addresses', () => {
    for (const { profile, guide } of guides) {
      expect(fillWords(JSON.stringify(guide), profile)).not.toMatch(/\{\w+\}|undefined/);
      for (const reference of guide.references) expect(reference).toMatch(/^https:\/\//);
    }
  });

  test('SAML: the thumbprint is confirmed by another way; OpenID Connect: the secret goes by no mail', () => {
    for (const { guide } of guides)
      expect(JSON.stringify(guide)).toMatch(
        guide.protocol === 'saml' ? /by another way than the certificate/ : /never by mail/,
      );
  });

  test('ends in a try in a private window', () => {
    for (const { guide } of guides) expect(JSON.stringify(guide)).toContain('private window');
  });

  test('menus are those of providers that are known', () => {
    for (const id of Object.keys(applicationMenus)) expect(providerById(id)?.id).toBe(id);
  });
});
