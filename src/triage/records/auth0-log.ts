import { instantOf } from '../dates.ts';
import { at, textAt } from '../json-values.ts';
import { ticketOf } from '../ticket.ts';
import { defineRecord } from './record.ts';

/** Types of the log that tell of a login, or of the exchange that ends it. Source: https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes */
const successes: ReadonlySet<string> = new Set(['s', 'ssa', 'seacft']);
const failures: ReadonlySet<string> = new Set(['f', 'fsa', 'feacft', 'fp', 'fu', 'fc']);

/** An entry of an Auth0 tenant log, by itself or as a log stream sends it (`data`). */
export const auth0Log = defineRecord({
  id: 'auth0-log',
  detect(record) {
    const entry = at(record, 'data') ?? record;
    return (
      textAt(entry, ['type']) !== null &&
      textAt(entry, ['date']) !== null &&
      textAt(entry, ['log_id'], ['_id']) !== null
    );
  },
  read(record) {
    const entry = at(record, 'data') ?? record;
    const type = textAt(entry, ['type']) ?? '';
    const at0 = instantOf(at(entry, 'date'));
    const connection = textAt(entry, ['connection']);
    const host = textAt(entry, ['hostname']);
    if (successes.has(type) && at0 !== null) return { kind: 'success', at: at0, connection, host };
    if (!failures.has(type)) return { kind: 'ignored' };
    const description = textAt(entry, ['description'], ['details', 'error', 'message']) ?? '';
    const error = textAt(entry, ['details', 'error', 'oauthError'], ['details', 'error', 'code']);
    // As the callback would have carried it: the log's own frame says nothing more about the cause.
    const text = JSON.stringify({ ...(error === null ? {} : { error }), error_description: description });
    return ticketOf({
      id: textAt(entry, ['log_id'], ['_id']),
      subject: null,
      receivedAt: at0,
      requester: textAt(entry, ['user_name'], ['user_id']),
      organisation: textAt(entry, ['organization_name'], ['organization_id']),
      connection,
      application: textAt(entry, ['client_name'], ['client_id']),
      host,
      texts: [{ name: 'description', text, bytes: null, weight: 'latest' }],
    });
  },
});
