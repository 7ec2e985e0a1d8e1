import type { Fields } from '../fields.ts';
import type { JsonObject } from '../json-values.ts';
import type { Reading } from '../ticket.ts';

/** One system's way to write a ticket or a log entry as JSON. */
export interface RecordKind {
  readonly id: string;
  /** Cheap: looks at keys only. */
  readonly detect: (record: JsonObject) => boolean;
  readonly read: (record: JsonObject, fields: Fields) => Reading;
}

export function defineRecord<const Kind extends RecordKind>(kind: Kind): Kind {
  return kind;
}
