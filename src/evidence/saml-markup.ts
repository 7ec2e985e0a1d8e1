import { limits } from '../limits.ts';
import { decodePercent, undoHtmlEntities, undoJsonEscapes } from './decode.ts';
import type { SamlEncoding } from './saml-message.ts';

/** A SAML element as it stands in a text, perhaps escaped. Places are UTF-16 offsets. */
export interface MarkupSighting {
  /** With the XML declaration before it. */
  readonly start: number;
  readonly end: number;
  /** Its end tag is there. */
  readonly isWhole: boolean;
}

// `<` and its neighbours as they are, as character references, percent-encoded, and in JSON, each perhaps several times over.
export const lessThan = String.raw`<|&(?:amp;){0,3}(?:lt|#60|#[xX]3[cC]);|%(?:25){0,4}3[cC]|\\{1,4}(?:u003[cC]|x3[cC])`;
const greaterThan = String.raw`>|&(?:amp;){0,3}(?:gt|#62|#[xX]3[eE]);|%(?:25){0,4}3[eE]|\\{1,4}(?:u003[eE]|x3[eE])`;
const slash = String.raw`\\{0,4}\/|%(?:25){0,4}2[fF]`;
const colon = String.raw`:|%(?:25){0,4}3[aA]`;
const roots =
  'Response|Assertion|AuthnRequest|LogoutRequest|ArtifactResponse|RequestSecurityTokenResponse(?:Collection)?|Envelope';

const tagPattern = new RegExp(
  `<!--|<!\\[CDATA\\[|(${lessThan})(${slash})?((?:[A-Za-z_][\\w.-]{0,60}(?:${colon}))?(?:${roots}))(?![\\w.:-])`,
  'g',
);
const tagEnd = new RegExp(`[\\s+]{0,200}(?:${greaterThan})`, 'y');
const firstTagEnd = new RegExp(`(?:(${slash})[\\s+]{0,200})?(?:${greaterThan})`, 'g');
const afterTag = new RegExp(`(?:${greaterThan})\\s*$`);
const blank = String.raw`\s|\\{1,4}[nrt]|%(?:25){0,4}(?:0[aAdD]|20)|&(?:amp;){0,3}#(?:1[03]|[xX]0{0,3}[aAdD]);`;
const declarationBefore = new RegExp(`(?:${lessThan})\\?xml[^<>]{1,200}\\?(?:${greaterThan})(?:${blank}){0,20}$`);
/** Nothing in a percent-encoded value is an equals sign, so that no stretch is looked at twice. */
const percentEncodedValue =
  /(?:\+|%(?:25){0,4}(?!3[cC])[0-9A-Fa-f]{2}){0,20}(%(?:25){0,4})3[cC][^\s"<>&=]*(?:\1)3[eE]/y;

interface Tag {
  readonly at: number;
  /** Behind the name; of an end tag behind its `>`. */
  readonly end: number;
  readonly isEnd: boolean;
  readonly escape: string;
  readonly name: string;
}

/** Elements that a SAML message can begin with, the outermost ones, in their order. One pass over the text, and one over the tags. */
export function sightMarkup(text: string): MarkupSighting[] {
  const tags = tagsIn(text);
  const ends = pairUp(tags);
  const sightings: MarkupSighting[] = [];
  let readTo = 0;
  tags.forEach((tag, index) => {
    if (tag.isEnd || tag.at < readTo) return;
    const whole = ends.get(tag) ?? endOfEmpty(text, tag, tags[index + 1]);
    readTo = whole ?? endOfCut(text, tags, index);
    sightings.push({
      start: declarationStart(text, tag.at, sightings.at(-1)?.end ?? 0),
      end: readTo,
      isWhole: whole !== null,
    });
  });
  return sightings;
}

/** A parameter's whole value where it is percent-encoded XML: what stands around the element in it was sent, too. */
export function sightEncodedValue(text: string, start: number): MarkupSighting | null {
  percentEncodedValue.lastIndex = start;
  return percentEncodedValue.test(text) ? { start, end: percentEncodedValue.lastIndex, isWhole: true } : null;
}

function tagsIn(text: string): Tag[] {
  const tags: Tag[] = [];
  let depth = 0;
  const searched = new Set<string>();
  tagPattern.lastIndex = 0;
  for (let match = tagPattern.exec(text); match !== null; match = tagPattern.exec(text)) {
    const { 0: written, 1: escape, 2: isEnd, 3: name = '', index: at } = match;
    if (escape === undefined) {
      // Inside a message a comment or CDATA section is text.
      const close = written === '<!--' ? '-->' : ']]>';
      const end = depth > 0 && !searched.has(close) ? text.indexOf(close, at) : -1;
      if (end >= 0) tagPattern.lastIndex = end;
      else if (depth > 0) searched.add(close);
      continue;
    }
    let end = tagPattern.lastIndex;
    if (isEnd !== undefined) {
      tagEnd.lastIndex = end;
      // An end tag that is not complete ends nothing.
      if (!tagEnd.test(text)) continue;
      end = tagEnd.lastIndex;
    }
    depth = Math.max(0, depth + (isEnd === undefined ? 1 : -1));
    tags.push({ at, end, isEnd: isEnd !== undefined, escape: escape.toLowerCase(), name });
  }
  return tags;
}

/** Each start tag's end: behind the end tag that belongs to it, as parentheses belong together. */
function pairUp(tags: readonly Tag[]): Map<Tag, number> {
  const ends = new Map<Tag, number>();
  const open = new Map<string, Tag[]>();
  for (const tag of tags) {
    const key = `${tag.escape}${tag.name}`;
    const waiting = open.get(key);
    if (!tag.isEnd) {
      if (waiting === undefined) open.set(key, [tag]);
      else waiting.push(tag);
      continue;
    }
    const start = waiting?.pop();
    if (start !== undefined) ends.set(start, tag.end);
  }
  return ends;
}

/** The end of `<AuthnRequest … />`; null where the tag is not one of an empty element. Looks no further than the next tag. */
function endOfEmpty(text: string, tag: Tag, next: Tag | undefined): number | null {
  const inside = text.slice(tag.end, next?.at ?? text.length);
  firstTagEnd.lastIndex = 0;
  const match = firstTagEnd.exec(inside);
  return match?.[1] === undefined ? null : tag.end + firstTagEnd.lastIndex;
}

/** Where an element ends whose end tag is missing: where another message begins, or what it stands in ends. */
function endOfCut(text: string, tags: readonly Tag[], index: number): number {
  const [tag] = tags.slice(index, index + 1);
  if (tag === undefined) return text.length;
  const delimiter = delimiterOf(text, tag);
  let from = tag.end;
  for (let at = index + 1; at <= tags.length; at += 1) {
    const next = tags[at];
    const until = next?.at ?? text.length;
    // Stretch by stretch, so that nothing is searched twice.
    const stop = text.slice(from, until).search(delimiter);
    if (stop >= 0) return from + stop;
    if (next !== undefined && !next.isEnd && beginsMessage(text, next, tag)) return declarationStart(text, until, from);
    from = next?.end ?? text.length;
  }
  return text.length;
}

/** What an escaped or fenced message cannot go over. */
function delimiterOf(text: string, { at, end, escape }: Tag): RegExp {
  const isJson = escape.startsWith('\\') || (escape === '<' && isJsonEscaped(text.slice(at, end + 400)));
  if (isJson) return /(?<!\\)"/;
  if (escape.startsWith('%')) return /[\s"'<>&]/;
  return escape === '<' ? /\n[ \t]{0,8}```/ : /</;
}

/** On a line of its own, or after words: an element inside another one stands after a tag. */
function beginsMessage(text: string, { at, name }: Tag, cut: Tag): boolean {
  if (name.endsWith('Assertion') && !cut.name.endsWith('Assertion')) return false;
  const start = declarationStart(text, at, cut.end);
  const before = text.slice(Math.max(cut.end, start - 80), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return line.trim() === '' ? line === '' && before !== '' : !afterTag.test(line);
}

function declarationStart(text: string, at: number, floor: number): number {
  const from = Math.max(floor, at - 300);
  // Most tags have no declaration before them, and the pattern is not cheap.
  if (!text.slice(Math.max(from, at - 120), at).includes('?')) return at;
  const match = declarationBefore.exec(text.slice(from, at));
  return match === null ? at : from + match.index;
}

/** Quotes with a backslash before them, or line ends that are written out. */
function isJsonEscaped(xml: string): boolean {
  if (!xml.includes('\\')) return false;
  const tag = xml.indexOf('>');
  return (
    /=\s{0,8}\\{1,4}["']/.test(tag < 0 ? xml : xml.slice(0, tag)) || />(?:\\{1,4}[nrt])+\s{0,200}(?:<|$)/.test(xml)
  );
}

/** The element without its escaping, each layer undone as often as it was applied. */
export function plainMarkup(written: string): { xml: string; undone: SamlEncoding[] } {
  const undone: SamlEncoding[] = [];
  let xml = written;
  for (let depth = 0; depth < limits.decodingDepth; depth += 1) {
    if (/^\+*%/.test(xml)) {
      // Where blanks are encoded in their own way, a plus is a plus.
      xml = decodePercent(xml.replace(/%[0-9A-Fa-f]?$/, ''), { plusIsBlank: !/%(?:25)*20/.test(xml) }).text;
      undone.push('percent-encoding');
    } else if (xml.startsWith('&')) {
      xml = undoHtmlEntities(xml.replace(/&[#\w]{0,8}$/, '')).text;
      undone.push('html-entities');
    } else if (xml.startsWith('\\') || isJsonEscaped(xml)) {
      xml = undoJsonEscapes(xml.replace(/\\(?:[ux][0-9A-Fa-f]{0,3})?$/, '')).text;
      undone.push('json-escapes');
    } else break;
  }
  return { xml, undone };
}
