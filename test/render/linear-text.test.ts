import { describe, expect, test } from 'vitest';
import type { Block, Document } from '../../src/render/document.ts';
import { lineText } from '../../src/render/layout.ts';
import { renderLinearText } from '../../src/render/linear-text.ts';
import { reportDocument } from '../../src/render/report-document.ts';
import { renderText } from '../../src/render/text.ts';
import { firstState } from '../../src/render/tui/state.ts';
import { richTextWords } from '../../src/text/rich-text.ts';
import type { Report } from '../../src/report/report.ts';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';
import { createResponse } from '../helpers/idp.ts';
import { calculated, createDiagnosis, createReport } from './tui/sample-report.ts';

const cases: readonly [string, Report][] = [
  ['a refused login', createReport()],
  ['a healthy response', (await diagnosedCase([createResponse()])).report],
  ['a response for another audience', (await diagnosedCase([createResponse({ audiences: ['urn:other'] })])).report],
  [
    'a request alone',
    (await diagnosedCase(['<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r"/>'])).report,
  ],
];

/** Everything that a document says beside its labels, in reading order. */
function said(document: Document): string[] {
  return document
    .flatMap(saidIn)
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}

function saidIn(block: Block): string[] {
  switch (block.kind) {
    case 'verdict':
      return [richTextWords(block.title).replace(/\.$/, '')];
    case 'flow':
      return block.steps.map(({ name }) => name);
    case 'sequence':
      return block.messages.map(({ text }) => text);
    case 'chart':
      return [block.text];
    case 'comparison':
      return [...block.rows.map(({ value }) => value), block.difference ?? ''];
    case 'checks':
      return block.items.flatMap(({ name, text, rows }) => [
        name,
        richTextWords(text),
        ...rows.map(({ value }) => value),
      ]);
    case 'paragraph':
      return [richTextWords(block.text)];
    case 'steps':
      return block.items.flatMap(({ owner, text }) => [owner, richTextWords(text)]);
    case 'validity':
      return block.rows.map(({ name }) => name);
    case 'list':
      return Array.from(block.items, richTextWords);
    case 'facts':
      return block.rows.flatMap(({ name, value }) => [name, value]);
  }
}

/** The texts that are missing, or that stand before one that they should follow. */
function outOfOrder(texts: readonly string[], output: string): string[] {
  // What wraps, is indented and stands beside a caret says the same.
  const flat = output.replace(/^[ ^]*$/gm, '').replace(/\s+/g, ' ');
  let at = 0;
  return texts.filter((text) => {
    const found = flat.indexOf(text, at);
    if (found >= 0) at = found + text.length;
    return found < 0;
  });
}

describe.each(cases)('of %s', (_, report) => {
  const texts = said(reportDocument(report));
  const options = { columns: 400, unicode: true, color: false };

  test('the plain report, the screen and the lines for a screen reader say the same in the same order', () => {
    const screen = firstState({ report, texts: [], personalData: false, columns: 400, rows: 24, unicode: true });
    expect(texts.length).toBeGreaterThan(2);
    expect(outOfOrder(texts, renderText(report, options))).toEqual([]);
    expect(outOfOrder(texts, Array.from(screen.lines, lineText).join('\n'))).toEqual([]);
    expect(outOfOrder(texts, renderLinearText(report, options))).toEqual([]);
  });

  test('each line for a screen reader has its label, and nothing is drawn', () => {
    for (const line of renderLinearText(report, { unicode: true }).trimEnd().split('\n')) {
      expect(line).toMatch(/^[A-Za-z][^:]*: ./);
      expect(line).not.toMatch(/^[✗✓•·]|\s{2}|\^{2}/);
    }
  });
});

test('values stand in their lines whole, with what they are', () => {
  const lines = renderLinearText(createReport(), { unicode: true }).split('\n');
  expect(lines).toContain(`received (calculated: from provider): ${calculated}`);
  expect(lines).toContain('fix 2 of 2: InfluxData support: Replace the certificate of the connection.');
});

test('what an input holds cannot speak to the terminal, and only ASCII is shown where nothing else can be', () => {
  const report = createReport({ diagnoses: [createDiagnosis({ cause: 'a\u001B[2J\nforged: line…' })] });
  expect(renderLinearText(report, { unicode: true })).toContain('why: a<U+001B>[2J<U+000A>forged: line…');
  expect(renderLinearText(report, { unicode: false })).toMatch(/^[\n\u0020-\u007E]*$/);
});
