import type { Guide, GuidePart } from '../explain/guide.ts';
import { fillWords } from '../profiles/fill-words.ts';
import type { Profile } from '../profiles/profile.ts';
import { plain, words } from '../text/rich-text.ts';
import { ownerWords } from './cause-document.ts';
import type { Block, Document } from './document.ts';

/** A guide with the service's and the provider's names filled in, as plain data. */
export function namedGuide(guide: Guide, profile: Profile): Guide {
  const filled = (text: string): string => {
    return fillWords(guide.provider === null ? text : text.replaceAll('{idp}', guide.provider.name), profile);
  };
  const named = (part: GuidePart): GuidePart => {
    if ('facts' in part) return { ...part, facts: part.facts.map(filled) };
    return { ...part, steps: part.steps.map(({ owner, step }) => ({ owner, step: filled(step) })) };
  };
  return { ...guide, parts: guide.parts.map(named) };
}

/** A guide whose names are filled in: what is to be known, and each step with who can do it. */
export function guideDocument({ title, parts, references }: Guide, profile: Profile): Document {
  const block = (part: GuidePart): Block => {
    if ('facts' in part) return { kind: 'list', label: part.title, items: part.facts.map(words) };
    const items = part.steps.map(({ owner, step }) => ({ owner: ownerWords(owner, profile), text: words(step) }));
    return { kind: 'steps', label: part.title, items };
  };
  return [
    { kind: 'verdict', tone: 'neutral', title: plain(title), certainty: null },
    ...parts.map(block),
    { kind: 'list', label: 'sources', items: references.map(plain) },
  ];
}
