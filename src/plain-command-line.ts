import type { DiagnoseArguments } from './commands/diagnose.ts';

/**
 * What the main command gets from inputs alone, with `--json` and `--interactive` at most: the same as yargs would read, which takes longer
 * to load than a failing URL to diagnose. Null where yargs has to read it: any other option, what may be a command, what it takes apart.
 */
export function plainArguments(argv: readonly string[]): DiagnoseArguments | null {
  const input = argv.filter((word) => !flags.has(word));
  const given = argv.filter((word) => flags.has(word));
  if (!input.every(isPlainInput) || new Set(given).size < given.length) return null;
  return {
    input,
    format: given.includes('--json') ? 'json' : 'text',
    interactive: given.includes('--interactive') ? true : undefined,
    configured: [],
    cert: [],
    connection: undefined,
    metadata: undefined,
    key: undefined,
    at: undefined,
    profile: undefined,
    output: undefined,
    saveCert: undefined,
    bundle: undefined,
    screenReader: false,
    message: false,
    showPersonalData: false,
    exitCode: true,
  };
}

const flags: ReadonlySet<string> = new Set(['--json', '--interactive']);

/** No option, no quotes (yargs takes them off), and not a single word, as commands are. */
function isPlainInput(word: string): boolean {
  return !/^["'-]/.test(word) && /[^\w-]/.test(word);
}
