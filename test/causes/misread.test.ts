import { describe, expect, test } from 'vitest';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';

describe('a code with letters and digits that look alike', () => {
  test.each([
    ['AADSTS5O1O5', 'entra-aadsts50105', 'AADSTS50105'],
    ['AADST5700016', 'entra-aadsts700016', 'AADSTS700016'],
    ['AAD5T57OOO222', 'entra-aadsts7000222', 'AADSTS7000222'],
    ['AADSTS500l1', 'entra-aadsts50011', 'AADSTS50011'],
    ['AADSTS5010S', 'entra-aadsts50105', 'AADSTS50105'],
    ['MSI57O42', 'adfs-msis7042', 'MSIS7042'],
    ['M5IS70I2', 'adfs-msis7012', 'MSIS7012'],
  ])('%s is proposed as what it reads like, and no more than possible', async (written, id, code) => {
    const { report } = await diagnosedCase([`Sign in\n\n${written}: the page could not be read well.\n\nHelp\n`]);
    const [answer] = report.diagnoses;
    expect([answer?.code, answer?.certainty]).toEqual([id, 'possible']);
    expect(answer?.caution).toContain(`The text says \`${written}\``);
    expect(answer?.caution).toContain(`it reads like \`${code}\``);
    expect(JSON.stringify(report.callback)).toContain(written);
  });

  test.each([
    ['a code that is exact stays what it is', 'AADSTS50105: not assigned', 'entra-aadsts50105', 'certain'],
    ['a number that nobody knows stays unknown', 'AADSTS5O1O599: something', 'unrecognised-error', 'possible'],
  ])('%s', async (_name, text, id, certainty) => {
    const { report } = await diagnosedCase([`Sign in\n\n${text}\n`]);
    expect(report.diagnoses.map((diagnosis) => [diagnosis.code, diagnosis.certainty])).toEqual([[id, certainty]]);
    expect(report.diagnoses[0]?.caution).toBeNull();
  });

  test('is no code where the words around it are ordinary', async () => {
    const { report } = await diagnosedCase([
      'Order MASTS50105 and AADVARK5O1O5 were shipped; MSISDN 4915112345678 was called.',
    ]);
    expect(report.diagnoses).toEqual([]);
  });
});
