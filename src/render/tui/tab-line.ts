import type { Line, Span } from '../layout.ts';
import { cutMarks, lineWidth, sliceLine } from './cells.ts';
import { tabs, type Screen, type Tab } from './keys.ts';

interface TabLineInput {
  readonly screen: Screen;
  readonly columns: number;
  readonly unicode: boolean;
}

/** The views with their numbers, the open one in brackets; where they don't fit, only the open one has its name. */
export function tabLine({ screen, columns, unicode }: TabLineInput): Line {
  if (tabs.every(({ view }) => view !== screen)) return [{ text: titles[screen] ?? '', style: 'strong' }];
  const drawn = (names: (tab: Tab) => string): Span[] =>
    tabs.map((tab): Span =>
      tab.view === screen ? { text: `[${tab.key} ${tab.name}]`, style: 'strong' } : { text: names(tab), style: 'dim' },
    );
  const named = drawn(({ key, name }) => `${key} ${name}`);
  const ways = [joined(named, '   '), joined(named, ' ')];
  const fits =
    ways.find((line) => lineWidth(line) <= columns) ??
    joined(
      drawn(({ key }) => key),
      ' ',
    );
  return sliceLine(fits, 0, columns, cutMarks(unicode));
}

/** What stands there on a screen that is no view. */
const titles: Readonly<Partial<Record<Screen, string>>> = { help: 'Help', save: 'Save' };

function joined(spans: readonly Span[], gap: string): Line {
  return spans.flatMap((span, index) => (index === 0 ? [span] : [{ text: gap, style: 'plain' } as const, span]));
}
