import { expect, test } from 'vitest';
import { GrowingCase } from '../src/commands/growing-case.ts';
import { createResponse, testNow } from './helpers/idp.ts';

function opened(showPersonalData = false): GrowingCase {
  return new GrowingCase({
    sources: [{ name: 'response.xml', text: createResponse(), bytes: null }],
    more: { sources: [], evidence: [] },
    options: { now: testNow, showPersonalData },
    forScreen: true,
  });
}

test('personal data is shown and masked again as if the case had been handed in so', async () => {
  const growing = opened();
  const masked = await growing.diagnose();
  const shown = await growing.showPersonalData(true);
  expect(shown.report).toEqual((await opened(true).diagnose()).report);
  expect(shown.report.saml?.subject.nameId).toBe('ada@example.com');
  expect(masked.report.saml?.subject.nameId).toBe('[name ID 1]');
  // Nothing is made twice: the lines that are made of a report are kept with it.
  expect(await growing.showPersonalData(false)).toBe(masked);
  expect(await growing.showPersonalData(true)).toBe(shown);
  expect(await growing.asAskedFor(shown.report)).toBe(masked.report);
});

test('what is added is read, also while personal data is shown', async () => {
  const growing = opened();
  await growing.showPersonalData(true);
  const grown = await growing.add('Invalid thumbprint (configured: 00. calculated: 11)', { alone: false });
  expect(grown.report.evidence).toHaveLength(2);
  expect(grown.report.saml?.subject.nameId).toBe('ada@example.com');
  expect((await growing.showPersonalData(false)).report.evidence).toHaveLength(2);
});
