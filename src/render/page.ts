import cellWidth from '../text/cell-width.ts';
import type { RichText } from '../text/rich-text.ts';
import { plainPunctuation, visible, visibleAscii } from '../text/visible-text.ts';
import type { CheckItem, Tone } from './document.ts';

/** How a piece of a line looks; the meaning is always in the words or symbols too. */
export type Style = 'plain' | 'strong' | 'dim' | 'code' | 'bad' | 'good' | 'unsure' | 'label';

export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** One line of the terminal. Lines with a value in them that must stay whole can be wider than the columns. */
export type Line = readonly Span[];

export interface Symbols {
  readonly tone: Record<Tone, string>;
  readonly failed: string;
  readonly arrow: string;
  readonly bullet: string;
  readonly state: Record<CheckItem['state'], string>;
}

const unicodeSymbols: Symbols = {
  tone: { bad: '✗', good: '✓', unsure: '?', neutral: '·' },
  failed: '✗',
  arrow: '→',
  bullet: '•',
  state: { passed: '✓', failed: '✗', 'not-reached': '·', 'not-checkable': '?', skipped: '–' },
};

const asciiSymbols: Symbols = {
  tone: { bad: 'x', good: '+', unsure: '?', neutral: '-' },
  failed: 'x',
  arrow: '->',
  bullet: '*',
  state: { passed: '+', failed: 'x', 'not-reached': '.', 'not-checkable': '?', skipped: '-' },
};

/** Cells of the left column, which has the labels. */
export const labelWidth = 11;
/** With fewer columns labels stand above what they are for. */
export const narrow = 60;

/** Lines as they are written one after another. */
export class Page {
  #lines: Line[] = [];
  #isEmpty = true;
  readonly columns: number;
  readonly unicode: boolean;
  readonly symbols: Symbols;

  constructor(columns: number, unicode: boolean) {
    this.columns = columns;
    this.unicode = unicode;
    this.symbols = unicode ? unicodeSymbols : asciiSymbols;
  }

  /** In ASCII our own words have plain punctuation; two values that differ in nothing else must not look the same. */
  #safe(text: string, style: Style): string {
    if (this.unicode) return visible(text);
    return visibleAscii(visible(style === 'code' ? text.replaceAll('…', '...') : plainPunctuation(text)));
  }

  /** What was written since it was last called. */
  take(): readonly Line[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  line(spans: Line): void {
    this.#lines.push(spans);
    this.#isEmpty = false;
  }

  blank(): void {
    if (!this.#isEmpty) this.line([]);
  }

  span(text: string, style: Style): Span {
    return { text: this.#safe(text, style), style };
  }

  /** A label in the left column, words beside it; below it where the terminal is narrow. What is `before` the words stays with the first one. */
  labelled(label: string, text: RichText, style: Style, hanging = 0, before: Line = []): void {
    if (this.columns >= narrow) {
      return this.wrapped([{ text: label.padEnd(labelWidth), style }, ...before], text, labelWidth + hanging);
    }
    if (label !== '') this.line([{ text: label, style }]);
    this.wrapped([{ text: '  ', style: 'plain' }, ...before], text, 2 + hanging);
  }

  /** What begins each row of a block: its label before the first one; where the terminal is narrow the label stands above them. */
  leadOf(label: string): (isFirst: boolean) => Span {
    if (this.columns >= narrow)
      return (isFirst) => ({ text: (isFirst ? label : '').padEnd(labelWidth), style: 'label' });
    if (label !== '') this.line([{ text: label, style: 'label' }]);
    return () => ({ text: '  ', style: 'plain' });
  }

  /** Words after `lead`, wrapped between words, further lines indented by `indent` cells. A word wider than the line stays whole. */
  wrapped(lead: Line, text: RichText, indent: number): void {
    let line: Span[] = [...lead];
    let used = width(lead);
    let first = true;
    for (const word of this.#words(text)) {
      const cells = width(word);
      if (!first && used + 1 + cells > this.columns) {
        this.line(line);
        line = [{ text: ' '.repeat(indent), style: 'plain' }];
        used = indent;
        first = true;
      }
      if (!first) join(line, blankBetween(line, word));
      for (const span of word) join(line, span);
      used += cells + (first ? 0 : 1);
      first = false;
    }
    this.line(line);
  }

  /** What stands between two blanks, across marks: a comma stays with the code before it. */
  *#words(text: RichText): Generator<Span[]> {
    let word: Span[] = [];
    for (const segment of text) {
      for (const [index, piece] of this.#safe(segment.text, segment.mark).split(/ +/).entries()) {
        if (index > 0 && word.length > 0) {
          yield word;
          word = [];
        }
        if (piece !== '') word.push({ text: piece, style: segment.mark });
      }
    }
    if (word.length > 0) yield word;
  }
}

/** Adds a span to a line; one span with what stands before it where both look the same, as a screen takes its time for every span. */
function join(line: Span[], span: Span): void {
  const last = line.at(-1);
  if (last?.style === span.style) line[line.length - 1] = { text: last.text + span.text, style: span.style };
  else line.push(span);
}

/** The blank between a line and the word that goes on with it; it belongs to both where they look the same. */
function blankBetween(line: readonly Span[], word: readonly Span[]): Span {
  const before = line.at(-1)?.style;
  return { text: ' ', style: before === word[0]?.style ? (before ?? 'plain') : 'plain' };
}

/** Cells of a line. */
export function width(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + cellWidth(span.text), 0);
}
