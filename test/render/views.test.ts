import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LazyList } from '../../src/lazy-list.ts';
import { certificatesDocument } from '../../src/render/certificates-document.ts';
import { checksDocument } from '../../src/render/checks-document.ts';
import type { CheckItem, Document } from '../../src/render/document.ts';
import { layoutLines } from '../../src/render/layout.ts';
import { responseDocument } from '../../src/render/response-document.ts';
import { documentText } from '../../src/render/text.ts';
import type { Report } from '../../src/report/report.ts';
import { createWorld, defaultSettings } from '../helpers/broker-cases.ts';
import { calculated, configured, reportOn } from '../helpers/evidence.ts';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';
import { createResponse, createStatus, wrapAssertion } from '../helpers/idp.ts';
import { createIdentity } from '../helpers/self-signed.ts';
import { createWrapped } from '../helpers/wrapping.ts';

const folder = new URL('../../fixtures/inputs/saml/', import.meta.url);

function fixture(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

async function reportOf(...inputs: string[]): Promise<Report> {
  return (await diagnosedCase(inputs)).report;
}

function textOf(document: Document, columns = 80): string {
  return documentText(document, { columns, unicode: true, color: false });
}

function checksOf(document: Document): CheckItem[] {
  return document.flatMap((block) => (block.kind === 'checks' ? block.items : []));
}

function labelsOf(document: Document): string[] {
  return document.flatMap((block) => ('label' in block && block.label !== '' ? [block.label] : []));
}

const views = { certificates: certificatesDocument, checks: checksDocument, response: responseDocument };

describe.each(Object.entries(views))('%s', (name, view) => {
  test.each([40, 80])('of a response with a wrong audience, at %i columns', async (columns) => {
    const settings = JSON.parse(fixture('connection.json')) as object;
    const { report } = await diagnosedCase([fixture('audience-with-slash.xml')], {
      settings,
      now: new Date('2026-11-24T12:00:00Z'),
    });
    await expect(textOf(view(report), columns)).toMatchFileSnapshot(`__golden__/${name}-${columns}.txt`);
  });

  test('without a response says what to hand in, and shows what there is', async () => {
    await expect(textOf(view(await reportOn()))).toMatchFileSnapshot(`__golden__/${name}-of-a-callback.txt`);
  });
});

describe('checks', () => {
  test('are the broker’s steps in its order, then the others: failed, unknown, passed', async () => {
    const report = await reportOf(createResponse({ audiences: ['urn:other'] }));
    const items = checksOf(checksDocument(report));
    const steps = report.findings.filter(({ brokerStep }) => brokerStep);
    expect(items.slice(0, steps.length).map(({ name }) => name)).toEqual(steps.map(({ check }) => check));
    const others = items.slice(steps.length).map(({ state }) => state);
    const order = ['failed', 'not-checkable', 'passed', 'skipped'];
    expect(others).toEqual(others.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)));
    expect(items).toHaveLength(report.findings.length);
  });

  test('have the state in words, the failed one with both values, those behind it as not reached', async () => {
    const items = checksOf(checksDocument(await reportOf(createResponse({ audiences: ['urn:other'] }))));
    const audience = items.findIndex(({ name }) => name === 'audience');
    expect(items[audience]).toMatchObject({
      state: 'failed',
      rows: [
        { label: 'received', value: 'urn:other' },
        { label: 'expected', value: 'urn:auth0:influxdata:acme-saml' },
      ],
    });
    expect(items[audience + 1]?.state).toBe('not-reached');
    const words: Record<string, RegExp> = {
      passed: /^passed\. \S/,
      failed: /^failed\. \S/,
      'not-checkable': /^not checkable\. \S/,
      'not-reached': /^not reached/,
      skipped: /^skipped\. \S/,
    };
    for (const { state, text } of items) expect(text.map((part) => part.text).join('')).toMatch(words[state] ?? /^$/);
  });

  test('of two responses name the response', async () => {
    const refused = wrapAssertion('', { sign: 'none', status: createStatus('urn:x') });
    const document = checksDocument(await reportOf(createResponse(), refused));
    expect(document.filter(({ kind }) => kind === 'checks')).toHaveLength(3);
    expect(textOf(document)).toMatch(/response e2[^]*response e1/);
    expect(textOf(document)).toContain('name-id (e1): ');
  });
});

describe('certificates', () => {
  test('begin with received and expected, and with the one that signs', async () => {
    const own = createIdentity();
    const report = await reportOf(own.pem, createResponse());
    const [first, ...others] = certificatesDocument(report).filter(({ kind }) => kind === 'facts');
    expect(report.certificates).toHaveLength(2);
    expect(first).toMatchObject({ label: `cert. ${report.saml?.signatures[0]?.certificate ?? ''}` });
    expect(others).toHaveLength(1);
  });

  test('of a callback alone are its two thumbprints', async () => {
    const [comparison] = certificatesDocument(await reportOn());
    expect(comparison).toMatchObject({
      kind: 'comparison',
      rows: [
        { label: 'received', value: calculated },
        { label: 'expected', value: configured },
      ],
    });
  });
});

describe('a response', () => {
  test.each<[string, string, string[], string[]]>([
    ['a signed assertion', createResponse(), ['the assertion'], ['the response']],
    ['a signed response', createResponse({ sign: 'response' }), ['the response', 'the assertion'], []],
    ['nothing signed', createResponse({ sign: 'none' }), [], ['the response', 'the assertion']],
    [
      'a forged assertion beside the signed one',
      createWrapped('xsw3', 'assertion'),
      [],
      ['the response', 'the assertion'],
    ],
    ['no assertion', wrapAssertion('', { sign: 'none' }), [], ['the response']],
  ])('with %s says what is verified', async (_, xml, verified, unverified) => {
    const document = responseDocument(await reportOf(xml));
    const listed = (label: string): string[] =>
      document.flatMap((block) =>
        block.kind === 'list' && block.label === label
          ? Array.from(block.items, (item) => /^[^:]*/.exec(item.map(({ text }) => text).join(''))?.[0] ?? '')
          : [],
      );
    expect(listed('verified')).toEqual(verified);
    expect(listed('unverified')).toEqual(unverified);
  });

  test('shows every attribute under the report’s masks', async () => {
    const { report } = await diagnosedCase([createResponse()]);
    const text = textOf(responseDocument(report));
    expect(text).toContain('[attribute value 1]');
    expect(text).toContain('[name ID 1]');
    expect(text).not.toContain('ada@example.com');
  });

  test('looks at no more attributes than lines of it are asked for', async () => {
    const { report } = await diagnosedCase([createResponse()]);
    if (report.saml === null) throw new Error('no response');
    let looks = 0;
    const attribute = {
      name: 'role',
      get values() {
        looks++;
        return ['editor'];
      },
    };
    const saml = { ...report.saml, attributes: Array.from({ length: 20_000 }, () => attribute) };
    const lines = new LazyList(layoutLines(responseDocument({ ...report, saml }), { columns: 80, unicode: true }));
    lines.reach(100);
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBeLessThanOrEqual(101);
  });

  test('is followed by the others of the case', async () => {
    const { report } = await diagnosedCase([createResponse(), createResponse({ audiences: ['urn:other'] })], {
      settings: defaultSettings(createWorld()),
    });
    const document = responseDocument(report);
    const titles = document.flatMap((block) => (block.kind === 'verdict' ? [block.title[0]?.text] : []));
    expect(titles).toEqual([
      expect.stringContaining('Auth0 would refuse response e2: Audience is invalid'),
      'Auth0 would accept response e1',
    ]);
    expect(labelsOf(document).filter((label) => label === 'response')).toHaveLength(2);
  });

  test('that cannot be read says so', async () => {
    const report = await reportOf(createResponse({ edit: (xml) => xml.replace('<saml:Subject>', '&nbsp;') }));
    expect(textOf(responseDocument(report))).toContain('Nothing of it can be read');
  });
});

test('what an input holds cannot speak to the terminal in any view', async () => {
  const evil = '\u202E\u200B\u009B31m';
  const { report } = await diagnosedCase([createResponse({ issuer: evil, audiences: [evil], destination: evil })]);
  for (const view of Object.values(views)) {
    const text = textOf(view(report));
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E\u200B]/);
  }
  expect(textOf(responseDocument(report))).toContain('<U+202E><U+200B><U+009B>31m');
});
