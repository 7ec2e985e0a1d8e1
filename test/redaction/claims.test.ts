import { expect, test } from 'vitest';
import { redact } from '../../src/redaction/redact-text.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function claimsOf(claims: object): Promise<Record<string, unknown>> {
  const token = `${part({ alg: 'RS256', kid: '1' })}.${part(claims)}.${'c2ln'.repeat(20)}`;
  const { text } = await redact({ name: 'token.jwt', text: token });
  return JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
}

test('a copy of a token keeps what is about the login, and no attribute of the user', async () => {
  const claims = await claimsOf({
    iss: 'https://idp.example.com/realms/acme',
    aud: ['auth0-acme'],
    exp: 1_790_000_000,
    acr: 'urn:mfa',
    email: 'ada@acme.example',
    groups: ['Payroll Zurich', 'Board of Directors'],
    realm_access: { roles: ['payroll-approver'] },
    department: 'Cardiology',
  });
  expect(claims).toMatchObject({
    iss: 'https://idp.example.com/realms/acme',
    aud: ['auth0-acme'],
    exp: 1_790_000_000,
    acr: 'urn:mfa',
    groups: ['redacted-claim-1', 'redacted-claim-2'],
    realm_access: { roles: ['redacted-claim-3'] },
    department: 'redacted-claim-4',
  });
  expect(JSON.stringify(claims)).not.toMatch(/ada@|Payroll|payroll|Board|Cardiology/);
});
