import { defineCheck, type CheckResult } from './check.ts';

const secretParameters = new Set([
  'code',
  'id_token',
  'access_token',
  'refresh_token',
  'client_secret',
  'SAMLResponse',
]);

const tokenNames = {
  'access-token': 'An access token',
  'refresh-token': 'A refresh token',
  'client-assertion': 'A client assertion',
} as const;

/** Was something handed in that should not leave its owner? */
export const pastedSecret = defineCheck({
  id: 'pasted-secret',
  title: 'Nothing secret was handed in',
  sources: ['RFC 6749 §10', 'RFC 9700 §4.2'],
  run(evidence) {
    const results: CheckResult[] = [];
    const warn = (from: string, message: string): void => {
      results.push({ status: 'fail', severity: 'warning', blocks: false, from, message });
    };
    for (const item of evidence) {
      if (item.kind === 'private-key') {
        warn(
          item.id,
          'A private key was pasted. It is not shown or kept here, but treat it as known to others: replace it and its certificate.',
        );
      } else if (item.kind === 'secret') {
        warn(
          item.id,
          'A client secret was pasted. It is not shown or kept here, but treat it as known to others: make a new one at the provider, and hand it over by the secure way that support gives you, never by mail or ticket.',
        );
      } else if (item.kind === 'access-token' || item.kind === 'refresh-token' || item.kind === 'client-assertion') {
        warn(
          item.id,
          `${tokenNames[item.kind]} was handed in. It is not shown or kept here, and nothing here needs it. Whoever has it can act with it until it expires or is revoked.`,
        );
      } else if (item.kind === 'id-token' && item.origin.source.startsWith('argument')) {
        warn(
          item.id,
          'An ID token was given as an argument, and a command line is kept in the shell’s history. Use the paste box, a file, or standard input instead.',
        );
      } else if (item.kind === 'callback-url' && item.origin.source.startsWith('argument')) {
        const names = item.callback.parameters.map(({ name }) => name).filter((name) => secretParameters.has(name));
        if (names.length > 0) {
          warn(
            item.id,
            `The URL holds \`${names.join('`, `')}\`, and a command line is kept in the shell’s history. Use the paste box, a file, or standard input instead.`,
          );
        }
      }
    }
    return results;
  },
});
