import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogueFor, coreCatalogue } from '../../src/causes/catalogue.ts';
import { findLibraryMessages } from '../../src/libraries/find-messages.ts';
import { librariesIn } from '../../src/libraries/index.ts';
import { limits } from '../../src/limits.ts';
import type { Report } from '../../src/report/report.ts';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';
import { growthAwaited } from '../helpers/growth.ts';
import { libraryFrames } from '../helpers/library-frames.ts';
import { runMain } from '../helpers/run-main.ts';
import { expectValidReport } from '../helpers/schema.ts';

const frame = libraryFrames['node-saml'] ?? '';
const mismatch =
  'SAML assertion audience mismatch. Expected: https://app.example.com Received: https://old.example.com';

async function textsIn(text: string): Promise<string[]> {
  return (await findLibraryMessages(text)).map((found) => found.text);
}

async function diagnosed(text: string): Promise<Report> {
  const { report } = await diagnosedCase([text], { settings: null });
  expectValidReport(report);
  return report;
}

describe('finding what a library wrote', () => {
  test('shows no token that stands in an address inside of it', async () => {
    const report = await diagnosed(
      `Error: SAML assertion audience mismatch. Expected: https://app.example.com Received: https://old.example.com/?a=1&access_token=Zx81Secret\n${frame}\n`,
    );
    expect(report.diagnoses[0]?.code).toBe('sp-audience-mismatch');
    expect(JSON.stringify(report)).not.toContain('Zx81Secret');
  });

  test.each([
    ['alone', mismatch],
    ['in a line', `10:00:00 ERROR login: Error: ${mismatch}`],
    ['in JSON', JSON.stringify({ level: 'error', message: mismatch, pid: 1 })],
    ['in a JSON stack', JSON.stringify({ err: { stack: `Error: ${mismatch}\n    at x (node-saml/lib/saml.js:1:2)` } })],
    ['in a quoted mail', `> Error: ${mismatch}\n> ${frame}`],
    ['in logfmt', `level=error msg="${mismatch}" pid=7`],
  ])('%s', async (_where, text) => {
    expect(await textsIn(text)).toEqual([mismatch]);
  });

  test('says where it stands, in the text as it was given', async () => {
    const text = `first line\n${JSON.stringify({ a: 'b\n', message: mismatch })}`;
    const [found] = await findLibraryMessages(text);
    expect(text.slice(found?.offset)).toMatch(/^SAML assertion audience mismatch/);
    expect(found?.undone).toEqual([]);
  });

  test('ordinary English counts only near a sign of its library', async () => {
    expect(await textsIn('ERROR Invalid signature')).toEqual([]);
    expect(await textsIn(`ERROR Invalid signature\n${frame}`)).toEqual(['Invalid signature']);
    const far = '.\n'.repeat(limits.librarySignCharacters);
    expect(await textsIn(`ERROR Invalid signature\n${far}${frame}`)).toEqual([]);
    expect(await textsIn(`${frame}\n${far}${frame}\nERROR Invalid signature\n`)).toEqual(['Invalid signature']);
  });

  test('a line of a program that a stack trace quotes is no message', async () => {
    const quoted =
      'raise ValidationError("The response was received at %s instead of %s" % (current_url, destination))';
    expect(await textsIn(quoted)).toEqual([]);
    expect(await textsIn(`${quoted}\nValidationError: The response was received at a instead of b`)).toEqual([
      'The response was received at a instead of b',
    ]);
  });

  test('the longer of two messages at one place, and each only once', async () => {
    const text = `Invalid signature: multiple assertions\n${frame}\nInvalid signature: multiple assertions\n${frame}`;
    expect(await textsIn(text)).toEqual(['Invalid signature: multiple assertions']);
  });

  test('where it stands several times, the place near a sign counts', async () => {
    const far = '.\n'.repeat(limits.librarySignCharacters);
    const [found] = await findLibraryMessages(`Missing SAML issuer\n${far}Missing SAML issuer\n${frame}`);
    expect(found?.library).toBe('node-saml');
  });

  test('of libraries with the same words the one whose sign stands beside them; else all of them, without values that they disagree about', async () => {
    const text = 'The response was received at https://a.example.com instead of https://b.example.com';
    const ruby = await diagnosed(`${text}\n${libraryFrames['ruby-saml']}`);
    expect(ruby.diagnoses[0]?.captures).toEqual({
      received: 'https://a.example.com',
      expected: 'https://b.example.com',
    });
    const python = await diagnosed(`${text}\n${libraryFrames['python3-saml']}`);
    expect(python.diagnoses[0]?.captures).toEqual({
      expected: 'https://a.example.com',
      received: 'https://b.example.com',
    });
    const unknown = await diagnosed(text);
    expect(unknown.diagnoses[0]).toMatchObject({ certainty: 'likely', captures: {} });
    expect(unknown.diagnoses[0]?.facts[0]?.value).toMatch(/python3-saml.* or .*ruby-saml/);
  });
});

describe('a case with a library’s message', () => {
  test('is certain where its own words stand beside its sign, likely where only one of the two tells', async () => {
    expect((await diagnosed(`${mismatch}\n${frame}`)).diagnoses[0]?.certainty).toBe('certain');
    const alone = (await diagnosed(mismatch)).diagnoses[0];
    expect(alone).toMatchObject({ certainty: 'likely', alternatives: [{ code: 'saml-audience-invalid' }] });
    expect((await diagnosed(`Invalid signature\n${frame}`)).diagnoses[0]?.certainty).toBe('likely');
  });

  test('is about the application, and masks what is personal', async () => {
    const report = await diagnosed(`${mismatch}/jane.doe@example.com\n${frame}`);
    expect(report.profile.id).toBe('application');
    expect(report.diagnoses[0]).toMatchObject({ stage: 'application', owner: 'idp-admin' });
    expect(JSON.stringify(report)).not.toContain('jane.doe');
  });

  test('what the provider said through it comes first', async () => {
    const text = `SAML provider returned Responder error: AADSTS50105: The signed in user is not assigned to a role\n${frame}`;
    const report = await diagnosed(text);
    expect(report.diagnoses[0]?.code).toBe('entra-aadsts50105');
    expect(report.provider?.id).toBe('entra');
  });

  test('another broker’s callback can carry it', async () => {
    const url = `https://login.example.com/callback?error=access_denied&error_description=${encodeURIComponent(mismatch)}&state=hKFo2SBxVGZ5`;
    const [answer] = (await diagnosed(url)).diagnoses;
    expect(answer).toMatchObject({ code: 'sp-audience-mismatch', certainty: 'likely' });
    expect(answer?.facts.map(({ side }) => side)).toEqual([null, 'expected', 'received']);
  });

  test('`explain` finds it by its text and by its code', async () => {
    for (const query of [
      mismatch,
      'sp-audience-mismatch',
      'SAML assertion audience mismatch. Expected: x Received: y',
    ]) {
      const { stdout, status } = await runMain(['explain', query]);
      expect(status).toBe(0);
      expect(stdout).toContain('sp-audience-mismatch');
      expect(stdout).toContain('node-saml (passport-saml)');
      expect(stdout).not.toContain('InfluxDB');
    }
  });
});

describe('a text without one', () => {
  test('loads no table', async () => {
    const text = 'Invalid thumbprint (configured: A. calculated: B)';
    expect(librariesIn([text])).toEqual([]);
    expect(await catalogueFor([text], null)).toBe(coreCatalogue);
  });

  test('gives nothing, whatever it says', async () => {
    const words = [
      'Invalid signature',
      'SAML',
      'Assertion',
      'Response',
      'error',
      'expired',
      'node-saml',
      ' ',
      ':',
      '\n',
      '"',
      '%s',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 })), { maxLength: 30 }),
        async (parts) => {
          const found = await findLibraryMessages(parts.join(''));
          for (const { text, library } of found) expect([text, library]).toEqual(['Invalid signature', 'node-saml']);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    'SAML assertion audience mismatch. Expected: ',
    'node-saml Invalid signature x ',
    '\\"SAML provider returned ',
  ])('is read in bounded time: %j again and again', async (pump) => {
    expect(
      await growthAwaited((length) => findLibraryMessages(pump.repeat(Math.ceil(length / pump.length)))),
    ).toBeLessThan(40);
  });
});
