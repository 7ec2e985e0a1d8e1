import type { Line, Span } from '../layout.ts';
import { cutMarks, lineWidth, sliceLine } from './cells.ts';
import { tabs, type Screen } from './keys.ts';

interface TabLineInput {
  readonly screen: Screen;
  readonly columns: number;
  readonly unicode: boolean;
}

const narrow = 60;

/** The views with their numbers, the open one in brackets; on a narrow terminal that one alone. */
export function tabLine({ screen, columns, unicode }: TabLineInput): Line {
  const shown = columns < narrow ? tabs.filter(({ view }) => view === screen) : tabs;
  if (shown.length === 0) return [{ text: 'Help', style: 'strong' }];
  const drawn = shown.map(({ view, key, name }): Span =>
    view === screen ? { text: `[${key} ${name}]`, style: 'strong' } : { text: `${key} ${name}`, style: 'dim' },
  );
  const wide = joined(drawn, '   ');
  return sliceLine(lineWidth(wide) <= columns ? wide : joined(drawn, ' '), 0, columns, cutMarks(unicode));
}

function joined(spans: readonly Span[], gap: string): Line {
  return spans.flatMap((span, index) => (index === 0 ? [span] : [{ text: gap, style: 'plain' } as const, span]));
}
