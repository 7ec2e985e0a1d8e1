import type { CatalogueEntry } from '../causes/cause.ts';
import { wholeCatalogue, type Catalogue } from '../causes/catalogue.ts';
import { nearestCauses } from '../causes/nearest.ts';
import { causesMatching, isCodeFallback } from '../causes/recognise.ts';
import { SsoDoctorError } from '../errors.ts';
import { exitStatus, type ExitStatus, type Io } from '../io.ts';
import { writeOutput } from '../output.ts';
import { auth0 } from '../profiles/auth0.ts';
import { profiles } from '../profiles/index.ts';
import type { Profile } from '../profiles/profile.ts';
import { causeDocument, causeListDocument } from '../render/cause-document.ts';
import { documentHtml } from '../render/html/render-html.ts';
import { safeJson } from '../render/json.ts';
import { documentMarkdown } from '../render/markdown.ts';
import type { RendererId } from '../render/index.ts';
import { documentText } from '../render/text.ts';
import { columnsOf, hasColor, hasUnicode } from '../terminal-abilities.ts';
import { visible } from '../visible-text.ts';
import { profileOption } from './profile-option.ts';

export interface ExplainArguments {
  readonly query: readonly string[];
  readonly profile: string | undefined;
  readonly format: RendererId;
}

/** Looks a code or an error's text up in the catalogue; lists the catalogue where nothing is asked. */
export async function runExplain(args: ExplainArguments, io: Io): Promise<ExitStatus> {
  const query = args.query.join(' ').trim();
  const profile: Profile = (await profileOption(args.profile)) ?? profiles[0];
  const catalogue = await wholeCatalogue(null, profile.causes);
  const found = query === '' ? catalogue : lookUp(query, catalogue);
  if (found.length === 0) {
    const near = nearestCauses(query, catalogue);
    const hint =
      near.length === 0
        ? 'List all of them with `sso-doctor explain`.'
        : `Nearest: ${near.map(({ id }) => id).join(', ')}.`;
    throw new SsoDoctorError('ERR_USAGE', `The catalogue has no “${visible(query.slice(0, 200))}”. ${hint}`);
  }

  const abilities = { columns: columnsOf(io, io.stdout), unicode: hasUnicode(io), color: hasColor(io, io.stdout) };
  const document =
    query === ''
      ? causeListDocument(found, profile)
      : found.flatMap((cause) => causeDocument(cause, cause.anyApplication === true ? auth0 : profile));
  await writeOutput(write(args.format, found, document, abilities), undefined, io);
  return exitStatus.ok;
}

/** By id or alias; else by the code that its speaker gives it or by `error` code; else every entry whose pattern matches the text. */
function lookUp(query: string, catalogue: Catalogue): readonly CatalogueEntry[] {
  const asked = query.toLowerCase();
  const byId = catalogue.find(({ id, aliases }) => id === asked || aliases?.includes(asked) === true);
  if (byId !== undefined) return [byId];
  const byCode = catalogue.filter(
    (cause) => cause.code?.toLowerCase() === asked || (isCodeFallback(cause) && cause.error === asked),
  );
  if (byCode.length > 0) return byCode;
  return causesMatching(query, catalogue).slice(0, 3);
}

function write(
  format: RendererId,
  found: readonly CatalogueEntry[],
  document: ReturnType<typeof causeDocument>,
  abilities: Parameters<typeof documentText>[1],
): string {
  switch (format) {
    case 'json':
      return `${safeJson(found.map(plainCause))}\n`;
    case 'markdown':
      return documentMarkdown(document);
    case 'html':
      return documentHtml(document, 'Causes of failed logins');
    case 'text':
      return documentText(document, abilities);
  }
}

function plainCause({ pattern, said = [], ...cause }: CatalogueEntry): Record<string, unknown> {
  const sayings = said.map(({ library, text, source }) => ({ library: library.id, text, source }));
  return { ...cause, pattern: pattern?.source ?? null, said: sayings };
}
