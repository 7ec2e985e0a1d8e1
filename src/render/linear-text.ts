import type { Report } from '../report/report.ts';
import { richTextWords } from '../text/rich-text.ts';
import { plainPunctuation, visible, visibleAscii } from '../text/visible-text.ts';
import {
  checkStateWords,
  type Block,
  type CheckItem,
  type ComparisonRow,
  type Document,
  type FlowStep,
  type Tone,
} from './document.ts';
import { reportDocument } from './report-document.ts';

export interface LinearOptions {
  readonly unicode: boolean;
}

/**
 * The report for a screen reader: what the plain report says in the same order, each statement in a line of its own with its label, in
 * words where that one draws.
 */
export function renderLinearText(report: Report, options: LinearOptions): string {
  return linearText(reportDocument(report), options);
}

function linearText(document: Document, { unicode }: LinearOptions): string {
  let label = '';
  const lines = document.flatMap((block) => {
    // A block without a label of its own belongs to the one before.
    if ('label' in block && block.label !== '') label = block.label;
    return blockLines(block, label);
  });
  const safe = lines.map((line) => (unicode ? visible(line) : visibleAscii(visible(plainPunctuation(line)))));
  return `${safe.join('\n')}\n`;
}

const toneWords: Record<Tone, string> = {
  bad: 'Problem',
  good: 'No problem',
  unsure: 'Not certain',
  neutral: 'Result',
};

function blockLines(block: Block, label: string): string[] {
  switch (block.kind) {
    case 'verdict': {
      const certainty = block.certainty === null ? '' : ` Certainty: ${block.certainty}.`;
      return [`${toneWords[block.tone]}: ${richTextWords(block.title).replace(/\.$/, '')}.${certainty}`];
    }
    case 'flow':
      return [`Way of the login: ${block.steps.map(stepWords).join('; ')}.`];
    case 'sequence':
      return block.messages.map(
        ({ at, from, to, text, failed }) =>
          `${failed ? 'failed message' : 'message'}${at === null ? '' : ` at ${at}`}, from ${from} to ${to}: ${text}`,
      );
    case 'chart':
      return [`${label}: ${block.text}: ${block.counts.join(', ')}`];
    case 'comparison':
      return [...block.rows.map(rowWords), ...(block.difference === null ? [] : [`difference: ${block.difference}`])];
    case 'checks':
      return block.items.flatMap((item) => [checkWords(item, label), ...item.rows.map(rowWords)]);
    case 'paragraph':
      return [`${label}: ${richTextWords(block.text)}`];
    case 'steps':
      return numbered(block.items, label, ({ owner, text }) => `${owner}: ${richTextWords(text)}`);
    case 'validity':
      return [
        ...block.rows.map(({ name, notBefore, notAfter }) => `${label}: ${name}, from ${notBefore} to ${notAfter}`),
        `now: ${block.now}`,
      ];
    case 'list':
      return numbered([...block.items], label, richTextWords);
    case 'facts':
      return block.rows.map(({ name, value }) => `${label === '' ? '' : `${label}, `}${name}: ${value}`);
  }
}

function numbered<Item>(items: readonly Item[], label: string, wordsOf: (item: Item) => string): string[] {
  if (items.length === 1) return items.map((item) => `${label}: ${wordsOf(item)}`);
  return items.map((item, index) => `${label} ${index + 1} of ${items.length}: ${wordsOf(item)}`);
}

function stepWords({ name, state }: FlowStep): string {
  switch (state) {
    case 'done':
      return name;
    case 'failed':
      return `${name}, failed here`;
    case 'not-reached':
      return `${name}, not reached`;
  }
}

function rowWords({ label, note, value }: ComparisonRow): string {
  return `${label} (${note}): ${value}`;
}

function checkWords({ state, name, text }: CheckItem, label: string): string {
  return `${label === '' ? '' : `${label}, `}${checkStateWords[state]}: ${name}. ${richTextWords(text)}`.trim();
}
