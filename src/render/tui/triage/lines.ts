import { visible, visibleAscii } from '../../../visible-text.ts';
import { layout, plainPunctuation, type Line } from '../../layout.ts';
import { groupBlocks, ownerNames } from '../../triage-document.ts';
import { wrapWords } from '../cells.ts';
import { bodyHeight, shownGroups, type TriageState } from './state.ts';

/** Every row of the screen, top to bottom. */
export function triageRows(state: TriageState): Line[] {
  const { opened } = state;
  const body = opened === null ? listLines(state) : openedLines(state).slice(state.top);
  const height = bodyHeight(state);
  const shown = Array.from({ length: height }, (_, row): Line => body[row] ?? []);
  return [...headLines(state), ...shown, ...footLines(state)];
}

/** A group with its drafts, before any of it is scrolled. */
export function openedLines({ opened, columns, unicode }: TriageState): Line[] {
  if (opened === null) return [];
  const text = (value: string): string => (unicode ? visible(value) : visibleAscii(visible(plainPunctuation(value))));
  const drafts = opened.replies.flatMap(({ to, markdown }): Line[] => [
    [],
    [{ text: text(`Draft to ${ownerNames[to]}`), style: 'strong' }],
    ...markdown
      .trimEnd()
      .split('\n')
      .flatMap((line) => wrapWords(text(line), Math.min(columns, 100))),
  ]);
  return [...layout(groupBlocks(opened), { columns, unicode }), ...drafts];
}

function headLines({ report, filter, done, isTyping }: TriageState): Line[] {
  const open = report.groups.filter(({ id }) => !done.has(id)).length;
  const filters = [
    ...(filter.owner === null ? [] : [`owner ${filter.owner}`]),
    ...(filter.provider === null ? [] : [`provider ${visible(filter.provider)}`]),
    ...(filter.query === '' && !isTyping ? [] : [`search ${visible(filter.query)}${isTyping ? '_' : ''}`]),
  ];
  return [
    [{ text: `${report.totals.tickets} tickets, ${open} of ${report.groups.length} groups open`, style: 'strong' }],
    filters.length === 0 ? [] : [{ text: filters.join(', '), style: 'unsure' }],
  ];
}

function listLines(state: TriageState): Line[] {
  const groups = shownGroups(state);
  if (groups.length === 0) return [[{ text: 'No group is like that. Esc shows all.', style: 'dim' }]];
  // The cursor's row stays on the screen.
  const first = Math.max(0, state.cursor - bodyHeight(state) + 1);
  return groups.slice(first).map((group, index): Line => {
    const isCursor = first + index === state.cursor;
    const isDone = state.done.has(group.id);
    // Where a title would be cut before it tells one from the other, the code does.
    const name = state.columns < narrow ? group.code : group.title.replaceAll('`', '');
    const title = state.unicode ? visible(name) : visibleAscii(visible(plainPunctuation(name)));
    return [
      { text: isCursor ? '> ' : '  ', style: 'strong' },
      { text: isDone ? 'done ' : '     ', style: 'good' },
      { text: `${String(group.count).padStart(7)}  `, style: 'code' },
      { text: title, style: isCursor ? 'strong' : isDone ? 'dim' : 'plain' },
      { text: `  ${group.owner ?? ''}`, style: 'dim' },
    ];
  });
}

const narrow = 60;

function footLines({ opened, notice, isTyping }: TriageState): Line[] {
  const keys = isTyping
    ? 'type to search, Enter keeps it, Esc leaves it'
    : opened === null
      ? 'q quit  Enter open  / search  d done  e export  o owner  p provider'
      : 'Esc back  arrows scroll  d done  e export';
  return [notice === null ? [] : [{ text: visible(notice), style: 'good' }], [{ text: keys, style: 'dim' }]];
}
