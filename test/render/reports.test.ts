import { describe, expect, test } from 'vitest';
import { renderJson } from '../../src/render/json.ts';
import { layout, lineText } from '../../src/render/layout.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { messageText } from '../../src/render/message.ts';
import { reportDocument } from '../../src/render/report-document.ts';
import { renderText } from '../../src/render/text.ts';
import { calculated, configured, reportOn } from '../helpers/evidence.ts';

const seed = await reportOn();
const plain = { unicode: true, color: false };
/** Everything a terminal, a renderer of Markdown or a spreadsheet could act on. */
const hostile =
  '\u001B[2J\u001B[1A\u001B]0;owned\u0007\u009B8m\u202Egnp.exe\u200B ![x](https://evil.test/p.png) <img src=x onerror=alert(1)> [a](javascript:x) `tick` | # head\r\n## Verdict: healthy\uD800';

describe('the plain report', async () => {
  test.each([60, 80, 120])('at %i columns', async (columns) => {
    await expect(renderText(seed, { columns, ...plain })).toMatchFileSnapshot(`__golden__/seed-${columns}.txt`);
  });

  test('without UTF-8 it is ASCII and says the same', async () => {
    const text = renderText(seed, { columns: 80, unicode: false, color: false });
    expect(text).toMatch(/^[\n\x20-\x7E]*$/);
    await expect(text).toMatchFileSnapshot('__golden__/seed-ascii.txt');
  });

  test('without UTF-8 two values that differ do not look the same', async () => {
    const facts = ['acme’s', "acme's"].map((value) => ({ label: 'name', value, from: 'e1', side: null }));
    const diagnoses = seed.diagnoses.map((diagnosis) => ({ ...diagnosis, facts }));
    const text = renderText({ ...seed, thumbprints: null, diagnoses }, { columns: 80, unicode: false, color: false });
    expect(text).toContain('acme<U+2019>s');
    expect(text).toContain("acme's");
  });

  test.each([
    ['hidden characters', true, 'a\u200B', 'a<U+200B>'],
    ['without UTF-8', false, 'ü', '<U+00FC>'],
  ])('the mark stands under the first character that differs: behind %s', (_, unicode, same, shown) => {
    const rows = ['x', 'y'].map((end) => ({ label: 'l', value: `${same}${end}`, note: 'n' }));
    const block = { kind: 'comparison', rows, mark: 'first', difference: null } as const;
    const [first = '', , marks = ''] = layout([block], { columns: 80, unicode }).map(lineText);
    expect(first.slice(marks.indexOf('^') - shown.length, marks.indexOf('^') + 1)).toBe(`${shown}x`);
  });

  test('with colours it has the same characters', async () => {
    const colored = renderText(seed, { columns: 80, unicode: true, color: true });
    expect(colored).toContain('\u001B[');
    // eslint-disable-next-line no-control-regex -- our own colours
    expect(colored.replace(/\u001B\[[\d;]*m/g, '').replace(/ +$/gm, '')).toBe(
      renderText(seed, { columns: 80, ...plain }),
    );
  });

  test.each([
    ['an unknown text', await reportOn({ errorDescription: 'Something odd happened in Oslo' })],
    [
      'a near miss',
      await reportOn({
        errorDescription: `Invalid thumbprint (configured: ${calculated.slice(0, 39)}0. calculated: ${calculated})`,
      }),
    ],
    ['nothing wrong', await reportOn({ outcome: 'success', error: null, errorDescription: null })],
  ])('%s', async (name, report) => {
    await expect(renderText(report, { columns: 80, ...plain })).toMatchFileSnapshot(
      `__golden__/${name.replaceAll(' ', '-')}.txt`,
    );
  });

  test('the first line is the verdict and fits the seed’s two values whole from 40 columns on', async () => {
    for (const columns of [40, 52, 60, 80, 250]) {
      const lines = layout(reportDocument(seed), { columns, unicode: true }).map(lineText);
      expect(lines[0]).toMatch(/^✗ /);
      for (const value of [configured, calculated])
        expect(lines.filter((line) => line.includes(value)).length).toBeGreaterThan(0);
    }
  });

  test('prose never runs over the width', async () => {
    for (const columns of [40, 60, 80, 120]) {
      const tooLong = layout(reportDocument(seed), { columns, unicode: true })
        .map(lineText)
        .filter(
          (line) => line.length > columns && !/https?:|[0-9A-F]{40}|invalid-thumbprint|Invalid thumbprint/.test(line),
        );
      expect(tooLong).toEqual([]);
    }
  });
});

describe('hostile text', async () => {
  const report = await reportOn({
    errorDescription: hostile,
    path: `/${hostile}`,
    misleadingHost: hostile,
    error: hostile,
  });

  test('is never raw in plain text, with and without UTF-8', async () => {
    for (const unicode of [true, false]) {
      const text = renderText(report, { columns: 80, unicode, color: false });
      // eslint-disable-next-line no-control-regex -- the point of the test
      expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E]|\uD800/);
      expect(text).toContain('<U+001B>');
      expect(text.split('\n')).not.toContain('## Verdict: healthy');
    }
  });

  test('is never raw in JSON, and means the same there', async () => {
    const json = renderJson(report);
    // eslint-disable-next-line no-control-regex -- the point of the test
    expect(json).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E]|[\uD800-\uDFFF]/);
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(report)));
  });

  test('cannot become a link, an image, HTML or a heading in Markdown', async () => {
    const markdown = renderMarkdown(report);
    const outsideCode = markdown.replace(/(`+)[^`](?:.|\n)*?\1/g, '');
    expect(outsideCode).not.toMatch(/!\[|\]\(|<img|^## Verdict/m);
    // eslint-disable-next-line no-control-regex -- the point of the test
    expect(markdown).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
  });

  test('is never raw in the message', async () => {
    // eslint-disable-next-line no-control-regex -- the point of the test
    expect(messageText(report)).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
  });
});

describe('the other formats', () => {
  test('Markdown', async () => {
    await expect(renderMarkdown(seed)).toMatchFileSnapshot('__golden__/seed.md');
  });

  test('JSON', async () => {
    await expect(renderJson(seed)).toMatchFileSnapshot('__golden__/seed.json');
  });

  test('the message to whoever must act names both values and no state', async () => {
    const message = messageText(seed);
    expect(message).not.toContain('hKFo2SBxVGZ5');
    await expect(message).toMatchFileSnapshot('__golden__/seed-message.txt');
  });

  test('every text of the plain report is in the Markdown too', async () => {
    const words = (text: string): Set<string> => new Set(text.match(/[A-Za-z]{4,}/g) ?? []);
    const markdown = words(renderMarkdown(seed));
    const missing = [...words(renderText(seed, { columns: 250, ...plain }))].filter((word) => !markdown.has(word));
    expect(missing).toEqual([]);
  });
});
