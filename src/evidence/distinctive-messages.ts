import { PatternIndex } from '../text/pattern-index.ts';

/** What one speaker alone says, so that it counts without any callback around it. */
export interface DistinctiveMessage {
  readonly speaker: 'broker' | 'provider';
  /** Where it begins. Several: whichever comes first in a text. */
  readonly beginnings: readonly RegExp[];
  /** Whether a text is one that it can stand in. Default: any. */
  readonly where?: (text: string) => boolean;
}

/** The places where a message begins. */
interface Beginnings {
  readonly speaker: DistinctiveMessage['speaker'];
  readonly matches: Iterable<RegExpExecArray>;
}

/** Of each message that stands in a text, in their order, where it begins, in the text's order. */
export function* beginningsIn(text: string, messages: readonly DistinctiveMessage[]): Generator<Beginnings> {
  const patterns = new Map<DistinctiveMessage, RegExp[]>();
  for (const { message, pattern } of indexOf(messages).candidates(text.toLowerCase())) {
    const known = patterns.get(message);
    if (known === undefined) patterns.set(message, [pattern]);
    else known.push(pattern);
  }
  for (const [message, list] of patterns) {
    const { where } = message;
    if (where === undefined || (list.some((pattern) => text.search(pattern) >= 0) && where(text))) {
      yield { speaker: message.speaker, matches: matchesOf(list, text) };
    }
  }
}

interface Entry {
  readonly message: DistinctiveMessage;
  readonly pattern: RegExp;
}

const indices = new WeakMap<readonly DistinctiveMessage[], PatternIndex<Entry>>();

function indexOf(messages: readonly DistinctiveMessage[]): PatternIndex<Entry> {
  let index = indices.get(messages);
  if (index === undefined) {
    const entries = messages.flatMap((message) => {
      return message.beginnings.map((pattern) => ({ message, pattern }));
    });
    index = new PatternIndex(entries.map((entry) => [entry.pattern, entry]));
    indices.set(messages, index);
  }
  return index;
}

/** Those of all patterns, the first in the text first. Lazy: a log has more than anybody asks for. */
function* matchesOf(patterns: readonly RegExp[], text: string): Generator<RegExpExecArray> {
  const iterators = patterns.map((pattern) => text.matchAll(everywhere(pattern)));
  const [only] = iterators;
  if (only !== undefined && iterators.length === 1) return yield* only;
  let heads = iterators.flatMap((iterator) => headOf(iterator));
  while (heads.length > 0) {
    const first = heads.reduce((one, other) => (other.match.index < one.match.index ? other : one));
    yield first.match;
    heads = heads.flatMap((head) => (head === first ? headOf(head.iterator) : [head]));
  }
}

const global = new WeakMap<RegExp, RegExp>();

/** Made where it is needed: most patterns of a catalogue stand in no text of a run. */
function everywhere(pattern: RegExp): RegExp {
  let made = global.get(pattern);
  if (made === undefined) {
    made = new RegExp(pattern.source, 'gi');
    global.set(pattern, made);
  }
  return made;
}

interface Head {
  readonly match: RegExpExecArray;
  readonly iterator: Iterator<RegExpExecArray>;
}

function headOf(iterator: Iterator<RegExpExecArray>): Head[] {
  const next = iterator.next();
  return next.done === true ? [] : [{ match: next.value, iterator }];
}
