import { eachAsWritten } from '../argument-words.ts';
import { groupings, type Grouping } from '../triage/grouping.ts';
import type { RendererId } from '../render/index.ts';

export type TriageFormat = RendererId | 'csv' | 'ndjson';

export const triagePositional = {
  type: 'string',
  array: true,
  default: [],
  coerce: eachAsWritten,
  describe:
    'folders, mails, mailboxes, exports, logs, archives of them, or - for standard input; a subfolder with one mail or text and its attachments is one ticket',
} as const;

export const triageOptions = {
  'group-by': {
    choices: groupings,
    default: 'incident' as Grouping,
    requiresArg: true,
    describe: 'what makes a group',
  },
  since: { type: 'string', requiresArg: true, describe: 'only tickets from then on (2026-11-24, or an instant)' },
  until: { type: 'string', requiresArg: true, describe: 'only tickets up to then' },
  limit: { type: 'string', default: '20', requiresArg: true, describe: 'groups that are shown; JSON and CSV have all' },
  fields: {
    type: 'string',
    requiresArg: true,
    describe: 'names of columns or keys: id=Ticket,text=Body,received=Opened',
  },
  replies: {
    type: 'string',
    requiresArg: true,
    describe: 'folder to write a drafted answer to, one a group and addressee',
  },
  workers: {
    type: 'string',
    requiresArg: true,
    describe: 'threads to judge in, the main one among them; default: one for each processor',
  },
  resume: {
    type: 'string',
    requiresArg: true,
    describe: 'file that remembers how far a run came, and goes on from there',
  },
  partial: { type: 'boolean', default: false, describe: 'write a summary for --merge instead of a report' },
  merge: { type: 'boolean', default: false, describe: 'join the files that --partial wrote' },
  interactive: {
    type: 'boolean',
    default: false,
    describe: 'open the screen: groups, their drafts, each ticket’s own report, what is done',
  },
  done: {
    type: 'string',
    requiresArg: true,
    describe: 'file that remembers which groups were marked as done in the screen; with --resume: beside that file',
  },
  output: { type: 'string', requiresArg: true, describe: 'write the report to a new file' },
  'show-personal-data': {
    type: 'boolean',
    default: false,
    describe: 'in ndjson: do not mask e-mail addresses and the like',
  },
  'exit-code': {
    type: 'boolean',
    default: true,
    describe: 'exit with 1 for a problem; --no-exit-code exits with 0',
  },
  // Joins the choices that every command has.
  format: { choices: ['csv', 'ndjson'], describe: 'how to write the report' },
} as const;
