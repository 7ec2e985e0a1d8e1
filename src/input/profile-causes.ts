import { owners, stages, type CatalogueEntry, type FixStep } from '../causes/cause.ts';
import { errorTemplate } from '../profiles/error-template.ts';
import { kindOf, oneOf, readMembers, wrongValue, type Place, type ValueReaders } from './connection-values.ts';
import { membersOf } from './plain-data.ts';
import { kebabCase, link, listOf, message, sentences, withKeys } from './profile-values.ts';

/** An error of the service's own, as it stands in the file. */
type OwnCause = Partial<
  Pick<
    CatalogueEntry,
    | 'id'
    | 'title'
    | 'stage'
    | 'owner'
    | 'error'
    | 'example'
    | 'cause'
    | 'fix'
    | 'send'
    | 'caution'
    | 'verify'
    | 'sources'
  >
> & { readonly pattern?: string };

const neededKeys = ['id', 'title', 'stage', 'pattern', 'example', 'cause', 'fix'] as const;

/**
 * An entry for the catalogue. Its pattern is a template and no regular expression, since nothing at hand can tell at run time which of
 * those take for ever on a hostile text.
 * @throws SsoDoctorError ERR_PROFILE
 */
export async function ownCause(value: unknown, place: Place): Promise<CatalogueEntry> {
  const { source, key } = place;
  const read = withKeys(await readMembers(itemMembers(value, place), readers, source, `${key}.`), neededKeys, place);
  const { pattern: written, ...said } = read;
  const template = errorTemplate(written);
  if ('reason' in template)
    throw wrongValue(
      { source, key: `${key}.pattern` },
      template.reason,
      'the message is asked for, with <names> for what changes in it',
    );
  if (!template.pattern.test(said.example))
    throw wrongValue(
      { source, key: `${key}.example` },
      'does not match the pattern',
      'a message that does is asked for',
    );
  return {
    ...said,
    owner: said.owner ?? said.fix[0]?.owner ?? null,
    error: said.error ?? null,
    pattern: template.pattern,
    send: said.send ?? [],
    confidence: 'profile',
    sources: said.sources ?? [],
  };
}

const readers: ValueReaders<OwnCause> = {
  id: kebabCase,
  title: sentences,
  stage: oneOf(stages),
  owner: oneOf(owners),
  error: message,
  pattern: message,
  example: message,
  cause: sentences,
  fix: async (value, place) => {
    const steps = await listOf(fixStep)(value, place);
    if (steps.length === 0) throw wrongValue(place, 'is an empty list', 'one step at least is asked for');
    return steps;
  },
  send: listOf(sentences),
  caution: sentences,
  verify: listOf(sentences),
  sources: listOf(link),
};

async function fixStep(value: unknown, place: Place): Promise<FixStep> {
  const read = await readMembers<Partial<FixStep>>(
    itemMembers(value, place),
    { owner: oneOf(owners), step: sentences },
    place.source,
    `${place.key}.`,
  );
  return withKeys(read, ['owner', 'step'], place);
}

function itemMembers(value: unknown, place: Place): ReadonlyMap<string, unknown> {
  const members = membersOf(value);
  if (members === null) throw wrongValue(place, `is ${kindOf(value)}`, 'an object is asked for');
  return members;
}
