import type { Owner, Stage } from '../causes/cause.ts';
import { SsoDoctorError } from '../errors.ts';
import type { Guide, GuideFor } from '../explain/guide.ts';
import { lookUp, lookUpAt, shelve, type Filters, type LookedUp, type Shelved } from '../explain/look-up.ts';
import { catalogueSections, type Protocol } from '../explain/sections.ts';
import { exitStatus, type ExitStatus, type Io } from '../io.ts';
import { nearestName } from '../text/nearest-name.ts';
import { writeOutput } from '../output.ts';
import { profiles } from '../profiles/index.ts';
import type { Profile } from '../profiles/profile.ts';
import { documentHtml } from '../render/html/render-html.ts';
import { providerById, providers } from '../providers/index.ts';
import { causeDocument, causeListDocument, hitsDocument, plainCause } from '../render/cause-document.ts';
import type { Document } from '../render/document.ts';
import { safeJson } from '../render/json.ts';
import { documentMarkdown } from '../render/markdown.ts';
import type { RendererId } from '../render/index.ts';
import { documentText } from '../render/text.ts';
import { columnsOf, hasColor, hasUnicode } from '../terminal-abilities.ts';
import { visible } from '../text/visible-text.ts';
import { namedProfile } from '../input/named-profile.ts';

export interface ExplainArguments {
  readonly query: readonly string[];
  readonly provider: string | undefined;
  readonly protocol: Protocol | undefined;
  readonly owner: Owner | undefined;
  readonly stage: Stage | undefined;
  readonly profile: string | undefined;
  readonly format: RendererId;
}

/** Looks a code, an error's text or words up in the catalogue; lists the catalogue where nothing is asked. */
export async function runExplain(args: ExplainArguments, io: Io): Promise<ExitStatus> {
  const query = args.query.join(' ').trim();
  const profile: Profile = (await namedProfile(args.profile)) ?? profiles[0];
  checkProvider(args.provider);
  const guide = guides.get(query);
  if (guide !== undefined) {
    await writeOutput(await guideText(guide, args, profile, io), undefined, io);
    return exitStatus.ok;
  }
  const sections = await catalogueSections(profile);
  const entries = shelve(sections, args);
  if (entries.length === 0)
    throw nothingLeft(
      args,
      sections.flatMap(({ provider }) => provider ?? []),
    );
  const { provider } = args;
  const atProvider = provider === undefined ? null : lookUpAt(provider, query, sections);
  const result = query === '' ? null : (atProvider ?? lookUp(query, entries));
  const json = result === null ? listJson(entries, profile) : resultJson(result, profile);
  const document = result === null ? causeListDocument(entries, profile) : resultDocument(result, profile);
  await writeOutput(write(args.format, json, document, io), undefined, io);
  return exitStatus.ok;
}

/** Queries that ask for a guide. */
const guides: ReadonlyMap<string, (subject: GuideFor) => Promise<Guide>> = new Map([
  ['setup', async (subject) => (await import('../explain/setup.ts')).setupGuide(subject)],
  ['maintenance', async (subject) => (await import('../explain/maintenance.ts')).maintenanceGuide(subject)],
]);

/** For both protocols where none was named. @throws SsoDoctorError ERR_USAGE */
async function guideText(
  guideFor: (subject: GuideFor) => Promise<Guide>,
  { provider, protocol, owner, stage, format }: ExplainArguments,
  profile: Profile,
  io: Io,
): Promise<string> {
  if (owner !== undefined || stage !== undefined)
    throw new SsoDoctorError(
      'ERR_USAGE',
      '--owner and --stage choose causes. A guide takes --provider and --protocol.',
    );
  const { guideDocument, namedGuide } = await import('../render/guide-document.ts');
  const protocols: readonly Protocol[] = protocol === undefined ? ['saml', 'oidc'] : [protocol];
  const named = await Promise.all(
    protocols.map(async (one) => {
      return namedGuide(await guideFor({ profile, provider: providerById(provider), protocol: one }), profile);
    }),
  );
  const document = named.flatMap((guide) => guideDocument(guide, profile));
  return write(format, named, document, io);
}

/** @throws SsoDoctorError ERR_USAGE */
function checkProvider(id: string | undefined): void {
  if (id === undefined || providerById(id) !== null) return;
  const ids = providers.map((provider) => provider.id);
  throw new SsoDoctorError(
    'ERR_USAGE',
    `--provider ${visible(id.slice(0, 200))}: the nearest is "${nearestName(id, ids)}". Known: ${ids.join(', ')}.`,
  );
}

function nothingLeft({ provider }: Filters, withErrors: readonly string[]): SsoDoctorError {
  const hint =
    provider === undefined || withErrors.includes(provider)
      ? 'Ask with fewer options.'
      : `It has errors of ${withErrors.join(', ')}.`;
  return new SsoDoctorError('ERR_USAGE', `The catalogue has no entry that fits all of these options. ${hint}`);
}

function resultDocument({ named, found }: LookedUp, profile: Profile): Document {
  const [only] = found;
  // One that is found alone is the answer, too.
  if (named.length === 0 && found.length === 1 && only !== undefined) return causeDocument(only.entry, profile);
  const answers = named.flatMap((entry) => causeDocument(entry, profile));
  return found.length === 0 ? answers : [...answers, ...hitsDocument(found, profile)];
}

function listJson(entries: readonly Shelved[], profile: Profile): unknown {
  return entries.map((entry) => plainCause(entry, profile, null));
}

/** Entries that were asked for first; `foundIn` tells the others from them. */
function resultJson({ named, found }: LookedUp, profile: Profile): unknown {
  return [
    ...named.map((entry) => plainCause(entry, profile, null)),
    ...found.map(({ entry, places }) => plainCause(entry, profile, places)),
  ];
}

function write(format: RendererId, json: unknown, document: Document, io: Io): string {
  switch (format) {
    case 'json':
      return `${safeJson(json)}\n`;
    case 'markdown':
      return documentMarkdown(document);
    case 'html':
      return documentHtml(document, 'Causes of failed logins');
    case 'text':
      return documentText(document, {
        columns: columnsOf(io, io.stdout),
        unicode: hasUnicode(io),
        color: hasColor(io, io.stdout),
      });
  }
}
