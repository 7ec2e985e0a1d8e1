import type * as FindMessages from '../libraries/find-messages.ts';
import { textFacts } from '../evidence/callback-facts.ts';
import { defineFormat } from './format.ts';

/** What the SAML or OIDC library of an application wrote about a failed login: in a log, a stack trace, on a page. */
export const libraryMessage = defineFormat({
  id: 'library-message',
  detect: ({ text }) => !isAddress(text),
  async read({ name, text }) {
    // Of many texts, asking for a module takes longer than looking for its name.
    const { findLibraryMessages } = await (findingMessages ??= import('../libraries/find-messages.ts'));
    const found = await findLibraryMessages(text);
    return found.map(({ library, text: errorDescription, offset, undone }) => ({
      kind: 'library-error' as const,
      library,
      callback: textFacts({ errorDescription, undone }),
      origin: { source: name, location: placeIn(text, offset) },
    }));
  },
});

let findingMessages: Promise<typeof FindMessages> | undefined;

/** A URL by itself is the callback's to read. Only a message that is one word could stand in it, such as `ERR_NO_ASSERTION`. */
function isAddress(text: string): boolean {
  return /^\s*https?:\/\/[^\s\\]+\s*$/.test(text) && !/[A-Z]_[A-Z]|::|\[|idp_cert/.test(text);
}

function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
