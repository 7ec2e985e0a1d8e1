import { textFacts, type CallbackFacts, type Damage, type Parameter, type Undone } from './callback-facts.ts';
import { undoLeftEncoding } from './callback.ts';
import { readMembers, type Member } from './members.ts';
import { isFailedLogType, isLoginErrorCode } from './oauth-signs.ts';
import type { Range } from './layer.ts';

export interface LabelledError {
  /** Null where these members are not the error of a login. */
  readonly facts: CallbackFacts | null;
  /** From the first member to the last one that counts. */
  readonly range: Range;
  /** Where the last member ends that was read at all. */
  readonly readTo: number;
}

/** Members that a callback can have; others beside them in a log line or object say nothing about it. */
const callbackNames = new Set(['error', 'error_description', 'error_uri', 'state', 'connection', 'client_id', 'iss']);

/**
 * Reads an error whose parameters stand one by one: labelled lines, `key=value` of a log, JSON, a printed object, an Auth0 tenant-log
 * event. `start` is where the first name (with its quotes) begins.
 */
export function readLabelledError(text: string, start: number): LabelledError {
  const members = readMembers(text, start);
  const nothing = { facts: null, range: { start, end: start }, readTo: members.at(-1)?.end ?? start };
  const read = readError(text, members);
  if (read === null) return nothing;

  const { error, description, used } = read;
  const counted = members.filter(
    (member) => used.includes(member) || (callbackNames.has(member.name) && member.value !== ''),
  );
  const undone = new Set<Undone>(used.flatMap((member) => member.undone));
  const clean = (value: string | null): string | null => {
    if (value === null) return null;
    const decoded = undoLeftEncoding(value.includes(' ') ? value : plusAsBlank(value));
    // `key=value` is decoded once by right; elsewhere nothing should be encoded.
    if (decoded !== value && used[0]?.separator !== '=') undone.add('extra-percent-encoding');
    return decoded.trim();
  };
  const errorDescription = clean(description);
  const damage: Damage[] = [];
  if (errorDescription !== null && /(?:…|\.\.\.)$/.test(errorDescription)) damage.push({ kind: 'cut-description' });
  if (errorDescription === null && isCutAt(text, used)) damage.push({ kind: 'cut-at-ampersand' });
  const facts = textFacts({
    parameters: counted.map((member): Parameter => parameterOf(member, read, errorDescription)),
    error: clean(error),
    errorDescription,
    errorUri: counted.find(({ name }) => name === 'error_uri')?.value ?? null,
    undone: [...undone],
    damage,
  });
  const end = Math.max(...used.map((member) => member.end));
  return { facts, range: { start, end }, readTo: nothing.readTo };
}

interface ReadError {
  readonly error: string | null;
  readonly description: string | null;
  /** The members that they come from. */
  readonly used: readonly Member[];
}

function readError(text: string, members: readonly Member[]): ReadError | null {
  const find = (name: string): Member | undefined =>
    members.find((member) => member.name === name && member.value.trim() !== '');
  const error = find('error');
  const errorDescription = find('error_description');
  const type = find('type');
  const code = error === undefined ? null : readCode(error.value);

  if (errorDescription !== undefined && isMeant(text, errorDescription, code?.error ?? null)) {
    const isCode = error !== undefined && /^[\w.:-]{2,100}$/.test(error.value);
    return {
      error: isCode ? error.value : null,
      description: errorDescription.value,
      used: isCode ? [error, errorDescription] : [errorDescription],
    };
  }
  const description = find('description');
  const isLogEvent = type !== undefined && type.isQuotedName && isFailedLogType(type.value);
  if (description !== undefined && description.isQuotedName && (isLogEvent || code?.rest === '')) {
    const usesError = error !== undefined && code !== null;
    return {
      error: usesError ? code.error : null,
      description: description.value,
      used: [...(usesError ? [error] : []), ...(isLogEvent ? [type] : []), description],
    };
  }
  if (error === undefined || code === null) return null;
  if (code.rest === '' && description !== undefined && error.separator === ':' && description.separator === ':') {
    return { error: code.error, description: description.value, used: [error, description] };
  }
  if (code.rest !== '' && error.separator === '=') return null;
  if (error.separator === '=' || error.isQuotedName || isWholeLine(text, error)) {
    return { error: code.error, description: code.rest === '' ? null : code.rest, used: [error] };
  }
  return null;
}

/** A code that only logins have, alone or followed by its description: `access_denied: …`, `access_denied (…)`. */
function readCode(value: string): { error: string; rest: string } | null {
  const [, code = '', rest = ''] = /^([a-z_]{4,60})(?:$|(?: ?[:–-] |(?= ?\())(.*)$)/s.exec(value) ?? [];
  if (!isLoginErrorCode(code)) return null;
  const text = rest.trim();
  return { error: code, rest: text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text };
}

/** `error_description` alone is enough, but not in a sentence or a table that explains it, or in a program. */
function isMeant(text: string, member: Member, code: string | null): boolean {
  if (code !== null || member.separator === '=') return true;
  if (member.separator === '|') return false;
  return (member.isQuotedName || isAtLineStart(text, member)) && /\s/.test(member.value.trim());
}

function isAtLineStart(text: string, { start }: Member): boolean {
  return /(?:^|\n|>)[\s\-*+•|"'`([{]{0,12}$/.test(text.slice(Math.max(0, start - 16), start));
}

function isWholeLine(text: string, member: Member): boolean {
  return (
    isAtLineStart(text, member) && /^["'`*)\]}|\s]{0,8}(?:[\r\n<]|$)/.test(text.slice(member.end, member.end + 16))
  );
}

/** `error=access_denied` and then nothing, or prose. */
function isCutAt(text: string, used: readonly Member[]): boolean {
  const [error] = used;
  if (error === undefined || error.separator !== '=' || error.isQuotedValue || used.length > 1) return false;
  return /^(?:\s|[!,.:;?]{1,8}(?:\s|$)|$)(?![ \t]{0,8}[A-Za-z_][\w.-]{0,40}=)/.test(
    text.slice(error.end, error.end + 80),
  );
}

function plusAsBlank(value: string): string {
  return /[A-Za-z.:)]\+[A-Za-z(\d]/.test(value) ? value.replaceAll('+', ' ') : value;
}

function parameterOf(member: Member, read: ReadError, errorDescription: string | null): Parameter {
  const isDescription = read.used.includes(member) && member.value === read.description && member.name !== 'error';
  if (isDescription) return { name: 'error_description', value: errorDescription ?? '' };
  return { name: member.name, value: member.value };
}
