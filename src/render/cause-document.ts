import type { CatalogueEntry, Owner } from '../causes/cause.ts';
import { fillWords } from '../profiles/fill-words.ts';
import type { Profile } from '../profiles/profile.ts';
import { plain, words } from '../rich-text.ts';
import type { Block, Document } from './document.ts';

/** One entry of the catalogue: what it means, how it arises, how to fix it, what to send, where it is known from. */
export function causeDocument(cause: CatalogueEntry, profile: Profile): Document {
  const filled = (text: string): ReturnType<typeof words> => words(fillWords(text, profile));
  const blocks: Block[] = [
    { kind: 'verdict', tone: 'neutral', title: filled(cause.title), certainty: null },
    {
      kind: 'facts',
      label: '',
      rows: [
        { name: 'code', value: cause.id },
        ...(cause.error === null ? [] : [{ name: 'error', value: cause.error }]),
        { name: 'where', value: cause.stage },
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
  blocks.push({ kind: 'steps', label: 'fix', items });
  if (cause.send.length > 0) blocks.push({ kind: 'list', label: 'send', items: cause.send.map(filled) });
  const speakers = new Set((cause.said ?? []).map(({ library }) => library.name));
  if (speakers.size > 0) blocks.push({ kind: 'list', label: 'said by', items: [...speakers].map(plain) });
  blocks.push({ kind: 'list', label: 'sources', items: cause.sources.map(plain) });
  return blocks;
}

/** Every entry's code and title. */
export function causeListDocument(causes: readonly CatalogueEntry[], profile: Profile): Document {
  const rows = causes.map(({ id, title }) => ({ name: id, value: fillWords(title, profile) }));
  return [{ kind: 'facts', label: '', rows }];
}

function ownerWords(owner: Owner, profile: Profile): string {
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
