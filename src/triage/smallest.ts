import { compareText } from './bottom-k.ts';

/** The first items of all in one fixed order, and how many there were: whatever the order or splitting in which they came. */
export interface Smallest<Item> {
  readonly most: number;
  /** Keys after it are not kept: so many before it are known elsewhere. Null where none are. */
  readonly bound: string | null;
  /** In order. */
  items: { readonly key: string; readonly item: Item }[];
  count: number;
}

export function emptySmallest<Item>(most: number, bound?: string): Smallest<Item> {
  return { most, bound: bound ?? null, items: [], count: 0 };
}

export function keepSmallest<Item>(kept: Smallest<Item>, key: string, item: Item): void {
  kept.count += 1;
  insert(kept, key, item);
}

/** Whether an item may be kept whose key begins with `start`; one that is not need not be made. */
export function mayBeKept({ items, most, bound }: Smallest<unknown>, start: string): boolean {
  if (bound !== null && start > bound) return false;
  return items.length < most || start <= (items.at(-1)?.key ?? '');
}

/** After which key none is kept any more; null as long as all are. */
export function boundOf({ items, most }: Smallest<unknown>): string | null {
  return items.length < most ? null : (items.at(-1)?.key ?? null);
}

export interface SmallestData<Item> {
  readonly count: number;
  /** In order. */
  readonly items: readonly Item[];
}

export function smallestData<Item>({ count, items }: Smallest<Item>): SmallestData<Item> {
  return { count, items: items.map(({ item }) => item) };
}

export function addSmallest<Item>(
  kept: Smallest<Item>,
  { count, items }: SmallestData<Item>,
  keyOf: (item: Item) => string,
): void {
  kept.count += count;
  for (const item of items) insert(kept, keyOf(item), item);
}

function insert<Item>(kept: Smallest<Item>, key: string, item: Item): void {
  const { items, most } = kept;
  if (items.length >= most && compareText(key, items.at(-1)?.key ?? '') >= 0) return;
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareText(items[middle]?.key ?? '', key) <= 0) low = middle + 1;
    else high = middle;
  }
  items.splice(low, 0, { key, item });
  if (items.length > most) items.pop();
}
