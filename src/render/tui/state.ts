import type { CaseText, DiagnosedCase } from '../../case-texts.ts';
import { LazyList } from '../../lazy-list.ts';
import type { Report } from '../../report/report.ts';
import type { Line } from '../layout.ts';
import { anchorOf } from './anchor.ts';
import { tabs, type Command, type Mode, type Screen } from './keys.ts';
import { linesOf } from './lines.ts';
import type { Piece } from './pieces.ts';
import { anchored, bodyRows, found, moved, settled, type Window } from './window.ts';

/** Everything that the screen shows. Made new by `reduce`, never changed. */
export interface State extends Window {
  readonly report: Report | null;
  /** The messages behind the report. */
  readonly texts: readonly CaseText[];
  /** The case before it grew, until the marks beside what is new are taken away. */
  readonly before: DiagnosedCase | null;
  /** Whether personal data is shown. */
  readonly personalData: boolean;
  readonly unicode: boolean;
  /** Where Esc leads, the nearest last. No screen is in it twice. */
  readonly trail: readonly Screen[];
  /** Where the reader was on the screens that are not shown now. */
  readonly places: Readonly<Partial<Record<Screen, Place>>>;
  readonly toast: Toast | null;
  /** What is in the paste box. */
  readonly pieces: readonly Piece[];
  /** What a typed path can go on to, after Tab. */
  readonly candidates: readonly string[];
  /** Characters of a long paste that is under way. */
  readonly receiving: number | null;
  readonly diagnosing: boolean;
  /** What stands in the search line; null where it is closed. */
  readonly query: string | null;
  /** Whether lines that are too long are broken instead of cut. */
  readonly wrap: boolean;
  /** Why the last paste could not be diagnosed. */
  readonly refusal: string | null;
}

/** A place in a text as it was laid out then. */
type Place = Pick<State, 'lines' | 'top' | 'left' | 'columns' | 'wrap' | 'before'>;

/** A short notice. Each has its own identity, so that the time of an old one doesn't end a new one. */
interface Toast {
  readonly text: string;
}

export type Action =
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'typed'; readonly character: string }
  | { readonly type: 'pasted'; readonly text: string }
  | { readonly type: 'receiving'; readonly characters: number }
  /** What waited is made or searched as far as it is of use now: the window's goal, or the end. */
  | { readonly type: 'progressed' }
  | { readonly type: 'resized'; readonly columns: number; readonly rows: number }
  | { readonly type: 'diagnosing' }
  /** The case has grown, or is another one where it is `alone`. */
  | { readonly type: 'diagnosed'; readonly diagnosed: DiagnosedCase; readonly alone: boolean }
  /** The same case with personal data shown or masked. */
  | { readonly type: 'unmasked'; readonly diagnosed: DiagnosedCase; readonly personalData: boolean }
  | { readonly type: 'completed'; readonly text: string; readonly candidates: readonly string[] }
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'toast'; readonly toast: Toast }
  | { readonly type: 'toast-over'; readonly toast: Toast };

export interface FirstState {
  readonly report: Report | null;
  readonly texts: readonly CaseText[];
  readonly personalData: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly unicode: boolean;
}

/** The screen as it opens: on the report, or on the paste box where there is none. */
export function firstState(first: FirstState): State {
  return laidOut({
    ...first,
    before: null,
    screen: first.report === null ? 'paste' : 'report',
    lines: new LazyList<Line>([]),
    top: 0,
    left: 0,
    goal: null,
    trail: [],
    places: {},
    toast: null,
    pieces: [],
    candidates: [],
    receiving: null,
    diagnosing: false,
    query: null,
    sought: null,
    wrap: false,
    refusal: null,
  });
}

/** The one reducer. What reaches outside (copy, diagnose, leave) is the session's; here it changes nothing. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'command':
      return withCommand({ ...state, toast: null, goal: null }, action.command);
    case 'typed':
      return withTyped({ ...state, toast: null }, action.character);
    case 'pasted':
      return withPaste({ ...state, toast: null, receiving: null }, action.text);
    case 'receiving':
      return state.query === null ? { ...open(state, 'paste'), receiving: action.characters } : state;
    case 'progressed':
      return settled({ ...state });
    case 'resized':
      return relaid(
        {
          ...state,
          columns: action.columns,
          rows: action.rows,
          sought: state.sought && { ...state.sought, line: null },
        },
        state,
      );
    case 'diagnosing':
      return { ...state, diagnosing: true, refusal: null, toast: null };
    case 'diagnosed':
      return laidOut({ ...firstState({ ...state, ...action.diagnosed }), before: action.alone ? null : caseOf(state) });
    case 'unmasked':
      return laidOut({
        ...state,
        ...action.diagnosed,
        personalData: action.personalData,
        before: null,
        diagnosing: false,
      });
    case 'completed':
      return { ...state, pieces: [{ kind: 'typed', text: action.text }], candidates: action.candidates };
    case 'refused':
      return { ...state, diagnosing: false, refusal: action.why };
    case 'toast':
      return { ...state, toast: action.toast };
    case 'toast-over':
      return state.toast === action.toast ? { ...state, toast: null } : state;
  }
}

/** What the keys mean now. */
export function modeOf({ query, screen }: Pick<State, 'query' | 'screen'>): Mode {
  return query === null ? screen : 'search';
}

/** Cells that one press moves the text sideways. */
const sideStep = 10;

const scrolls = [
  'down',
  'up',
  'page-down',
  'page-up',
  'start',
  'end',
  'right',
  'left',
] as const satisfies readonly Command[];
type Scroll = (typeof scrolls)[number];

function isScroll(command: Command): command is Scroll {
  return scrolls.some((scroll) => scroll === command);
}

function scrolled(state: State, scroll: Scroll): State {
  const { top, left } = state;
  const page = Math.max(1, bodyRows(state) - 1);
  switch (scroll) {
    case 'down':
      return moved(state, top + 1, left);
    case 'up':
      return moved(state, top - 1, left);
    case 'page-down':
      return moved(state, top + page, left);
    case 'page-up':
      return moved(state, top - page, left);
    case 'start':
      return moved(state, 0, 0);
    case 'end':
      return moved(state, Infinity, left);
    case 'right':
      return moved(state, top, left + sideStep);
    case 'left':
      return moved(state, top, left - sideStep);
  }
}

function withCommand(state: State, command: Command): State {
  if (isScroll(command)) return scrolled(state, command);
  switch (command) {
    case 'report':
    case 'certificates':
    case 'checks':
    case 'response':
    case 'timeline':
    case 'message':
    case 'raw':
    case 'help':
    case 'save':
    case 'paste':
      return open(state, command);
    case 'open':
      return open(state, groundsOf(state));
    case 'wrap':
      return relaid({ ...state, wrap: !state.wrap }, { ...state, left: 0 });
    case 'search':
      return { ...state, query: '' };
    case 'find':
      return found({ ...state, query: null, sought: { words: state.query ?? '', line: null } }, state.top, 1);
    case 'find-next':
      return found(state, (state.sought?.line ?? state.top - 1) + 1, 1);
    case 'find-previous':
      return found(state, (state.sought?.line ?? state.top) - 1, -1);
    case 'end-search':
      return { ...state, query: null, sought: null };
    case 'next-view':
      return open(state, neighbour(state.screen, 1));
    case 'previous-view':
      return open(state, neighbour(state.screen, -1));
    case 'back':
      return back(state);
    case 'erase':
      if (state.query !== null) return { ...state, query: state.query.replace(/.$/su, '') };
      return withPieces(state, erased(state.pieces));
    case 'clear':
      return state.query === null ? withPieces(state, []) : { ...state, query: '' };
    case 'submit':
    case 'submit-alone':
    case 'complete':
    case 'personal-data':
    case 'copy':
    case 'copy-finding':
    case 'choose':
    case 'quit':
    case 'redraw':
    case 'suspend':
      return state;
  }
}

function withPaste(state: State, text: string): State {
  // Whoever searches for an identifier pastes it; a line has no more than one.
  if (state.query !== null) return { ...state, query: state.query + (text.trimStart().split('\n', 1)[0] ?? '') };
  const at = open(state, 'paste');
  return text === '' ? at : withPieces(at, [...at.pieces, { kind: 'pasted', text }]);
}

function withTyped(state: State, character: string): State {
  if (state.query !== null) return { ...state, query: state.query + character };
  return withPieces(state, typed(state.pieces, character));
}

/** What is in the box is another text: what was said of the former one is over. */
function withPieces(state: State, pieces: readonly Piece[]): State {
  return { ...state, pieces, refusal: null, candidates: [] };
}

/** The view that shows what the answer rests on. */
function groundsOf({ report, screen }: State): Screen {
  const [answer] = report?.diagnoses ?? [];
  if (answer?.facts.some(({ label }) => label === 'calculated') === true) return 'certificates';
  if (report?.saml !== null) return 'checks';
  return report.timeline.length > 0 ? 'timeline' : answer === undefined ? screen : 'raw';
}

function caseOf({ report, texts }: State): DiagnosedCase | null {
  return report === null ? null : { report, texts };
}

/** The view after or before one, round and round; from the help the first or the last. */
function neighbour(screen: Screen, step: 1 | -1): Screen {
  const at = tabs.findIndex(({ view }) => view === screen);
  const from = at < 0 && step < 0 ? 0 : at;
  return tabs[(from + step + tabs.length) % tabs.length]?.view ?? screen;
}

function open(state: State, screen: Screen): State {
  if (state.screen === screen) return state;
  // The first view is where all ways begin, and the help and the list of files are no place to come back to.
  const passed = state.trail.filter((other) => other !== screen && other !== state.screen);
  const trail =
    screen === 'report' ? [] : state.screen === 'help' || state.screen === 'save' ? passed : [...passed, state.screen];
  return shown({ ...state, trail, query: null }, screen);
}

/** Whether a search has led to the place that is seen. */
export function isFound({ sought }: Pick<State, 'sought'>): boolean {
  return sought !== null && sought.line !== null;
}

function back(state: State): State {
  if (isFound(state)) return { ...state, sought: null };
  const screen = state.trail.at(-1);
  // Where nothing is behind, it takes the marks of what is new away.
  if (screen === undefined) return relaid({ ...state, before: null }, state);
  return shown(withPieces({ ...state, trail: state.trail.slice(0, -1) }, []), screen);
}

/** Another screen, at the place where the reader left it. */
function shown(state: State, screen: Screen): State {
  const { lines, top, left, columns, wrap, before } = state;
  const places = { ...state.places, [state.screen]: { lines, top, left, columns, wrap, before } };
  const sought = state.sought === null ? null : { ...state.sought, line: null };
  const after = { ...state, screen, places, sought };
  const place = places[screen];
  if (place === undefined) return laidOut({ ...after, top: 0, left: 0 });
  const isLaidOutAlike = place.columns === columns && place.wrap === wrap && place.before === before;
  return isLaidOutAlike ? laidOut({ ...after, top: place.top, left: place.left }) : relaid(after, place);
}

function laidOut(state: State): State {
  const after = { ...state, lines: linesOf(state) };
  return moved(after, after.top, after.left);
}

/** The text laid out in another way than in `former`; the line that was at the top stays there. */
function relaid(state: State, former: Pick<State, 'lines' | 'top' | 'left'>): State {
  const { lines, top, left } = former;
  const after = { ...state, lines: linesOf(state), top, left };
  if (top === 0 || after.lines === lines) return moved(after, top, left);
  // Where the window still was on its way to a place, that one counts.
  return anchored(after, state.goal?.kind === 'anchor' ? state.goal.anchor : anchorOf(lines, top));
}

function typed(pieces: readonly Piece[], character: string): Piece[] {
  const last = pieces.at(-1);
  if (last?.kind !== 'typed') return [...pieces, { kind: 'typed', text: character }];
  return [...pieces.slice(0, -1), { kind: 'typed', text: last.text + character }];
}

/** Takes back what a press of Backspace takes back: one typed character, or a whole paste. */
function erased(pieces: readonly Piece[]): Piece[] {
  const last = pieces.at(-1);
  if (last === undefined) return [];
  const rest = pieces.slice(0, -1);
  if (last.kind === 'pasted') return rest;
  const text = last.text.replace(/.$/su, '');
  return text === '' ? rest : [...rest, { kind: 'typed', text }];
}
