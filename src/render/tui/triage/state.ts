import type { TicketGroup, TriageReport } from '../../../triage/triage-report.ts';

/** What the screen of many tickets shows. */
export interface TriageState {
  readonly report: TriageReport;
  /** The list of groups, or one of them. */
  readonly opened: TicketGroup | null;
  /** Index in the groups that are shown. */
  readonly cursor: number;
  /** First line of an opened group that is shown. */
  readonly top: number;
  readonly filter: Filter;
  /** Whether what is typed goes into the search. */
  readonly isTyping: boolean;
  /** Ids of groups that are dealt with. */
  readonly done: ReadonlySet<string>;
  readonly notice: string | null;
  readonly columns: number;
  readonly rows: number;
  readonly unicode: boolean;
}

interface Filter {
  /** Null: any. */
  readonly owner: string | null;
  readonly provider: string | null;
  readonly query: string;
}

/** What a key asks for beyond the screen. */
export type TriageEffect = 'leave' | 'export' | 'suspend' | 'redraw';

export function startTriage(
  report: TriageReport,
  size: Pick<TriageState, 'columns' | 'rows' | 'unicode'>,
): TriageState {
  const filter = { owner: null, provider: null, query: '' };
  return { report, opened: null, cursor: 0, top: 0, filter, isTyping: false, done: new Set(), notice: null, ...size };
}

/** The groups that the filter lets through, those that are dealt with last. */
export function shownGroups({ report, filter, done }: TriageState): TicketGroup[] {
  const query = filter.query.toLowerCase();
  const shown = report.groups.filter(
    (group) =>
      (filter.owner === null || group.owner === filter.owner) &&
      (filter.provider === null || group.providers.some(({ value }) => value === filter.provider)) &&
      (query === '' || searchText(group).includes(query)),
  );
  return [...shown.filter(({ id }) => !done.has(id)), ...shown.filter(({ id }) => done.has(id))];
}

/** The state after a key, and what else the key asks for. `lines` is how many lines an opened group has. */
export function pressed(state: TriageState, key: string, lines: number): [TriageState, TriageEffect | null] {
  const next = { ...state, notice: null };
  if (key === 'ctrl-c') return [next, 'leave'];
  if (key === 'ctrl-z') return [next, 'suspend'];
  if (key === 'ctrl-l') return [next, 'redraw'];
  if (state.isTyping) return [typed(next, key), null];
  if (state.opened !== null && (key === 'escape' || key === 'left' || key === 'q'))
    return [{ ...next, opened: null, top: 0 }, null];
  if (key === 'q' || (key === 'escape' && !isFiltered(state))) return [next, 'leave'];
  if (key === 'e') return [next, 'export'];
  if (key === 'd') return [toggleDone(next), null];
  return [state.opened === null ? inList(next, key) : inGroup(next, key, lines), null];
}

/** Rows between the head and the foot, two each; the terminal's last row stays free. */
export function bodyHeight({ rows }: Pick<TriageState, 'rows'>): number {
  return Math.max(1, rows - 5);
}

function inList(state: TriageState, key: string): TriageState {
  const groups = shownGroups(state);
  const move = (by: number): TriageState => ({
    ...state,
    cursor: Math.max(0, Math.min(groups.length - 1, state.cursor + by)),
  });
  switch (key) {
    case 'down':
    case 'j':
      return move(1);
    case 'up':
    case 'k':
      return move(-1);
    case 'page-down':
      return move(bodyHeight(state));
    case 'page-up':
      return move(-bodyHeight(state));
    case 'home':
      return move(-groups.length);
    case 'end':
      return move(groups.length);
    case 'enter':
    case 'right':
      return { ...state, opened: groups[state.cursor] ?? null, top: 0 };
    case '/':
      return { ...state, isTyping: true };
    case 'o':
      return filtered(state, {
        owner: following(
          state.report.groups.map(({ owner }) => owner),
          state.filter.owner,
        ),
      });
    case 'p':
      return filtered(state, {
        provider: following(
          state.report.groups.flatMap(({ providers }) => providers.map(({ value }) => value)),
          state.filter.provider,
        ),
      });
    case 'escape':
      return filtered(state, { owner: null, provider: null, query: '' });
    default:
      return state;
  }
}

function inGroup(state: TriageState, key: string, lines: number): TriageState {
  const scroll = (by: number): TriageState => ({
    ...state,
    top: Math.max(0, Math.min(lines - bodyHeight(state), state.top + by)),
  });
  switch (key) {
    case 'down':
    case 'j':
      return scroll(1);
    case 'up':
    case 'k':
      return scroll(-1);
    case 'page-down':
    case ' ':
      return scroll(bodyHeight(state));
    case 'page-up':
      return scroll(-bodyHeight(state));
    case 'home':
      return scroll(-lines);
    case 'end':
      return scroll(lines);
    default:
      return state;
  }
}

function typed(state: TriageState, key: string): TriageState {
  const { query } = state.filter;
  if (key === 'enter') return { ...state, isTyping: false };
  if (key === 'escape') return filtered({ ...state, isTyping: false }, { query: '' });
  if (key === 'backspace') return filtered(state, { query: query.slice(0, -1) });
  if (key === 'ctrl-u') return filtered(state, { query: '' });
  return [...key].length === 1 ? filtered(state, { query: query + key }) : state;
}

function filtered(state: TriageState, change: Partial<Filter>): TriageState {
  return { ...state, cursor: 0, filter: { ...state.filter, ...change } };
}

function isFiltered({ filter }: TriageState): boolean {
  return filter.owner !== null || filter.provider !== null || filter.query !== '';
}

function toggleDone(state: TriageState): TriageState {
  const group = state.opened ?? shownGroups(state)[state.cursor];
  if (group === undefined) return state;
  const done = new Set(state.done);
  if (!done.delete(group.id)) done.add(group.id);
  return { ...state, done };
}

/** The value after the current one; any after the last. */
function following(values: readonly (string | null)[], current: string | null): string | null {
  const known = [...new Set(values)].filter((value) => value !== null).toSorted();
  return known[current === null ? 0 : known.indexOf(current) + 1] ?? null;
}

function searchText(group: TicketGroup): string {
  const named = [...group.connections, ...group.providers, ...group.applications, ...group.tenants];
  const thumbprints = group.thumbprints === null ? [] : Object.values(group.thumbprints);
  const parts = [group.id, group.code, group.title, ...named.map(({ value }) => value), ...thumbprints];
  return [...parts, ...group.tickets.map(({ id }) => id)].join('\n').toLowerCase();
}
