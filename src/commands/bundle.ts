import { copied, planned, type EvidenceCopy, type PlannedCopy } from '../bundle/copies.ts';
import { bundleReceipt, bundleReceiptText } from '../bundle/receipt.ts';
import { reportFiles, textMember } from '../bundle/report-files.ts';
import { zipped, type ZipMember } from '../bundle/zip.ts';
import { distinctiveMessages } from '../causes/catalogue.ts';
import type { DiagnoseOptions } from '../diagnose.ts';
import { SsoDoctorError } from '../errors.ts';
import { readConnectionEvidence } from '../input/connection-evidence.ts';
import { isProfileFile } from '../input/named-profile.ts';
import { readFileSource } from '../input/read-sources.ts';
import type { Source } from '../input/source.ts';
import type { Io } from '../io.ts';
import { createNewFile, withFolderBeside } from '../output.ts';
import { redactTogether, type Redaction } from '../redaction/redact-text.ts';
import { survivorIn } from '../redaction/survivors.ts';
import { safeJson } from '../render/json.ts';
import type { Report } from '../report/report.ts';
import { visible } from '../text/visible-text.ts';
import type { CaseArguments } from './case-options.ts';
import { GrowingCase, type GrowingCaseInput } from './growing-case.ts';

export interface BundleInput {
  readonly path: string;
  readonly handedIn: readonly Source[];
  /** What options add. */
  readonly more: GrowingCaseInput['more'];
  readonly options: DiagnoseOptions;
  readonly args: CaseArguments;
  /** What was found in the evidence as it was handed in. */
  readonly report: Report;
}

/**
 * A zip file with a case that is safe to send: its report is that of the masked evidence beside it, so that whoever gets it can make it
 * again. Nothing is written where an input cannot be made safe, or where the masked evidence would tell something else.
 * @throws SsoDoctorError ERR_REDACTION, ERR_INPUT_UNSUPPORTED, ERR_INPUT_TOO_LARGE, ERR_OUTPUT
 */
export async function writeBundle(input: BundleInput, io: Io): Promise<void> {
  const plans = await plansOf(input);
  const redaction = await redactTogether(
    plans.map(({ source }) => source),
    { distinctive: distinctiveMessages() },
  );
  await withFolderBeside(input.path, '--bundle', async (folder) => {
    const copies: OptionCopy[] = [];
    for (const plan of plans) copies.push({ ...(await copied(plan, redaction, folder)), option: plan.option });
    const configured = (input.options.configured ?? []).map((value) => redaction.text(value));
    const report = await reportOn(copies, configured, input);
    assertSame(report, input.report);
    const written = await reportFiles(report);
    await assertNothingLeft(written, redaction);
    const members = [...written, ...copies];
    const receipt = await bundleReceipt(report, commandFor(copies, configured, report, input.args), copies, members);
    const all = [
      textMember('receipt.txt', bundleReceiptText(receipt)),
      textMember('receipt.json', `${safeJson(receipt)}\n`),
      ...members,
    ];
    await createNewFile(input.path, '--bundle', async ({ write }) => {
      for await (const piece of zipped(all)) await write(piece);
    });
    io.stderr.write(`${summary(input.path, all, copies)}\n`);
  });
}

type OptionName = '--configured' | '--cert' | '--metadata' | '--connection' | '--profile';
/** `option`: the option that named the file; null where it was handed in. */
type OptionPlan = PlannedCopy & { readonly option: OptionName | null };
type OptionCopy = EvidenceCopy & { readonly option: OptionName | null };

async function plansOf({ handedIn, more, args }: BundleInput): Promise<OptionPlan[]> {
  const plans: OptionPlan[] = [];
  // So that a shell's `*` lists them in their order.
  const width = String(handedIn.length).length;
  for (const [index, source] of handedIn.entries()) {
    const number = String(index + 1).padStart(width, '0');
    plans.push({ ...(await planned(source, `evidence/${number}`)), option: null });
  }
  for (const [index, source] of more.sources.entries()) {
    plans.push({ ...(await planned(source, `options/${index + 1}`)), option: optionOf(source) });
  }
  for (const item of more.evidence) {
    if (item.kind !== 'connection') continue;
    // What was read, in our own words: files that it names are in it, its key and whatever else stood there are not.
    const { decryptionKey: _, ...settings } = item.settings;
    const text = `${JSON.stringify(settings, null, 2)}\n`;
    const source = { name: args.connection ?? '', text, bytes: null };
    plans.push({ path: 'options/connection.json', source, only: null, option: '--connection' });
  }
  if (args.profile !== undefined && isProfileFile(args.profile)) {
    const source = await readFileSource(args.profile);
    plans.push({ path: 'options/profile.yaml', source, only: null, option: '--profile' });
  }
  return plans;
}

function optionOf({ role }: Source): OptionName {
  if (role === 'configured') return '--configured';
  return role === 'certificate' ? '--cert' : '--metadata';
}

/** The report that whoever gets the bundle can make out of it. */
async function reportOn(
  copies: readonly OptionCopy[],
  configured: readonly string[],
  { options }: BundleInput,
): Promise<Report> {
  const withOption = (...names: (OptionName | null)[]): Source[] =>
    copies.flatMap(({ option, source }) => (names.includes(option) ? [source] : []));
  const [connection] = withOption('--connection');
  const [profile] = withOption('--profile');
  const { readProfile } = await import('../input/profile-file.ts');
  const growing = new GrowingCase({
    sources: withOption(null),
    more: {
      sources: withOption('--configured', '--cert', '--metadata'),
      evidence: connection === undefined ? [] : await readConnectionEvidence(connection),
    },
    options: { ...options, configured, ...(profile !== undefined && { profile: await readProfile(profile) }) },
    forScreen: false,
  });
  return (await growing.diagnose()).report;
}

/** @throws SsoDoctorError ERR_REDACTION */
function assertSame(masked: Report, original: Report): void {
  const [now, before] = [masked, original].map(told);
  if (now === before) return;
  throw new SsoDoctorError(
    'ERR_REDACTION',
    `--bundle: no bundle is written, since the masked evidence alone would tell "${now}" and not "${before}". What tells it is something that must not be sent, such as a private key.`,
  );
}

function told({ verdict, diagnoses, thumbprints }: Report): string {
  const relation = thumbprints === null ? [] : [`thumbprints: ${thumbprints.relation}`];
  return [verdict, ...diagnoses.map(({ code }) => code), ...relation].join(', ');
}

/**
 * What is written from the copies holds what they hold and words of ours; this makes sure. A value of letters alone may be one of those.
 * @throws SsoDoctorError ERR_REDACTION
 */
async function assertNothingLeft(members: readonly ZipMember[], redaction: Redaction): Promise<void> {
  const values = redaction.values().filter(({ value }) => /[^\p{L}-]/u.test(value));
  for (const { path, pieces } of members) {
    const survivor = await survivorIn(pieces(), values);
    if (survivor === null) continue;
    throw new SsoDoctorError(
      'ERR_REDACTION',
      `--bundle: no bundle is written, since a masked value (${survivor.kind}) would be in ${path}: ${survivor.encoding}, byte ${survivor.offset}. Cut it out of the input and try once more.`,
    );
  }
}

/** How the report is made again, as a shell reads it. */
function commandFor(
  copies: readonly OptionCopy[],
  configured: readonly string[],
  { at, atFrom }: Report,
  { profile }: CaseArguments,
): string {
  const files = copies.flatMap(({ option, path }) => (option === null ? [] : [option, path]));
  return [
    'sso-doctor',
    ...(copies.some(({ option }) => option === null) ? ['evidence/*'] : []),
    ...files,
    ...configured.flatMap((value) => ['--configured', quoted(value)]),
    ...(profile === undefined || isProfileFile(profile) ? [] : ['--profile', profile]),
    // A capture says by itself when it was made.
    ...(atFrom === 'capture' ? [] : ['--at', at]),
  ].join(' ');
}

function quoted(value: string): string {
  return `'${visible(value).replaceAll("'", String.raw`'\''`)}'`;
}

function summary(path: string, files: readonly ZipMember[], copies: readonly EvidenceCopy[]): string {
  const counts = new Map<string, number>();
  for (const { receipt } of copies)
    for (const { kind, count } of receipt.masked) counts.set(kind, (counts.get(kind) ?? 0) + count);
  const kinds = [...counts].map(([kind, count]) => `${count} × ${kind}`).join(', ');
  const masked = counts.size === 0 ? 'nothing had to be masked' : `masked ${kinds}`;
  return `Wrote ${visible(path)}: ${files.length} files; ${masked}. Read free text in evidence/ before you send it.`;
}
