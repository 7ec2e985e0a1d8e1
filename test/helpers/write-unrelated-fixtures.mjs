// Writes fixtures/unrelated/ anew: node test/helpers/write-unrelated-fixtures.mjs
// Texts that have nothing to do with a failed login, several of them in its vocabulary. Made up by us; the same at every run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../fixtures/unrelated/', import.meta.url));
const perKind = 20;

let state = 20_261_120;
const next = (below) => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
};
const pick = (...values) => values[next(values.length)];
const digits = (count) => Array.from({ length: count }, () => next(10)).join('');
const hex = (count) => Array.from({ length: count }, () => next(16).toString(16)).join('');
const guid = () => [8, 4, 4, 4, 12].map(hex).join('-');
const two = (value) => String(value).padStart(2, '0');
const time = () => `2026-${two(1 + next(12))}-${two(1 + next(28))}T${two(next(24))}:${two(next(60))}:${two(next(60))}Z`;
const address = () => `10.${next(256)}.${next(256)}.${next(256)}`;
const person = () => pick('Ada', 'Bo', 'Chidi', 'Dana', 'Emre', 'Fatou', 'Goran', 'Hana');
const service = () => pick('billing', 'gateway', 'inventory', 'mailer', 'search', 'telemetry');
const lines = (count, make) => Array.from({ length: count }, make).join('\n');

/** One function a text; each kind has several, and every text has other values. */
const kinds = {
  'access-logs': [
    () =>
      lines(
        6,
        () =>
          `${address()} - - [20/Nov/2026:10:${two(next(60))}:00 +0000] "GET /${service()}/v${next(4)}?page=${next(90)} HTTP/1.1" ${pick(200, 304, 404, 500)} ${digits(4)} "-" "curl/8.${next(9)}"`,
      ),
    () =>
      lines(
        5,
        () =>
          `${address()} - ${person().toLowerCase()} [20/Nov/2026:11:00:${two(next(60))} +0000] "POST /login HTTP/2.0" ${pick(200, 302, 401, 403)} ${digits(3)} "https://shop.example/" "Mozilla/5.0"`,
      ),
    () =>
      `2026/11/20 10:00:00 [error] ${digits(4)}#0: *${digits(5)} connect() failed (111: Connection refused) while connecting to upstream, client: ${address()}, server: ${service()}.example, request: "GET /health HTTP/1.1"`,
    () =>
      `2026/11/20 10:00:00 [warn] upstream sent invalid header while reading response header from upstream, client: ${address()}, request: "GET /callback/${hex(8)} HTTP/1.1", status ${pick(500, 502, 404)}`,
  ],
  'kubernetes-events': [
    () =>
      `LAST SEEN   TYPE      REASON             OBJECT                  MESSAGE\n${lines(4, () => `${next(60)}m         Warning   ${pick('BackOff', 'FailedMount', 'Unhealthy', 'Forbidden')}   pod/${service()}-${hex(5)}   ${pick('Back-off restarting failed container', 'Readiness probe failed: HTTP probe failed with statuscode: 503', 'Unable to attach or mount volumes', 'Error: ImagePullBackOff')}`)}`,
    () =>
      `Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:${service()}:default" cannot list resource "pods" in API group "" in the namespace "${service()}"`,
    () =>
      `Failed to pull image "registry.example/${service()}:1.${next(40)}": rpc error: code = Unknown desc = failed to authorize: failed to fetch anonymous token: 401 Unauthorized`,
    () =>
      `kubelet: E1120 10:00:${two(next(60))}.${digits(6)} certificate_manager.go:562] kubelet: Failed while requesting a signed certificate from the control plane: the server has asked for the client to provide credentials`,
  ],
  'stack-traces': [
    () =>
      `java.lang.IllegalStateException: the account of order ${digits(6)} is closed\n${lines(5, () => `\tat com.acme.${service()}.Worker.run(Worker.java:${next(400)})`)}`,
    () =>
      `Traceback (most recent call last):\n${lines(3, () => `  File "/srv/${service()}/app.py", line ${next(300)}, in handle`)}\nKeyError: 'user_${digits(3)}'`,
    () =>
      `panic: runtime error: index out of range [${next(9)}] with length ${next(5)}\n\ngoroutine ${next(99)} [running]:\nmain.parse(0x${hex(8)})\n\t/build/${service()}/main.go:${next(300)} +0x${hex(2)}`,
    () =>
      `TypeError: Cannot read properties of undefined (reading 'token')\n${lines(3, () => `    at ${service()} (file:///srv/${service()}.js:${next(200)}:${next(80)})`)}`,
    () =>
      `System.InvalidOperationException: Sequence contains no elements\n   at Acme.${service()}.Reports.First() in C:\\src\\Reports.cs:line ${next(400)}`,
  ],
  'git-logs': [
    () =>
      lines(
        4,
        () =>
          `commit ${hex(40)}\nAuthor: ${person()} <${person().toLowerCase()}@acme.example>\nDate:   Fri Nov 20 10:${two(next(60))}:00 2026 +0000\n\n    ${pick('Refuse an empty password', 'Sign in with a second factor on the demo page', 'Drop the login form of the old admin', 'Rename user to account', 'Fix the redirect after logout')}\n`,
      ),
    () =>
      `diff --git a/src/${service()}.ts b/src/${service()}.ts\nindex ${hex(7)}..${hex(7)} 100644\n--- a/src/${service()}.ts\n+++ b/src/${service()}.ts\n@@ -${next(90)},6 +${next(90)},7 @@\n-  return user;\n+  return user ?? guest;`,
    () =>
      `${hex(7)} (HEAD -> main) ${pick('Count the sessions of a user', 'Validate the audience of our own newsletters', 'Cache certificates of suppliers')}\n${hex(7)} Merge branch '${service()}'`,
  ],
  newsletters: [
    () =>
      `Dear ${person()},\n\nour spring sale starts on ${1 + next(28)} March. Sign in to your account to see ${next(60)} % off everything for the garden.\n\nYou get this because you subscribed. Unsubscribe: https://shop.example/u/${hex(12)}`,
    () =>
      `Hello ${person()}!\n\nThis month: how we made single sign-on easier for our own staff, a portrait of ${person()}, and ${next(9)} recipes with pumpkin.\n\nThe team`,
    () =>
      `${person()}, your weekly digest\n\n• ${next(90)} new photos\n• ${next(9)} people viewed your profile\n• Two-factor authentication: why it is worth it\n\nManage preferences: https://news.example/p/${hex(8)}`,
  ],
  invoices: [
    () =>
      `INVOICE ${digits(6)}\n\nAcme GmbH\nDate: 2026-11-${two(1 + next(28))}\n\n${lines(3, () => `${1 + next(9)} x ${pick('licence', 'support hour', 'certificate of origin', 'training day')}   ${digits(3)}.00 EUR`)}\n\nTotal: ${digits(4)}.00 EUR\nReference: RF${digits(10)}`,
    () =>
      `Payment declined. Your card ending in ${digits(4)} was refused by the issuer (code ${digits(2)}). Please contact your bank. Transaction ID: ${guid()}`,
    () =>
      `Order confirmation ${digits(8)}: access card, ${next(9)} pieces. The issuer of the cards delivers in ${1 + next(9)} days.`,
  ],
  'other-error-numbers': [
    () => `ORA-0${digits(4)}: invalid username/password; logon denied on ${service()}`,
    () => `ERROR 1045 (28000): Access denied for user '${service()}'@'${address()}' (using password: YES)`,
    () => `0x8007${hex(4)}: the update could not be installed. KB${digits(7)}`,
    () => `SQLSTATE[28P01]: Invalid password: 7 FATAL:  password authentication failed for user "${service()}"`,
    () => `E${digits(7)}: sensor ${digits(2)} out of range; W0000${digits(3)}: fan slow`,
    () =>
      `MSI (s) (${hex(2)}:${hex(2)}) [10:00:00:${digits(3)}]: Product: ${service()} -- Error ${digits(4)}. Fatal error during installation.`,
    () => `AADvantage miles: ${digits(5)}. ADFS${digits(2)} is the number of your seat; MSISDN: 4915${digits(9)}`,
    () =>
      `MFA_${digits(3)} is the part number of a multi-fuel adapter; AUTHN_${digits(3)} one of an automatic thermostat.`,
  ],
  'json-documents': [
    () =>
      JSON.stringify(
        { id: digits(6), name: person(), roles: ['reader', service()], active: true, lastLogin: time() },
        null,
        2,
      ),
    () =>
      JSON.stringify({
        kind: 'Deployment',
        metadata: { name: service(), labels: { app: service() } },
        spec: { replicas: next(5), image: `registry.example/${service()}:${digits(2)}` },
      }),
    () =>
      JSON.stringify({
        status: pick('ok', 'degraded'),
        checks: [{ name: service(), latencyMs: next(400), message: pick('slow', 'none', 'timeout reached') }],
        at: time(),
      }),
    () =>
      JSON.stringify({
        error: {
          code: Number(digits(3)),
          message: pick('quota exceeded for this project', 'bucket not found', 'the field colour is required'),
        },
        requestId: hex(16),
      }),
    () =>
      JSON.stringify({
        openapi: '3.1.0',
        paths: {
          [`/${service()}`]: {
            get: { security: [{ oauth: ['read'] }], responses: { 401: { description: 'the token is missing' } } },
          },
        },
      }),
  ],
  'ordinary-mails': [
    () =>
      `From: ${person().toLowerCase()}@acme.example\nTo: ${person().toLowerCase()}@acme.example\nSubject: Lunch on ${pick('Monday', 'Friday')}\n\nHi ${person()},\n\nshall we meet at ${11 + next(3)}:30? I still have your key.\n\n${person()}`,
    () =>
      `From: it@acme.example\nSubject: Planned maintenance\n\nOn Saturday the single sign-on of the intranet is not available between ${next(6)} and ${6 + next(4)} o’clock. Please sign out on Friday.`,
    () =>
      `Subject: Your access badge\n\nDear ${person()},\n\nyour badge for building ${next(9)} has expired. The reception has the new certificate of the lift, too.\n\nRegards`,
    () =>
      `Subject: Re: assertion in chapter ${next(12)}\n\nThe assertion that audiences are invalid witnesses needs a source. Who is the issuer of the pamphlet?\n\n${person()}`,
    () =>
      `Subject: Application for the post of gardener\n\nMy application was refused, and I would like to know why the user of the garden was not assigned to me. ${person()}`,
  ],
  'login-vocabulary': [
    () => `sshd[${digits(4)}]: Failed password for invalid user ${service()} from ${address()} port ${digits(5)} ssh2`,
    () =>
      `pam_unix(sudo:auth): authentication failure; logname=${service()} uid=${digits(3)} euid=0 tty=/dev/pts/${next(9)} ruser=${service()}`,
    () =>
      `INFO  [auth] user ${person().toLowerCase()} signed in from ${address()} with method=password factor=totp session=${hex(12)}`,
    () =>
      `Our guide to SAML: the identity provider sends a response to the assertion consumer service. Chapter ${next(20)} explains the audience, the issuer and the NameID.`,
    () =>
      `To register an OAuth application, enter a name, a homepage and a callback URL such as https://${service()}.example/callback, then copy client ID and secret. Step ${next(9)} of 9.`,
    () => `Keycloak 26.${next(9)} release notes: faster startup, ${next(90)} fixes, a new look of the account console.`,
    () =>
      `Meeting notes: ${person()} renews the Okta contract; ${person()} asks what Entra costs for ${digits(3)} users; nobody has news of Ping.`,
  ],
  'system-logs': [
    () =>
      lines(
        5,
        () =>
          `Nov 20 10:${two(next(60))}:00 ${service()} systemd[1]: ${pick('Started', 'Stopped', 'Reloading')} ${service()}.service.`,
      ),
    () => `[${digits(5)}.${digits(6)}] usb 1-${next(9)}: device descriptor read/64, error -${next(90)}`,
    () =>
      `postfix/smtpd[${digits(4)}]: NOQUEUE: reject: RCPT from unknown[${address()}]: 554 5.7.1 Relay access denied`,
    () =>
      `level=error ts=${time()} caller=${service()}.go:${next(300)} msg="write failed" err="partial write: field type conflict on ${service()}" status=400`,
    () => `time="${time()}" level=warning msg="token bucket is empty, requests are slowed down" client=${address()}`,
  ],
  'tickets-of-others': [
    () =>
      `Ticket ${digits(5)}\n\nQueries are slow since ${time()}. The dashboard ${service()} needs ${next(60)} seconds. We changed nothing.`,
    () =>
      `Ticket ${digits(5)}\n\nPlease raise the limit of writes for cluster ${hex(8)}: we send ${digits(5)} points a second and get 429 Too Many Requests.`,
    () =>
      `Ticket ${digits(5)}\n\nHow do I add a user? ${person()} starts on Monday and should read the database ${service()}.`,
    () =>
      `Ticket ${digits(5)}\n\nThe invoice of ${pick('May', 'June', 'July')} names the wrong company. Reference ${digits(6)}.`,
  ],
  'web-pages': [
    () =>
      `<!doctype html><html><head><title>${service()}</title></head><body><form action="/login"><input name="user"><input name="password" type="password"></form><p>${digits(4)} visitors</p></body></html>`,
    () =>
      `Page not found\n\nThe page ${digits(3)} you were looking for has moved. Error 404. Go back to https://${service()}.example/`,
    () => `An unexpected error has occurred. Our team was told. Request ${hex(10)}.`,
    () => `You do not have access to this application form. Ask the town hall, room ${digits(3)}.`,
    () => `503 Service Unavailable\n\nThe authorization of your ticket is still open. Gate ${digits(2)}.`,
  ],
  'tables-and-lists': [
    () =>
      `name,role,since\n${lines(5, () => `${person()},${pick('reader', 'writer', 'admin')},2026-${two(1 + next(12))}-${two(1 + next(28))}`)}`,
    () =>
      lines(
        6,
        () =>
          `- [${pick(' ', 'x')}] ${pick('renew the certificate of the web shop', 'order badges', 'close old accounts', 'call the issuer of the cards', 'test the sign-in page in French')}`,
      ),
    () => lines(5, () => `${guid()}  ${hex(40)}  ${service()}`),
    () =>
      `# ${service()}\n\n| option | default |\n| --- | --- |\n| timeout | ${next(90)} s |\n| error page | /error.html |\n| state file | /var/lib/${service()}/state |`,
  ],
  prose: [
    () =>
      `On the ${1 + next(28)}th day the guard denied access to the tower, for the password had changed and nobody had told ${person()}.`,
    () =>
      `The response of the audience was mixed: the issuer of the programme had promised ${next(9)} encores. An assertion is no proof, ${person()} wrote.`,
    () =>
      `Clocks differ. That of ${person()} is ${next(20)} minutes fast, so the invitation had expired before it was valid.`,
    () =>
      `In ${1900 + next(99)} the thumbprint of a burglar was compared with that of ${person()}; they did not match, and the calculated odds were one in ${digits(4)}.`,
  ],
  // Libraries and providers at work, and texts about them: words of failures without any.
  'successful-logins': [
    () =>
      `2026-11-20T10:00:00.120Z node-saml:debug POST /login/callback SAMLResponse received\n2026-11-20T10:00:00.131Z node-saml:debug validatePostResponseAsync: in response to _a8f3c2 found in cache\n2026-11-20T10:00:00.139Z passport-saml strategy success user ada\n2026-11-20T10:00:00.140Z node_modules/@node-saml/node-saml/lib/saml.js:812 profile { issuer: 'https://idp.example.com', nameID: '[redacted]' }\n2026-11-20T10:00:00.150Z GET / 200 12ms`,
    () =>
      `2026-11-20 10:00:01.001 DEBUG 17 --- [nio-8443-exec-3] o.s.security.web.FilterChainProxy        : Securing POST /login/saml2/sso/okta\n2026-11-20 10:00:01.020 DEBUG 17 --- [nio-8443-exec-3] o.s.s.s.p.s.a.OpenSaml4AuthenticationProvider : Processing SAML response from http://www.okta.com/exk1\n2026-11-20 10:00:01.031 DEBUG 17 --- [nio-8443-exec-3] o.s.s.s.p.s.a.OpenSaml4AuthenticationProvider : Successfully processed SAML Response [id0001]\n2026-11-20 10:00:01.040 DEBUG 17 --- [nio-8443-exec-3] .s.ChangeSessionIdAuthenticationStrategy : Changed session id from A to B\n2026-11-20 10:00:01.041 DEBUG 17 --- [nio-8443-exec-3] w.c.HttpSessionSecurityContextRepository : Stored SecurityContextImpl [Authentication=Saml2Authentication [Principal=DefaultSaml2AuthenticatedPrincipal, Credentials=[PROTECTED], Authenticated=true]]`,
    () =>
      `DEBUG [org.opensaml.saml.saml2.assertion.SAML20AssertionValidator] Validating assertion _1\nDEBUG [org.opensaml.xmlsec.signature.support.SignatureValidator] Attempting to validate signature using key from supplied credential\nDEBUG [org.opensaml.xmlsec.signature.support.impl.provider.ApacheSantuarioSignatureValidationProviderImpl] Signature validated with key from supplied credential\nDEBUG [org.opensaml.saml.saml2.assertion.impl.AudienceRestrictionConditionValidator] Evaluating the Assertion's AudienceRestriction/Audience values '[https://sp]' against the list of valid audiences '[https://sp]'\nDEBUG [org.opensaml.saml.saml2.assertion.impl.AudienceRestrictionConditionValidator] Matched valid audience: https://sp`,
    () =>
      `DEBUG jose: verifying JWT alg=RS256 kid=2026-11\nDEBUG jose: signature verification ok\nDEBUG oauth2-proxy: authenticated via OAuth2: Session{email:ada@example.com expires:2026-11-20}\nINFO jsonwebtoken: token verified, exp in 3599s, aud ok, issuer ok`,
    () =>
      `# Handling errors in the authorization code flow\n\nIf the user declines, the server redirects to your redirect_uri with an \`error\` parameter. RFC 6749 defines invalid_request,\nunauthorized_client, access_denied, unsupported_response_type, invalid_scope, server_error and temporarily_unavailable.\nAt the token endpoint it may answer with \`invalid_grant\` or \`invalid_client\`. Always check \`state\` before anything else,\nand compare \`nonce\` with the one in the ID token. Never log the client secret.`,
    () =>
      `=== RUN   TestVerifyIDToken\n=== RUN   TestVerifyIDToken/expired\n--- PASS: TestVerifyIDToken/expired (0.00s)\n=== RUN   TestVerifyIDToken/oidc:_expected_audience_"a"_got_["b"]\n--- PASS: TestVerifyIDToken (0.01s)\nok  	github.com/coreos/go-oidc/v3/oidc	0.321s`,
    () =>
      `tests/test_response.py::test_invalid_audience PASSED                     [ 50%]\ntests/test_response.py::test_expired_assertion PASSED                    [100%]\n========= 2 passed in 0.41s =========`,
    () =>
      `Common errors when wiring up OIDC:\n\n| message | meaning |\n| --- | --- |\n| \`redirect_uri_mismatch\` | the redirect URI is not registered |\n| \`invalid_client\` | wrong client secret |\n| \`login_required\` | silent authentication without a session |`,
    () =>
      `2026-11-20 10:00:00,123 INFO  [org.keycloak.events] (executor-thread-3) type="LOGIN", realmId="acme", clientId="portal", userId="u1", ipAddress="10.0.0.1", auth_method="openid-connect", redirect_uri="https://portal.example.com/cb", consent="no_consent_required", code_id="c1"\n2026-11-20 10:00:00,223 INFO  [org.keycloak.events] (executor-thread-3) type="CODE_TO_TOKEN", realmId="acme", clientId="portal"`,
    () =>
      `{"createdDateTime":"2026-11-20T10:00:00Z","userPrincipalName":"ada@example.com","appDisplayName":"Portal","status":{"errorCode":0,"failureReason":"Other.","additionalDetails":"MFA requirement satisfied by claim in the token"},"conditionalAccessStatus":"success"}`,
    () =>
      `{"date":"2026-11-20T10:00:00.000Z","type":"s","description":null,"connection":"acme-saml","client_id":"abc","ip":"10.0.0.1","user_name":"ada@example.com","strategy":"samlp"}`,
    () =>
      `app.get('/login/callback', passport.authenticate('saml', { failureRedirect: '/', failureFlash: true }), (req, res) => res.redirect('/'));\n// failureFlash shows e.g. 'Invalid credentials'`,
    () =>
      `src/auth/saml.ts:12:5 error  Unexpected console statement  no-console\nsrc/auth/oidc.ts:44:1 warning  'nonce' is assigned a value but never used  no-unused-vars\n2 problems (1 error, 1 warning)`,
    () =>
      `2026-11-20 10:00:00 INFO Shibboleth.SessionCache [1]: new session created: ID (_abc) IdP (https://idp.example.com/idp/shibboleth) Protocol(urn:oasis:names:tc:SAML:2.0:protocol) Address (10.0.0.1)\n2026-11-20 10:00:00 INFO Shibboleth.AttributeExtractor.XML [1]: skipping unmapped SAML 2.0 Attribute with Name: urn:oid:2.5.4.4`,
    () =>
      `[Fri, 20 Nov 2026 10:00:00 GMT] : [abc] : @azure/msal-browser@3.27.0 : Info - Emitting event: msal:loginSuccess\n[Fri, 20 Nov 2026 10:00:00 GMT] : [abc] : @azure/msal-browser@3.27.0 : Verbose - BrowserCacheManager.getTokenKeys - No token keys found`,
    () =>
      `Hi all,\n\nthe SAML certificate for the intranet expires next Friday. We will rotate it at 18:00 UTC; sign-ins may fail for a minute.\nIf you see "Access denied", please wait and try again. No action is needed from you.\n\nThanks, IT`,
    () =>
      `10.0.0.1 - ada@example.com [2026/11/20 10:00:00] portal.example.com GET / "/oauth2/auth" HTTP/1.1 "curl" 202 0 0.001\n[2026/11/20 10:00:00] [oauthproxy.go:880] No valid authentication in request. Initiating login.`,
    () =>
      `   access_denied\n         The resource owner or authorization server denied the\n         request.\n\n   unsupported_response_type\n         The authorization server does not support obtaining an\n         authorization code using this method.`,
    () =>
      `The top-level codes are urn:oasis:names:tc:SAML:2.0:status:Success, urn:oasis:names:tc:SAML:2.0:status:Requester and\nurn:oasis:names:tc:SAML:2.0:status:Responder; a second-level code such as urn:oasis:names:tc:SAML:2.0:status:AuthnFailed may follow.`,
    () =>
      `[20/Nov/2026 10:00:00] DEBUG mozilla_django_oidc.auth: Login succeeded for user ada\n[20/Nov/2026 10:00:00] "GET /oidc/callback/?code=abc&state=def HTTP/1.1" 302 0`,
  ],
};

mkdirSync(folder, { recursive: true });
const known = new Set();
const unlikeAll = (make) => {
  for (;;) {
    const text = make();
    if (known.has(text)) continue;
    known.add(text);
    return text;
  }
};
for (const [kind, makers] of Object.entries(kinds)) {
  const texts = Array.from({ length: perKind }, (_, index) => unlikeAll(makers[index % makers.length]));
  writeFileSync(`${folder}${kind}.txt`, `${texts.join('\n%%\n')}\n`);
}
