import { visible, visibleLines } from '../../text/visible-text.ts';

/** HTML that is safe to put into a page as it stands. Only this file makes it. */
export interface Markup {
  readonly html: string;
}

type Part = string | number | Markup | readonly Markup[];

/** HTML with every value in it escaped, in text and in quoted attributes: nothing out of an input can become an element, a link or a handler. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { html: String.raw({ raw: pieces }, ...parts.map(escapedPart)) };
}

/** Text of several lines, for `<pre>`. */
export function htmlLines(text: string): Markup {
  return { html: escaped(visibleLines(text)) };
}

/** Our own style sheet. Never for anything out of an input. */
export function trustedStyle(css: string): Markup {
  return { html: `<style>${css}</style>` };
}

export const nothing: Markup = { html: '' };

function escapedPart(part: Part): string {
  if (typeof part === 'string') return escaped(visible(part));
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map((each) => each.html).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
