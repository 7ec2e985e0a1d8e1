import type { Fields } from '../fields.ts';
import { asObject } from '../json-values.ts';
import type { Reading } from '../ticket.ts';
import { anyTicket } from './any-ticket.ts';
import { auth0Log } from './auth0-log.ts';
import { freshdesk } from './freshdesk.ts';
import { github } from './github.ts';
import { intercom } from './intercom.ts';
import { jira } from './jira.ts';
import type { RecordKind } from './record.ts';
import { zendesk } from './zendesk.ts';

/** Whose tickets and log entries are known, most specific first. */
const recordKinds: readonly RecordKind[] = [auth0Log, jira, intercom, freshdesk, zendesk, github];

/** Whether a JSON object is a ticket or log entry of a known system. */
export function isKnownRecord(value: unknown): boolean {
  const record = asObject(value);
  return record !== null && recordKinds.some(({ detect }) => detect(record));
}

/** Reads one object of an export; by the names of its fields where its system is not known, or where the user named them. */
export function readRecord(value: unknown, fields: Fields): Reading {
  const record = asObject(value);
  if (record === null) return { kind: 'unreadable', reason: 'this is no JSON object, so no ticket.' };
  const kind = fields.size > 0 ? anyTicket : (recordKinds.find(({ detect }) => detect(record)) ?? anyTicket);
  return kind.read(record, fields);
}
