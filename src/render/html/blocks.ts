import type { RichText } from '../../text/rich-text.ts';
import type { Block, CheckItem, ComparisonRow, DifferenceMark, Document } from '../document.ts';
import { chartPicture } from './chart-picture.ts';
import { flowPicture } from './flow-picture.ts';
import { markup, nothing, type Markup } from './markup.ts';
import { sequencePicture } from './sequence-picture.ts';
import { validityPicture } from './validity-picture.ts';

/** A document's blocks under each other, with headings of the third level. */
export function blocks(document: Document): Markup {
  return markup`${document.map(block)}`;
}

export function rich(text: RichText): Markup {
  return markup`${text.map(({ text: piece, mark }) => {
    if (mark === 'code') return markup`<code>${piece}</code>`;
    return mark === 'strong' ? markup`<strong>${piece}</strong>` : markup`${piece}`;
  })}`;
}

function block(each: Block): Markup {
  switch (each.kind) {
    case 'verdict':
      return markup`<h3 class="${each.tone}">
        ${rich(each.title)}${each.certainty === null ? '' : ` (${each.certainty})`}
      </h3>`;
    case 'flow':
      return markup`${heading('where')}${flowPicture(each.steps)}`;
    case 'chart':
      return markup`${heading(each.label)}${chartPicture(each)}`;
    case 'sequence':
      return sequencePicture(each);
    case 'comparison':
      return markup`${each.tight === true ? nothing : heading('received and expected')}${comparison(each.rows, each.mark)}${
        each.difference === null ? nothing : markup`<p>${each.difference}</p>`
      }`;
    case 'checks':
      return markup`${heading(each.label)}
        <ul class="checks">
          ${each.items.map(check)}
        </ul>`;
    case 'paragraph':
      return paragraph(each);
    case 'steps':
      return markup`${heading(each.label)}
        <ol>
          ${each.items.map(({ owner, text }) => markup`<li><strong>${sentence(owner)}:</strong> ${rich(text)}</li>`)}
        </ol>`;
    case 'list':
      return markup`${heading(each.label)}
        <ul>
          ${Array.from(each.items, (item) => markup`<li>${rich(item)}</li>`)}
        </ul>`;
    case 'validity':
      return markup`${heading(each.label)}${validityPicture(each)}
        <ul>
          ${each.rows.map(
            ({ name, notBefore, notAfter }) =>
              markup`<li>${name}: <code>${notBefore.slice(0, 10)}</code> to <code>${notAfter.slice(0, 10)}</code></li>`,
          )}
        </ul>`;
    case 'facts':
      return markup`${heading(each.label)}
        <table>
          ${each.rows.map(
            ({ name, value }) =>
              markup`<tr>
                <th scope="row">${name}</th>
                <td><code>${value}</code></td>
              </tr>`,
          )}
        </table>`;
  }
}

function paragraph({ label, text, tone, tight }: Extract<Block, { kind: 'paragraph' }>): Markup {
  if (label === '') return markup`<p>${rich(text)}</p>`;
  if (tight === true) return markup`<p><span class="label">${sentence(label)}:</span> ${rich(text)}</p>`;
  if (tone === 'neutral')
    return markup`${heading(label)}
      <p>${rich(text)}</p>`;
  return markup`<div class="aside">
    <h3 class="${tone}">${sentence(label)}</h3>
    <p>${rich(text)}</p>
  </div>`;
}

const stateWords: Record<CheckItem['state'], string> = {
  passed: 'passed',
  failed: 'failed',
  'not-reached': 'not reached',
  'not-checkable': 'not checkable',
  skipped: 'skipped',
};

const stateClasses: Record<CheckItem['state'], string> = {
  passed: 'good',
  failed: 'bad',
  'not-reached': 'dim',
  'not-checkable': 'unsure',
  skipped: 'dim',
};

function check({ state, name, text, rows }: CheckItem): Markup {
  // Several that passed stand together, and their name says so: `11 passed`.
  const isSaid = name.endsWith(` ${stateWords[state]}`);
  const said = isSaid ? nothing : markup` <span class="${stateClasses[state]}">${stateWords[state]}</span>`;
  const compared = rows.length === 0 ? nothing : comparison(rows, 'first');
  return markup`<li><strong>${name}</strong>${said}${text.length === 0 ? nothing : markup`: ${rich(text)}`}${compared}</li>`;
}

/** The values under each other, what differs marked in each. */
function comparison(rows: readonly ComparisonRow[], mark: DifferenceMark): Markup {
  return markup`<table>
    ${rows.map(({ label, value, note }, index) => {
      const other = rows[index === 0 ? 1 : index - 1]?.value ?? value;
      return markup`<tr>
        <th scope="row">${sentence(label)}</th>
        <td><code>${marked(value, other, mark)}</code></td>
        <td class="dim">${note}</td>
      </tr>`;
    })}
  </table>`;
}

/** Each run that differs from the other value, or everything from the first difference on. */
function marked(value: string, other: string, mark: DifferenceMark): Markup {
  if (value === other) return markup`${value}`;
  if (mark === 'first') {
    let at = 0;
    while (at < value.length && value[at] === other[at]) at += 1;
    return markup`${value.slice(0, at)}${at < value.length ? markup`<mark>${value.slice(at)}</mark>` : nothing}`;
  }
  const runs: { differs: boolean; text: string }[] = [];
  for (let index = 0; index < value.length; index++) {
    const character = value.charAt(index);
    const differs = character !== other[index];
    const last = runs.at(-1);
    if (last?.differs === differs) last.text += character;
    else runs.push({ differs, text: character });
  }
  return markup`${runs.map(({ differs, text }) => (differs ? markup`<mark>${text}</mark>` : markup`${text}`))}`;
}

function heading(label: string): Markup {
  return label === '' ? nothing : markup`<h3>${sentence(label)}</h3>`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
