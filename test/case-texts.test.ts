import { describe, expect, test } from 'vitest';
import type { CaseText } from '../src/case-texts.ts';
import { createWorld } from './helpers/broker-cases.ts';
import { diagnosedCase } from './helpers/diagnosed-case.ts';
import { encryptAssertion } from './helpers/encrypt.ts';
import { createAssertion, createResponse, signElement, wrapAssertion } from './helpers/idp.ts';
import { createWrapped } from './helpers/wrapping.ts';

function textOf(text: CaseText | undefined): string {
  return [...(text?.rows ?? [])].map((row) => row.text).join('\n');
}

/** The rows that the margin marks, and those that it does not. */
function marked(text: CaseText | undefined): { covered: string; open: string } {
  const rows = [...(text?.rows ?? [])];
  const joined = (covered: boolean): string =>
    rows
      .filter((row) => row.covered === covered)
      .map((row) => row.text)
      .join('\n');
  return { covered: joined(true), open: joined(false) };
}

describe('what a valid signature covers', () => {
  test('is marked, the signature itself is not', async () => {
    const { texts } = await diagnosedCase([createResponse()]);
    const { covered, open } = marked(texts[0]);
    expect(texts).toMatchObject([{ evidence: 'e1', isJudged: true, signers: ['c1'] }]);
    expect(covered).toMatch(/^ *<saml:Assertion\n[^]*<saml:NameID[^]*<\/saml:Assertion>$/);
    expect(covered).not.toContain('Signature');
    expect(open).toMatch(/samlp:Response[^]*<samlp:Status>[^]*<ds:Signature[^]*<ds:X509Certificate/);
  });

  test('goes over the assertion’s signature where the whole response is signed', async () => {
    const { texts } = await diagnosedCase([createResponse({ sign: 'both' })]);
    const { covered, open } = marked(texts[0]);
    expect(covered.match(/<ds:Signature /g)).toHaveLength(1);
    expect(open.match(/<ds:Signature /g)).toHaveLength(1);
    expect(covered).toContain('<samlp:Status>');
  });

  test('leaves a comment out: no canonical form has it', async () => {
    const commented = createResponse({ edit: (xml) => xml.replace('<saml:Subject>', '<saml:Subject><!-- c -->') });
    const { covered, open } = marked((await diagnosedCase([commented])).texts[0]);
    expect(covered).toContain('<saml:Subject>');
    expect(open).toContain('<!-- c -->');
    expect(covered).not.toContain('<!-- c -->');
  });

  test.each(['xsw3', 'xsw4', 'xsw7'] as const)(
    'is the genuine assertion in %s, never the forged one',
    async (variant) => {
      const { texts } = await diagnosedCase([createWrapped(variant, 'assertion')]);
      const forged = /ID="(?:_forged)"/;
      const { covered } = marked(texts[0]);
      if (variant !== 'xsw7') expect(covered).toContain('ID="_assertion"');
      expect(covered).not.toMatch(forged);
      expect(covered.match(/<saml:NameID/g)?.length ?? 0).toBeLessThan(2);
    },
  );

  test('is nothing where the content was changed', async () => {
    const { texts } = await diagnosedCase([createResponse({ edit: (xml) => xml.replace('ada@', 'eve@') })]);
    expect(texts).toMatchObject([{ isJudged: true, signers: [] }]);
    expect(marked(texts[0]).covered).toBe('');
  });

  test('is nothing of the text where the signature is inside what was decrypted', async () => {
    const { broker } = createWorld();
    const signed = encryptAssertion(signElement(createAssertion()), broker.privateKey);
    // A root of the same name as the signed element, and not signed.
    const around = createAssertion({ nameId: 'eve@evil.test' }).replace(
      '</saml:Assertion>',
      `${signed}</saml:Assertion>`,
    );
    for (const xml of [wrapAssertion(signed, { sign: 'none' }), around]) {
      const { report, texts } = await diagnosedCase([xml], { decryptionKey: broker.privatePem });
      expect(report.saml?.signatures).toMatchObject([{ valid: true, covers: '/Assertion' }]);
      expect(marked(texts[0]).covered).toBe('');
    }
  });
});

describe('masks', () => {
  test('are those of the report', async () => {
    const attributes = ['b', 'a', 'a'].map(
      (value) => `<saml:Attribute Name="${value}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`,
    );
    const { report, texts } = await diagnosedCase([
      createResponse({ attributes: `<saml:AttributeStatement>${attributes.join('')}</saml:AttributeStatement>` }),
    ]);
    const text = textOf(texts[0]);
    expect(text).toContain(`>${report.saml?.subject.nameId ?? ''}</saml:NameID>`);
    for (const { name, values } of report.saml?.attributes ?? [])
      expect(text).toMatch(
        new RegExp(`Name="${name}">\n *<saml:AttributeValue>${values[0]?.replace(/[[\]]/g, '\\$&')}<`),
      );
    expect(text).not.toContain('ada@example.com');
  });

  test('are not counted in a report that is made already', async () => {
    const { report, texts } = await diagnosedCase([createResponse()]);
    const before = JSON.stringify(report);
    textOf(texts[0]);
    expect(JSON.stringify(report)).toBe(before);
  });

  test('leave personal data where it is asked for', async () => {
    const { texts } = await diagnosedCase([createResponse()], { showPersonalData: true });
    expect(textOf(texts[0])).toContain('>ada@example.com</saml:NameID>');
  });
});

test('a request is there too, and not judged', async () => {
  const request =
    '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_request" Version="2.0" IssueInstant="2026-03-02T11:59:00Z"/>';
  const { texts } = await diagnosedCase([createResponse(), request]);
  expect(texts).toMatchObject([
    { evidence: 'e1', isJudged: true },
    { evidence: 'e2', isJudged: false, signers: [] },
  ]);
  expect(textOf(texts[1])).toContain('<samlp:AuthnRequest');
});

test('a message that was handed in twice is there once', async () => {
  const response = createResponse();
  const { texts } = await diagnosedCase([response, `SAMLResponse=${encodeURIComponent(btoa(response))}`]);
  expect(texts.map(({ evidence }) => evidence)).toEqual(['e1']);
});

test('rows are made as far as they are asked for, and once', async () => {
  const { texts } = await diagnosedCase([createResponse()]);
  const rows = texts[0]?.rows;
  expect(rows?.made).toHaveLength(0);
  const third = rows?.at(2);
  expect(rows?.made).toHaveLength(3);
  expect(rows?.length).toBeGreaterThan(20);
  expect(rows?.at(2)).toBe(third);
});

describe('a refused text', () => {
  const refused = createResponse({ edit: (xml) => xml.replace('<saml:Subject>', '<saml:Subject>&nbsp;') });

  test('is not shown: what is personal in it cannot be told', async () => {
    const { texts } = await diagnosedCase([refused]);
    expect(texts).toMatchObject([{ refusal: { code: 'malformed', line: 1 }, isJudged: false }]);
    expect(texts[0]?.rows).toHaveLength(0);
  });

  test('is shown as it stands, with nothing marked, where personal data is', async () => {
    const { texts } = await diagnosedCase([refused], { showPersonalData: true });
    expect(textOf(texts[0])).toContain('ada@example.com');
    expect(marked(texts[0]).covered).toBe('');
  });
});
