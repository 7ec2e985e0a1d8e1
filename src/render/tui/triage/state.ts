import type { TicketRef } from '../../../triage/digest.ts';
import { isDone, markOf, type Mark, type Marks } from '../../../triage/marks.ts';
import type { Reopened } from '../../../triage/reopen-ticket.ts';
import type { TicketGroup, TriageReport } from '../../../triage/triage-report.ts';
import { isCharacter } from '../input.ts';
import { triageCommandFor, type TriageCommand, type TriageMode } from './keys.ts';

/** What is shown, from the groups inwards. `at` is the cursor's place in a list, and the first line that is shown of a text. */
export type Place =
  | { readonly kind: 'groups'; readonly at: number }
  | { readonly kind: 'group'; readonly at: number; readonly group: TicketGroup }
  | { readonly kind: 'tickets'; readonly at: number; readonly group: TicketGroup }
  | {
      readonly kind: 'ticket';
      readonly at: number;
      readonly group: TicketGroup;
      readonly ref: TicketRef;
      /** Null while it is read. */
      readonly opened: Reopened | null;
    }
  | { readonly kind: 'help'; readonly at: number };

/** What the screen of many tickets shows. */
export interface TriageState {
  readonly report: TriageReport;
  readonly place: Place;
  /** From where it was opened, and from where that was; the last one is the nearest. */
  readonly outer: readonly Place[];
  readonly filter: Filter;
  /** Whether what is typed goes into the search. */
  readonly isTyping: boolean;
  readonly marks: Marks;
  /** Whether lines that are too long are broken instead of cut. */
  readonly wrap: boolean;
  readonly notice: string | null;
  readonly columns: number;
  readonly rows: number;
  readonly unicode: boolean;
}

interface Filter {
  /** Null: any. */
  readonly owner: string | null;
  readonly provider: string | null;
  readonly cause: string | null;
  readonly query: string;
}

/** What a key asks for beyond the screen. */
export type TriageEffect =
  | { readonly kind: 'leave' | 'export' | 'suspend' | 'redraw' }
  | { readonly kind: 'read'; readonly ref: TicketRef }
  /** Null takes the mark away. */
  | { readonly kind: 'mark'; readonly id: string; readonly mark: Mark | null };

type Step = readonly [TriageState, TriageEffect | null];

export interface PressContext {
  /** Lines of the text that is shown, the part outside the window included. */
  readonly lines: number;
  readonly now: Date;
}

const noFilter: Filter = { owner: null, provider: null, cause: null, query: '' };

export function startTriage(
  report: TriageReport,
  marks: Marks,
  size: Pick<TriageState, 'columns' | 'rows' | 'unicode'>,
): TriageState {
  const place = { kind: 'groups', at: 0 } as const;
  return { report, place, outer: [], filter: noFilter, isTyping: false, marks, wrap: false, notice: null, ...size };
}

export function modeOf({ isTyping, place }: TriageState): TriageMode {
  return isTyping ? 'search' : place.kind;
}

/** The groups that the filter lets through, those that are dealt with last. */
export function shownGroups({ report, filter, marks }: TriageState): TicketGroup[] {
  const shown = report.groups.filter((group) => passes(group, filter));
  return [...shown.filter((group) => !isDone(group, marks)), ...shown.filter((group) => isDone(group, marks))];
}

export function openGroups({ report, marks }: TriageState): TicketGroup[] {
  return report.groups.filter((group) => !isDone(group, marks));
}

/** The state after a key, and what else the key asks for. */
export function pressed(state: TriageState, key: string, context: PressContext): Step {
  const next = { ...state, notice: null };
  const command = triageCommandFor(modeOf(state), key);
  if (command !== null) return done(next, command, context);
  return [state.isTyping && isCharacter(key) ? searching(next, state.filter.query + key) : next, null];
}

/** The state once a ticket was read, whatever is shown by then. */
export function withTicket(state: TriageState, ref: TicketRef, opened: Reopened): TriageState {
  const put = (place: Place): Place =>
    place.kind === 'ticket' && place.ref === ref && place.opened === null ? { ...place, opened } : place;
  return { ...state, place: put(state.place), outer: state.outer.map(put) };
}

/** The ticket that is being read; null where none is. */
export function awaited({ place, outer }: TriageState): TicketRef | null {
  const reading = [place, ...outer].find((one) => one.kind === 'ticket' && one.opened === null);
  return reading?.kind === 'ticket' ? reading.ref : null;
}

/** Rows between the head and the foot, two each; the terminal's last row stays free. */
export function bodyHeight({ rows }: Pick<TriageState, 'rows'>): number {
  return Math.max(1, rows - 5);
}

function done(state: TriageState, command: TriageCommand, context: PressContext): Step {
  switch (command) {
    case 'quit':
      return [state, { kind: 'leave' }];
    case 'redraw':
    case 'suspend':
    case 'export':
      return [state, { kind: command }];
    case 'open':
      return opened(state);
    case 'back':
      return [{ ...state, place: state.outer.at(-1) ?? state.place, outer: state.outer.slice(0, -1) }, null];
    case 'help':
      return [inward(state, { kind: 'help', at: 0 }), null];
    case 'show-all':
      return isFiltered(state) ? [filtered(state, noFilter), null] : [state, { kind: 'leave' }];
    case 'done':
      return toggled(state, context.now);
    case 'wrap':
      return [{ ...state, wrap: !state.wrap, place: { ...state.place, at: 0 } }, null];
    case 'owner':
    case 'provider':
    case 'cause':
      return [filtered(state, { [command]: following(state, command) }), null];
    case 'search':
      return [{ ...state, isTyping: true }, null];
    case 'keep-search':
      return [{ ...state, isTyping: false }, null];
    case 'end-search':
      return [searching({ ...state, isTyping: false }, ''), null];
    case 'erase':
      return [searching(state, state.filter.query.slice(0, -1)), null];
    case 'clear':
      return [searching(state, ''), null];
    case 'down':
    case 'up':
    case 'page-down':
    case 'page-up':
    case 'start':
    case 'end':
      return [moved(state, command, context.lines), null];
  }
}

/** What Enter leads to: a group, its tickets, one of them. */
function opened(state: TriageState): Step {
  const { place } = state;
  if (place.kind === 'groups') {
    const group = shownGroups(state)[place.at];
    return [group === undefined ? state : inward(state, { kind: 'group', at: 0, group }), null];
  }
  if (place.kind === 'group') return [inward(state, { kind: 'tickets', at: 0, group: place.group }), null];
  const ref = place.kind === 'tickets' ? place.group.tickets[place.at] : undefined;
  if (place.kind !== 'tickets' || ref === undefined) return [state, null];
  return [inward(state, { kind: 'ticket', at: 0, group: place.group, ref, opened: null }), { kind: 'read', ref }];
}

function inward(state: TriageState, place: Place): TriageState {
  return { ...state, place, outer: [...state.outer, state.place] };
}

/** What a list shows; null where a text is shown. */
export function itemsOf(state: TriageState): readonly unknown[] | null {
  const { place } = state;
  if (place.kind === 'groups') return shownGroups(state);
  return place.kind === 'tickets' ? place.group.tickets : null;
}

type Move = Extract<TriageCommand, 'down' | 'up' | 'page-down' | 'page-up' | 'start' | 'end'>;

function moved(state: TriageState, move: Move, lines: number): TriageState {
  const { place } = state;
  const height = bodyHeight(state);
  const items = itemsOf(state);
  const last = items === null ? lines - height : items.length - 1;
  const steps: Record<Move, number> = {
    down: 1,
    up: -1,
    'page-down': height,
    'page-up': -height,
    start: -Infinity,
    end: Infinity,
  };
  return { ...state, place: { ...place, at: Math.max(0, Math.min(last, place.at + steps[move])) } };
}

function searching(state: TriageState, query: string): TriageState {
  return filtered(state, { query });
}

function filtered(state: TriageState, change: Partial<Filter>): TriageState {
  return { ...state, place: { kind: 'groups', at: 0 }, filter: { ...state.filter, ...change } };
}

function isFiltered({ filter }: TriageState): boolean {
  return filter.owner !== null || filter.provider !== null || filter.cause !== null || filter.query !== '';
}

/** Marks a group as done, also one to which more came since; takes the mark away where it is done. */
function toggled(state: TriageState, now: Date): Step {
  const { place } = state;
  const group = 'group' in place ? place.group : shownGroups(state)[place.at];
  if (group === undefined) return [state, null];
  const mark = isDone(group, state.marks) ? null : markOf(group, now);
  const marks = new Map(state.marks);
  if (mark === null) marks.delete(group.id);
  else marks.set(group.id, mark);
  return [
    { ...state, marks, notice: mark === null ? 'Not done any more.' : 'Done.' },
    { kind: 'mark', id: group.id, mark },
  ];
}

type Choice = 'owner' | 'provider' | 'cause';

/** The value after the current one among the groups that the rest of the filter lets through; any after the last. */
function following({ report, filter }: TriageState, choice: Choice): string | null {
  const others = { ...filter, [choice]: null };
  const values = report.groups.filter((group) => passes(group, others)).flatMap((group) => valuesOf(group, choice));
  const known = [...new Set(values)].toSorted();
  const current = filter[choice];
  return known[current === null ? 0 : known.indexOf(current) + 1] ?? null;
}

function valuesOf({ owner, providers, codes }: TicketGroup, choice: Choice): string[] {
  switch (choice) {
    case 'owner':
      return owner === null ? [] : [owner];
    case 'provider':
      return providers.map(({ value }) => value);
    case 'cause':
      return codes.map(({ value }) => value);
  }
}

function passes(group: TicketGroup, filter: Filter): boolean {
  const query = filter.query.toLowerCase();
  return (
    (['owner', 'provider', 'cause'] as const).every((choice) => {
      const wanted = filter[choice];
      return wanted === null || valuesOf(group, choice).includes(wanted);
    }) &&
    (query === '' || searchText(group).includes(query))
  );
}

function searchText(group: TicketGroup): string {
  const named = [...group.connections, ...group.providers, ...group.applications, ...group.tenants];
  const thumbprints = group.thumbprints === null ? [] : Object.values(group.thumbprints);
  const parts = [group.id, group.code, group.title, ...named.map(({ value }) => value), ...thumbprints];
  return [...parts, ...group.tickets.map(({ id }) => id)].join('\n').toLowerCase();
}
