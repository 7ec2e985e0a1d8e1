import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { redact } from '../../src/redaction/redact-text.ts';
import { loginSteps } from '../helpers/capture-login.ts';
import { entry } from '../helpers/captures.ts';

const revealing = /secret-\w+|ada@|lovelace|payroll/i;

async function copyOf(text: string): Promise<string> {
  return (await redact({ name: 'input', text })).text;
}

describe('claims of a token, as a page that decodes tokens shows them', () => {
  const claims = {
    iss: 'https://idp.example.com/realms/acme',
    sub: 'secret-subject',
    aud: ['auth0-acme'],
    exp: 1_790_000_000,
    name: 'Ada Lovelace',
    email: 'ada@acme.example',
    groups: ['Payroll Zurich'],
    realm_access: { roles: ['payroll-approver'] },
  };
  test.each([
    ['alone', JSON.stringify(claims)],
    ['in lines', JSON.stringify(claims, null, 2)],
    ['in a mail', `Hello,\nthis is in it:\n${JSON.stringify(claims, null, 2)}\nBye`],
    ['with the header before them', `${JSON.stringify({ alg: 'RS256' })}\n${JSON.stringify(claims)}`],
    ['in base64', Buffer.from(JSON.stringify(claims)).toString('base64url')],
  ])('%s', async (_, text) => {
    const copy = await copyOf(text);
    const decoded = copy + Buffer.from(copy, 'base64url').toString();
    expect(decoded).not.toMatch(revealing);
    expect(decoded).toContain('https://idp.example.com/realms/acme');
  });

  test('a token whose header was not copied', async () => {
    const copy = await copyOf(`${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${'c2ln'.repeat(20)}`);
    expect(Buffer.from(copy.split('.')[0] ?? '', 'base64url').toString()).not.toMatch(revealing);
  });

  const token = Buffer.from(JSON.stringify(claims)).toString('base64url');
  const tail = `.${'c2ln'.repeat(20)}`;
  test.each(Array.from({ length: 24 }, (_, lost) => [lost * 5 + 1]))('without the first %d digits', async (lost) => {
    const copy = await copyOf(`The token ended in ${token.slice(lost)}${tail}\n`);
    const texts = [0, 1, 2, 3].flatMap((shift) =>
      copy.split(/[^\w-]+/).map((word) => Buffer.from(word.slice(shift), 'base64url').toString('latin1')),
    );
    expect(texts.join('\n')).not.toMatch(revealing);
  });
});

describe('a part of a recording, copied out of an editor', () => {
  const steps = loginSteps('<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"/>');
  const request = steps.map((step) => JSON.stringify(entry(step as never, 'Chrome'), null, 2));
  const lines = request.join(',\n').split('\n');

  test.each(request.map((text, index) => [index + 1, text] as const))('request %d alone', async (_, text) => {
    expect(await copyOf(text)).not.toMatch(revealing);
    expect(await copyOf(`This is the request:\n${text}\nThanks`)).not.toMatch(revealing);
  });

  test('any lines of it', async () => {
    expect(lines.join('\n')).toMatch(revealing);
    for (let from = 0; from < lines.length; from += 3)
      for (const count of [4, 12, 60])
        expect(
          await copyOf(lines.slice(from, from + count).join('\n')),
          `lines ${from} to ${from + count}`,
        ).not.toMatch(revealing);
  });

  test.each([
    ['in a name', 'ame": "auth0",\n  "value": "secret-session"\n}'],
    ['before a value', ': "auth0", "value": "secret-session" }'],
    ['within a value', '{ "name": "state", "value": "secret-sess'],
  ])('cut %s', async (_, text) => {
    expect(await copyOf(text)).not.toMatch(revealing);
  });

  test('an address without its path', async () => {
    expect(await copyOf('GET https://idp.examplestate=secret-state&RelayState=secret-relay HTTP/1.1')).not.toMatch(
      revealing,
    );
  });

  test('what was sent as pairs', async () => {
    const copy = await copyOf('[["state", "secret-state"], ["SAMLResponse", "x"], ["username", "ada@acme.example"]]');
    expect(copy).not.toMatch(revealing);
  });

  test('what tells what failed stays', async () => {
    const copy = await copyOf(request.at(-1) ?? '');
    expect(copy).toContain('error_description');
  });
});

test('deflated data that lost a byte anywhere does not keep its beginning, which can be read', async () => {
  const attributes = Array.from({ length: 60 }, (_, index) => `<saml:Attribute Name="${(index * 7919) % 1000}"/>`);
  const bytes = deflateRawSync(
    `<samlp:LogoutRequest><saml:NameID>ada@acme.example</saml:NameID>${attributes.join('')}`,
  );
  for (let at = 128; at < bytes.length - 1; at += 1) {
    const digits = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]).toString('base64');
    expect(await copyOf(`SAMLRequest: ${digits}\n`), `byte ${at}`).not.toContain(digits.slice(0, 40));
  }
});

test('base64 in lines that is cut anywhere keeps no beginning of a name', async () => {
  const message = '<samlp:Response ID="_1"><saml:Subject><saml:NameID>ada@acme.example</saml:NameID></saml:Subject>';
  const lines = (
    Buffer.from(message)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n');
  const from = lines.indexOf('\n') + 1;
  for (let end = from; end <= lines.length; end += 1) {
    const copy = await copyOf(`The response:\n${lines.slice(0, end)}`);
    const decoded = Buffer.from(copy.slice(copy.indexOf('\n')), 'base64').toString('latin1');
    expect(decoded, `cut at ${end}`).not.toMatch(revealing);
  }
});

test('a word behind the end of base64 is none of it', async () => {
  const message = '<samlp:Response ID="_1"><saml:NameID>ada@acme.example</saml:NameID></samlp:Response>.';
  const lines = (
    Buffer.from(message)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n');
  expect(lines).toMatch(/==$/);
  const copy = await copyOf(`${lines}\nThanks\n`);
  expect(copy).toMatch(/==\nThanks\n$/);
  expect(Buffer.from(copy.slice(0, copy.indexOf('=')), 'base64').toString()).not.toMatch(revealing);
});

test('two messages in base64, each on its line', async () => {
  const message = '<samlp:Response ID="_1"><saml:NameID>ada@acme.example</saml:NameID></samlp:Response>.';
  const digits = Buffer.from(message).toString('base64');
  expect(digits).toMatch(/=$/);
  const copy = await copyOf(`Both:\n${digits}\n${digits}\n`);
  for (const line of copy.split('\n')) expect(Buffer.from(line, 'base64').toString()).not.toMatch(revealing);
});
