import yargs from 'yargs';
import type { Argv } from 'yargs';
import { runDiagnose } from './commands/diagnose.ts';
import { SsoDoctorError } from './errors.ts';
import { exitStatus, type ExitStatus, type Io } from './io.ts';
import { profiles, type ProfileId } from './profiles/index.ts';
import { renderers, type RendererId } from './render/index.ts';
import { columnsOf } from './terminal-abilities.ts';
import { VERSION } from './version.ts';
import { visible, visibleLines } from './visible-text.ts';

const formatChoices: readonly RendererId[] = renderers.map(({ id }) => id);
const profileChoices: readonly ProfileId[] = profiles.map(({ id }) => id);

const inputPositional = {
  type: 'string',
  array: true,
  default: [],
  describe: 'a failing URL, a SAML response, any text with them, a file, or - for standard input',
} as const;

const queryPositional = {
  type: 'string',
  array: true,
  default: [],
  describe: 'a code (invalid-thumbprint) or an error’s text',
} as const;

const mainOptions = {
  configured: {
    type: 'string',
    array: true,
    default: [],
    requiresArg: true,
    nargs: 1,
    describe: 'thumbprint or certificate file that the broker holds',
  },
  cert: {
    type: 'string',
    array: true,
    default: [],
    requiresArg: true,
    nargs: 1,
    describe: 'certificate file that may explain a thumbprint',
  },
  connection: { type: 'string', requiresArg: true, describe: 'file with the broker’s settings (JSON or YAML)' },
  metadata: { type: 'string', requiresArg: true, describe: 'SAML metadata of the identity provider' },
  key: { type: 'string', requiresArg: true, describe: 'private key file (PEM) for encrypted assertions' },
  at: { type: 'string', requiresArg: true, describe: 'instant to judge validity at (ISO 8601)' },
  output: { type: 'string', requiresArg: true, describe: 'write the report to a new file' },
  'save-cert': {
    type: 'string',
    requiresArg: true,
    describe: 'write the response’s signing certificate to a new file',
  },
  interactive: { type: 'boolean', describe: 'open the screen; default at a terminal' },
  message: { type: 'boolean', default: false, describe: 'the message to whoever must act' },
  'show-personal-data': {
    type: 'boolean',
    default: false,
    describe: 'do not mask e-mail addresses and the like',
  },
  'exit-code': {
    type: 'boolean',
    default: true,
    describe: 'exit with 1 for a problem; --no-exit-code exits with 0',
  },
} as const;

const commonOptions = {
  format: {
    choices: formatChoices,
    default: 'text' as RendererId,
    requiresArg: true,
    describe: 'how to write the report',
  },
  json: { type: 'boolean', default: false, describe: 'short for --format json' },
  profile: { choices: profileChoices, requiresArg: true, describe: 'the service; default: by the host in the URL' },
  debug: { type: 'boolean', default: false, describe: 'show where a bug in sso-doctor came from' },
} as const;

const examples = `Examples:
  sso-doctor "https://auth.influxdata.com/login/callback?error=access_denied&…"
  sso-doctor                        a box to paste into; in a pipe: standard input
  sso-doctor response.xml --connection acme.yaml
  sso-doctor explain invalid-thumbprint`;

const statuses = `Exit status: 0 nothing wrong found, 1 a problem was diagnosed, its cause known or not, 2 the command line or an
input could not be used, 3 nothing in the input has to do with a login, 70 a bug in sso-doctor.
Nothing that you hand in leaves this machine.`;

/** Runs the program and returns its exit status. Never ends the process, so tests call it as it is. */
export async function main(argv: readonly string[], io: Io): Promise<ExitStatus> {
  let status: ExitStatus = exitStatus.ok;
  const asJson =
    argv.some((argument) => argument === '--json' || argument === '--format=json') || follows(argv, '--format', 'json');
  try {
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
      void parser.parse([...argv], {}, (error, _args, output) => (error ? reject(usageError(error)) : resolve(output)));
    });
    if (failure !== undefined) throw failure;
    if (help !== '') io.stdout.write(`${help}\n`);
    return status;
  } catch (error) {
    return reportError(error, { asJson, debug: argv.includes('--debug') }, io);
  }
}

function commandLine(track: (run: Promise<ExitStatus>) => Promise<void>, io: Io): Argv {
  return yargs()
    .scriptName('sso-doctor')
    .locale('en')
    .command(
      '$0 [input..]',
      'Finds out why a single sign-on login failed, from whatever you have of it',
      (command) => command.positional('input', inputPositional).options(mainOptions),
      (args) =>
        track(
          runDiagnose(
            {
              ...args,
              format: args['json'] === true ? 'json' : (args['format'] as RendererId),
              profile: args['profile'] as ProfileId | undefined,
            },
            io,
          ),
        ),
    )
    .command(
      'explain [query..]',
      'Looks a code or an error text up in the catalogue; lists it where nothing is asked',
      (command) => command.positional('query', queryPositional),
      async (args) => {
        const { runExplain } = await import('./commands/explain.ts');
        await track(
          runExplain(
            {
              query: args.query,
              format: args['json'] === true ? 'json' : (args['format'] as RendererId),
              profile: args['profile'] as ProfileId | undefined,
            },
            io,
          ),
        );
      },
    )
    .options(commonOptions)
    .parserConfiguration({
      'camel-case-expansion': true,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'duplicate-arguments-array': true,
    })
    .usage(examples)
    .epilogue(statuses)
    .wrap(Math.min(columnsOf(io, io.stdout), 110))
    .version(VERSION)
    .help()
    .strict()
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new SsoDoctorError('ERR_USAGE', message);
    });
}

/** What yargs finds wrong with the command line is the user's to mend; what a command throws keeps its own class. */
function usageError(error: Error): Error {
  return error.name === 'YError' ? new SsoDoctorError('ERR_USAGE', error.message, { cause: error }) : error;
}

function follows(argv: readonly string[], option: string, value: string): boolean {
  return argv.some((argument, index) => argument === option && argv[index + 1] === value);
}

function reportError(error: unknown, { asJson, debug }: { asJson: boolean; debug: boolean }, io: Io): ExitStatus {
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
  if (debug && error instanceof Error) io.stderr.write(`${visibleLines(error.stack ?? String(error))}\n`);
  return known ? exitStatus.unusable : exitStatus.bug;
}
