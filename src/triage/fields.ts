import { SsoDoctorError } from '../errors.ts';
import { visible } from '../text/visible-text.ts';

/** What a column or a key can stand for. */
const roles = ['id', 'subject', 'text', 'received', 'requester', 'organisation', 'connection', 'application'] as const;

export type FieldRole = (typeof roles)[number];

/** Names that the user gave with `--fields`, before the names that are known. */
export type Fields = ReadonlyMap<FieldRole, string>;

/** Names as exports have them, letters and digits only, in order of preference. */
const knownNames: Record<FieldRole, readonly string[]> = {
  id: [
    'id',
    'ticketid',
    'issuekey',
    'key',
    'number',
    'caseid',
    'casenumber',
    'ticketnumber',
    'conversationid',
    'displayid',
  ],
  subject: ['subject', 'title', 'summary', 'ticketsubject'],
  text: [
    'descriptiontext',
    'description',
    'body',
    'bodytext',
    'text',
    'message',
    'content',
    'comment',
    'comments',
    'conversation',
    'latestcomment',
    'issuedescription',
    'details',
  ],
  received: [
    'createdat',
    'created',
    'createddate',
    'receivedat',
    'received',
    'date',
    'timestamp',
    'time',
    'openedat',
    'createdtime',
  ],
  requester: [
    'requesteremail',
    'requester',
    'reporteremail',
    'reporter',
    'email',
    'contactemail',
    'from',
    'customer',
    'contactid',
    'author',
    'user',
  ],
  organisation: [
    'organization',
    'organisation',
    'organizationname',
    'company',
    'companyname',
    'account',
    'accountname',
  ],
  connection: ['connection', 'connectionname'],
  application: ['application', 'clientid', 'app', 'appname'],
};

/** `id=Ticket,text=Body`. @throws SsoDoctorError ERR_USAGE */
export function parseFields(text: string | undefined): Fields {
  const fields = new Map<FieldRole, string>();
  for (const part of (text ?? '').split(',').filter((item) => item.trim() !== '')) {
    const [name = '', ...value] = part.split('=');
    const role = roles.find((known) => known === name.trim());
    if (role === undefined || value.length === 0) {
      throw new SsoDoctorError(
        'ERR_USAGE',
        `--fields ${visible(part)}: write it as role=column. Roles are ${roles.join(', ')}.`,
      );
    }
    fields.set(role, value.join('=').trim());
  }
  return fields;
}

/** Whether names of columns hold what a ticket needs at least: something to read. */
export function nameATicket(names: readonly string[], fields: Fields): boolean {
  return fieldName('text', names, fields) !== null || fieldName('subject', names, fields) !== null;
}

/** The name among `names` that stands for a role; null where none does. */
export function fieldName(role: FieldRole, names: readonly string[], fields: Fields): string | null {
  const given = fields.get(role);
  if (given !== undefined) return names.includes(given) ? given : null;
  for (const known of knownNames[role]) {
    const name = names.find((candidate) => plainName(candidate) === known);
    if (name !== undefined) return name;
  }
  return null;
}

/** All names that hold text, best first: an export may have a description and comments. */
export function textNames(names: readonly string[], fields: Fields): string[] {
  const given = fields.get('text');
  if (given !== undefined) return names.filter((name) => name === given);
  return knownNames.text.flatMap((known) => names.filter((name) => plainName(name) === known));
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
