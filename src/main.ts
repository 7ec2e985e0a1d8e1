import { argumentWords } from './argument-words.ts';
import { runDiagnose } from './commands/diagnose.ts';
import { SsoDoctorError } from './errors.ts';
import { exitStatus, type ExitStatus, type Io } from './io.ts';
import { plainArguments } from './plain-command-line.ts';
import { visible, visibleLines } from './text/visible-text.ts';

/** Runs the program and returns its exit status. Never ends the process, so tests call it as it is. */
export async function main(argv: readonly string[], io: Io): Promise<ExitStatus> {
  try {
    const plain = plainArguments(argv);
    return plain === null ? await runCommandLine(argv, io) : await runDiagnose(plain, io);
  } catch (error) {
    return reportError(error, argv, io);
  }
}

/** Whatever else may stand there: commands, options, help, mistakes. */
async function runCommandLine(argv: readonly string[], io: Io): Promise<ExitStatus> {
  // Loaded here because a plain command line needs no yargs.
  const { commandLine, optionsWithValue } = await import('./command-line.ts');
  let status: ExitStatus = exitStatus.ok;
  let failure: unknown;
  // A command's own error must not pass through yargs, which would take it for a wrong command line.
  const track = async (run: Promise<ExitStatus>): Promise<void> => {
    try {
      status = await run;
    } catch (error) {
      failure = error;
    }
  };
  const parser = commandLine(track, io);
  const help = await new Promise<string>((resolve, reject) => {
    const words = argumentWords(argv, optionsWithValue);
    void parser.parse(words, {}, (error, _args, output) => (error ? reject(error) : resolve(output)));
  });
  if (failure !== undefined) throw failure;
  if (help !== '') io.stdout.write(`${help}\n`);
  return status;
}

function follows(argv: readonly string[], option: string, value: string): boolean {
  return argv.some((argument, index) => argument === option && argv[index + 1] === value);
}

/** Says why the program could not do what it was asked for, as JSON where that is asked for; a stack only with `--debug`. */
export function reportError(error: unknown, argv: readonly string[], io: Io): ExitStatus {
  const asJson =
    argv.some((argument) => argument === '--json' || argument === '--format=json') || follows(argv, '--format', 'json');
  const known = error instanceof SsoDoctorError;
  const code = known ? error.code : 'ERR_BUG';
  const message = known
    ? error.message
    : 'This is a bug in sso-doctor, not in your login. Run it again with --debug, look through what it prints for anything private, and report it.';
  if (asJson) {
    io.stdout.write(`${JSON.stringify({ schemaVersion: 1, error: { code, message: visible(message) } }, null, 2)}\n`);
  } else {
    io.stderr.write(`sso-doctor: ${visibleLines(message)}\n`);
    if (code === 'ERR_USAGE') io.stderr.write('Run `sso-doctor --help` for examples.\n');
  }
  if (argv.includes('--debug') && error instanceof Error)
    io.stderr.write(`${visibleLines(error.stack ?? String(error))}\n`);
  return known ? exitStatus.unusable : exitStatus.bug;
}
