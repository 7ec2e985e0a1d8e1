import type { Block } from '../document.ts';
import { markup, type Markup } from './markup.ts';

const size = { bar: 14, height: 70 } as const;

/** Counts as bars beside each other, each with its number where there is room for it. */
export function chartPicture({ counts, text }: Extract<Block, { kind: 'chart' }>): Markup {
  const most = counts.reduce((highest, count) => Math.max(highest, count), 1);
  const bars = counts.map((count, index) => {
    const height = count === 0 ? 0 : Math.max(2, Math.round((count / most) * size.height));
    return markup`<rect class="span" x="${index * size.bar}" y="${size.height - height}" width="${size.bar - 2}" height="${height}"/>`;
  });
  const width = counts.length * size.bar;
  return markup`<figure>
    <svg role="img" aria-label="${`${text}: ${counts.join(', ')}`}" viewBox="0 0 ${width} ${size.height + 1}" width="${width}" height="${size.height + 1}">
      ${bars}<path class="stroke" d="M0 ${size.height + 0.5}H${width}"/>
    </svg>
    <figcaption>${text}; the highest bar is ${most}</figcaption>
  </figure>`;
}
