import { expect, test } from 'vitest';
import { distinctiveMessages } from '../../src/causes/catalogue.ts';
import { readEvidence } from '../../src/input/index.ts';
import { evidenceKey } from '../../src/triage/evidence-key.ts';
import { calculated, configured } from '../helpers/evidence.ts';

const said = `Invalid thumbprint (configured: ${configured}. calculated: ${calculated})`;

async function keyOf(text: string): Promise<string | null> {
  const evidence = await readEvidence([{ name: 'ticket', text, bytes: null }], { distinctive: distinctiveMessages() });
  return evidenceKey(evidence, 'settings');
}

test('the same words have the same key, whoever wrote around them', async () => {
  expect(await keyOf(`Hello, we see ${said}`)).toBe(await keyOf(`Good morning,\n\n${said}\n\nRegards`));
});

test.each([
  ['another message', said.replace('Invalid thumbprint', 'Signature is missing')],
  ['a page of a provider beside it', `https://acme.okta.com/app/acme/exk1/sso/saml\n${said}`],
])('%s is another key', async (_, text) => {
  expect(await keyOf(text)).not.toBe(await keyOf(said));
});

test('pages of two providers are two keys', async () => {
  const okta = await keyOf(`https://acme.okta.com/app/acme/exk1/sso/saml\n${said}`);
  expect(okta).not.toBe(await keyOf(`https://accounts.google.com/o/saml2/idp?idpid=C01\n${said}`));
});

test('two failures are told apart by their states, and are the same two with others', async () => {
  const url = (state: string): string =>
    `https://auth.example.com/callback?error=access_denied&error_description=no&state=${state}`;
  const two = await keyOf(`${url('one')}\n${url('two')}`);
  expect(two).toBe(await keyOf(`${url('three')}\n${url('four')}`));
  expect(two).not.toBe(await keyOf(url('one')));
});

test('a text beside which a library left its signs is another key', async () => {
  const key = async (text: string, library: string | null): Promise<string | null> => {
    const [one] = await readEvidence([{ name: 'log', text, bytes: null }], { distinctive: distinctiveMessages() });
    return one !== undefined && 'callback' in one ? evidenceKey([{ ...one, library }], '') : null;
  };
  expect(await key(said, 'passport-saml')).not.toBe(await key(said, null));
});
