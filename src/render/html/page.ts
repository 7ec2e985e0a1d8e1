import { createHash } from 'node:crypto';
import { markup, nothing, trustedStyle, type Markup } from './markup.ts';
import { style } from './style.ts';

interface Part {
  /** Its anchor. */
  readonly id: string;
  readonly title: string;
  readonly content: Markup;
}

interface Page {
  /** For the window and for lists of files. */
  readonly title: string;
  /** What stands before the first part: the heading of the first level. */
  readonly top: Markup;
  readonly parts: readonly Part[];
  readonly foot: string;
}

/**
 * One file that needs no script and no outside resource: its policy lets it load nothing and send nothing. Reads in any order of tools:
 * headings, landmarks, a way past the contents.
 */
export function htmlPage({ title, top, parts, foot }: Page): string {
  const page = markup`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <meta name="robots" content="noindex" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    ${trustedStyle(style)}
  </head>
  <body>
    <a class="skip" href="#content">To the report</a>
    <header>${top}</header>
    ${contents(parts)}
    <main id="content" tabindex="-1">
      ${parts.map(
        (part) =>
          markup`<section aria-labelledby="${part.id}">
            <h2 id="${part.id}">${part.title}</h2>
            ${part.content}
          </section>`,
      )}
    </main>
    <footer><p>${foot}</p></footer>
  </body>
</html>
`;
  return page.html;
}

function contents(parts: readonly Part[]): Markup {
  if (parts.length < 2) return nothing;
  return markup`<nav aria-label="Contents">
    <ul>
      ${parts.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`)}
    </ul>
  </nav>`;
}

/** Our own style by its hash, and nothing else: even text that got past the escaping could neither run nor load anything. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
