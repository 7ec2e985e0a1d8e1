import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnose.ts';
import { certificatesDocument } from '../../src/render/certificates-document.ts';
import { certificateFile } from '../../src/render/certificate-file.ts';
import { renderJson } from '../../src/render/json.ts';
import { layout, lineText } from '../../src/render/layout.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderText } from '../../src/render/text.ts';
import type { Report } from '../../src/report/report.ts';
import { read } from '../helpers/read-certificate.ts';
import { expectValidReport } from '../helpers/schema.ts';
import { createIdentity } from '../helpers/self-signed.ts';

/** Names that a terminal, a browser or a spreadsheet would act on, or that would pass for several. */
const names = [
  'a\u001B[2Jb',
  'a\u0000b',
  'a\nSHA-1: 0000',
  'a\r\nO=Example Bank',
  '<img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  '![x](https://evil.test/p.png)',
  '\u202Etxt.exe',
];

async function reportOn(commonName: string): Promise<Report> {
  const { der } = createIdentity({ kind: 'ec-p256', commonName });
  const report = await diagnose(await read(Buffer.concat([der, Buffer.from('deadbeef', 'hex')])), {
    now: new Date('2026-11-24T12:00:00Z'),
  });
  expectValidReport(report);
  return report;
}

// eslint-disable-next-line no-control-regex -- the point of the test
const acting = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E]/;

describe.each(names)('a certificate whose name is %j', async (name) => {
  const report = await reportOn(name);
  const page = layout(certificatesDocument(report), { columns: 200, unicode: true });
  const list = page.map(lineText).join('\n');
  const [certificate] = report.certificates;
  if (certificate === undefined) throw new Error('it is not in the report');

  test.each([
    ['text', renderText(report, { columns: 80, unicode: true, color: false })],
    ['Markdown', renderMarkdown(report)],
    ['JSON', renderJson(report)],
    ['the list of certificates', list],
    ['a PEM file', certificateFile(certificate, report)],
  ])('is never raw in %s', (_name, text) => {
    expect(text).not.toMatch(acting);
    expect(text.split('\n').filter((line) => /^\s*(?:SHA-1: 0000|O=Example Bank|[=+@-]cmd)/.test(line))).toEqual([]);
  });

  test('is shown', () => {
    expect(list).toMatch(/subject +CN=/);
  });

  test('cannot become an image or HTML in Markdown', () => {
    expect(renderMarkdown(report).replace(/(`+)[^`](?:.|\n)*?\1/g, '')).not.toMatch(/!\[|\]\(|<img/);
  });
});
