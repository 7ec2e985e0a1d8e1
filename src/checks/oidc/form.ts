import type { JwtProblem } from '../../evidence/jwt.ts';
import { defineOidcCheck, noticed, pass, refused, unknown, type OidcResult, type OidcToken } from './oidc-check.ts';

/** Is it a token that can be read, without anything that has to be understood and is not? */
export const form = defineOidcCheck({
  id: 'id-token-form',
  title: 'The ID token is a JSON Web Token that can be read',
  sources: ['RFC 7515 §4.1.11, §5.2 and §7.1', 'RFC 7519 §4 and §7.2'],
  run: ({ tokens }) =>
    tokens.flatMap((item) => {
      const results = [...item.token.problems.map((problem) => told(problem, item)), ...critical(item)];
      return results.length > 0 ? results : [pass(item.id, 'The ID token is a JSON Web Token with three parts.')];
    }),
});

const names = { header: 'header', claims: 'claims' } as const;

function told(problem: JwtProblem, { id }: OidcToken): OidcResult {
  switch (problem.kind) {
    case 'unreadable':
      return refused(
        'id-token-not-readable',
        id,
        `The ${names[problem.part]} of the ID token cannot be read: ${problem.reason}.`,
      );
    case 'repeated':
      return noticed(
        id,
        `In the ${names[problem.part]} of the ID token ${problem.reason}: some libraries go by the last of them, others refuse the token.`,
      );
    case 'cut-off':
      return refused('id-token-copy-cut-off', id, 'The ID token ends before its third part begins.');
    case 'over-limit':
      return unknown(
        id,
        'a token of ordinary length',
        `The token is longer than ${problem.limit}, so it is not read here.`,
      );
  }
}

function critical({ id, token }: OidcToken): OidcResult[] {
  if (token.critical.length === 0) return [];
  return [
    refused(
      'id-token-critical-header',
      id,
      'The header has `crit`, and whoever does not understand it must refuse the token.',
      {
        received: token.critical.join(', '),
        compares: { received: 'crit of the header', expected: 'nothing' },
      },
    ),
  ];
}
