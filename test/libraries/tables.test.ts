import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coreCatalogue, wholeCatalogue } from '../../src/causes/catalogue.ts';
import { isCodeFallback, recognise } from '../../src/causes/recognise.ts';
import { libraries } from '../../src/libraries/index.ts';
import { fillTemplate, matchTemplate, parseTemplate } from '../../src/libraries/message-template.ts';
import { profiles } from '../../src/profiles/index.ts';
import { fillWords } from '../../src/profiles/fill-words.ts';
import type { Report } from '../../src/report/report.ts';
import { backtrackingOf } from '../helpers/backtracking.ts';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';
import { libraryFrames } from '../helpers/library-frames.ts';
import { expectValidReport } from '../helpers/schema.ts';

const tables = await Promise.all(libraries.map(async (entry) => ({ entry, library: await entry.load() })));
const whole = await wholeCatalogue(null);

const values = {
  expected: 'https://app.example.com/saml/metadata',
  received: 'https://other.example.com/saml',
  status: 'Responder',
  message: 'no reason given',
};

const exampleOf = (text: string): string => fillTemplate(parseTemplate(text), values);

const frameOf = (id: string): string => libraryFrames[id] ?? '';

async function diagnosed(text: string): Promise<Report> {
  const { report } = await diagnosedCase([text], { settings: null });
  expectValidReport(report);
  return report;
}

describe.each(tables.map(({ entry, library }) => [entry.id, { entry, library }] as const))(
  '%s',
  (id, { entry, library }) => {
    test('is known by its frame, and by where its distinctive messages begin', () => {
      expect(library.id).toBe(id);
      expect(frameOf(id), `${id} has no line in test/helpers/library-frames.ts`).toMatch(entry.sign);
      expect(backtrackingOf(entry.sign)).toBe('safe');
      const begins = (text: string): boolean => entry.beginnings.some((beginning) => text.startsWith(beginning));
      expect(library.messages.filter(({ text, distinctive }) => distinctive === true && !begins(text))).toEqual([]);
      const texts = library.messages.filter(({ distinctive }) => distinctive === true).map(({ text }) => text);
      expect(entry.beginnings.filter((beginning) => !texts.some((text) => text.startsWith(beginning)))).toEqual([]);
      expect(entry.beginnings.filter((beginning) => beginning.length < 10)).toEqual([]);
    });

    test('has sources, and messages that begin with words and have words between values', () => {
      expect([...library.sources, ...library.messages.flatMap(({ source }) => source ?? [])]).toSatisfy(
        (sources: string[]) => sources.every((source) => source.startsWith('https://')),
      );
      for (const { text } of library.messages) {
        const { literals, names } = parseTemplate(text);
        expect(literals.slice(0, -1), text).not.toContain('');
        expect(literals[0].trim().length, text).toBeGreaterThan(3);
        expect(new Set(names).size, text).toBe(names.length);
      }
      const texts = library.messages.map(({ text }) => text);
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    });

    test.each(library.messages.map((message) => [message.text, message] as const))(
      '%s',
      async (text, { cause, distinctive }) => {
        const example = exampleOf(text);
        const { literals, names } = parseTemplate(text);

        // In a log of the library: its own cause, its name, its values.
        const logged = await diagnosed(`2026-11-20T10:00:00Z ERROR ${example}\n${frameOf(id)}\n`);
        const [answer] = logged.diagnoses;
        expect(answer?.code).toBe(cause);
        expect(answer?.facts.find(({ label }) => label === 'library')?.value).toBe(library.name);
        expect(logged.evidence.map(({ kind }) => kind)).toContain('library-error');
        const shown = Object.keys(answer?.captures ?? {});
        expect(shown).toEqual(names);

        // Alone it counts only where hardly anybody else says it.
        const alone = await diagnosed(`2026-11-20T10:00:00Z ERROR ${example}\n`);
        const told = alone.diagnoses.find(({ facts }) => facts.some(({ label }) => label === 'library'));
        expect(told?.code).toBe(distinctive === true ? cause : undefined);
        if (!entry.sign.test(example)) expect(told?.certainty).not.toBe('certain');

        // Another word anywhere is another message.
        for (const [at, literal] of literals.entries()) {
          for (const word of literal.match(/[A-Za-z]{2,}/g) ?? []) {
            const other = literals.map((one, index) => (index === at ? one.replace(word, `${word}Q`) : one));
            const changed = other.map((one, index) => one + (names[index] === undefined ? '' : 'x')).join('');
            expect(matchTemplate(parseTemplate(text), changed), changed).toBeNull();
          }
        }
      },
    );
  },
);

describe('what messages of libraries mean', () => {
  test('every message has a cause of the catalogue, and every cause of a library has a message', () => {
    const ids = new Set(whole.map(({ id }) => id));
    expect(tables.flatMap(({ library }) => library.messages.filter(({ cause }) => !ids.has(cause)))).toEqual([]);
    const owned = new Set(tables.flatMap(({ library }) => library.causes));
    const said = new Set(whole.filter((cause) => cause.said !== undefined).map(({ id }) => id));
    expect([...owned].filter(({ id }) => !said.has(id)).map(({ id }) => id)).toEqual([]);
  });

  test('their entries say who acts first, and what is the same at the broker', () => {
    for (const cause of new Set(tables.flatMap(({ library }) => library.causes))) {
      const words = [
        cause.title,
        cause.cause,
        cause.caution ?? '',
        ...cause.send,
        ...cause.fix.map(({ step }) => step),
      ];
      expect(words.join(' '), cause.id).not.toMatch(/influx/i);
      expect(cause.title.length, cause.title).toBeLessThanOrEqual(96);
      expect(cause.title.endsWith('.'), cause.title).toBe(false);
      expect(cause.fix[0]?.owner, cause.id).toBe(cause.owner);
      expect(
        cause.sources.every((source) => source.startsWith('https://')),
        cause.id,
      ).toBe(true);
      for (const profile of profiles) expect(fillWords(words.join(' '), profile), cause.id).not.toMatch(/\{\w+\}/);
      if (cause.sameAtBroker !== undefined)
        expect(
          coreCatalogue.map(({ id }) => id),
          cause.id,
        ).toContain(cause.sameAtBroker);
    }
  });

  test('they take no text from the broker, the standards or identity providers', () => {
    for (const { id, error, example, pattern, ...cause } of whole) {
      if (pattern === null || isCodeFallback({ ...cause, id, error, example, pattern })) continue;
      const own = recognise(
        { error, errorDescription: example },
        whole.filter(({ said }) => said === undefined),
      );
      const { cause: found, said } = recognise({ error, errorDescription: example }, whole);
      expect([example, found.id, said?.libraries]).toEqual([example, own.cause.id, undefined]);
    }
  });

  test('every table is in the index', () => {
    const files = readdirSync(new URL('../../src/libraries/', import.meta.url)).map((file) => file.replace('.ts', ''));
    const others =
      /^(?:application-cause|find-messages|index|library|literal-index|message-template|saying|service-provider.*|relying-party.*|.*-libraries)$/;
    expect(files.filter((file) => !others.test(file)).toSorted()).toEqual(libraries.map(({ id }) => id).toSorted());
  });
});
