import { asWritten, eachAsWritten } from '../argument-words.ts';
import { owners, stages } from '../causes/cause.ts';
import { renderers, type RendererId } from '../render/index.ts';

const formatChoices: readonly RendererId[] = renderers.map(({ id }) => id);

export const inputPositional = {
  type: 'string',
  array: true,
  default: [],
  coerce: eachAsWritten,
  describe: 'a failing URL, a SAML response, any text with them, a file, or - for standard input',
} as const;

export const queryPositional = {
  type: 'string',
  array: true,
  default: [],
  coerce: eachAsWritten,
  describe: 'a code (invalid-thumbprint), an error’s text, words to look for; or setup, maintenance',
} as const;

export const mainOptions = {
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
  bundle: {
    type: 'string',
    requiresArg: true,
    describe: 'write report, masked evidence, message and receipt to a new zip file that is safe to send',
  },
  interactive: { type: 'boolean', describe: 'open the screen; default at a terminal' },
  'screen-reader': {
    type: 'boolean',
    default: false,
    describe: 'plain labelled lines instead of a screen; also INK_SCREEN_READER=true',
  },
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

const {
  configured,
  cert: candidate,
  connection,
  metadata,
  key,
  at,
  output,
  'show-personal-data': showPersonalData,
  'exit-code': exitCode,
} = mainOptions;

export const certificateOptions = {
  configured,
  cert: candidate,
  response: {
    type: 'string',
    array: true,
    default: [],
    requiresArg: true,
    nargs: 1,
    describe: 'SAML response to try the certificates against: would the broker accept it?',
  },
  connection,
  metadata,
  key,
  at,
  'password-file': {
    type: 'string',
    requiresArg: true,
    describe: 'file with the password of a PKCS#12 keystore; else asked',
  },
  output,
  message: { type: 'boolean', default: false, describe: 'the message that hands the certificate over to support' },
  'auth0-patch': {
    type: 'string',
    requiresArg: true,
    describe: 'write the change of the exported connection (--connection) for the Management API to a new file',
  },
  'show-personal-data': showPersonalData,
  'exit-code': exitCode,
} as const;

export const metadataPositional = {
  type: 'string',
  coerce: asWritten,
  demandOption: true,
  describe: 'SAML metadata of the identity provider: a file, or an https address',
} as const;

export const watchOptions = {
  configured,
  connection,
  entity: { type: 'string', requiresArg: true, describe: 'entity ID, where several providers are in the metadata' },
  'warn-days': {
    type: 'string',
    default: '30',
    requiresArg: true,
    describe: 'days before a certificate’s end to warn',
  },
  state: { type: 'string', requiresArg: true, describe: 'file that remembers the certificates, to tell changes' },
  'notify-command': {
    type: 'string',
    requiresArg: true,
    describe: 'shell command that gets the report as input where something is wrong',
  },
  output: { type: 'string', requiresArg: true, describe: 'write the report to a file, replacing it' },
  'allow-private': { type: 'boolean', default: false, describe: 'also fetch from private addresses' },
  // Joins the choices that every command has.
  format: { choices: ['prometheus'], describe: 'how to write the report' },
} as const;

export const explainOptions = {
  provider: {
    type: 'string',
    requiresArg: true,
    describe: 'only what this identity provider says (entra, adfs); in a guide: its menus',
  },
  protocol: { choices: ['saml', 'oidc'], requiresArg: true, describe: 'only what is about it' },
  owner: { choices: owners, requiresArg: true, describe: 'only what these can mend first' },
  stage: { choices: stages, requiresArg: true, describe: 'only what fails there' },
} as const;

export const redactPositional = {
  type: 'string',
  coerce: asWritten,
  demandOption: true,
  describe: 'a capture, a response, a log, a mail or any other text; - for standard input',
} as const;

export const redactOptions = {
  output: { type: 'string', requiresArg: true, describe: 'write the copy to a new file; default: standard output' },
  receipt: {
    type: 'string',
    requiresArg: true,
    describe: 'write to a new file what was masked and what was kept; as JSON where its name ends in .json',
  },
  check: {
    type: 'boolean',
    default: false,
    describe: 'write no copy; exit with 1 if the input is not safe to share',
  },
  'keep-signature': {
    type: 'boolean',
    default: false,
    describe: 'keep the values of signatures: the message can be verified, and used again until it expires',
  },
} as const;

export const commonOptions = {
  format: {
    choices: formatChoices,
    default: 'text' as RendererId,
    requiresArg: true,
    describe: 'how to write the report',
  },
  json: { type: 'boolean', default: false, describe: 'short for --format json' },
  profile: {
    type: 'string',
    requiresArg: true,
    describe: 'the service: influxdb-cloud-dedicated, auth0 or a file; default: by the URL’s host',
  },
  debug: { type: 'boolean', default: false, describe: 'show where a bug in sso-doctor came from' },
} as const;

/** What the options of every command come to: `--json` is short for a format. */
export function commonArguments(args: Readonly<Record<string, unknown>>): {
  format: RendererId;
  profile: string | undefined;
} {
  return {
    format: args['json'] === true ? 'json' : (args['format'] as RendererId),
    profile: args['profile'] as string | undefined,
  };
}
