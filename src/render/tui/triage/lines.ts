import { owners } from '../../../causes/cause.ts';
import { minute } from '../../../triage/priority.ts';
import { newSince } from '../../../triage/marks.ts';
import type { TicketGroup } from '../../../triage/triage-report.ts';
import { plainPunctuation, visible, visibleAscii } from '../../../text/visible-text.ts';
import { layout, type Line } from '../../layout.ts';
import { reportDocument } from '../../report-document.ts';
import { groupBlocks, ownerNames } from '../../triage-document.ts';
import { wrapLines, wrapWords } from '../cells.ts';
import { hintLine, keyLines } from '../key-lines.ts';
import { triageHelpRows, triageHints } from './keys.ts';
import { bodyHeight, itemsOf, modeOf, openGroups, shownGroups, type Place, type TriageState } from './state.ts';

/** Every row of the screen, top to bottom. */
export function triageRows(state: TriageState): Line[] {
  const body = bodyLines(state);
  const shown = Array.from({ length: bodyHeight(state) }, (_, row): Line => body[row] ?? []);
  return [...headLines(state), ...shown, ...footLines(state)];
}

/** The lines of the text that is shown, before any of it is scrolled; none of a list. */
export function textLines(state: TriageState): Line[] {
  const made = placeLines(state);
  return state.wrap ? [...wrapLines(made, state.columns)] : made;
}

function placeLines({ place, columns, unicode }: TriageState): Line[] {
  switch (place.kind) {
    case 'groups':
    case 'tickets':
      return [];
    case 'group':
      return groupLines(place.group, columns, unicode);
    case 'ticket':
      return ticketLines(place, columns, unicode);
    case 'help':
      return keyLines(triageHelpRows(unicode), 'While something is searched for', columns);
  }
}

function bodyLines(state: TriageState): Line[] {
  const { place } = state;
  switch (place.kind) {
    case 'groups':
      return groupList(state);
    case 'tickets':
      return ticketList(place, state);
    case 'group':
    case 'ticket':
    case 'help':
      return textLines(state).slice(place.at);
  }
}

/** A group with its drafts. */
function groupLines(group: TicketGroup, columns: number, unicode: boolean): Line[] {
  const drafts = group.replies.flatMap(({ to, markdown }): Line[] => [
    [],
    [{ text: printable(`Draft to ${ownerNames[to]}`, unicode), style: 'strong' }],
    ...markdown
      .trimEnd()
      .split('\n')
      .flatMap((line) => wrapWords(printable(line, unicode), Math.min(columns, 100))),
  ]);
  return [...layout(groupBlocks(group), { columns, unicode }), ...drafts];
}

/** A ticket's own report, as the main command words it. */
function ticketLines({ opened }: Extract<Place, { kind: 'ticket' }>, columns: number, unicode: boolean): Line[] {
  if (opened === null) return [[{ text: 'The ticket is read again …', style: 'dim' }]];
  if (opened.kind === 'report') return layout(reportDocument(opened.report), { columns, unicode });
  return wrapWords(printable(`This ticket cannot be shown. ${opened.reason}`, unicode), columns, 'unsure');
}

/** Two lines: where one is, and what tells it from the rest. */
function headLines(state: TriageState): Line[] {
  const { place, unicode } = state;
  const title = (text: string): Line => [{ text: printable(text, unicode), style: 'strong' }];
  const mark = 'group' in place ? markWords(place.group, state) : '';
  switch (place.kind) {
    case 'tickets': {
      const { tickets, moreTickets, title: name } = place.group;
      const named = moreTickets > 0 ? `the first ${tickets.length} of ${tickets.length + moreTickets}` : tickets.length;
      return [title(`Tickets, ${named}: ${name.replaceAll('`', '')}`), [{ text: mark, style: 'good' }]];
    }
    case 'ticket': {
      const { id, receivedAt, source, location } = place.ref;
      const where = location === null ? source : `${source}, ${location}`;
      const line = `${receivedAt === null ? 'not dated' : minute(receivedAt)}, ${where}`;
      return [title(`Ticket ${id}`), [{ text: printable(line, unicode), style: 'dim' }]];
    }
    case 'groups':
    case 'group':
    case 'help': {
      const { report } = state;
      const line = `${report.totals.tickets} tickets, ${openGroups(state).length} of ${report.groups.length} groups open`;
      return [title(line), mark === '' ? filterLine(state) : [{ text: mark, style: 'good' }]];
    }
  }
}

function filterLine({ filter, isTyping, unicode }: TriageState): Line {
  const parts = [
    ...(['owner', 'provider', 'cause'] as const).flatMap((choice) =>
      filter[choice] === null ? [] : [`${choice} ${filter[choice]}`],
    ),
    ...(filter.query === '' && !isTyping ? [] : [`search ${filter.query}${isTyping ? '_' : ''}`]),
  ];
  return parts.length === 0 ? [] : [{ text: printable(parts.join(', '), unicode), style: 'unsure' }];
}

/** `done`, `done, 2 more since`; nothing where it is not marked. */
function markWords(group: TicketGroup, { marks }: TriageState): string {
  const mark = marks.get(group.id);
  if (mark === undefined) return '';
  const more = newSince(group, mark);
  return more === 0 ? 'done' : `done, ${more} more since`;
}

function groupList(state: TriageState): Line[] {
  const groups = shownGroups(state);
  if (groups.length === 0) return [[{ text: 'No group is like that. Esc shows all.', style: 'dim' }]];
  const { first, items } = windowOf(groups, state);
  return items.map((group, index): Line => {
    const isCursor = first + index === state.place.at;
    const mark = markWords(group, state);
    const isDone = mark === 'done';
    const isTight = state.columns < tight;
    const which = tellingApart(group);
    return [
      { text: isCursor ? '> ' : '  ', style: 'strong' },
      { text: isDone ? 'done ' : '     ', style: 'good' },
      { text: `${String(group.count).padStart(7)}  `, style: 'code' },
      { text: isTight ? '' : `${sinceOf(group).padEnd(sinceWidth)}  ${ownerOf(group)}  `, style: 'dim' },
      { text: isDone || mark === '' ? '' : `${mark}: `, style: 'unsure' },
      { text: isTight || which === '' ? '' : printable(`${which}  `, state.unicode), style: 'code' },
      { text: printable(nameOf(group, state), state.unicode), style: isCursor ? 'strong' : isDone ? 'dim' : 'plain' },
      { text: isTight ? printable(`  ${which}`, state.unicode) : '', style: 'code' },
    ];
  });
}

/** Where a title would be cut before it tells one from the other, the code does. */
function nameOf({ code, title, outcome }: TicketGroup, { columns }: TriageState): string {
  return columns < narrow && outcome === 'diagnosed' ? code : title.replaceAll('`', '');
}

const narrow = 110;
/** Too narrow to say when and who. */
const tight = 72;

function ownerOf({ owner }: TicketGroup): string {
  return (owner ?? '').padEnd(Math.max(...owners.map(({ length }) => length)));
}

/** Month, day and minute (UTC) of its first ticket. */
function sinceOf({ firstSeen }: TicketGroup): string {
  return firstSeen === null ? 'not dated' : firstSeen.slice(5, 16).replace('T', ' ');
}

const sinceWidth = 11;

/** What two incidents of one cause differ in: connection, certificate or provider. */
function tellingApart({ connections, thumbprints, providers, outcome }: TicketGroup): string {
  if (outcome !== 'diagnosed') return '';
  const [connection, ...others] = connections;
  if (connection !== undefined) return others.length === 0 ? connection.value : `${connections.length} connections`;
  return thumbprints?.calculated.slice(0, 8) ?? providers[0]?.value ?? '';
}

function ticketList(place: Extract<Place, { kind: 'tickets' }>, state: TriageState): Line[] {
  const { first, items } = windowOf(place.group.tickets, state);
  return items.map(({ id, receivedAt, source, location }, index): Line => {
    const isCursor = first + index === place.at;
    const at = receivedAt === null ? 'not dated' : minute(receivedAt);
    const where = location === null ? source : `${source}, ${location}`;
    return [
      { text: isCursor ? '> ' : '  ', style: 'strong' },
      { text: `${at.padEnd(datedWidth)}  `, style: 'dim' },
      { text: printable(id, state.unicode), style: isCursor ? 'strong' : 'plain' },
      // A ticket without a name of its own is called by its place.
      { text: id === where ? '' : printable(`  ${where}`, state.unicode), style: 'dim' },
    ];
  });
}

/** Of `2026-11-24 09:30 UTC`. */
const datedWidth = 20;

/** The part of a list that is shown: the cursor's row stays on the screen. */
function windowOf<Item>(all: readonly Item[], state: TriageState): { first: number; items: readonly Item[] } {
  const height = bodyHeight(state);
  const first = Math.max(0, state.place.at - height + 1);
  return { first, items: all.slice(first, first + height) };
}

function footLines(state: TriageState): Line[] {
  const { notice, columns, unicode } = state;
  return [
    notice === null
      ? [{ text: placeWords(state), style: 'dim' }]
      : [{ text: printable(notice, unicode), style: 'good' }],
    hintLine(triageHints(modeOf(state), unicode), columns, unicode),
  ];
}

/** `12 of 31` in a list, `1-18 of 64` in a text; nothing where all is seen. */
function placeWords(state: TriageState): string {
  const { place } = state;
  const height = bodyHeight(state);
  const items = itemsOf(state);
  const count = items?.length ?? textLines(state).length;
  if (count <= height) return '';
  if (items !== null) return `${place.at + 1} of ${count}`;
  return `${place.at + 1}-${Math.min(count, place.at + height)} of ${count}`;
}

function printable(text: string, unicode: boolean): string {
  const safe = visible(text);
  return unicode ? safe : visibleAscii(plainPunctuation(safe));
}
