import yargs from 'yargs';
import type { Argv, Options } from 'yargs';
import { asWritten } from './argument-words.ts';
import { runDiagnose } from './commands/diagnose.ts';
import {
  certificateOptions,
  commonArguments,
  commonOptions,
  explainOptions,
  inputPositional,
  mainOptions,
  metadataPositional,
  queryPositional,
  redactOptions,
  redactPositional,
  watchOptions,
} from './commands/options.ts';
import { triageOptions, triagePositional, type TriageFormat } from './commands/triage-options.ts';
import type { WatchFormat } from './commands/watch.ts';
import { SsoDoctorError } from './errors.ts';
import type { ExitStatus, Io } from './io.ts';
import { columnsOf } from './terminal-abilities.ts';
import { VERSION } from './version.ts';

const examples = `Examples:
  sso-doctor "https://auth.influxdata.com/login/callback?error=access_denied&…"
  sso-doctor                        a box to paste into; in a pipe: standard input
  sso-doctor response.xml --connection acme.yaml
  sso-doctor explain invalid-thumbprint`;

const statuses = `Exit status: 0 nothing wrong found, 1 a problem was diagnosed, its cause known or not, 2 the command line or an
input could not be used, 3 nothing in the input has to do with a login, 70 a bug in sso-doctor.
Nothing that you hand in leaves this machine. Only \`watch\` with an https address opens a connection, to that address.`;

/** Waits for a command's end; keeps what it throws away from yargs, which would take it for a wrong command line. */
type Track = (run: Promise<ExitStatus>) => Promise<void>;

/** The command line as yargs reads it. Every command but the main one loads when it is asked for. */
export function commandLine(track: Track, io: Io): Argv {
  const commands = [diagnoseCommand, certificateCommand, triageCommand, explainCommand, redactCommand, watchCommand];
  return commands
    .reduce((parser, add) => add(parser, track, io), yargs().scriptName('sso-doctor').locale('en'))
    .updateStrings({ 'Not enough arguments following: %s': '--%s needs a value.' })
    .options(commonOptions)
    .parserConfiguration({
      'camel-case-expansion': true,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'duplicate-arguments-array': true,
    })
    .check(hasValues)
    .check(givenOnce)
    .usage(examples)
    .epilogue(statuses)
    .wrap(Math.min(columnsOf(io, io.stdout), 110))
    .version(VERSION)
    .help()
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      throw usageError(message, error);
    });
}

/** What yargs finds wrong is the user's to mend; anything else keeps its own class. yargs' types deny that there may be no error. */
function usageError(message: string, error: Error | undefined): Error {
  return error === undefined || error.name === 'YError'
    ? new SsoDoctorError('ERR_USAGE', asWritten(message), { cause: error })
    : error;
}

/** Options that need one, of all commands. */
export const optionsWithValue: ReadonlySet<string> = new Set(
  [mainOptions, certificateOptions, watchOptions, explainOptions, redactOptions, triageOptions, commonOptions]
    .flatMap((options) => Object.entries<Options>(options))
    .flatMap(([name, { requiresArg }]) => (requiresArg === true ? [`--${name}`] : [])),
);

/** Options that may stand several times. */
const lists: ReadonlySet<string> = new Set(['_', 'input', 'path', 'query', 'configured', 'cert', 'response']);

/** yargs takes `--no-at` for `--at` with false. @throws SsoDoctorError ERR_USAGE */
function hasValues(args: Readonly<Record<string, unknown>>): true {
  const negated = [...optionsWithValue].find((name) => [args[name.slice(2)]].flat().includes(false));
  if (negated === undefined) return true;
  throw new SsoDoctorError('ERR_USAGE', `--no-${negated.slice(2)}: there is no such option.`);
}

/** Which of two values is meant nobody can tell. @throws SsoDoctorError ERR_USAGE */
function givenOnce(args: Readonly<Record<string, unknown>>): true {
  const twice = Object.keys(args).find((name) => Array.isArray(args[name]) && !lists.has(name));
  if (twice === undefined) return true;
  throw new SsoDoctorError('ERR_USAGE', `--${twice} stands there more than once. Give it once.`);
}

function diagnoseCommand(parser: Argv, track: Track, io: Io): Argv {
  return parser.command(
    '$0 [input..]',
    'Finds out why a single sign-on login failed, from whatever you have of it',
    (command) => command.positional('input', inputPositional).options(mainOptions),
    (args) => track(runDiagnose({ ...args, ...commonArguments(args) }, io)),
  );
}

function certificateCommand(parser: Argv, track: Track, io: Io): Argv {
  const describe = 'certificates, keystores, metadata, responses, failing URLs';
  return parser.command(
    'cert [input..]',
    'Tells whose certificate it is, and whether the next one will work',
    (command) => command.positional('input', { ...inputPositional, describe }).options(certificateOptions),
    async (args) => {
      const { runCertificate } = await import('./commands/certificate.ts');
      await track(runCertificate({ ...args, ...commonArguments(args) }, io));
    },
  );
}

function explainCommand(parser: Argv, track: Track, io: Io): Argv {
  return parser.command(
    'explain [query..]',
    'Looks a code, an error text or words up in the catalogue; lists it where nothing is asked',
    (command) => command.positional('query', queryPositional).options(explainOptions),
    async (args) => {
      const { runExplain } = await import('./commands/explain.ts');
      await track(runExplain({ ...args, ...commonArguments(args) }, io));
    },
  );
}

function redactCommand(parser: Argv, track: Track, io: Io): Argv {
  return parser.command(
    'redact <input>',
    'Makes a copy that is safe to share, and tells what was masked in it',
    (command) => command.positional('input', redactPositional).options(redactOptions),
    async (args) => {
      const { runRedact } = await import('./commands/redact.ts');
      await track(runRedact({ ...args, ...commonArguments(args) }, io));
    },
  );
}

function triageCommand(parser: Argv, track: Track, io: Io): Argv {
  return parser.command(
    'triage [path..]',
    'Turns many tickets into a few incidents: since when, for whom, who acts, what to answer',
    (command) => command.positional('path', triagePositional).options(triageOptions),
    async (args) => {
      const { runTriageCommand } = await import('./commands/triage.ts');
      const { profile } = commonArguments(args);
      const format = args['json'] === true ? 'json' : (args['format'] as TriageFormat);
      await track(runTriageCommand({ ...args, format, profile }, io));
    },
  );
}

function watchCommand(parser: Argv, track: Track, io: Io): Argv {
  return parser.command(
    'watch <metadata>',
    'Compares the identity provider’s metadata with what the broker holds; for cron',
    (command) => command.positional('metadata', metadataPositional).options(watchOptions),
    async (args) => {
      const { runWatch } = await import('./commands/watch.ts');
      const { profile } = commonArguments(args);
      const format = args['json'] === true ? 'json' : (args['format'] as WatchFormat);
      await track(runWatch({ ...args, format, profile }, io));
    },
  );
}
