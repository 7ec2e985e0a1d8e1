import { compareText } from './bottom-k.ts';

/** The first items of all in one fixed order, and how many there were: whatever the order or splitting in which they came. */
export interface Smallest<Item> {
  readonly most: number;
  /** In order. */
  items: { readonly key: string; readonly item: Item }[];
  count: number;
}

export function emptySmallest<Item>(most: number): Smallest<Item> {
  return { most, items: [], count: 0 };
}

export function keepSmallest<Item>(kept: Smallest<Item>, key: string, item: Item): void {
  kept.count += 1;
  insert(kept, key, item);
}

/** Whether an item may be kept whose key begins with `start`; one that is not need not be made. */
export function mayBeKept({ items, most }: Smallest<unknown>, start: string): boolean {
  return items.length < most || start <= (items.at(-1)?.key ?? '');
}

export function mergeSmallest<Item>(kept: Smallest<Item>, other: Smallest<Item>): void {
  kept.count += other.count;
  for (const { key, item } of other.items) insert(kept, key, item);
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
