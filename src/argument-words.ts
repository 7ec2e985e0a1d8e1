/**
 * The command line as yargs has to get it. Two things it would take for options, or leave out:
 * - one base64url thumbprint in 64 (RFC 7517 §4.8, §4.9) begins with a hyphen: `--configured -aIss…` becomes `--configured=-aIss…`;
 * - words behind `--` are input, whatever they look like: they are marked, which {@link asWritten} takes back.
 */
export function argumentWords(argv: readonly string[], optionsWithValue: ReadonlySet<string>): string[] {
  const end = argv.indexOf('--');
  const words: string[] = [];
  for (const word of end === -1 ? argv : argv.slice(0, end)) {
    if (words.at(-1) === '--configured' && dashedThumbprint.test(word)) words.push(`${words.pop()}=${word}`);
    else words.push(word);
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

/** 20 or 32 bytes in base64url; no option is as long. */
const dashedThumbprint = /^-(?:[\w-]{26}|[\w-]{42})$/;

/** No argument of a process can hold it. */
const mark = '\0';
