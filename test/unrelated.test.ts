import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagnosedCase } from './helpers/diagnosed-case.ts';

const folder = new URL('../fixtures/unrelated/', import.meta.url);
const texts = readdirSync(folder).flatMap((file) =>
  readFileSync(new URL(file, folder), 'utf8')
    .split('\n%%\n')
    .map((text, index) => ({ name: `${file} ${index + 1}`, text })),
);

describe('a text that has nothing to do with a failed login', () => {
  test('comes in 320 different ways', () => {
    expect(new Set(texts.map(({ text }) => text)).size).toBe(320);
  });

  test.each(texts)('$name is explained by nothing', async ({ text }) => {
    const { report } = await diagnosedCase([text], { settings: null });
    expect(report.diagnoses.map(({ code, title }) => `${code}: ${title}`)).toEqual([]);
    expect(report.provider).toBeNull();
    expect(report.verdict).not.toBe('problem');
  });

  test('is not explained by standing beside the others either', async () => {
    for (const file of readdirSync(folder)) {
      const { report } = await diagnosedCase([readFileSync(new URL(file, folder), 'utf8')], { settings: null });
      expect([file, report.diagnoses.map(({ code }) => code)]).toEqual([file, []]);
    }
  });
});
