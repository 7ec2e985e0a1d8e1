import type { Report } from '../../report.ts';
import type { Line } from '../layout.ts';
import { lineWidth } from './cells.ts';
import { keyName, type Command, type Screen } from './keys.ts';
import { linesOf } from './lines.ts';
import { pastedText, type Piece } from './pieces.ts';

/** Everything that the screen shows. Made new by `reduce`, never changed. */
export interface State {
  readonly screen: Screen;
  readonly report: Report | null;
  /** Size of the terminal in cells. */
  readonly columns: number;
  readonly rows: number;
  readonly unicode: boolean;
  /** The screen's text at this width; empty for the paste box. */
  readonly lines: readonly Line[];
  /** First visible line and first visible cell. */
  readonly top: number;
  readonly left: number;
  /** Where Esc leads, the nearest last. */
  readonly trail: readonly Place[];
  readonly toast: Toast | null;
  /** What is in the paste box. */
  readonly pieces: readonly Piece[];
  /** Characters of a long paste that is under way. */
  readonly receiving: number | null;
  readonly diagnosing: boolean;
  /** Why the last paste could not be diagnosed. */
  readonly refusal: string | null;
}

interface Place {
  readonly screen: Screen;
  readonly top: number;
  readonly left: number;
}

/** A short notice. Each has its own identity, so that the time of an old one doesn't end a new one. */
interface Toast {
  readonly text: string;
}

export type Action =
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'typed'; readonly character: string }
  | { readonly type: 'pasted'; readonly text: string }
  | { readonly type: 'receiving'; readonly characters: number }
  | { readonly type: 'resized'; readonly columns: number; readonly rows: number }
  | { readonly type: 'diagnosing' }
  | { readonly type: 'diagnosed'; readonly report: Report }
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'toast'; readonly toast: Toast }
  | { readonly type: 'toast-over'; readonly toast: Toast };

export interface FirstState {
  readonly report: Report | null;
  readonly columns: number;
  readonly rows: number;
  readonly unicode: boolean;
}

/** The screen as it opens: on the report, or on the paste box where there is none. */
export function firstState(first: FirstState): State {
  return laidOut({
    ...first,
    screen: first.report === null ? 'paste' : 'report',
    lines: [],
    top: 0,
    left: 0,
    trail: [],
    toast: null,
    pieces: [],
    receiving: null,
    diagnosing: false,
    refusal: null,
  });
}

/** The one reducer. What reaches outside (copy, diagnose, leave) is the session's; here it changes nothing. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'command':
      return withCommand({ ...state, toast: null }, action.command);
    case 'typed':
      return { ...state, toast: null, refusal: null, pieces: typed(state.pieces, action.character) };
    case 'pasted':
      return withPaste({ ...state, toast: null, receiving: null }, action.text);
    case 'receiving':
      return { ...open(state, 'paste'), receiving: action.characters };
    case 'resized':
      return resized(state, action.columns, action.rows);
    case 'diagnosing':
      return { ...state, diagnosing: true, refusal: null, toast: null };
    case 'diagnosed':
      return firstState({ ...state, report: action.report });
    case 'refused':
      return { ...state, diagnosing: false, refusal: action.why };
    case 'toast':
      return { ...state, toast: action.toast };
    case 'toast-over':
      return state.toast === action.toast ? { ...state, toast: null } : state;
  }
}

/** Rows for the text: all but the footer's three and the terminal's last one, which stays empty so that nothing scrolls. */
export function bodyRows({ rows }: Pick<State, 'rows'>): number {
  return Math.max(1, rows - 1 - footerRows);
}

const footerRows = 3;

/** What the toast says while the answer is on its way. */
export const busy = 'Diagnosing. Ctrl-C leaves.';

/** Why a command has no use now, as a sentence for the toast; null where it has. */
export function whyNot(state: State, command: Command): string | null {
  const { top, left } = farthest(state);
  if (state.diagnosing && command !== 'quit' && command !== 'suspend' && command !== 'redraw') {
    return busy;
  }
  switch (command) {
    case 'down':
    case 'page-down':
    case 'end':
      if (top === 0) return 'All of it is on the screen.';
      return state.top === top ? 'This is the end.' : null;
    case 'up':
    case 'page-up':
    case 'start':
      if (top === 0) return 'All of it is on the screen.';
      return state.top === 0 ? 'This is the beginning.' : null;
    case 'right':
      if (left === 0) return 'No line is wider than the screen.';
      return state.left === left ? 'This is the end of the longest line.' : null;
    case 'left':
      if (left === 0) return 'No line is wider than the screen.';
      return state.left === 0 ? 'This is the beginning of the lines.' : null;
    case 'submit':
      return pastedText(state.pieces).trim() === '' ? 'Nothing has been pasted yet.' : null;
    case 'erase':
    case 'clear':
      return state.pieces.length === 0 ? 'The box is empty.' : null;
    case 'message':
      return state.report?.diagnoses.length === 0 ? 'Nothing failed, so there is nobody to write to.' : null;
    case 'copy':
    case 'paste':
    case 'help':
    case 'back':
    case 'quit':
    case 'redraw':
    case 'suspend':
      return null;
  }
}

/** What the toast says of a key that does nothing on this screen. */
export function unusedKey({ screen, unicode }: State, key: string): string {
  const where = screen === 'paste' ? 'in the paste box' : 'here';
  const name = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(key) || key.length > 1 ? keyName(key, unicode) : 'That key';
  return `${name} does nothing ${where}.${screen === 'report' || screen === 'message' ? ' ? lists the keys.' : ''}`;
}

/** The largest useful `top` and `left`. */
export function farthest(state: Pick<State, 'lines' | 'rows' | 'columns'>): { top: number; left: number } {
  const widest = state.lines.reduce((most, line) => Math.max(most, lineWidth(line)), 0);
  return {
    top: Math.max(0, state.lines.length - bodyRows(state)),
    left: Math.max(0, widest - state.columns),
  };
}

/** Cells that one press moves the text sideways. */
const sideStep = 10;

function withCommand(state: State, command: Command): State {
  const page = Math.max(1, bodyRows(state) - 1);
  switch (command) {
    case 'down':
      return moved(state, state.top + 1, state.left);
    case 'up':
      return moved(state, state.top - 1, state.left);
    case 'page-down':
      return moved(state, state.top + page, state.left);
    case 'page-up':
      return moved(state, state.top - page, state.left);
    case 'start':
      return moved(state, 0, 0);
    case 'end':
      return moved(state, Infinity, state.left);
    case 'right':
      return moved(state, state.top, state.left + sideStep);
    case 'left':
      return moved(state, state.top, state.left - sideStep);
    case 'message':
    case 'help':
    case 'paste':
      return open(state, command);
    case 'back':
      return back(state);
    case 'erase':
      return { ...state, refusal: null, pieces: erased(state.pieces) };
    case 'clear':
      return { ...state, refusal: null, pieces: [] };
    case 'submit':
    case 'copy':
    case 'quit':
    case 'redraw':
    case 'suspend':
      return state;
  }
}

function withPaste(state: State, text: string): State {
  const at = open(state, 'paste');
  return text === '' ? at : { ...at, refusal: null, pieces: [...at.pieces, { kind: 'pasted', text }] };
}

function open(state: State, screen: Screen): State {
  if (state.screen === screen) return state;
  const { screen: from, top, left } = state;
  return laidOut({ ...state, screen, top: 0, left: 0, trail: [...state.trail, { screen: from, top, left }] });
}

function back(state: State): State {
  const place = state.trail.at(-1);
  if (place === undefined) return state;
  return laidOut({ ...state, ...place, trail: state.trail.slice(0, -1), pieces: [], refusal: null });
}

function resized(state: State, columns: number, rows: number): State {
  const before = Math.max(1, state.lines.length);
  const after = laidOut({ ...state, columns, rows });
  // Narrower means more lines; the same share of them stays above, so the reader stays near the place.
  return moved(after, Math.round((state.top * after.lines.length) / before), state.left);
}

function laidOut(state: State): State {
  const after = { ...state, lines: linesOf(state) };
  return moved(after, after.top, after.left);
}

function moved(state: State, top: number, left: number): State {
  const most = farthest(state);
  return { ...state, top: Math.max(0, Math.min(top, most.top)), left: Math.max(0, Math.min(left, most.left)) };
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
