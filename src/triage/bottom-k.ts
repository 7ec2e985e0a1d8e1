import { nameHash } from './hash.ts';

/**
 * A map with bounded memory that adds up exactly: of all keys seen, those with the smallest hashes are kept, each with all that belongs to
 * it. A key among the smallest of the whole is among the smallest of every part that it is in, so neither order nor splitting changes the
 * result. Below the limit it is a plain map.
 */
export interface BottomK<Item> {
  /** Until `keptEntries` is asked for, a few more than are kept. */
  readonly entries: Map<string, Entry<Item>>;
  /** How many keys are kept. */
  readonly most: number;
  /** Whether keys were left out. */
  full: boolean;
  /** The largest hash kept, once keys were left out: most others are told by it at once. */
  largest: string | null;
  /** What was asked for last, as the tickets of a group mostly say the same. */
  lastKey: string | null;
  lastItem: Item | null;
}

interface Entry<Item> {
  readonly hash: string;
  readonly item: Item;
}

interface Tally {
  count: number;
}

/** How often each value was seen. */
export type Counts = BottomK<Tally>;

export function emptyBottomK<Item>(most: number): BottomK<Item> {
  return { entries: new Map(), most, full: false, largest: null, lastKey: null, lastItem: null };
}

/** What belongs to a key, made where it is new; null where the key is left out. */
export function itemFor<Item>(sketch: BottomK<Item>, key: string, make: (key: string) => Item): Item | null {
  if (sketch.lastKey === key) return sketch.lastItem;
  const known = sketch.entries.get(key);
  if (known !== undefined) {
    sketch.lastKey = key;
    sketch.lastItem = known.item;
    return known.item;
  }
  const hashed = nameHash(key);
  if (sketch.largest !== null && hashed > sketch.largest) return null;
  const item = make(key);
  sketch.entries.set(key, { hash: hashed, item });
  // Not with each one: that looks at all of them.
  if (sketch.entries.size > sketch.most + Math.ceil(sketch.most / 4)) trim(sketch);
  return item;
}

/** By key, those alone that are kept. */
export function keptEntries<Item>(sketch: BottomK<Item>): ReadonlyMap<string, Entry<Item>> {
  trim(sketch);
  return sketch.entries;
}

/** Leaves out what is too much. */
function trim(sketch: BottomK<unknown>): void {
  const { entries, most } = sketch;
  if (entries.size <= most) return;
  const largest = [...entries.values()].map(({ hash }) => hash).toSorted(compareText)[most - 1] ?? '';
  for (const [key, { hash }] of entries) if (hash > largest) entries.delete(key);
  [sketch.full, sketch.largest] = [true, largest];
}

export function count(counts: Counts, value: string | null, times = 1): void {
  if (value === null) return;
  const tally = itemFor(counts, value, emptyTally);
  if (tally !== null) tally.count += times;
}

function emptyTally(): Tally {
  return { count: 0 };
}

/** Adds what another sketch came to, item by item with `add`. */
export function addBottomK<Item, Data>(
  sketch: BottomK<Item>,
  { full, entries }: BottomKData<Data>,
  { make, add }: { readonly make: (key: string) => Item; readonly add: (item: Item, data: Data) => void },
): void {
  for (const [key, data] of entries) {
    const item = itemFor(sketch, key, make);
    if (item !== null) add(item, data);
  }
  if (!full || sketch.full) return;
  trim(sketch);
  markFull(sketch);
}

export function addCounts(counts: Counts, data: BottomKData<number>): void {
  addBottomK(counts, data, { make: emptyTally, add: addTally });
}

function addTally(tally: Tally, more: number): void {
  tally.count += more;
}

/** How many different keys were seen: exact, or estimated from how densely the kept hashes lie. */
export function distinctKeys(sketch: BottomK<unknown>): { count: number; exact: boolean } {
  const entries = keptEntries(sketch);
  const { full, largest } = sketch;
  if (!full || largest === null) return { count: entries.size, exact: true };
  // The k-th smallest of n evenly spread values lies at k/n of their range.
  const share = Number.parseInt(largest.slice(0, 12), 16) / 2 ** 48;
  return { count: Math.round((entries.size - 1) / share), exact: false };
}

/** Values with their counts, most frequent first, equal ones by name. */
export function topValues(counts: Counts): { value: string; count: number }[] {
  return [...keptEntries(counts)]
    .map(([value, { item }]) => ({ value, count: item.count }))
    .toSorted((one, other) => other.count - one.count || compareText(one.value, other.value));
}

/** By code units: the same on every machine, whatever its locale. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export interface BottomKData<Data> {
  readonly full: boolean;
  /** In any order: handing them on needs none. */
  readonly entries: readonly (readonly [key: string, data: Data])[];
}

export function bottomKData<Item, Data>(sketch: BottomK<Item>, dataOf: (item: Item) => Data): BottomKData<Data> {
  const entries = [...keptEntries(sketch)].map(([key, { item }]) => [key, dataOf(item)] as const);
  return { full: sketch.full, entries };
}

/** By key, and each with `dataInOrder`: equal ones are equal texts then. */
export function inOrderOfKeys<Data>(
  { full, entries }: BottomKData<Data>,
  dataInOrder = (data: Data): Data => data,
): BottomKData<Data> {
  const list = entries.map(([key, data]) => [key, dataInOrder(data)] as const);
  return { full, entries: list.toSorted(([one], [other]) => compareText(one, other)) };
}

export function countsData(counts: Counts): BottomKData<number> {
  return bottomKData(counts, (tally) => tally.count);
}

function markFull(sketch: BottomK<unknown>): void {
  sketch.full = true;
  sketch.largest = '';
  for (const { hash } of sketch.entries.values()) if (hash > sketch.largest) sketch.largest = hash;
}
