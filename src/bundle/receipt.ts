import { createHash } from 'node:crypto';
import { checkedText, keptParts, keptRows, maskedRows, notTold, signaturesRemoved } from '../redaction/receipt.ts';
import type { Masked } from '../redaction/ledger.ts';
import type { Report } from '../report/report.ts';
import type { EvidenceCopy } from './copies.ts';
import type { ZipMember } from './zip.ts';

/** What is in a bundle, what was masked in it, and how its report is made again. Holds no value of the inputs. */
export interface BundleReceipt {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'sso-doctor'; readonly version: string };
  readonly verdict: Report['verdict'];
  readonly codes: readonly string[];
  /** Run where the bundle was unpacked, it gives the same verdict and codes. */
  readonly command: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  readonly inputs: readonly {
    readonly path: string;
    /** What of it is in the copy, where that is not all. */
    readonly only: 'certificates' | null;
    readonly masked: readonly Masked[];
  }[];
  readonly kept: typeof keptParts;
  readonly leftOut: readonly string[];
  readonly checked: string;
  readonly notTold: readonly string[];
}

const leftOut: readonly string[] = [
  'private keys and passwords of keystores',
  'signature values, with which a message could be used again; whether they were right is stated',
  'names of the files that were handed in',
];

export async function bundleReceipt(
  report: Report,
  command: string,
  copies: readonly EvidenceCopy[],
  members: readonly ZipMember[],
): Promise<BundleReceipt> {
  const files: BundleReceipt['files'][number][] = [];
  for (const member of members) files.push(await described(member));
  return {
    schemaVersion: 1,
    tool: { name: 'sso-doctor', version: report.tool.version },
    verdict: report.verdict,
    codes: report.diagnoses.map(({ code }) => code),
    command,
    files,
    inputs: copies.map(({ path, only, receipt }) => ({ path, only, masked: receipt.masked })),
    kept: keptParts,
    leftOut,
    checked: checkedText,
    notTold,
  };
}

async function described({ path, pieces }: ZipMember): Promise<BundleReceipt['files'][number]> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces()) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { path, bytes, sha256: hash.digest('hex') };
}

/** The receipt as text. */
export function bundleReceiptText(receipt: BundleReceipt): string {
  return [
    `A failed login with its evidence, made safe to send by sso-doctor ${receipt.tool.version}.`,
    '',
    `Verdict: ${[receipt.verdict, ...receipt.codes].join(', ')}`,
    '',
    'To make the report again, unpack this and run in its folder:',
    `  ${receipt.command}`,
    '',
    'Files, with their SHA-256:',
    ...receipt.files.map(({ path, bytes, sha256 }) => `  ${sha256}  ${path} (${bytes} bytes)`),
    '',
    'Masked, with the same stand-in for the same value everywhere:',
    ...receipt.inputs.flatMap(inputRows),
    '',
    signaturesRemoved,
    '',
    ...keptRows(receipt.kept),
    '',
    'Left out:',
    ...receipt.leftOut.map((what) => `  ${what}`),
    '',
    `Checked: ${receipt.checked}`,
    ...receipt.notTold,
    '',
  ].join('\n');
}

function inputRows({ path, only, masked }: BundleReceipt['inputs'][number]): string[] {
  const what = only === null ? '' : ' (only its certificates)';
  const rows = maskedRows({ masked });
  return rows.length === 0 ? [`  ${path}${what}: nothing`] : [`  ${path}${what}:`, ...rows.map((row) => `  ${row}`)];
}
