import type { Cause } from '../causes/cause.ts';
import type { CauseId } from '../causes/index.ts';
import { parseTemplate } from './message-template.ts';
import type { Saying } from './saying.ts';

/** A message of a library about a failed login, as its source has it. */
export interface LibraryMessage<Id extends string = string> {
  /** `<name>` stands for a value; see `MessageTemplate`. */
  readonly text: string;
  /** What it means: one of the library's `causes`, or an entry of the catalogue that is the same failure. */
  readonly cause: Id;
  /** Hardly anybody else says this, so that it counts without any other sign of the library. */
  readonly distinctive?: true;
  /** The source file that has it, where that is not the library's first one. */
  readonly source?: string;
}

/** What one library of applications (not the broker's) says about failed logins. */
export interface Library<Id extends string = string> {
  /** As its package is called. */
  readonly id: string;
  /** As people call it. */
  readonly name: string;
  readonly protocol: 'saml' | 'oidc';
  /** Where its messages were read: a version or a commit. */
  readonly version: string;
  /** https addresses of the source files that have the messages. */
  readonly sources: readonly [string, ...string[]];
  /** What its messages mean where the catalogue has no entry of the same failure: the words speak of an application, not of the broker. */
  readonly causes: readonly Cause[];
  readonly messages: readonly LibraryMessage<Id>[];
}

/** A library, as far as it has to be known to tell whether its table is needed. */
export interface LibraryEntry {
  readonly id: string;
  /** What shows that it speaks: its package's path, a logger, a class, a frame of a stack. Case-sensitive. */
  readonly sign: RegExp;
  /** Words, letter for letter, one of which every distinctive message begins with. */
  readonly beginnings: readonly string[];
  readonly load: () => Promise<Library>;
}

/** What the messages of a library say, each with the id of its cause. */
export function sayingsOf({ id, name, sources, messages }: Library): [string, Saying][] {
  return messages.map(({ text, cause, distinctive = false, source = sources[0] }) => [
    cause,
    { library: { id, name }, text, template: parseTemplate(text), distinctive, source },
  ]);
}

/** One library's table, whose messages mean one of these causes or one of the catalogue. */
export function defineLibrary<const Causes extends readonly Cause[]>(
  causes: Causes,
  library: Omit<Library<Causes[number]['id'] | CauseId>, 'causes'>,
): Library {
  return { ...library, causes };
}
