import { SsoDoctorError } from '../errors.ts';
import { readFileSource } from '../input/read-sources.ts';
import { readProviders } from '../input/read-idp-metadata.ts';
import type { Source } from '../input/source.ts';
import { exitStatus, type ExitStatus, type Io } from '../io.ts';
import { limits } from '../limits.ts';
import { replaceFile, writeOutput } from '../output.ts';
import { profileById, profiles } from '../profiles/index.ts';
import type { Profile } from '../profiles/profile.ts';
import { createRedactor } from '../redaction/redact.ts';
import { safeJson } from '../render/json.ts';
import { documentHtml } from '../render/html/render-html.ts';
import { documentMarkdown } from '../render/markdown.ts';
import type { RendererId } from '../render/index.ts';
import { documentText } from '../render/text.ts';
import { columnsOf, hasColor, hasUnicode } from '../terminal-abilities.ts';
import { shortened, visible } from '../text/visible-text.ts';
import { compareMetadata, type MetadataComparison } from '../watch/compare-metadata.ts';
import { ordered, type WatchFinding } from '../watch/finding.ts';
import { prometheusText } from '../watch/prometheus.ts';
import { changesSince, readState, remembered, writeState } from '../watch/state.ts';
import { watchDocument } from '../watch/watch-document.ts';
import { watchReport, type WatchReport } from '../watch/watch-report.ts';
import { namedProfile } from '../input/named-profile.ts';
import { readConfigured } from './watch-configured.ts';

export type WatchFormat = RendererId | 'prometheus';

export interface WatchArguments {
  readonly metadata: string;
  readonly configured: readonly string[];
  readonly connection: string | undefined;
  readonly entity: string | undefined;
  readonly warnDays: string;
  readonly state: string | undefined;
  readonly notifyCommand: string | undefined;
  readonly output: string | undefined;
  readonly allowPrivate: boolean;
  readonly format: WatchFormat;
  readonly profile: string | undefined;
}

/** Compares metadata with what the broker holds. Silent where nothing is wrong, so that cron has nothing to mail. */
export async function runWatch(args: WatchArguments, io: Io): Promise<ExitStatus> {
  const warnDays = daysOf(args.warnDays);
  const named = await namedProfile(args.profile);
  const { configured, settings } = await readConfigured(args);
  // Before the network is asked, so that a wrong file is said at once.
  const state = args.state === undefined ? null : await readState(args.state);
  const source = await readMetadataSource(args, io);
  const providers = readProviders(source).map(({ metadata }) => metadata);
  const now = io.now();
  const entityId = args.entity ?? preferred(settings.idpEntityId, providers);
  const compared = compareMetadata(providers, { configured, entityId, now, warnDays });
  if (compared.kind !== 'compared') throw notCompared(compared, source);

  const changes = state === null ? null : changesSince(state, compared.entityId, compared.certificates);
  const changed: WatchFinding[] =
    changes === null ? [] : [{ code: 'signing-certificates-changed', problem: true, ...changes }];
  const findings = ordered([...compared.findings, ...changed]);
  const profile: Profile = named ?? profileById(settings.profile ?? profiles[0].id);
  const redactor = createRedactor({ showPersonalData: false });
  const report = watchReport(
    { ...compared, source: source.name, configured, changes, findings },
    { now, profile, redactor },
  );

  await writeReport(report, profile, args, io);
  const told = await tell(report, profile, args, io);
  // Where nobody was told, the change is one the next time, too.
  if (told && args.state !== undefined && state !== null)
    await writeState(args.state, remembered(state, compared.entityId, compared.certificates, now));
  return report.verdict === 'problem' ? exitStatus.problem : exitStatus.ok;
}

async function readMetadataSource({ metadata, allowPrivate }: WatchArguments, io: Io): Promise<Source> {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(metadata)) return readFileSource(metadata);
  // Loaded here because a file needs no network.
  const { fetchMetadata } = await import('../watch/fetch-metadata.ts');
  return fetchMetadata(metadata, { env: io.env, allowPrivate });
}

/** What the connection file names chooses only where it is there: the broker never compares it. */
function preferred(
  idpEntityId: string | undefined,
  providers: readonly { readonly entityId: string | null }[],
): string | null {
  return providers.some(({ entityId }) => entityId === idpEntityId) ? (idpEntityId ?? null) : null;
}

async function writeReport(report: WatchReport, profile: Profile, args: WatchArguments, io: Io): Promise<void> {
  const text = reportText(report, profile, args, io);
  // Written again and again, and read by others, such as node_exporter.
  if (args.output !== undefined) await replaceFile(args.output, text, { lead: '--output', mode: 0o644 });
  else if (text !== '') await writeOutput(text, undefined, io);
}

function reportText(report: WatchReport, profile: Profile, { format, output }: WatchArguments, io: Io): string {
  switch (format) {
    case 'json':
      return `${safeJson(report)}\n`;
    case 'prometheus':
      return prometheusText(report);
    case 'markdown':
      return report.verdict === 'healthy' ? '' : documentMarkdown(watchDocument(report, profile));
    case 'html':
      return report.verdict === 'healthy' ? '' : documentHtml(watchDocument(report, profile), 'Certificates watched');
    case 'text':
      return plainText(report, profile, io, output === undefined && hasColor(io, io.stdout));
  }
}

function plainText(report: WatchReport, profile: Profile, io: Io, color: boolean): string {
  if (report.verdict === 'healthy') return '';
  const abilities = { columns: columnsOf(io, io.stdout), unicode: hasUnicode(io), color };
  return documentText(watchDocument(report, profile), abilities);
}

/** Runs the user's command where something is wrong. Whether it failed changes no exit status, which is about the metadata. */
async function tell(
  report: WatchReport,
  profile: Profile,
  { notifyCommand }: WatchArguments,
  io: Io,
): Promise<boolean> {
  if (notifyCommand === undefined || report.verdict === 'healthy') return true;
  const { notify } = await import('../watch/notify.ts');
  const failure = await notify(notifyCommand, plainText(report, profile, io, false), { env: io.env });
  if (failure === null) return true;
  io.stderr.write(
    `sso-doctor: --notify-command: the command ${visible(failure)}. The report was not passed on by it.\n`,
  );
  return false;
}

function daysOf(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new SsoDoctorError(
    'ERR_USAGE',
    `--warn-days ${shortened(visible(text))}: a whole number of days is asked for, such as 30.`,
  );
}

function notCompared(
  { kind, entityIds }: Exclude<MetadataComparison, { kind: 'compared' }>,
  { name }: Source,
): SsoDoctorError {
  const shown = entityIds.slice(0, limits.entityIdsShown).map((id) => shortened(visible(id)) || '(without entity ID)');
  const more = entityIds.length - shown.length;
  const list = `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  switch (kind) {
    case 'several-providers':
      return new SsoDoctorError(
        'ERR_USAGE',
        `${visible(name)}: ${entityIds.length} identity providers are in this metadata: ${list}. Choose the one of the login with --entity <entity ID>.`,
      );
    case 'no-such-provider':
      return new SsoDoctorError(
        'ERR_USAGE',
        `${visible(name)}: no identity provider with the entity ID of --entity is in this metadata. There is ${list}.`,
      );
    case 'no-signing-certificate':
      return new SsoDoctorError(
        'ERR_INPUT_UNSUPPORTED',
        `${visible(name)}: this metadata names no certificate that signs (${list}). Download the metadata again from the identity provider.`,
      );
  }
}
