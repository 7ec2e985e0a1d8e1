import type { Owner } from '../causes/cause.ts';
import type { Shelved } from '../explain/look-up.ts';
import { ranking, type Hit } from '../explain/search.ts';
import { verificationOf } from '../explain/verification.ts';
import { limits } from '../limits.ts';
import { application } from '../profiles/application.ts';
import { fillWords } from '../profiles/fill-words.ts';
import type { Profile } from '../profiles/profile.ts';
import { providerPlaces, type ProviderPlaces } from '../providers/provider-places.ts';
import { plain, words } from '../text/rich-text.ts';
import { paragraph, type Block, type Document } from './document.ts';

const protocols = { saml: 'SAML', oidc: 'OpenID Connect or OAuth 2.0' } as const;

/** One entry of the catalogue: what it means, how it arises, how to fix it, how to see that it is fixed, where it is known from. */
export function causeDocument(cause: Shelved, ofService: Profile): Document {
  const profile = profileOf(cause, ofService);
  const places = placesOf(cause);
  const filled = (text: string): ReturnType<typeof words> => words(fillWords(text, profile, places));
  const blocks: Block[] = [
    { kind: 'verdict', tone: 'neutral', title: filled(cause.title), certainty: null },
    {
      kind: 'facts',
      label: '',
      rows: [
        { name: 'code', value: cause.id },
        ...(cause.error === null ? [] : [{ name: 'error', value: cause.error }]),
        { name: 'where', value: cause.stage },
        { name: 'listed under', value: cause.section },
        ...(cause.protocol === null ? [] : [{ name: 'protocol', value: protocols[cause.protocol] }]),
        { name: 'known', value: cause.confidence },
      ],
      tight: true,
    },
    { kind: 'paragraph', label: 'example', text: plain(cause.example), tone: 'neutral' },
    { kind: 'paragraph', label: 'why', text: filled(cause.cause), tone: 'neutral' },
  ];
  if (cause.caution !== undefined)
    blocks.push({ kind: 'paragraph', label: 'caution', text: filled(cause.caution), tone: 'bad' });
  const items = cause.fix.map(({ owner, step }) => ({ owner: ownerWords(owner, profile), text: filled(step) }));
  blocks.push(
    { kind: 'steps', label: 'fix', items },
    { kind: 'list', label: 'verify', items: verificationOf(cause).map(filled) },
  );
  if (cause.send.length > 0) blocks.push({ kind: 'list', label: 'send', items: cause.send.map(filled) });
  const speakers = new Set((cause.said ?? []).map(({ library }) => library.name));
  if (speakers.size > 0) blocks.push({ kind: 'list', label: 'said by', items: [...speakers].map(plain) });
  const { support, supportContact } = profile;
  if (supportContact !== null && cause.fix.some(({ owner }) => owner === 'broker-support'))
    blocks.push({ kind: 'facts', label: 'contact', rows: [{ name: support, value: supportContact }] });
  if (cause.sources.length > 0) blocks.push({ kind: 'list', label: 'sources', items: cause.sources.map(plain) });
  return blocks;
}

/** Every entry's code and title. */
export function causeListDocument(causes: readonly Shelved[], profile: Profile): Document {
  const rows = causes.map((cause) => ({ name: cause.id, value: fillWords(cause.title, profileOf(cause, profile)) }));
  return [{ kind: 'facts', label: '', rows }];
}

/** Entries that have the words of a query, and where. */
export function hitsDocument(hits: readonly Hit<Shelved>[], profile: Profile): Document {
  const items = hits
    .slice(0, limits.searchHitsShown)
    .map(({ entry, places }) =>
      words(`\`${entry.id}\` ${fillWords(entry.title, profileOf(entry, profile))} (${places.join(', ')})`),
    );
  const more = hits.length - items.length;
  return [
    { kind: 'list', label: 'found', items },
    paragraph(
      '',
      plain(
        more > 0
          ? `${ranking} ${more} more are left out; more words or --owner, --stage, --protocol, --provider narrow it down.`
          : ranking,
      ),
    ),
    paragraph('more', words('`sso-doctor explain <code>`')),
  ];
}

/** The same as plain data, with the service's names filled in. `foundIn`: where the words of the query stand; null where it names this entry. */
export function plainCause(
  { pattern, said = [], ...cause }: Shelved,
  profile: Profile,
  foundIn: readonly string[] | null,
): Record<string, unknown> {
  const places = placesOf(cause);
  const filled = (text: string): string => fillWords(text, profileOf(cause, profile), places);
  return {
    ...cause,
    title: filled(cause.title),
    cause: filled(cause.cause),
    fix: cause.fix.map(({ owner, step }) => ({ owner, step: filled(step) })),
    send: cause.send.map(filled),
    ...(cause.caution !== undefined && { caution: filled(cause.caution) }),
    verify: verificationOf({ ...cause, pattern }).map(filled),
    pattern: pattern?.source ?? null,
    said: said.map(({ library, text, source }) => ({ library: library.id, text, source })),
    foundIn,
  };
}

/** What any application can say is not about one service. */
function profileOf({ anyApplication }: Pick<Shelved, 'anyApplication'>, profile: Profile): Profile {
  return anyApplication === true ? application : profile;
}

/** Whoever asks for a provider knows that it is the one. */
function placesOf({ provider }: Pick<Shelved, 'provider'>): ProviderPlaces {
  return providerPlaces(provider === null ? null : { id: provider, certainty: 'likely' });
}

export function ownerWords(owner: Owner, profile: Profile): string {
  switch (owner) {
    case 'end-user':
      return 'the user';
    case 'idp-admin':
      return 'identity provider administrator';
    case 'broker-support':
      return profile.support;
    case 'app-developer':
      return `developers of ${profile.service}`;
  }
}
