import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorTemplate } from '../src/profiles/error-template.ts';
import { limits } from '../src/limits.ts';

function groups(template: string, text: string): unknown {
  const made = errorTemplate(template);
  if ('reason' in made) throw new Error(made.reason);
  const match = made.pattern.exec(text);
  return match === null ? null : { ...match.groups };
}

describe('a template', () => {
  test.each([
    ['a text without placeholders', 'Group missing', 'Sorry: group  MISSING.', {}],
    ['a name in the middle', 'User <user> is blocked', 'User ada is blocked', { user: 'ada' }],
    [
      'a name at the end takes the rest',
      'Blocked because <why>',
      'Blocked because of fraud, twice',
      { why: 'of fraud, twice' },
    ],
    ['a name at the beginning', '<user> is not assigned', 'ada is not assigned', { user: 'ada' }],
    ['the nearest end', 'User <user> is blocked', 'User a is blocked is blocked', { user: 'a' }],
    ['signs that a regular expression would read', 'Denied (a.*b) <x>?', 'denied (a.*b) c?', { x: 'c' }],
    [
      'angle brackets that are no placeholder',
      'No <NameID> in <place>',
      'No <NameID> in Subject',
      { place: 'Subject' },
    ],
    ['a placeholder for nothing', 'User <user>is blocked', 'User is blocked', null],
    ['another text', 'User <user> is blocked', 'User ada is fine', null],
    ['the parts in another order', 'User <user> is blocked', 'is blocked User ada', null],
    ['letters whose small form is longer', 'User <user> is blocked', 'İİ User İda is blocked', { user: 'İda' }],
  ])('%s', (_name, template, text, expected) => {
    expect(groups(template, text)).toEqual(expected);
  });

  test('finds what it was filled with', () => {
    const value = fc.stringMatching(/^[a-z0-9@.-]{1,20}$/);
    fc.assert(
      fc.property(value, value, fc.string(), (user, group, before) => {
        fc.pre(!before.toLowerCase().includes('user'));
        expect(groups('User <user> wants <group>!', `${before}User ${user} wants ${group}!`)).toMatchObject({ group });
      }),
    );
  });

  test('reads a hostile text once', () => {
    const template = `aaaaaaaa${Array.from({ length: 20 }, (_, at) => `<p${at}>a`).join('')}b`;
    expect(groups(template, 'a'.repeat(limits.patternInputCharacters))).toBeNull();
  });
});
