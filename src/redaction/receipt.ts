import { visible } from '../text/visible-text.ts';
import type { Masked } from './ledger.ts';

/** What was masked in a copy, and what was left in it on purpose. Holds no value of the input. */
export interface RedactionReceipt {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'sso-doctor'; readonly version: string };
  readonly input: string;
  readonly signature: 'removed' | 'kept';
  readonly masked: readonly Masked[];
  readonly kept: readonly { readonly what: string; readonly why: string }[];
  readonly checked: string;
  readonly notTold: readonly string[];
}

/** What stays, with its reason. */
export const keptParts: RedactionReceipt['kept'] = [
  { what: 'certificates and thumbprints', why: 'they are public, and the diagnosis turns on them' },
  {
    what: 'issuers, audiences, destinations, and hosts of the parties',
    why: 'who does not agree with whom is often the cause',
  },
  {
    what: 'IDs and times of messages, status codes, error messages',
    why: 'they tell what happened when, and nothing about a person',
  },
  {
    what: 'names of cookies, headers and parameters',
    why: 'whether one is missing is often the cause; their values are masked',
  },
];

export const checkedText =
  'The copy was read again: redacting it once more changes nothing, and no masked value of five characters or more is in it, as it stands or in base64, percent-encoding, JSON, HTML, hexadecimal or UTF-16.';

export const notTold: readonly string[] = [
  'Names of people in running text can be told only where they are a value of a field as well. Read free text before you share it.',
];

/** The receipt as text. */
export function receiptText(receipt: RedactionReceipt): string {
  const rows = maskedRows(receipt);
  return [
    `Redacted copy of ${visible(receipt.input)}, made by sso-doctor ${receipt.tool.version}.`,
    '',
    rows.length === 0 ? 'Nothing had to be masked.' : 'Masked:',
    ...rows,
    '',
    receipt.signature === 'removed'
      ? signaturesRemoved
      : 'Signatures: their values are kept. Until a message expires, whoever has it may be able to use it.',
    '',
    ...keptRows(receipt.kept),
    '',
    `Checked: ${receipt.checked}`,
    ...receipt.notTold,
    '',
  ].join('\n');
}

/** What was masked, one line a kind. */
export function maskedRows({ masked }: Pick<RedactionReceipt, 'masked'>): string[] {
  return masked.map(({ kind, count, values, places }) => {
    const different = values > 0 ? ` (${values} different)` : '';
    return `  ${kind}: ${count} times${different}; ${places.map(visible).join('; ')}`;
  });
}

export function keptRows(kept: RedactionReceipt['kept']): string[] {
  return ['Kept:', ...kept.map(({ what, why }) => `  ${what}: ${why}`)];
}

export const signaturesRemoved =
  'Signatures: their values are removed, so that nobody can use a message again; whether they were right is stated.';
