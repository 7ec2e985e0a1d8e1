import { describe, expect, test } from 'vitest';
import { application } from '../../src/profiles/application.ts';
import { fillWords } from '../../src/profiles/fill-words.ts';
import { providerTables } from './tables.ts';

const errors = (await providerTables()).flatMap((table) => table.errors);

describe('the words of every provider’s error', () => {
  test.each(errors)('$id: the cause says more than the title', ({ title, cause }) => {
    expect(cause.toLowerCase()).not.toBe(`${title.toLowerCase()}.`);
    expect(cause.startsWith(`${title}.`)).toBe(false);
    expect(title.length).toBeLessThanOrEqual(96);
    expect(title).not.toMatch(/\.$/);
  });

  test.each(errors)('$id: every step is a sentence, and menus stand in code marks', ({ fix, owner }) => {
    expect(fix[0]?.owner).toBe(owner);
    for (const { step } of fix) {
      expect(step).toMatch(/^[A-Z{“].*[.…]$/s);
      expect(step.replaceAll(/`[^`]*`/g, '')).not.toContain(' > ');
    }
  });

  test.each(errors)(
    '$id: no new secret goes by mail or ticket, and no service is named',
    ({ id, title, cause, fix, send }) => {
      const words = [title, cause, ...send, ...fix.map(({ step }) => step)].join(' ');
      expect(words).not.toMatch(/influx/i);
      if (/pass (?:it|the new|its|the .p8)/i.test(words) || /secret on/.test(words))
        expect(words, id).toMatch(/in the secure way agreed with \{support\}, never by mail or in a ticket/);
    },
  );

  // An application can ask the provider itself.
  test.each(errors.filter(({ id }) => !id.startsWith('auth0idp-')))('$id: names no broker', (error) => {
    const said = [error.title, error.cause, ...error.send, ...error.fix.map(({ step }) => step)];
    const filled = said.map((words) => fillWords(words, application)).join(' ');
    expect(filled).not.toMatch(/Auth0|\bthe broker\b|\{/);
  });

  test('ids, aliases and titles are unique, and ids are kebab-case', () => {
    const ids = errors.flatMap(({ id, aliases }) => [id, ...(aliases ?? [])]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
    const titles = errors.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });
});
