/** Where a fact was read: which input, and the place in it. */
export interface Origin {
  /** As the user knows it: `argument 1`, `standard input`, `login.txt`. */
  readonly source: string;
  /** `line 3, column 14` (both from 1), or null where the whole input is meant. */
  readonly location: string | null;
}
