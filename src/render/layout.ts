import { plain, type RichText } from '../text/rich-text.ts';
import { drawSequence, timeOf, type Sequence } from './sequence.ts';
import { chartBars } from './chart-bars.ts';
import { labelWidth, narrow, Page, width, type Line, type Span, type Style, type Symbols } from './page.ts';
import { validityBars } from './validity-bars.ts';
import type { Block, CheckItem, ComparisonRow, DifferenceMark, Document, FlowStep, Tone } from './document.ts';

export type { Line, Span, Style } from './page.ts';

export interface LayoutOptions {
  /** Width of the terminal in cells. */
  readonly columns: number;
  /** Whether the terminal can show more than ASCII. */
  readonly unicode: boolean;
}

const widest = 120;

/** Lays a document out in lines. Prose wraps at the width; values never break. Every character is safe to print. */
export function layout(document: Document, options: LayoutOptions): Line[] {
  return [...layoutLines(document, options)];
}

/** The same lines, made as they are asked for: a response can have tens of thousands of attributes. */
export function* layoutLines(document: Document, { columns, unicode }: LayoutOptions): Generator<Line> {
  const page = new Page(Math.max(20, Math.min(columns, widest)), unicode);
  for (const [index, block] of document.entries()) {
    if (index > 0 && !isTight(block)) page.blank();
    const parts = layoutBlock(block, page);
    for (let isOver = false; !isOver;) {
      isOver = parts.next().done === true;
      yield* page.take();
    }
  }
}

/** The lines' text alone, without trailing blanks. */
export function lineText(line: Line): string {
  return line
    .map((span) => span.text)
    .join('')
    .trimEnd();
}

function isTight(block: Block): boolean {
  return 'tight' in block && block.tight;
}

/** Stops after each item of what can be long. */
function* layoutBlock(block: Block, page: Page): Generator<undefined> {
  switch (block.kind) {
    case 'verdict':
      return layoutVerdict(block, page);
    case 'flow':
      return layoutFlow(block.steps, page);
    case 'comparison':
      return layoutComparison(block, page);
    case 'sequence':
      return layoutSequence(block, page);
    case 'checks':
      for (const [index, item] of block.items.entries()) {
        layoutCheck(index === 0 ? block.label : '', item, page);
        yield;
      }
      return;
    case 'paragraph':
      return page.labelled(block.label, block.text, block.tone === 'neutral' ? 'label' : styleOf(block.tone));
    case 'steps':
      return block.items.forEach((item, index) => {
        const lead = `${index + 1}. ${item.owner}: `;
        page.labelled(index === 0 ? block.label : '', [{ text: lead, mark: 'strong' }, ...item.text], 'label', 3);
      });
    case 'list':
      return yield* layoutList(block, page);
    case 'facts':
      return yield* layoutFacts(block, page);
    case 'validity':
      return layoutValidity(block, page);
    case 'chart':
      page.labelled(block.label, [{ text: chartBars(block.counts, page.unicode), mark: 'code' }], 'label');
      return page.labelled('', [{ text: block.text, mark: 'plain' }], 'label');
  }
}

function styleOf(tone: Tone): Style {
  return tone === 'neutral' ? 'plain' : tone;
}

function layoutVerdict(block: Extract<Block, { kind: 'verdict' }>, page: Page): void {
  const certainty = block.certainty === null ? '' : ` (${block.certainty})`;
  const title: RichText = [
    ...block.title.map((segment) => ({ ...segment, mark: 'strong' as const })),
    { text: certainty, mark: 'plain' },
  ];
  page.wrapped([{ text: `${page.symbols.tone[block.tone]} `, style: styleOf(block.tone) }], title, 2);
}

function layoutFlow(steps: readonly FlowStep[], page: Page): void {
  const drawn = steps.map(({ name, state }) => {
    const style: Style = state === 'failed' ? 'bad' : state === 'done' ? 'plain' : 'dim';
    return page.span(stepText(name, state, page.symbols), style);
  });
  const arrow: Span = { text: ` ${page.symbols.arrow} `, style: 'dim' };
  const line: Span[] = [{ text: '  ', style: 'plain' }];
  drawn.forEach((span, index) => line.push(...(index === 0 ? [span] : [arrow, span])));
  if (width(line) <= page.columns) return page.line(line);
  drawn.forEach((span, index) => {
    page.line([{ text: index === 0 ? '  ' : `  ${page.symbols.arrow} `, style: 'dim' }, span]);
  });
}

/** Steps before the failing one need no mark; the failing one says so in words too. */
function stepText(name: string, state: FlowStep['state'], symbols: Symbols): string {
  switch (state) {
    case 'done':
      return name;
    case 'failed':
      return `${name} ${symbols.failed} failed`;
    case 'not-reached':
      return `(${name})`;
  }
}

function layoutComparison({ rows, mark, difference }: Extract<Block, { kind: 'comparison' }>, page: Page): void {
  layoutRows(rows, mark, page, page.columns < narrow ? 0 : labelWidth, '');
  if (difference !== null) page.labelled('', [{ text: difference, mark: 'plain' }], 'plain');
}

/** The two values under each other from the same column on; the note before a value that would not fit behind its label. */
function layoutRows(
  rows: readonly ComparisonRow[],
  mark: DifferenceMark,
  page: Page,
  indent: number,
  margin: string,
): void {
  const inset: Span = { text: margin + ' '.repeat(indent), style: 'plain' };
  const drawn = rows.map((row) => {
    const value = page.span(row.value, 'code');
    const note = page.span(row.note, 'dim');
    const label: Span = { text: margin + row.label.padEnd(labelWidth), style: 'label' };
    return { row, value, note, label, oneLine: [label, value, { text: '  ', style: 'plain' } as const, note] };
  });
  const fits = indent > 0 && drawn.every(({ oneLine }) => width(oneLine) <= page.columns);
  drawn.forEach(({ row, value, note, label, oneLine }, index) => {
    if (fits) {
      page.line(oneLine);
    } else {
      page.line([label, note]);
      page.line([inset, value]);
    }
    const before = rows[index - 1];
    const marks = before === undefined ? '' : differenceMarks(before.value, row.value, mark, page);
    if (marks !== '') page.line([inset, { text: marks, style: 'bad' }]);
  });
}

const stateStyles: Record<CheckItem['state'], Style> = {
  passed: 'good',
  failed: 'bad',
  'not-reached': 'dim',
  'not-checkable': 'unsure',
  skipped: 'dim',
};

function layoutCheck(label: string, { state, name, text, rows }: CheckItem, page: Page): void {
  const symbol = page.symbols.state[state];
  const lead: RichText = [{ text: `${name}: `, mark: 'strong' }];
  const left: Line = [
    ...(page.columns < narrow ? [] : [{ text: label.padEnd(labelWidth), style: 'label' } as const]),
    { text: `${symbol} `, style: stateStyles[state] },
  ];
  if (page.columns < narrow && label !== '') page.line([{ text: label, style: 'label' }]);
  page.wrapped(left, [...lead, ...text], width(left));
  const margin = ' '.repeat(width(left));
  layoutRows(rows, 'first', page, page.columns < narrow ? 0 : labelWidth, margin);
}

/** A caret under every character that differs, or under the first one; nothing where none do. */
function differenceMarks(one: string, other: string, mark: DifferenceMark, page: Page): string {
  if (one === other) return '';
  if (mark === 'first') {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    return `${' '.repeat(width([page.span(one.slice(0, at), 'code')]))}^`;
  }
  let marks = '';
  for (let index = 0; index < Math.max(one.length, other.length); index++)
    marks += one[index] === other[index] ? ' ' : '^';
  return marks.trim() === '' ? '' : marks.trimEnd();
}

/** Dates first, so that they stay where there is no room for bars. */
function layoutValidity({ label, now, rows }: Extract<Block, { kind: 'validity' }>, page: Page): void {
  const names = rows.reduce((longest, { name }) => Math.max(longest, name.length), 'now'.length) + 2;
  const dates = 'yyyy-mm-dd to yyyy-mm-dd  '.length;
  const lead = page.leadOf(label);
  const bars = validityBars(rows, now, page.columns - width([lead(false)]) - names - dates, page.unicode);
  const line = (isFirst: boolean, name: string, date: string, bar: string): void =>
    page.line([
      lead(isFirst),
      page.span(name.padEnd(names), 'plain'),
      page.span(bar === '' ? date : date.padEnd(dates), 'code'),
      { text: bar, style: 'plain' },
    ]);
  rows.forEach(({ name, notBefore, notAfter }, index) => {
    line(index === 0, name, `${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}`, bars.rows[index] ?? '');
  });
  line(rows.length === 0, 'now', now.slice(0, 10), bars.now);
}

/** Lines between the parties where there is room, else a list. */
function layoutSequence(sequence: Sequence, page: Page): void {
  const drawn = page.columns < narrow ? null : drawSequence(sequence, page.columns - labelWidth, page.unicode);
  if (drawn === null) {
    for (const message of sequence.messages) {
      const { from, to, text, failed } = message;
      const way = `${timeOf(message)} ${from} ${page.symbols.arrow} ${to}: `.trimStart();
      page.labelled('', [...plain(way), { text, mark: failed ? 'strong' : 'plain' }], 'plain', 2);
    }
    return;
  }
  page.line([{ text: ' '.repeat(labelWidth), style: 'plain' }, page.span(drawn.head, 'dim')]);
  for (const { time, arrow, message } of drawn.rows) {
    const lead: Line = [
      { text: time.padEnd(labelWidth), style: 'dim' },
      page.span(arrow, message.failed ? 'bad' : 'dim'),
    ];
    const mark = message.failed ? ('strong' as const) : ('plain' as const);
    page.wrapped(lead, [{ text: message.text, mark }], labelWidth + arrow.length);
  }
}

function* layoutList({ label, items }: Extract<Block, { kind: 'list' }>, page: Page): Generator<undefined> {
  const bullet: Span = { text: `${page.symbols.bullet} `, style: 'plain' };
  let isFirst = true;
  for (const item of items) {
    page.labelled(isFirst ? label : '', item, 'label', 2, [bullet]);
    isFirst = false;
    yield;
  }
}

/** A value that has no room beside its name stands below it where the terminal is narrow, so that a thumbprint is whole. */
function* layoutFacts({ label, rows }: Extract<Block, { kind: 'facts' }>, page: Page): Generator<undefined> {
  // A call takes only so many arguments, and a response may have more attributes.
  const names = rows.reduce((longest, { name }) => Math.max(longest, name.length), 0) + 2;
  const lead = page.leadOf(label);
  for (const [index, row] of rows.entries()) {
    const value = page.span(row.value, 'code');
    const line = [lead(index === 0), page.span(row.name.padEnd(names), 'plain'), value];
    if (page.columns >= narrow || width(line) <= page.columns) page.line(line);
    else {
      const inset = width([value]) + 4 > page.columns ? 0 : 4;
      page.line([lead(false), page.span(row.name, 'plain')]);
      page.line([{ text: ' '.repeat(inset), style: 'plain' }, value]);
    }
    yield;
  }
}
