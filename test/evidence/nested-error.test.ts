import { describe, expect, test } from 'vitest';
import { nestedError } from '../../src/evidence/nested-error.ts';
import { limits } from '../../src/limits.ts';

const body = { error: 'invalid_client', error_description: 'The secret is wrong' };
const inner = { error: 'invalid_client', errorDescription: 'The secret is wrong' };

describe('the error inside a description', () => {
  test.each<[string, string, object]>([
    ['JSON', JSON.stringify(body), inner],
    ['JSON among words', `Token endpoint answered: ${JSON.stringify(body)} (status 401)`, inner],
    ['JSON with its quotes escaped', `answer "${JSON.stringify(body).replaceAll('"', '\\"')}"`, inner],
    ['JSON inside JSON', JSON.stringify({ error: 'server_error', error_description: JSON.stringify(body) }), inner],
    [
      'JSON without its end',
      '{"error":"invalid_client","error_description":"The secret is wr',
      { error: 'invalid_client', errorDescription: 'The secret is wr' },
    ],
    ['two objects', `{"status":401} ${JSON.stringify(body)}`, inner],
    ['a printed object', "{'error': 'invalid_client', 'error_description': 'The secret is wrong'}", inner],
    ['a printed hash', '{"error"=>"invalid_client", "error_description"=>"The secret is wrong"}', inner],
    ['parameters', 'error=invalid_client&error_description=The secret is wrong', inner],
    ['labels', 'upstream said (error: invalid_client, error_description: The secret is wrong', inner],
    [
      'an object of its own',
      '{"error":{"code":"invalid_grant","message":"Code expired"}}',
      { error: 'invalid_grant', errorDescription: 'Code expired' },
    ],
    ['a code alone', '{"error":"invalid_grant"}', { error: 'invalid_grant', errorDescription: '' }],
    [
      'Okta’s names',
      '{"errorCode":"E0000011","errorSummary":"Invalid token provided"}',
      { error: null, errorDescription: 'Invalid token provided' },
    ],
  ])('%s', (_name, text, expected) => {
    expect(nestedError(text)).toEqual(expected);
  });

  test.each([
    ['prose', 'The client secret {secret} is wrong'],
    ['another program’s JSON', '{"error":"E42","detail":"disk full"}'],
    ['braces the wrong way round', '} error {'],
    ['no login’s code', 'error=wibble&error_description=wobble'],
  ])('%s holds none', (_name, text) => {
    expect(nestedError(text)).toBeNull();
  });

  test('hostile lengths and depths come to an end', () => {
    const nested = Array.from({ length: 8 }).reduce<string>(
      (text) => JSON.stringify({ error: 'server_error', error_description: text }),
      'the end',
    );
    expect(nestedError(nested)?.error).toBe('server_error');
    for (const pump of ['{', '{"error":', '"error":"a', 'error=invalid_client ', '\\"'])
      expect(() => nestedError(pump.repeat(limits.patternInputCharacters))).not.toThrow();
  });
});
