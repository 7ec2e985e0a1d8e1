/** Words with marks, without colours or layout: what all renderers share. */

type Mark = 'plain' | 'code' | 'strong';

export interface Segment {
  readonly text: string;
  readonly mark: Mark;
}

export type RichText = readonly Segment[];

/** Words as they stand; nothing in them is a mark. For anything that came out of an input. */
export function plain(text: string): RichText {
  return [{ text, mark: 'plain' }];
}

export function code(text: string): RichText {
  return [{ text, mark: 'code' }];
}

/** The words without their marks. */
export function richTextWords(text: RichText): string {
  return text.map((segment) => segment.text).join('');
}

/** Our own sentences, in which back ticks mark code. A tick without a partner stays as it is. */
export function words(text: string): RichText {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(/`([^`]+)`/g)) {
    if (match.index > end) segments.push({ text: text.slice(end, match.index), mark: 'plain' });
    segments.push({ text: match[1] ?? '', mark: 'code' });
    end = match.index + match[0].length;
  }
  if (end < text.length) segments.push({ text: text.slice(end), mark: 'plain' });
  return segments;
}
