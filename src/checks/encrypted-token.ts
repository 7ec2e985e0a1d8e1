import { defineCheck, type CheckResult } from './check.ts';

/** Is there a token that nobody but its receiver can read? */
export const encryptedToken = defineCheck({
  id: 'encrypted-token',
  title: 'No token is encrypted',
  sources: ['RFC 7516 §3', 'OpenID Connect Core §10.2'],
  run: (evidence) =>
    evidence.flatMap((item): CheckResult[] => {
      if (!('isEncrypted' in item) || !item.isEncrypted) return [];
      return [
        {
          status: 'unknown',
          missing: 'the signed token inside, which its receiver can decrypt',
          from: item.id,
          message:
            'A token is encrypted, so what it says can be read with the private key of its receiver alone. Where it is the ID token, the log of the provider tells what was put in.',
        },
      ];
    }),
});
