import { limits } from '../limits.ts';
import { PatternIndex } from '../text/pattern-index.ts';

/** One thing that the support of an identity provider or broker looks a failed login up by. */
export interface Reference {
  /** As its speaker calls it: `correlation ID`. */
  readonly name: string;
  readonly value: string;
}

const guid = String.raw`[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}`;
/** Between a label and its value: `: `, `":"`, a line end. */
const gap = String.raw`["'\s]{0,4}[:=#]["'\s]{0,8}`;
const label = (words: string, value: string): RegExp => new RegExp(`(?<![\\w-])(?:${words})${gap}(${value})`, 'gi');

/** Source: error texts and pages of Microsoft Entra ID, AD FS, Okta, PingFederate and Auth0. */
const labels: readonly (readonly [string, RegExp])[] = [
  ['trace ID', label('trace[ _]?id', guid)],
  // Entra's page calls its trace ID the request ID.
  ['request ID', label('(?:x-okta-)?request[ _-]?id', String.raw`${guid}|[\w@-]{16,40}(?![\w@-])`)],
  ['correlation ID', label(String.raw`(?:corr[eé]lation|korrelations)[ _-]?id`, guid)],
  ['activity ID', label('activity[ _]?id', guid)],
  ['error ID', label('error[ _]?id', String.raw`oae[\w-]{10,40}`)],
  // PingFederate's page; its log has the same code as `ref#kwlqbn`.
  ['reference', /(?<![\w-])(?:reference ?#["'\s]{0,4}:?["'\s]{0,8}|ref#)([a-z]{6})(?![\w-])/gi],
  ['tracking ID', label('tracking(?: id)?', String.raw`[\da-f]{16,40}(?![\w-])`)],
  [
    'timestamp',
    label(
      'timestamp|zeitstempel|horodatage|error time',
      String.raw`\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,7})?Z?|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d(?: GMT)?`,
    ),
  ],
];

let index: PatternIndex<(typeof labels)[number]> | undefined;

/** What stands in a message or on a page to look the login up by. Where there are two of a kind, nobody knows which one is meant. */
export function readReferences(text: string): Reference[] {
  const read = text.slice(0, limits.pageCharacters);
  index ??= new PatternIndex(labels.map((entry) => [entry[1], entry]));
  return [...index.candidates(read.toLowerCase())].flatMap(([name, pattern]) => {
    const [value, ...others] = new Set([...read.matchAll(pattern)].map((match) => match[1]));
    return value === undefined || others.length > 0 ? [] : [{ name, value }];
  });
}
