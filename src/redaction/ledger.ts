import { KnownValues } from './known-values.ts';

/** What a stand-in replaces. Secrets let somebody act; personal data tells who somebody is. */
export interface Masked {
  readonly kind: string;
  readonly count: number;
  /** Different values. */
  readonly values: number;
  /** The first places, as the input names them. */
  readonly places: readonly string[];
}

/** A value that was masked, with what stands for it. */
export interface MaskedValue {
  readonly value: string;
  readonly standIn: string;
  readonly kind: string;
}

const placesShown = 5;
/** Shorter values are words like any other: they are masked where they stand, and searched nowhere else. */
const shortestSearched = 5;

/** Stand-ins that this program makes. They are left as they are, so that redacting twice changes nothing. */
const standInPattern =
  /^(?:redacted-[a-z]+(?:-[a-z]+)*-\d{1,9}|user-\d{1,9}@example\.invalid|(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}|2001:db8::[\da-f]{1,4})$/i;

/** Every value that was masked, its stand-in, and where; the same value always gets the same stand-in. */
export class Ledger {
  readonly #standIns = new Map<string, MaskedValue>();
  readonly #numbers = new Map<string, number>();
  readonly #masked = new Map<string, { count: number; values: Set<string>; places: string[] }>();
  /** Values of a kind that stays although it looks like something to mask: issuers, audiences, hosts. */
  readonly #kept = new Set<string>();
  #known: KnownValues | null = null;
  place = 'input';
  /** Nothing is counted, and no known value searched, while values are gathered. */
  counts = true;

  /** What is counted from here on belongs to the next copy; the stand-ins stay. */
  beginCopy(): void {
    this.#masked.clear();
    this.place = 'input';
  }

  /** What stands for a secret (`authorization-code`). */
  secret(kind: string, value: string): string {
    return this.#standIn(kind, value, value, (number) => `redacted-${kind}-${number}`);
  }

  /** What stands for a person's e-mail address, user name or other name. */
  person(kind: string, value: string): string {
    if (!value.includes('@')) return this.secret(kind, value);
    return this.#standIn('e-mail-address', value, value.toLowerCase(), (number) => `user-${number}@example.invalid`);
  }

  /** An address out of those for documentation (RFC 5737, RFC 3849). */
  ipAddress(value: string): string {
    const version6 = value.includes(':');
    return this.#standIn('ip-address', value, value.toLowerCase(), (number) => {
      if (version6) return `2001:db8::${number.toString(16)}`;
      const network = ['192.0.2', '198.51.100', '203.0.113'][Math.floor((number - 1) / 254)];
      return network === undefined ? `redacted-ip-address-${number}` : `${network}.${((number - 1) % 254) + 1}`;
    });
  }

  /** Counts what was taken out and has no stand-in. */
  removed(kind: string): void {
    this.#count(kind, null);
  }

  /** A value that must stay wherever it stands: it is never masked by being part of something else. */
  keep(value: string | null): void {
    if (value !== null && value.length > 0) this.#kept.add(value);
  }

  isKept(value: string): boolean {
    return this.#kept.has(value);
  }

  /** A text with every value in it replaced that was masked elsewhere. */
  replaceKnown(text: string): string {
    // While values are gathered the text is thrown away.
    if (!this.counts) return text;
    this.#known ??= new KnownValues(this.searchedValues().map(({ value }) => value));
    return this.#known.replace(text, (value) => {
      const known = this.#byValue.get(value);
      if (known === undefined) return value;
      this.#count(known.kind, value);
      return known.standIn;
    });
  }

  readonly #byValue = new Map<string, MaskedValue>();

  /** The values that must be nowhere in the copy: all but words too short to be told from others, and parts of what is kept. */
  searchedValues(): MaskedValue[] {
    const kept = [...this.#kept];
    return [...this.#byValue.values()].filter(
      ({ value }) => isSearched(value) && !kept.some((one) => one.includes(value)),
    );
  }

  summary(): Masked[] {
    return [...this.#masked]
      .map(([kind, { count, values, places }]) => ({ kind, count, values: values.size, places }))
      .toSorted((one, other) => one.kind.localeCompare(other.kind));
  }

  #standIn(kind: string, value: string, key: string, make: (number: number) => string): string {
    if (value === '' || isStandIn(value)) return value;
    const id = `${kind}\n${key}`;
    const known = this.#standIns.get(id);
    const standIn = known?.standIn ?? make(this.#nextNumber(kind));
    const masked = known ?? { value, standIn, kind };
    if (known === undefined) this.#standIns.set(id, masked);
    if (!this.#byValue.has(value)) this.#byValue.set(value, { value, standIn, kind });
    this.#count(kind, value);
    return standIn;
  }

  #nextNumber(kind: string): number {
    const number = (this.#numbers.get(kind) ?? 0) + 1;
    this.#numbers.set(kind, number);
    return number;
  }

  /** A stand-in of an earlier redaction: new ones are numbered from there on. */
  seen(text: string): void {
    for (const [, kind = '', digits = ''] of text.matchAll(/redacted-([a-z]{1,20}(?:-[a-z]{1,20}){0,4})-(\d{1,9})/g))
      this.#reserve(kind, Number(digits));
    for (const [, digits = ''] of text.matchAll(/user-(\d{1,9})@example\.invalid/g))
      this.#reserve('e-mail-address', Number(digits));
  }

  #reserve(kind: string, number: number): void {
    this.#numbers.set(kind, Math.max(this.#numbers.get(kind) ?? 0, number));
  }

  #count(kind: string, value: string | null): void {
    if (!this.counts) return;
    const entry = this.#masked.get(kind) ?? { count: 0, values: new Set<string>(), places: [] };
    entry.count += 1;
    if (value !== null) entry.values.add(value);
    if (entry.places.length < placesShown && !entry.places.includes(this.place)) entry.places.push(this.place);
    this.#masked.set(kind, entry);
  }
}

export function isStandIn(value: string): boolean {
  return standInPattern.test(value);
}

/** Words that are values of many fields, and part of every text. */
const common: ReadonlySet<string> = new Set(
  [
    'false admin users email login local default viewer editor member guest request response content headers cookies entries version',
    'status timings message method string value error state scope openid profile secure strict',
  ].flatMap((words) => words.split(' ')),
);

function isSearched(value: string): boolean {
  return value.length >= shortestSearched && !common.has(value.toLowerCase()) && !/^[\d.:,\s-]{1,9}$/.test(value);
}
