import { describe, expect, test } from 'vitest';
import type { Block, Document } from '../../src/render/document.ts';
import { layout, lineText } from '../../src/render/layout.ts';
import { plain } from '../../src/text/rich-text.ts';

function linesOf(document: Document, columns: number): string[] {
  return layout(document, { columns, unicode: true }).map(lineText);
}

const thumbprint = '11A22CB2266C41AD6C9EED49F8682D06431D5EF8';
const issuer = 'https://idp.example.com/metadata';

const facts: Block = {
  kind: 'facts',
  label: 'response',
  rows: [
    { name: 'issuer', value: issuer },
    { name: 'SHA-1 (OpenSSL)', value: thumbprint },
    { name: 'binding', value: 'post' },
  ],
};

const validity: Block = {
  kind: 'validity',
  label: 'time line',
  now: '2026-03-02T00:00:00Z',
  rows: [{ name: 'c1', notBefore: '2020-01-01T00:00:00Z', notAfter: '2040-01-01T00:00:00Z' }],
};

describe('below 60 columns', () => {
  test('a value that has no room beside its name stands below it, and a thumbprint is whole', () => {
    expect(linesOf([facts], 40)).toEqual([
      'response',
      '  issuer',
      `    ${issuer}`,
      '  SHA-1 (OpenSSL)',
      thumbprint,
      '  binding          post',
    ]);
  });

  test('dates of certificates are whole', () => {
    expect(linesOf([validity], 40)).toEqual(['time line', '  c1   2020-01-01 to 2040-01-01', '  now  2026-03-02']);
    expect(linesOf([validity], 59)[1]).toMatch(/^ {2}c1 {3}2020-01-01 to 2040-01-01 {2}├─+$/);
  });

  test('a long item stands beside its bullet', () => {
    const items = [plain(`${issuer}/${thumbprint}: ada`)];
    expect(linesOf([{ kind: 'list', label: 'attributes', items }], 40)).toEqual([
      'attributes',
      `  • ${issuer}/${thumbprint}:`,
      '    ada',
    ]);
  });
});

describe('from 60 columns on', () => {
  test('labels, names and values stand beside each other', () => {
    expect(linesOf([facts], 60)).toEqual([
      `response   issuer           ${issuer}`,
      `           SHA-1 (OpenSSL)  ${thumbprint}`,
      '           binding          post',
    ]);
  });
});
