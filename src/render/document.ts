import type { RichText } from '../text/rich-text.ts';
import type { Sequence } from './sequence.ts';

/**
 * What every renderer shows, in reading order: blocks of meaning without width, colour or characters for drawing.
 * A blank line stands before each block, unless it is `tight`. The screen, the plain text and the Markdown are made from the same document, so they say the same in the same order.
 */
export type Document = readonly Block[];

export type Tone = 'bad' | 'good' | 'unsure' | 'neutral';

export type Block =
  /** The answer in one line, and how certain it is. */
  | { readonly kind: 'verdict'; readonly tone: Tone; readonly title: RichText; readonly certainty: string | null }
  /** The login's way, with the step that failed. */
  | { readonly kind: 'flow'; readonly steps: readonly FlowStep[] }
  /** Two values under each other, with the characters that differ. */
  | {
      readonly kind: 'comparison';
      readonly rows: readonly ComparisonRow[];
      readonly mark: DifferenceMark;
      readonly difference: string | null;
      readonly tight?: true;
    }
  /** Who sent what to whom, one message under the other. */
  | ({ readonly kind: 'sequence' } & Sequence)
  /** Checks in their order, each with what became of it. */
  | { readonly kind: 'checks'; readonly label: string; readonly items: readonly CheckItem[] }
  /** A paragraph beside a label (`why`, `caution`). */
  | {
      readonly kind: 'paragraph';
      readonly label: string;
      readonly text: RichText;
      readonly tone: Tone;
      readonly tight?: true;
    }
  /** Numbered steps, each with who can do it. */
  | {
      readonly kind: 'steps';
      readonly label: string;
      readonly items: readonly { readonly owner: string; readonly text: RichText }[];
    }
  /** When each certificate is valid, under each other on one scale. */
  | {
      readonly kind: 'validity';
      readonly label: string;
      /** ISO 8601. */
      readonly now: string;
      readonly rows: readonly { readonly name: string; readonly notBefore: string; readonly notAfter: string }[];
    }
  /** How often something happened, in intervals of equal length beside each other. */
  | { readonly kind: 'chart'; readonly label: string; readonly counts: readonly number[]; readonly text: string }
  /** Items may be made as they are gone over: a response can have tens of thousands of attributes. */
  | { readonly kind: 'list'; readonly label: string; readonly items: Iterable<RichText> }
  /** Names and values. Values are never broken or shortened. */
  | {
      readonly kind: 'facts';
      readonly label: string;
      readonly rows: readonly { readonly name: string; readonly value: string }[];
      readonly tight?: true;
    };

export interface FlowStep {
  readonly name: string;
  readonly state: 'done' | 'failed' | 'not-reached';
}

export interface ComparisonRow {
  /** `received` or `expected`, always in this order. */
  readonly label: string;
  readonly value: string;
  /** Which side it is and how the broker calls it. */
  readonly note: string;
}

/** Thumbprints differ nearly everywhere, so each differing character is marked; of addresses and names the first one tells. */
export type DifferenceMark = 'every' | 'first';

export interface CheckItem {
  readonly state: 'passed' | 'failed' | 'not-reached' | 'not-checkable' | 'skipped';
  readonly name: string;
  readonly text: RichText;
  /** Empty where nothing is compared. */
  readonly rows: readonly ComparisonRow[];
}

/** What became of a check, where a sign alone would say little. */
export const checkStateWords: Readonly<Record<CheckItem['state'], string>> = {
  passed: 'passed',
  failed: 'failed',
  'not-reached': 'not reached',
  'not-checkable': 'not checkable',
  skipped: 'skipped',
};

export function paragraph(label: string, text: RichText): Block {
  return { kind: 'paragraph', label, text, tone: 'neutral' };
}

export function tight(label: string, text: RichText): Block {
  return { kind: 'paragraph', label, text, tone: 'neutral', tight: true };
}
