// Writes fixtures/tickets/: one folder with tickets in every format that triage reads, and the truth about each of them.
import { gzipSync } from 'node:zlib';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failing, kinds, texts } from './ticket-cases.mjs';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const folder = join(fixtures, 'tickets', 'inputs');
rmSync(join(fixtures, 'tickets'), { recursive: true, force: true });

/** Every ticket of the fixtures: its name in the reports, and what is true of it. */
const truth = [];
let number = 0;

/** The next ticket of a kind, its text one of those that people write. */
function next(kind) {
  number += 1;
  const { code, owner, incident, organisation } = kinds[kind];
  const variants = texts[kind];
  return {
    number,
    truth: { code, owner, incident },
    text: variants[number % variants.length](number),
    at: new Date(Date.UTC(2026, 10, 24, 7, 40 + number)).toISOString(),
    mail: `user${number % 7}@${organisation}`,
    organisation,
  };
}

const mix = (spec) => spec.split(' ').map(next);
const record = (id, ticket) => truth.push({ id: String(id), ...ticket.truth });
const write = (name, content) => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};
const lines = (items) => items.map((item) => `${JSON.stringify(item)}\n`).join('');

function zendesk(ticket) {
  record(1_000 + ticket.number, ticket);
  const ours = {
    author_id: 1,
    body: 'Thank you. An example of a failing address is https://example.com/callback?error=x',
  };
  const again = { author_id: ticket.number, body: 'Any news?' };
  const first = { author_id: ticket.number, body: ticket.text, attachments: [] };
  return {
    id: 1_000 + ticket.number,
    requester_id: ticket.number,
    via: { source: { from: { address: ticket.mail } } },
    subject: 'Question',
    created_at: ticket.at,
    description: ticket.text,
    comments: ticket.number % 2 === 0 ? [first, ours, again] : [first],
  };
}

function jira(ticket) {
  record(`SUP-${ticket.number}`, ticket);
  const paragraphs = ticket.text
    .split('\n')
    .map((text) => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] }));
  const description = ticket.number % 2 === 0 ? ticket.text : { type: 'doc', version: 1, content: paragraphs };
  return {
    key: `SUP-${ticket.number}`,
    fields: {
      summary: 'Question',
      description,
      created: ticket.at.replace('Z', '+0000'),
      reporter: { emailAddress: ticket.mail },
      comment: { comments: [] },
    },
  };
}

function freshdesk(ticket) {
  record(3_000 + ticket.number, ticket);
  return {
    id: 3_000 + ticket.number,
    subject: 'Question',
    description_text: ticket.text,
    created_at: ticket.at,
    requester: { email: ticket.mail },
    conversations: [{ body_text: 'We look into it.', incoming: false }],
  };
}

function intercom(ticket) {
  record(`4${ticket.number}`, ticket);
  return {
    type: 'conversation',
    id: `4${ticket.number}`,
    created_at: Date.parse(ticket.at) / 1000,
    source: {
      body: `<p>${ticket.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</p>`,
      author: { type: 'user', email: ticket.mail },
    },
    conversation_parts: { conversation_parts: [{ body: '<p>Hello</p>', author: { type: 'admin' } }] },
  };
}

function github(ticket) {
  record(`#${ticket.number}`, ticket);
  return {
    number: ticket.number,
    title: 'Question',
    body: ticket.text,
    user: { login: `user${ticket.number}` },
    created_at: ticket.at,
    comments: 0,
  };
}

function csvRow(ticket) {
  record(6_000 + ticket.number, ticket);
  const cell = (value) => `"${String(value).replaceAll('"', '""')}"`;
  return [6_000 + ticket.number, 'Question', ticket.text, ticket.at, ticket.mail].map(cell).join(',');
}

const encodings = {
  plain: (text) => ['8bit', text],
  base64: (text) => ['base64', Buffer.from(text).toString('base64').replaceAll(/.{76}/g, '$&\r\n')],
  'quoted-printable': (text) => ['quoted-printable', quotedPrintable(text)],
};

function quotedPrintable(text) {
  const encoded = text
    .split('\n')
    .map((line) =>
      [...Buffer.from(line)]
        .map((byte) =>
          byte === 0x3d || byte > 126
            ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
            : String.fromCodePoint(byte),
        )
        .join(''),
    );
  return encoded.map((line) => line.replaceAll(/(?:[^=]|=[0-9A-F]{2}){60}/g, '$&=\r\n')).join('\r\n');
}

function mail(ticket, { encoding = 'plain', wrap = (text) => text, attachments = [] } = {}) {
  const [name, body] = encodings[encoding](wrap(ticket.text));
  const head = `From: "A. User" <${ticket.mail}>\r\nTo: support@influxdata.example\r\nSubject: Question\r\nDate: ${new Date(ticket.at).toUTCString().replace('GMT', '+0000')}\r\nMessage-ID: <${ticket.number}@mail.example>\r\nMIME-Version: 1.0\r\n`;
  const part = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${name}\r\n\r\n${body.replaceAll(/\r?\n/g, '\r\n')}\r\n`;
  if (attachments.length === 0) return `${head}${part}`;
  const files = attachments.map(
    ([file, content]) =>
      `Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${file}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64').replaceAll(/.{76}/g, '$&\r\n')}\r\n`,
  );
  return `${head}Content-Type: multipart/mixed; boundary="=_b"\r\n\r\n${[part, ...files].map((one) => `--=_b\r\n${one}`).join('')}--=_b--\r\n`;
}

write(
  'zendesk/flood.ndjson',
  lines(
    mix('acme acme globex other acme audience words acme assigned globex other words acme globex unsigned reply').map(
      zendesk,
    ),
  ),
);
write(
  'zendesk/export.json',
  JSON.stringify({ tickets: mix('acme globex destination other words assigned').map(zendesk), count: 6 }, null, 1),
);
write(
  'jira.json',
  JSON.stringify({
    startAt: 0,
    issues: mix('acme globex audience other words unsigned assigned acme globex other reply destination').map(jira),
  }),
);
write(
  'freshdesk.json',
  JSON.stringify(mix('acme acme globex other words audience destination assigned').map(freshdesk)),
);
write(
  'intercom.ndjson.gz',
  gzipSync(lines(mix('acme globex other words audience assigned acme unsigned').map(intercom)), { mtime: 0 }),
);
write('github.json', JSON.stringify(mix('acme other words globex reply destination').map(github), null, 2));
write(
  'export.csv',
  `Ticket ID,Subject,Description,Created at,Requester email\r\n${mix('acme globex other words audience assigned acme unsigned destination globex other words').map(csvRow).join('\r\n')}\r\n`,
);

const mailed = (name, kind, options) => {
  const ticket = next(kind);
  record(`mail/${name}.eml`, ticket);
  write(`mail/${name}.eml`, mail(ticket, options));
};
const forwarded = (text) =>
  `FYI, can you look at this?\n\n---------- Forwarded message ---------\nFrom: User <user@mail.example>\nDate: Tue, 24 Nov 2026\nSubject: broken\n\n${text}`;
mailed('plain', 'acme');
mailed('base64', 'globex', { encoding: 'base64' });
mailed('quoted-printable', 'acme', { encoding: 'quoted-printable' });
mailed('forwarded', 'globex', { wrap: forwarded });
mailed('other', 'other', { encoding: 'quoted-printable' });
mailed('words', 'words');
const answered = (text) =>
  `Still not working.\n\nOn Tue, 24 Nov 2026 at 09:00, User <user@mail.example> wrote:\n${text.replaceAll(/^/gm, '> ')}`;
mailed('answered', 'audience', { wrap: answered });
mailed('assigned', 'assigned', { encoding: 'base64' });
const attached = { ...next('words'), truth: { code: 'saml-nothing-signed', owner: 'idp-admin', incident: null } };
record('mail/attached.eml', attached);
write(
  'mail/attached.eml',
  mail(attached, { attachments: [['response.xml', readFileSync(join(fixtures, 'inputs/saml/unsigned.xml'))]] }),
);
const screenshot = { ...next('words'), truth: next('acme').truth };
record('mail/screenshot.eml', screenshot);
write('mail/screenshot.eml', mail(screenshot, { attachments: [['screenshot.txt', texts.acme[3]()]] }));

write(
  'inbox.mbox',
  mix('acme globex other words audience destination assigned acme globex reply')
    .map((ticket, index) => {
      record(`inbox.mbox, message ${index + 1}`, ticket);
      return `From user@mail.example Tue Nov 24 08:00:00 2026\n${mail(ticket, { encoding: ['plain', 'base64', 'quoted-printable'][index % 3] }).replaceAll('\r\n', '\n')}\n`;
    })
    .join(''),
);

const logged = (kind, minute) => {
  const ticket = next(kind);
  record(`log-${ticket.number}`, ticket);
  const description =
    { acme: 0, audience: 1 }[kind] === 0
      ? texts.acme[3]().match(/Invalid[^"]+/)[0]
      : 'Audience is invalid. Configured: urn:auth0:influxdata:initech';
  return {
    log_id: `log-${ticket.number}`,
    date: new Date(Date.UTC(2026, 10, 24, 8, minute)).toISOString(),
    type: 'f',
    description,
    connection: { acme: 'acme', audience: 'initech' }[kind],
    strategy: 'samlp',
    user_name: ticket.mail,
    hostname: 'auth.influxdata.com',
    details: { error: { message: description, oauthError: 'access_denied', type: 'oauth-authorization' } },
  };
};
const succeeded = (connection, hour, minute) => ({
  log_id: `ok-${connection}-${hour}-${minute}`,
  date: new Date(Date.UTC(2026, 10, 24, hour, minute)).toISOString(),
  type: 's',
  connection,
  hostname: 'auth.influxdata.com',
  user_name: 'someone',
});
write(
  'auth0-log.ndjson',
  lines([
    ...[5, 20, 38, 55].map((minute) => succeeded('acme', 6, minute)),
    ...[1, 2, 3, 7, 9, 12].map((minute) => logged('acme', minute)),
    ...[15, 20].map((minute) => logged('audience', minute)),
    ...[3, 30].map((minute) => succeeded('other', 9, minute)),
    { log_id: 'api', date: '2026-11-24T09:00:00.000Z', type: 'sapi', description: 'Update a client' },
  ]),
);

const request = (path, minute, status = 302) =>
  `192.0.2.7 - - [24/Nov/2026:08:${String(minute).padStart(2, '0')}:00 +0000] "GET ${path} HTTP/1.1" ${status} 512 "-" "Mozilla/5.0"\n`;
let accessLines = 0;
const visited = (kind) => {
  const ticket = next(kind);
  accessLines += 1;
  record(`access.log, line ${accessLines}`, ticket);
  const description =
    kind === 'globex'
      ? texts.globex[1]().match(/Invalid[^\n]+/)[0]
      : 'neither the response nor the assertion are signed';
  return request(failing(description).replace('https://auth.influxdata.com', ''), accessLines);
};
const uneventful = (path, status) => {
  accessLines += 1;
  return request(path, accessLines, status);
};
write(
  'access.log',
  [
    uneventful('/', 200),
    visited('globex'),
    visited('unsigned'),
    uneventful('/favicon.ico', 404),
    visited('globex'),
    visited('globex'),
    uneventful('/login/callback?code=c0ffee123456&state=abcdef', 302),
    visited('unsigned'),
  ].join(''),
);

write(
  'access.json',
  lines(
    ['acme', 'audience', 'other', 'globex'].map((kind, index) => {
      const base = { ts: Date.UTC(2026, 10, 24, 9, index) / 1000, status: 302 };
      if (kind === 'other') return { ...base, request: { method: 'GET', host: 'auth.influxdata.com', uri: '/login' } };
      const ticket = next(kind);
      record(`access.json, line ${index + 1}`, ticket);
      const description = /(?:Invalid thumb|Audience is)[^\n"]+/.exec(texts[kind][1]())[0];
      const uri = failing(description).replace('https://auth.influxdata.com', '');
      return { ...base, request: { method: 'GET', host: 'auth.influxdata.com', uri } };
    }),
  ),
);
write(
  'helpdesk.csv',
  `\uFEFFid;title;message;created;from\n${mix('acme words other globex audience destination reply')
    .map((ticket) => csvRow(ticket).replaceAll('","', '";"'))
    .join('\n')}\n`,
);

const loose = {
  'pasted.txt': 'acme',
  'page.txt': 'assigned',
  'note.txt': 'other',
  'question.txt': 'words',
  'url.txt': 'globex',
  'chat.txt': 'reply',
  'saml.txt': 'audience',
  'forum.txt': 'acme',
  'phone.txt': 'words',
  'setup.txt': 'unsigned',
};
for (const [name, kind] of Object.entries(loose)) {
  const ticket = next(kind);
  record(`loose/${name}`, ticket);
  write(`loose/${name}`, ticket.text);
}
write('broken/cut.ndjson', `${JSON.stringify(zendesk(next('acme')))}\n{"id":2,"requester_id":\n`);
write('broken/empty.txt', '');

/** A folder that is one ticket with what is attached to it. */
function folderOf(name, isTrue, files) {
  const ticket = { ...next('words'), truth: isTrue };
  record(name, ticket);
  for (const [file, content] of Object.entries(files(ticket))) write(`folders/${name}/${file}`, content);
}
const input = (path) => readFileSync(join(fixtures, 'inputs', path));
folderOf('4711', { code: 'saml-nothing-signed', owner: 'idp-admin', incident: null }, (ticket) => ({
  'mail.eml': mail(ticket),
  'response.xml': input('saml/unsigned.xml'),
  'idp.pem': input('certificates/other.pem'),
}));
folderOf('SUP-4712', kinds.acme, (ticket) => ({
  'mail.eml': mail(ticket, { encoding: 'base64' }),
  'screenshot.txt': texts.acme[3](),
}));
folderOf('4713', { code: 'invalid-thumbprint', owner: 'idp-admin', incident: null }, (ticket) => ({
  'question.txt': ticket.text,
  'login.har': input('captures/thumbprint-chrome.har'),
}));

writeFileSync(join(fixtures, 'tickets', 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`);
