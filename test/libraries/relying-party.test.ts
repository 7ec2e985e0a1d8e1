import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeCatalogue } from '../../src/causes/catalogue.ts';
import { causesMatching } from '../../src/causes/recognise.ts';
import { findLibraryMessages } from '../../src/libraries/find-messages.ts';
import { libraries } from '../../src/libraries/index.ts';
import { relyingPartyCauses } from '../../src/libraries/relying-party.ts';
import type { Report } from '../../src/report/report.ts';
import { diagnosedCase } from '../helpers/diagnosed-case.ts';
import { libraryFrames } from '../helpers/library-frames.ts';
import { processorTime } from '../helpers/processor-time.ts';

const clients = (await Promise.all(libraries.map(async ({ load }) => load()))).filter(
  ({ protocol }) => protocol === 'oidc',
);

async function diagnosed(text: string): Promise<Report> {
  const { report } = await diagnosedCase([text], { settings: null });
  return report;
}

const logOf = (library: string, message: string): string => `ERROR ${message}\n${libraryFrames[library] ?? ''}\n`;

describe('who wrote a text decides what it means', () => {
  test.each([
    ['alone', '', 'certain'],
    ['in the log of an application, which may have got it itself', `\n${libraryFrames['nimbus'] ?? ''}`, 'likely'],
  ])('an answer of a token endpoint %s', async (_, frame, certainty) => {
    const answer = '{"error":"invalid_client","error_description":"Invalid client secret provided"}';
    const [diagnosis] = (await diagnosed(`Response: ${answer}${frame}`)).diagnoses;
    expect(diagnosis).toMatchObject({ code: 'auth0-oidc-client-secret-invalid', certainty });
  });

  const text = 'unexpected JWT "iss" (issuer) claim value';

  test('in the log of an application it is the application that refuses', async () => {
    const { diagnoses } = await diagnosed(logOf('oauth4webapi', text));
    expect(diagnoses.map(({ code }) => code)).toEqual(['client-issuer-mismatch']);
  });

  test('in a callback it is the broker', async () => {
    const { diagnoses } = await diagnosed(
      `https://app.example.com/callback?error=access_denied&error_description=${encodeURIComponent(text)}&state=x`,
    );
    expect(diagnoses.map(({ code }) => code)).toEqual(['oidc-lib-iss']);
  });

  test('a callback that says what only a library says is explained, too', async () => {
    const description = encodeURIComponent('ID token not issued by expected OpenID provider.');
    const { diagnoses } = await diagnosed(
      `https://app.example.com/callback?error=server_error&error_description=${description}`,
    );
    expect(diagnoses[0]?.code).toBe('client-issuer-mismatch');
    expect(diagnoses[0]?.certainty).toBe('likely');
  });

  test('an identity provider’s number that a library passes on comes first', async () => {
    const { diagnoses } = await diagnosed(
      logOf(
        'oauthlib',
        "(invalid_client) AADSTS7000215: Invalid client secret provided. Ensure the secret is the 'value'.",
      ),
    );
    expect(diagnoses[0]?.code).toBe('entra-aadsts7000215');
  });
});

describe('messages that hold others', () => {
  test('what is passed on comes before what only says that something was', async () => {
    const { diagnoses } = await diagnosed(
      '[2026/11/20 10:00:00] [oauthproxy.go:928] Error redeeming code during OAuth2 callback: could not verify id_token: failed to verify token: oidc: expected audience "abc" got ["def"]',
    );
    expect(diagnoses[0]?.code).toBe('client-audience-mismatch');
    expect(diagnoses[0]?.captures).toEqual({ expected: 'abc', received: '"def"' });
  });

  test('a message that is part of the words of another is not found twice', async () => {
    const message = 'An error occurred while attempting to decode the Jwt: Signed JWT rejected: Invalid signature';
    const { evidence } = await diagnosed(logOf('spring-security-oauth2', message));
    expect(evidence.map(({ kind }) => kind)).toEqual(['library-error']);
  });

  test('the cause of an exception explains what its first line does not', async () => {
    const text = [
      'ClientError: unexpected JWT claim value encountered',
      libraryFrames['openid-client'],
      '  [cause]: OperationProcessingError: unexpected JWT "aud" (audience) claim value',
      libraryFrames['oauth4webapi'],
    ].join('\n');
    const { diagnoses, verdict } = await diagnosed(text);
    expect(diagnoses[0]?.code).toBe('client-audience-mismatch');
    expect(verdict).toBe('problem');
  });
});

test('the issuer that Entra names for all tenants is a value, not a place for one', async () => {
  const text =
    'oidc: issuer URL provided to client ("https://login.microsoftonline.com/common/v2.0") did not match the issuer URL returned by provider ("https://login.microsoftonline.com/{tenantid}/v2.0")';
  const { diagnoses } = await diagnosed(logOf('go-oidc', text));
  expect(diagnoses[0]?.code).toBe('client-discovery-issuer-mismatch');
  expect(diagnoses[0]?.captures['received']).toBe('https://login.microsoftonline.com/{tenantid}/v2.0');
});

test('time grows with the text', async () => {
  const pump = 'unexpected JWT "iss" (issuer) claim. oidc: expected audience "a, Timeout openid-client Invalid state\n';
  const time = async (length: number): Promise<number> => {
    const text = pump.repeat(Math.ceil(length / pump.length));
    const start = processorTime();
    await findLibraryMessages(text);
    return processorTime() - start;
  };
  await time(50_000);
  const short = await time(50_000);
  // Sixteen times the text takes sixteen times as long; quadratic work would take 256 times.
  expect((await time(800_000)) / Math.max(short, 5)).toBeLessThan(80);
});

describe('what must not be shown', () => {
  test.each([
    ['openid-client', 'state mismatch, expected 8fKq2mXn1pV0, got: 1zzQp7c3aaB9'],
    ['openid-client', 'nonce mismatch, expected 8fKq2mXn1pV0, got: 1zzQp7c3aaB9'],
    ['msal-python', 'state mismatch: 8fKq2mXn1pV0 vs 1zzQp7c3aaB9'],
    [
      'mod-auth-openidc',
      'the nonce value (8fKq2mXn1pV0) in the id_token did not match the one stored in the browser session (1zzQp7c3aaB9)',
    ],
  ])('%s: state and nonce of the login: %s', async (library, message) => {
    const report = await diagnosed(logOf(library, message));
    expect(report.diagnoses[0]?.code).toMatch(/^client-(?:state|nonce)-mismatch$/);
    expect(JSON.stringify(report)).not.toMatch(/8fKq2mXn1pV0|1zzQp7c3aaB9/);
  });

  test('a token in the message or beside it', async () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';
    const report = await diagnosed(
      [
        `IDX10503: Signature validation failed. The token's kid is: 'k1', but did not match any keys in TokenValidationParameters or Configuration. token: '${token}'.`,
        `Authorization: Bearer ${token}`,
        libraryFrames['microsoft-identitymodel-oidc'],
        `oauth2: cannot fetch token: ${token}`,
      ].join('\n'),
    );
    expect(report.diagnoses[0]?.code).toBe('client-jwks-key-not-found');
    expect(JSON.stringify(report)).not.toContain('eyJhbGciOiJSUzI1NiJ9');
  });

  test('the claims of the user', async () => {
    const report = await diagnosed(
      'audience claims [aud] do not exist in claims: map[email:jane.doe@example.com name:Jane Doe sub:12345]',
    );
    expect(report.diagnoses[0]?.code).toBe('client-claim-missing');
    expect(JSON.stringify(report)).not.toMatch(/jane|12345/i);
  });
});

describe('what a provider answers, as a client prints it', () => {
  test.each([
    ['openid-client', 'OPError: invalid_client (Client authentication failed)', 'oauth-invalid-client-code'],
    ['openid-client', 'OPError: invalid_grant', 'oauth-invalid-grant-code'],
    // Auth.js logs its client's error without the name of the class.
    ['openid-client', 'OAUTH_CALLBACK_ERROR: invalid_client (No such client)', 'oauth-invalid-client-code'],
    ['spring-security-oauth2', '[invalid_client] Client authentication failed', 'oauth-invalid-client-code'],
    ['spring-security-oauth2', '[access_denied]', 'oauth-access-denied-code'],
    ['openid-client', 'OPError: invalid_client (AADSTS7000222: keys are expired.)', 'entra-aadsts7000222'],
  ])('%s: %s', async (library, message, code) => {
    const { diagnoses, profile } = await diagnosed(logOf(library, message));
    expect([diagnoses[0]?.code, profile.id]).toEqual([code, 'application']);
  });
});

describe('what is not a library’s', () => {
  const english = [
    'Timeout',
    'Invalid state',
    'state has expired',
    'Invalid JWT',
    'operation timed out',
    'Popup closed',
    'Correlation failed.',
    'No state in response',
    'Failed to obtain access token',
    'ID token has expired.',
    'ID token is required but missing',
    'JWT signature verification failed',
    'Unexpected JWT issuer: https://idp.example.com',
    'A client_secret is required',
    '(invalid_grant)',
    'could not retrieve metadata from url: https://idp.example.com',
  ];

  test.each(english)('ordinary English without a sign: %s', async (text) => {
    const { evidence } = await diagnosed(`2026-11-20T10:00:00Z ERROR ${text}\n    at run (/app/src/main.js:1:1)\n`);
    expect(evidence.map(({ kind }) => kind)).not.toContain('library-error');
  });

  test.each(english)('in a sentence, even beside a sign: %s', async (text) => {
    const { evidence } = await diagnosed(`We wrote that ${text} would be logged\n${libraryFrames['openid-client']}\n`);
    expect(evidence.map(({ kind }) => kind)).not.toContain('library-error');
  });

  test('logs of other programs', async () => {
    const log = [
      'Nov 20 10:00:00 host sshd[812]: Connection closed by 192.0.2.1 port 50000 [preauth]',
      'Nov 20 10:00:01 host kernel: TCP: request_sock_TCP: Possible SYN flooding on port 443. Sending cookies.',
      '2026-11-20 10:00:02 ERROR org.postgresql.util.PSQLException: FATAL: password authentication failed for user "app"',
      'npm ERR! code ERESOLVE unable to resolve dependency tree',
      'java.net.SocketTimeoutException: Read timed out',
      'nginx: [error] 17#17: *5 upstream timed out (110: Connection timed out) while reading response header',
    ].join('\n');
    const { evidence, diagnoses } = await diagnosed(log);
    expect([evidence.filter(({ kind }) => kind === 'library-error'), diagnoses]).toEqual([[], []]);
  });

  test('any words', async () => {
    const word = fc.constantFrom('state', 'nonce', 'token', 'id_token', 'invalid', 'expired', 'JWT', 'oidc:', 'failed');
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 12 }), async (words) => {
        const { evidence } = await diagnosed(words.join(' '));
        expect(evidence.map(({ kind }) => kind)).not.toContain('library-error');
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe('the tables', () => {
  test('every cause of an application is what some library says', () => {
    const said = new Set(clients.flatMap(({ messages }) => messages.map(({ cause }) => cause)));
    expect(relyingPartyCauses.map(({ id }) => id).filter((id) => !said.has(id))).toEqual([]);
  });

  test('there are many: 29 libraries', () => {
    expect(clients.length).toBe(29);
    expect(clients.reduce((sum, { messages }) => sum + messages.length, 0)).toBeGreaterThan(850);
  });

  test('a message is looked up without a log around it', async () => {
    const whole = await wholeCatalogue(null);
    const idsFor = (text: string): string[] => causesMatching(text, whole).map(({ id }) => id);
    expect(idsFor('PKCE code_verifier cookie was missing.')).toContain('client-pkce-verifier-lost');
    expect(idsFor('Correlation failed.')).toContain('client-session-lost');
    expect(idsFor('[authorization_request_not_found]')).toContain('client-session-lost');
  });
});
