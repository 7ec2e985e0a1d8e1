import type { RichText, Segment } from '../text/rich-text.ts';
import type { Report } from '../report/report.ts';
import { visible } from '../text/visible-text.ts';
import type { Block, CheckItem, ComparisonRow, Document } from './document.ts';
import { chartBars } from './chart-bars.ts';
import { reportDocument } from './report-document.ts';
import { mermaidSequence } from './sequence.ts';

/** The report as Markdown (CommonMark) for a ticket: nothing out of the input can become a link, an image, a heading or HTML. */
export function renderMarkdown(report: Report): string {
  return documentMarkdown(reportDocument(report));
}

export function documentMarkdown(document: Document): string {
  return `${document.map(blockMarkdown).join('\n\n')}\n`;
}

const stepWords = {
  done: 'passed',
  failed: '**failed here**',
  'not-reached': 'not reached',
  unknown: 'not known',
} as const;

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'verdict':
      return `## ${rich(block.title)}${block.certainty === null ? '' : ` (${block.certainty})`}`;
    case 'flow':
      return block.steps.map(({ name, state }) => `${escape(name)} (${stepWords[state]})`).join(' → ');
    case 'comparison':
      return block.difference === null ? table(block.rows) : `${table(block.rows)}\n\n${escape(block.difference)}`;
    case 'sequence':
      return `\`\`\`mermaid\n${mermaidSequence(block)}\n\`\`\``;
    case 'checks':
      return titled(block.label, block.items.map(checkMarkdown));
    case 'paragraph':
      return block.label === '' ? rich(block.text) : `**${escape(block.label)}**: ${rich(block.text)}`;
    case 'steps':
      return titled(
        block.label,
        block.items.map(({ owner, text }, index) => `${index + 1}. **${escape(owner)}**: ${rich(text)}`),
      );
    case 'list':
      return titled(
        block.label,
        Array.from(block.items, (item) => `- ${rich(item)}`),
      );
    case 'validity':
      return titled(
        block.label,
        block.rows.map(
          ({ name, notBefore, notAfter }) => `- ${escape(name)}: ${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}`,
        ),
      );
    case 'chart':
      return `**${escape(block.label)}**: ${fenced(chartBars(block.counts, true))} ${escape(block.text)}`;
    case 'facts':
      return titled(
        block.label,
        block.rows.map(({ name, value }) => `- ${escape(name)}: ${fenced(value)}`),
      );
  }
}

const stateWords: Record<CheckItem['state'], string> = {
  passed: 'passed',
  failed: '**failed**',
  'not-reached': 'not reached',
  'not-checkable': 'not checkable',
  skipped: 'skipped',
};

function checkMarkdown({ state, name, text, rows }: CheckItem): string {
  const values = rows.map(({ label, value, note }) => `\n  - ${escape(label)}: ${fenced(value)} (${escape(note)})`);
  return `- ${escape(name)} (${stateWords[state]}): ${rich(text)}${values.join('')}`;
}

function table(rows: readonly ComparisonRow[]): string {
  const lines = rows.map(({ label, value, note }) => `| ${escape(label)} | ${cell(value)} | ${escape(note)} |`);
  return ['| | value | which |', '| --- | --- | --- |', ...lines].join('\n');
}

function titled(label: string, lines: readonly string[]): string {
  return label === '' ? lines.join('\n') : `**${escape(label)}**\n\n${lines.join('\n')}`;
}

function rich(text: RichText): string {
  return text.map(segment).join('');
}

function segment({ text, mark }: Segment): string {
  if (mark === 'code') return fenced(text);
  return mark === 'strong' ? `**${escape(text)}**` : escape(text);
}

/** A code span whose fence is longer than any run of back ticks inside. */
function fenced(text: string): string {
  const safe = visible(text);
  const longest = Math.max(0, ...(safe.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 && safe !== '' ? `\`${safe}\`` : `${fence} ${safe} ${fence}`;
}

/** A code span inside a table, where a pipe would end the cell. */
function cell(text: string): string {
  return fenced(text).replaceAll('|', '\\|');
}

/** Everything that CommonMark or GitHub gives a meaning, `@` and bare addresses included. */
function escape(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]#+!|<>~&@]/g, (character) =>
      character === '<' ? '&lt;' : character === '&' ? '&amp;' : character === '@' ? '&#64;' : `\\${character}`,
    )
    .replace(/(https?):\/\//gi, '$1\\://')
    .replace(/\bwww\./gi, 'www\\.');
}
