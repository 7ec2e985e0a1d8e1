import type { FlowStep } from '../document.ts';
import { markup, nothing, type Markup } from './markup.ts';

const box = { width: 136, height: 62, gap: 36 } as const;
const lineHeight = 17;

const stateWords: Record<FlowStep['state'], string> = {
  done: 'passed',
  failed: 'failed here',
  'not-reached': 'not reached',
};

/** The login's way as a picture, once side by side and once from top to bottom for narrow screens; the style sheet shows one of them. */
export function flowPicture(steps: readonly FlowStep[]): Markup {
  return markup`<figure>${drawn(steps, 'level')}${drawn(steps, 'upright')}</figure>`;
}

function drawn(steps: readonly FlowStep[], direction: 'level' | 'upright'): Markup {
  const isLevel = direction === 'level';
  const step = isLevel ? box.width + box.gap : box.height + box.gap;
  const long = step * steps.length - box.gap + 4;
  const [width, height] = isLevel ? [long, box.height + 4] : [box.width + 4, long];
  const inWords = steps.map(({ name, state }) => `${name} (${stateWords[state]})`).join(', then ');
  const parts = steps.map((each, index) => {
    const [x, y] = isLevel ? [2 + index * step, 2] : [2, 2 + index * step];
    return markup`${index === 0 ? nothing : arrow(x, y, isLevel)}${stepBox(each, x, y)}`;
  });
  return markup`<svg
    class="${direction}"
    role="img"
    aria-label="${inWords}"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
  >
    ${parts}
  </svg>`;
}

function stepBox({ name, state }: FlowStep, x: number, y: number): Markup {
  const lines = wrapped(name);
  const middle = x + box.width / 2;
  const top = y + box.height / 2 - ((lines.length + 1) * lineHeight) / 2 + 13;
  const style = state === 'failed' ? 'bad' : 'dim';
  return markup`<rect
      class="box ${state}"
      x="${x}"
      y="${y}"
      width="${box.width}"
      height="${box.height}"
      rx="6"
    />${lines.map(
      (line, index) => markup`<text x="${middle}" y="${top + index * lineHeight}" text-anchor="middle">${line}</text>`,
    )}<text class="${style}" x="${middle}" y="${top + lines.length * lineHeight}" text-anchor="middle"
      >${stateWords[state]}</text
    >`;
}

/** Into the box that begins at x, y. */
function arrow(x: number, y: number, isLevel: boolean): Markup {
  if (isLevel) {
    const middle = y + box.height / 2;
    return markup`<path class="stroke" d="M${x - box.gap + 3} ${middle}H${x - 8}" /><path
        class="head"
        d="M${x - 2} ${middle}l-8 -5v10z"
      />`;
  }
  const middle = x + box.width / 2;
  return markup`<path class="stroke" d="M${middle} ${y - box.gap + 3}V${y - 8}" /><path
      class="head"
      d="M${middle} ${y - 2}l-5 -8h10z"
    />`;
}

const mostCharacters = 19;

/** At most two lines that fit a box. */
function wrapped(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= mostCharacters) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  const [first = '', ...others] = lines;
  return [first, ...(others.length > 0 ? [others.join(' ')] : [])].map((line) =>
    line.length <= mostCharacters ? line : `${line.slice(0, mostCharacters - 1)}…`,
  );
}
