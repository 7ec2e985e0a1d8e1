import { stages, type CatalogueEntry } from '../../src/causes/cause.ts';
import { catalogueSections, type CatalogueSection } from '../../src/explain/sections.ts';
import { newLogin, ownVerification, verificationByStage } from '../../src/explain/verification.ts';
import { auth0 } from '../../src/profiles/auth0.ts';
import { fillWords } from '../../src/profiles/fill-words.ts';
import { ownerWords } from '../../src/render/cause-document.ts';
import type { Block } from '../../src/render/document.ts';
import { documentMarkdown } from '../../src/render/markdown.ts';
import { code, plain, words, type RichText } from '../../src/text/rich-text.ts';

/** The whole catalogue as one page of Markdown, for any Auth0 tenant. Says the same however often it is made. */
export async function causesReference(): Promise<string> {
  const sections = await catalogueSections(auth0);
  const count = sections.reduce((sum, { entries }) => sum + entries.length, 0);
  const contents = sections.map(({ title, entries }) => `- [${title}](#${slug(title)}) (${entries.length})`);
  const parts = [
    '# What can fail, and what to do',
    `The ${count} causes that sso-doctor knows, by who speaks. Made by \`npm run docs\` out of the tables in \`src/causes\` and \`src/provider-errors\`; change those, not this page. \`sso-doctor explain <code>\` prints one of them with your service’s names, \`sso-doctor explain <words>\` searches.`,
    contents.join('\n'),
    '## How to see that it is fixed',
    'Where a cause says nothing of its own, this is seen first, by where the login failed:',
    stages.map((stage) => `- \`${stage}\`: ${markdown(filled(verificationByStage[stage]))}`).join('\n'),
    'Then, whatever it was:',
    newLogin.map((step, index) => `${index + 1}. ${markdown(filled(step))}`).join('\n'),
    ...sections.map(sectionMarkdown),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sectionMarkdown({ title, entries }: CatalogueSection): string {
  return [`## ${title}`, ...entries.map(entryMarkdown)].join('\n\n');
}

function entryMarkdown(entry: CatalogueEntry): string {
  const { id, title, stage, owner, error, example, confidence, cause, caution, fix } = entry;
  const own = ownVerification(entry);
  const facts = [
    `fails at \`${stage}\``,
    ...(owner === null ? [] : [`first acts: ${ownerWords(owner, auth0)}`]),
    ...(error === null ? [] : [`error \`${error}\``]),
    confidence,
  ];
  const blocks: Block[] = [
    paragraph('', [{ text: fillWords(title, auth0), mark: 'strong' }]),
    paragraph('', words(facts.join('; '))),
    paragraph('Example', code(example)),
    paragraph('Why', filled(cause)),
    ...(caution === undefined ? [] : [paragraph('Caution', filled(caution))]),
    {
      kind: 'steps',
      label: 'Fix',
      items: fix.map((step) => ({ owner: ownerWords(step.owner, auth0), text: filled(step.step) })),
    },
    ...(own.length === 0 ? [] : [{ kind: 'list' as const, label: 'Fixed when', items: own.map(filled) }]),
  ];
  return `### ${id}\n\n${documentMarkdown(blocks)}\nFrom: ${entry.sources.map(sourceMarkdown).join(', ')}`;
}

function paragraph(label: string, text: RichText): Block {
  return { kind: 'paragraph', label, text, tone: 'neutral' };
}

function filled(text: string): RichText {
  return words(fillWords(text, auth0));
}

function markdown(text: RichText): string {
  return documentMarkdown([paragraph('', text)]).trim();
}

function sourceMarkdown(source: string): string {
  return /^https:\/\/[^\s<>]+$/.test(source) ? `<${source}>` : markdown(plain(source));
}

/** The fragment that GitHub gives a heading. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}
