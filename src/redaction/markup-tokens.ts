/** A stretch of markup, in the text's order; together they are the text. */
export type MarkupToken =
  | { readonly kind: 'text' | 'cdata' | 'comment' | 'instruction'; readonly text: string; readonly tag?: never }
  | { readonly kind: 'tag'; readonly text: string; readonly tag: Tag };

interface Tag {
  readonly closing: boolean;
  /** As written, with prefix. */
  readonly name: string;
  /** With the blanks before them. */
  readonly attributes: string;
  readonly empty: boolean;
}

const tag = /<(\/?)([A-Za-z_][\w.-]*(?::[\w.-]+)?)((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;

const sections = [
  { kind: 'cdata', begin: '<![CDATA[', end: ']]>' },
  { kind: 'comment', begin: '<!--', end: '-->' },
  { kind: 'instruction', begin: '<?', end: '?>' },
] as const;

/** Takes any text apart at what looks like markup. What is none, or is cut, is text. Every character is looked at a few times at most. */
export function* markupTokens(text: string): Generator<MarkupToken> {
  const unended = new Set<string>();
  let textFrom = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const token = sectionAt(text, at, unended) ?? tagAt(text, at);
    if (token === null) {
      at += 1;
      continue;
    }
    if (at > textFrom) yield { kind: 'text', text: text.slice(textFrom, at) };
    yield token;
    at += token.text.length;
    textFrom = at;
  }
  if (textFrom < text.length) yield { kind: 'text', text: text.slice(textFrom) };
}

function sectionAt(text: string, at: number, unended: Set<string>): MarkupToken | null {
  for (const { kind, begin, end } of sections) {
    if (!text.startsWith(begin, at) || unended.has(kind)) continue;
    const close = text.indexOf(end, at + begin.length);
    if (close >= 0) return { kind, text: text.slice(at, close + end.length) };
    // No later one ends either.
    unended.add(kind);
  }
  return null;
}

function tagAt(text: string, at: number): MarkupToken | null {
  tag.lastIndex = at;
  const match = tag.exec(text);
  if (match === null) return null;
  const [whole, closing = '', name = '', attributes = '', empty = ''] = match;
  return { kind: 'tag', text: whole, tag: { closing: closing !== '', name, attributes, empty: empty !== '' } };
}
