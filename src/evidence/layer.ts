import type { Undone } from './callback-facts.ts';

/** One stretch of a text that was replaced. Places and lengths are UTF-16 code units, in the new text and in the one it came from. */
interface Edit {
  readonly at: number;
  readonly length: number;
  readonly sourceAt: number;
  readonly sourceLength: number;
}

export interface Rewritten {
  readonly text: string;
  /** In their order, not overlapping; empty where nothing was replaced. */
  readonly edits: readonly Edit[];
}

/** A text won from another one by undoing one thing, and the way back to where it stood. */
export interface Layer extends Rewritten {
  readonly parent: Layer | null;
  /** Where in the parent's text this one's source begins. */
  readonly offset: number;
  /** Null where this is only a part of the parent. */
  readonly step: Undone | null;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The text as it was given. */
export function rootLayer(text: string): Layer {
  return { text, edits: [], parent: null, offset: 0, step: null };
}

/** What `rewritten` made of the parent's text from `offset` on. */
export function layerAbove(parent: Layer, offset: number, step: Undone, rewritten: Rewritten): Layer {
  return { ...rewritten, parent, offset, step };
}

/** Replaces what a global pattern matches; where `replace` answers null, the text stays. Linear if the pattern is. */
export function rewrite(text: string, pattern: RegExp, replace: (match: RegExpExecArray) => string | null): Rewritten {
  const edits: Edit[] = [];
  const pieces: string[] = [];
  let copied = 0;
  let length = 0;
  for (const match of text.matchAll(pattern)) {
    const replacement = replace(match);
    if (replacement === null) continue;
    pieces.push(text.slice(copied, match.index), replacement);
    const at = length + match.index - copied;
    edits.push({ at, length: replacement.length, sourceAt: match.index, sourceLength: match[0].length });
    length = at + replacement.length;
    copied = match.index + match[0].length;
  }
  if (edits.length === 0) return { text, edits };
  pieces.push(text.slice(copied));
  return { text: pieces.join(''), edits };
}

/** Takes stretches away, which ascend. */
export function without(text: string, stretches: readonly Range[]): Rewritten {
  const pieces: string[] = [];
  let copied = 0;
  let at = 0;
  const edits = stretches.map(({ start, end }): Edit => {
    pieces.push(text.slice(copied, start));
    at += start - copied;
    copied = end;
    return { at, length: 0, sourceAt: start, sourceLength: end - start };
  });
  return edits.length === 0 ? { text, edits } : { text: pieces.join('') + text.slice(copied), edits };
}

/** Where a stretch of a layer stands in the text that everything came from. */
export function rangeInRoot(layer: Layer, range: Range): Range {
  let found = range;
  for (let at: Layer | null = layer; at !== null; at = at.parent) found = rangeInParent(at, found);
  return found;
}

/** What was undone inside a stretch of a layer, in the order it was undone. */
export function undoneIn(layer: Layer, range: Range): Undone[] {
  const steps: Undone[] = [];
  let found = range;
  for (let at: Layer | null = layer; at !== null; at = at.parent) {
    if (at.step !== null && touches(at.edits, found)) steps.push(at.step);
    found = rangeInParent(at, found);
  }
  return [...new Set(steps.toReversed())];
}

function rangeInParent(layer: Layer, { start, end }: Range): Range {
  return {
    start: layer.offset + sourceOf(layer.edits, start, false),
    end: layer.offset + sourceOf(layer.edits, end, true),
  };
}

/** `isEnd`: the place is the end of a stretch, so that an edit it cuts through belongs to the stretch as a whole. */
function sourceOf(edits: readonly Edit[], place: number, isEnd: boolean): number {
  const edit = edits[lastEditFrom(edits, isEnd ? place - 1 : place)];
  if (edit === undefined) return place;
  const behind = place - edit.at - edit.length;
  if (behind >= 0) return edit.sourceAt + edit.sourceLength + behind;
  return isEnd ? edit.sourceAt + edit.sourceLength : edit.sourceAt;
}

function touches(edits: readonly Edit[], { start, end }: Range): boolean {
  for (let index = Math.max(0, lastEditFrom(edits, start)); index < edits.length; index += 1) {
    const edit = edits[index];
    if (edit === undefined || edit.at >= end) return false;
    // What was taken away leaves no length: it counts where it stood strictly inside.
    if (edit.length === 0 ? edit.at > start : edit.at + edit.length > start) return true;
  }
  return false;
}

/** The last edit that begins at `place` or before it; -1 where there is none. */
function lastEditFrom(edits: readonly Edit[], place: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.at ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
