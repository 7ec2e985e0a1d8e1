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
