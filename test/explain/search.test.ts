import { describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../src/causes/cause.ts';
import { search } from '../../src/explain/search.ts';

const plain: CatalogueEntry = {
  id: 'x',
  title: 'x',
  stage: 'application',
  owner: null,
  error: null,
  pattern: null,
  example: 'x',
  cause: 'x',
  fix: [],
  send: [],
  confidence: 'inferred',
  sources: [],
};

const entries: readonly CatalogueEntry[] = [
  { ...plain, id: 'one', fix: [{ owner: 'idp-admin', step: 'Renew the certificate.' }] },
  { ...plain, id: 'two', cause: 'The certificate was rotated.' },
  { ...plain, id: 'three', title: 'Another certificate', cause: 'It was rotated.' },
  { ...plain, id: 'certificate-rotated' },
  { ...plain, id: 'five', aliases: ['old-name'], code: 'ABC123', error: 'access_denied' },
];

function ids(query: string): string[] {
  return search(query, entries).map(({ entry }) => entry.id);
}

describe('searching', () => {
  test('a word counts by where it tells most: code, title, example, cause, fix', () => {
    expect(ids('certificate')).toEqual(['certificate-rotated', 'three', 'two', 'one']);
  });

  test('every word has to stand somewhere, at the beginning of a word', () => {
    expect(ids('rotat certificates')).toEqual([]);
    expect(ids('rotat certif')).toEqual(['certificate-rotated', 'three', 'two']);
    expect(ids('tated')).toEqual([]);
  });

  test('codes, aliases and error codes are found', () => {
    expect([ids('ABC123'), ids('old name'), ids('access_denied')]).toEqual([['five'], ['five'], ['five']]);
  });

  test('words that stand everywhere count for nothing', () => {
    expect(ids('why is the certificate of my')).toEqual(ids('certificate'));
    expect([ids('is it'), ids('')]).toEqual([[], []]);
  });

  test('it says where', () => {
    expect(search('another rotated', entries)).toMatchObject([{ places: ['title', 'cause'] }]);
  });
});
