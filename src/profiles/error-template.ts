import type { Pattern, PatternMatch } from '../causes/cause.ts';

/** A text as its speaker writes it, taken apart: fixed parts, and between each two of them the name of what changes. */
interface ErrorTemplate {
  /** One more than names; the first and the last may be empty. */
  readonly fixed: readonly string[];
  readonly names: readonly string[];
}

// Other angle brackets are text.
const placeholder = /<([a-z][A-Za-z0-9]{0,29})>/g;

/** Fewer fixed letters and digits than these are found in texts of anybody. */
const fewestFixed = 8;

/**
 * What recognises a text by a template: `User <user> is not assigned to <application>`. A placeholder stands for one character or more;
 * white space counts as one blank, and A to Z are the same in either case, since a person copied it (what a library prints is read letter
 * for letter: `libraries/message-template.ts`). The reason where it is no template that can be used.
 */
export function errorTemplate(text: string): { readonly pattern: Pattern } | { readonly reason: string } {
  const template = takenApart(text);
  const { fixed, names } = template;
  if (fixed.slice(1, -1).includes('')) return { reason: 'has two placeholders without a text between them' };
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) return { reason: `has the placeholder <${repeated}> twice` };
  const letters = fixed.join('').replace(/[^\p{L}\p{N}]/gu, '').length;
  if (letters < fewestFixed)
    return { reason: `has ${letters} letters and digits outside placeholders; at least ${fewestFixed} make it tell` };
  const exec: Pattern['exec'] = (input) => matchOf(template, oneLine(input));
  return { pattern: { source: text, exec, test: (input) => exec(input) !== null } };
}

function takenApart(text: string): ErrorTemplate {
  // With a group in the separator, every second part is a name.
  const parts = oneLine(text).split(placeholder);
  return {
    fixed: parts.filter((_, index) => index % 2 === 0).map(folded),
    names: parts.filter((_, index) => index % 2 === 1),
  };
}

/**
 * Each fixed part where it comes first after the one before: where that fails, no later beginning helps, so nothing is read twice and
 * time grows with the text's length.
 */
function matchOf({ fixed, names }: ErrorTemplate, text: string): PatternMatch | null {
  const searched = folded(text);
  const [first = ''] = fixed;
  const index = searched.indexOf(first);
  if (index < 0) return null;
  const groups: [string, string][] = [];
  let end = index + first.length;
  for (const [at, name] of names.entries()) {
    const next = fixed[at + 1] ?? '';
    // An empty last part: the placeholder takes the rest.
    const start = next === '' ? text.length : searched.indexOf(next, end + 1);
    if (start <= end) return null;
    groups.push([name, text.slice(end, start)]);
    end = start + next.length;
  }
  return { index, groups: Object.fromEntries(groups) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Of the same length as the text, which `toLowerCase` does not promise. */
function folded(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
