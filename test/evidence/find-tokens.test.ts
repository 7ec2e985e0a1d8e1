import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTokens } from '../../src/evidence/find-tokens.ts';
import { growth } from '../helpers/growth.ts';
import { createSigner, createToken } from '../helpers/tokens.ts';

const token = await createToken(createSigner());
const short = await createToken(createSigner('ES256'));
const opaque = 'canary-opaque-0123456789';

function wrapped(text: string, width: number): string {
  return text.match(new RegExp(`.{1,${width}}`, 'g'))?.join('\n') ?? '';
}

function namedIn(text: string): (string | null)[][] {
  return findTokens(text).map(({ name, value }) => [name, value]);
}

describe('a token is found', () => {
  test.each<[string, string, string | null]>([
    ['alone', token, null],
    ['with a header that begins with a line break', short, null],
    ['in JSON', JSON.stringify({ token_type: 'Bearer', id_token: token }), 'id_token'],
    ['in JSON inside JSON', JSON.stringify(JSON.stringify({ id_token: token })), 'id_token'],
    ['in a form', `state=abc&id_token=${token}&session_state=x`, 'id_token'],
    ['in a fragment', `https://app.example.com/login/callback#id_token=${token}&state=abc`, 'id_token'],
    [
      'percent-encoded with its name',
      `next=%2Fcb%3Fid_token%3D${token.replaceAll('.', '%2E')}%26state%3Dx`,
      'id_token',
    ],
    ['percent-encoded twice', `id_token%253D${token.replaceAll('.', '%252E')}%2526state%253Dx`, 'id_token'],
    ['in percent-encoded JSON', encodeURIComponent(JSON.stringify({ id_token: token })), 'id_token'],
    ['as a logout hint', `https://idp.example.com/logout?id_token_hint=${token}`, 'id_token_hint'],
    ['in a header', `Authorization: Bearer ${token}`, 'Bearer'],
    ['in a printed hash', `{:id_token=>"${token}"}`, 'id_token'],
    ['broken over lines', `Hello,\n${wrapped(token, 76)}\nThanks\n`, null],
    ['broken behind its name', `id_token: ${wrapped(token, 64)}\n\nThanks`, 'id_token'],
    ['its parts on lines of their own', token.replaceAll('.', '\n.\n'), null],
    ['quoted in a mail', wrapped(token, 70).replace(/^/gm, '> '), null],
    ['quoted-printable', `id_token=3D${token.match(/.{1,60}/g)?.join('=\n')}`, 'id_token'],
    ['before a word on the next line', `${token}\nThanks`, null],
  ])('%s', (_name, text, name) => {
    const value = text.includes(short) ? short : token;
    expect(namedIn(text)).toEqual([[name, value]]);
  });

  test('each of several that stand on lines of their own', async () => {
    const others = [await createToken(createSigner('ES256K')), await createToken(createSigner('none')), short];
    expect(findTokens([...others, token].join('\n')).map(({ value }) => value)).toEqual([...others, token]);
  });

  test('once, where it is there twice', () => {
    expect(findTokens(`${token}\n\nid_token=${token}`)).toHaveLength(1);
  });

  test('where it stands, from the text as it was given', () => {
    const text = `> > see\n> > id_token=${token}`;
    expect(findTokens(text)[0]?.offset).toBe(text.indexOf('eyJ'));
  });

  test('opaque ones by their names alone', () => {
    expect(
      namedIn(JSON.stringify({ access_token: opaque, refresh_token: `${opaque}-2`, other: `${opaque}-3` })),
    ).toEqual([
      ['access_token', opaque],
      ['refresh_token', `${opaque}-2`],
    ]);
  });
});

test.each([
  ['words behind such a name', 'the access_token expired, and refresh_token: revoked_by_the_administrator'],
  ['documentation', 'Send id_token=<token> as `Authorization: Bearer <access_token>`'],
  ['an address', 'access_token=https://example.com/docs/2026/tokens'],
  ['base64 that begins like one', 'eyJhYmMi'.repeat(20)],
  ['nothing', ''],
])('%s is none', (_name, text) => {
  expect(findTokens(text)).toEqual([]);
});

test('at any width a wrapped token comes back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 400 }), fc.constantFrom('\n', '\r\n', '\n  '), (width, separator) => {
      const text = wrapped(token, width).replaceAll('\n', separator);
      expect(namedIn(`x\n${text}\n\nRegards`)).toEqual([[null, token]]);
    }),
  );
});

test('any text is read to its end', () => {
  const piece = fc.constantFrom(
    'eyJ',
    'eyJhbGciOiJub25lIn0',
    '.',
    '\n',
    'id_token',
    '=',
    '%3D',
    '"',
    ' ',
    'A',
    '>',
    '=\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      for (const { offset } of findTokens(text)) expect(offset).toBeLessThanOrEqual(text.length);
    }),
  );
});

test.each([
  ['beginnings', 'eyJeyJ.'],
  ['lines that begin like one', 'eyJaaaaaaaaaa\n'],
  ['full lines', `eyJ${'a'.repeat(60)}\n`],
  ['names', 'id_token=eyJhb\n'],
  ['names without values', 'access_token '],
  ['encoded signs', '%25'],
])('time grows with length: %s', (_name, pump) => {
  expect(growth((length) => findTokens(pump.repeat(length / pump.length)))).toBeLessThan(24);
});
