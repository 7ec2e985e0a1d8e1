/**
 * The command line as yargs has to get it, which takes every word with a hyphen first for an option and leaves out what stands behind `--`:
 * - a value that no option can be is joined to its option: `--configured=-aIss…`, as one base64url thumbprint in 64 (RFC 7517 §4.8) begins so;
 * - a pasted text (`-----Original Message-----`) and all words behind `--` are marked as input, which {@link asWritten} takes back.
 */
export function argumentWords(argv: readonly string[], optionsWithValue: ReadonlySet<string>): string[] {
  const end = argv.indexOf('--');
  const words: string[] = [];
  for (const word of end === -1 ? argv : argv.slice(0, end)) {
    const last = words.at(-1) ?? '';
    if (optionsWithValue.has(last) && (isText(word) || dashedThumbprint.test(word)))
      words.push(`${words.pop()}=${word}`);
    else words.push(isText(word) ? mark + word : word);
  }
  if (end === -1) return words;
  // An option that still waits for its value must not get an input for it; yargs takes `--` for none.
  if (optionsWithValue.has(words.at(-1) ?? '')) words.push('--');
  return [...words, ...argv.slice(end + 1).map((word) => mark + word)];
}

/** A word, or a message with words in it, without marks. */
export function asWritten(text: string): string {
  return text.replaceAll(mark, '');
}

export function eachAsWritten(words: readonly string[]): string[] {
  return words.map(asWritten);
}

/** The name of no option has a space in it. */
function isText(word: string): boolean {
  return /^-[^=]*\s/.test(word);
}

/** 20 or 32 bytes in base64url; no option is as long. */
const dashedThumbprint = /^-(?:[\w-]{26}|[\w-]{42})$/;

/** No argument of a process can hold it. */
const mark = '\0';
