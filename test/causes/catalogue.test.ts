import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Cause } from '../../src/causes/cause.ts';
import { causeById, causes } from '../../src/causes/index.ts';
import { isCodeFallback, recognise } from '../../src/causes/recognise.ts';
import { limits } from '../../src/limits.ts';
import { profiles } from '../../src/profiles/index.ts';
import { fillWords } from '../../src/profiles/fill-words.ts';
import { backtrackingOf } from '../helpers/backtracking.ts';

const catalogue: readonly Cause[] = causes;
const withPattern = catalogue.filter((cause): cause is Cause & { pattern: RegExp } => cause.pattern !== null);

describe('the catalogue', () => {
  test('every file of causes is in the index', () => {
    const notTables = new Set(['catalogue.ts', 'cause.ts', 'index.ts', 'misread.ts', 'nearest.ts', 'recognise.ts']);
    const files = readdirSync(new URL('../../src/causes/', import.meta.url)).filter((file) => !notTables.has(file));
    const index = readFileText('../../src/causes/index.ts');
    for (const file of files) expect(index, `${file} is missing from src/causes/index.ts`).toContain(`'./${file}'`);
  });

  test('holds every row of the broker’s messages: 60 validator, 59 XML and crypto, 67 platform, 67 OIDC, 27 status, 25 OAuth', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(305);
  });

  test('ids and aliases are kebab-case and unique', () => {
    const ids = catalogue.flatMap((cause) => [cause.id, ...(cause.aliases ?? [])]);
    expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('ids never change: removing or renaming one breaks whoever relies on it', () => {
    expect(catalogue.map(({ id }) => id).toSorted()).toMatchSnapshot();
  });

  test('entries that are said to be the same failure exist, and are each of one finding', () => {
    const named = catalogue.flatMap(({ alsoSaid = [] }) => alsoSaid);
    expect(named.filter((id) => causeById(id) === null)).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  test('titles are unique, stand alone in one line, and end without a full stop', () => {
    const titles = catalogue.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    expect(titles.filter((title) => title.length > 96 || title.endsWith('.'))).toEqual([]);
  });

  test('every entry says who acts, what to do, and where it is known from', () => {
    for (const cause of catalogue) {
      expect(cause.fix.length, cause.id).toBeGreaterThan(0);
      expect(cause.sources.length, cause.id).toBeGreaterThan(0);
      if (cause.owner !== null) expect(cause.fix[0]?.owner, cause.id).toBe(cause.owner);
    }
  });

  test('words name no service of their own and leave no placeholder open', () => {
    for (const cause of catalogue) {
      const words = [
        cause.title,
        cause.cause,
        cause.caution ?? '',
        ...cause.send,
        ...cause.fix.map(({ step }) => step),
      ].join(' ');
      expect(words, cause.id).not.toMatch(/influx/i);
      for (const profile of profiles) expect(fillWords(words, profile), cause.id).not.toMatch(/\{\w+\}/);
    }
  });
});

describe('recognising', () => {
  test.each(withPattern.map((cause) => [cause.id, cause] as const))('%s: its example gives it first', (_id, cause) => {
    const brokerError = isCodeFallback(cause)
      ? { error: cause.error, errorDescription: null }
      : { error: cause.error, errorDescription: cause.example };
    expect(recognise(brokerError).cause.id).toBe(cause.id);
  });

  test('what was only inferred is at most possible', () => {
    for (const cause of withPattern.filter(({ confidence }) => confidence === 'inferred')) {
      if (isCodeFallback(cause)) continue;
      expect(recognise({ error: cause.error, errorDescription: cause.example }).certainty, cause.id).toBe('possible');
    }
  });

  test('a text that begins with the broker’s own words is certain, one that only holds them is likely', () => {
    const description = 'assertion has expired.';
    expect(recognise({ error: 'access_denied', errorDescription: description }).certainty).toBe('certain');
    expect(recognise({ error: 'access_denied', errorDescription: `Upstream said: ${description}` }).certainty).toBe(
      'likely',
    );
    expect(recognise({ error: 'server_error', errorDescription: description }).certainty).toBe('likely');
  });

  test('an unknown text is never explained with confidence', () => {
    const unknown = recognise({ error: 'access_denied', errorDescription: 'Zugriff verweigert: Gruppe fehlt' });
    expect(unknown.cause.id).toBe('unrecognised-access-denied');
    expect(unknown.certainty).toBe('possible');
    expect(recognise({ error: 'wibble', errorDescription: 'wobble' }).cause.id).toBe('unrecognised-error');
  });

  test('a code without a text gives the code’s own entry', () => {
    expect(recognise({ error: 'invalid_grant', errorDescription: null }).cause.id).toBe('oauth-invalid-grant-code');
    expect(recognise({ error: 'login_required', errorDescription: '' }).certainty).toBe('likely');
    expect(recognise({ error: 'access_denied', errorDescription: null }).certainty).toBe('possible');
  });

  test('aliases find the same entry', () => {
    expect(causeById('saml-invalid-thumbprint')).toBe(causeById('invalid-thumbprint'));
  });
});

describe('patterns', () => {
  test.each([
    ['between words', /the signature value (?:\s*\w*\s*)* was not expected here/i],
    ['before words', /\s+was not expected here/i],
    ['after words', /the words before it (?:a|aa)+$/i],
    ['in another alternative', /it has expired|was sent to \S*,\S*,\S* and not to this place/i],
    ['in a beginning that begins again', /issuer .*issuer did not match/i],
  ])('backtracking is found %s', (_, pattern) => {
    expect(backtrackingOf(pattern)).toBe('vulnerable');
  });

  test.each(withPattern.map((cause) => [cause.id, cause.pattern] as const))(
    '%s cannot backtrack badly',
    (id, pattern) => {
      expect(pattern.flags).toBe('i');
      expect(backtrackingOf(pattern), id).toBe('safe');
    },
  );

  test('every pattern comes to an end on hostile text of the greatest length', () => {
    const pumps = [
      ' ',
      'A, ',
      '(configured: ',
      'AA:',
      'a@',
      'invalid thumbprint (',
      "signature algorithm '",
      '\n',
      'for uri ',
      '.',
    ];
    for (const cause of withPattern) {
      const own = cause.example
        .split(/\s+/)
        .slice(0, 3)
        .map((word) => `${word} `);
      for (const pump of [...pumps, ...own]) {
        // No clock here: a pattern that backtracks badly takes hours on this and the runner's time limit ends it.
        const text = pump.repeat(Math.ceil(limits.patternInputCharacters / pump.length));
        expect(() => cause.pattern.test(text), cause.id).not.toThrow();
      }
    }
  });
});

function readFileText(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
