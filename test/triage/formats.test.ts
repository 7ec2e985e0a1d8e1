import { describe, expect, test } from 'vitest';
import { limits } from '../../src/limits.ts';
import { parseFields } from '../../src/triage/fields.ts';
import { readUnit, splitFile } from '../../src/triage/formats/index.ts';
import type { ReadingOptions } from '../../src/triage/formats/format.ts';
import { unitsIn } from '../../src/triage/pieces.ts';
import type { Reading, Ticket, Unit, Unreadable } from '../../src/triage/ticket.ts';

const options: ReadingOptions = { fields: parseFields(undefined) };

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  // Each piece lies where the one before lay.
  const memory = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) yield memory.subarray(0, bytes.copy(memory, 0, at, at + size));
}

async function split(content: string | Buffer, size = 65_536, given = options): Promise<(Unit | Unreadable)[]> {
  const bytes = Buffer.from(content);
  const file = { name: 'f', head: bytes.subarray(0, limits.ticketHeadBytes), bytes: chunks(bytes, size) };
  const units: (Unit | Unreadable)[] = [];
  for await (const piece of splitFile(file, given)) units.push(...unitsIn(piece));
  return units;
}

/** What a file holds; it is the same in whatever pieces it arrives. */
async function read(content: string | Buffer, given = options): Promise<Reading[]> {
  const units = await split(content, 65_536, given);
  for (const size of [1, 7]) expect(await split(content, size, given)).toEqual(units);
  const readings: Reading[] = [];
  for (const unit of units)
    readings.push(unit.kind === 'unit' ? await readUnit(unit, given) : { kind: 'unreadable', reason: unit.reason });
  return readings;
}

async function only(content: string | Buffer, given = options): Promise<Ticket> {
  const [reading, ...more] = await read(content, given);
  expect(more).toEqual([]);
  if (reading?.kind !== 'ticket') throw new Error(`not a ticket: ${JSON.stringify(reading)}`);
  return reading;
}

/** What counts of a ticket's texts: the words with their weight. */
const said = ({ texts }: Ticket): string[] => texts.map(({ weight, text }) => `${weight}: ${text.trim()}`);

describe('exports', () => {
  test('Zendesk: the requester’s last comment counts most, support’s words least', async () => {
    const ticket = await only(
      JSON.stringify({
        id: 35,
        requester_id: 7,
        organization_id: 9,
        subject: 'Login',
        created_at: '2026-11-24T08:00:00Z',
        description: 'first',
        comments: [
          { author_id: 7, body: 'first' },
          { author_id: 1, body: 'try this' },
          { author_id: 7, body: 'second\n> try this' },
        ],
      }),
    );
    expect(ticket).toMatchObject({
      id: '35',
      requester: '7',
      organisation: '9',
      receivedAt: '2026-11-24T08:00:00.000Z',
    });
    expect(said(ticket)).toEqual(['latest: second', 'quoted: try this', 'quoted: try this', 'earlier: first']);
  });

  test('Jira: documents as text, with the addresses behind links', async () => {
    const link = {
      type: 'text',
      text: 'here',
      marks: [{ type: 'link', attrs: { href: 'https://x.example/?error=1' } }],
    };
    const description = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It fails ' }, link] }],
    };
    const issue = {
      key: 'SUP-1',
      fields: {
        summary: 'S',
        created: '2026-11-24T09:00:00.000+0100',
        reporter: { emailAddress: 'a@b.example' },
        description,
      },
    };
    const ticket = await only(JSON.stringify({ issues: [issue] }));
    expect(ticket).toMatchObject({
      id: 'SUP-1',
      subject: 'S',
      receivedAt: '2026-11-24T08:00:00.000Z',
      requester: 'a@b.example',
    });
    expect(said(ticket)).toEqual(['latest: It fails here https://x.example/?error=1']);
  });

  test('Freshdesk: messages that go out are support’s', async () => {
    const ticket = await only(
      JSON.stringify([
        {
          id: 2,
          responder_id: 1,
          subject: 'S',
          description_text: 'first',
          requester: { email: 'a@b.example' },
          conversations: [
            { body_text: 'answer', incoming: false },
            { body_text: 'more', incoming: true },
          ],
        },
      ]),
    );
    expect(said(ticket)).toEqual(['latest: more', 'quoted: answer', 'earlier: first']);
  });

  test('Intercom: parts by administrators are support’s; times in seconds', async () => {
    const ticket = await only(
      JSON.stringify({
        type: 'conversation',
        id: '3',
        created_at: 1_764_000_000,
        source: { body: 'first', author: { type: 'user', email: 'a@b.example' } },
        conversation_parts: { conversation_parts: [{ body: 'answer', author: { type: 'admin' } }] },
      }),
    );
    expect(ticket.receivedAt).toBe('2025-11-24T16:00:00.000Z');
    expect(said(ticket)).toEqual(['quoted: answer', 'latest: first']);
  });

  test('GitHub: issues and their comments', async () => {
    const issue = { number: 4, title: 'T', body: 'B', user: { login: 'jo' }, created_at: '2026-11-24T08:00:00Z' };
    const [one, two] = await read(JSON.stringify([issue, { ...issue, number: 5 }]));
    expect([one, two]).toMatchObject([{ id: '#4', requester: 'jo' }, { id: '#5' }]);
  });

  test('an unknown system by the names of its fields, or by those that the user gives', async () => {
    const record = { Case: 'C-1', Opened: '2026-11-24', Body: 'words', Notes: 'other words' };
    const given = { fields: parseFields('id=Case,received=Opened,text=Notes') };
    const [ticket] = await read(`${JSON.stringify(record)}\n${JSON.stringify(record)}\n`, given);
    expect(ticket).toMatchObject({ id: 'C-1', receivedAt: '2026-11-24T00:00:00.000Z' });
    expect(ticket?.kind === 'ticket' && said(ticket)).toEqual(['latest: other words']);
  });

  test('one broken line costs that line', async () => {
    const line = '{"id":1,"subject":"s","description":"d"}';
    const readings = await read(`${line}\n{"id":\n${line}\n`);
    expect(readings.map(({ kind }) => kind)).toEqual(['ticket', 'unreadable', 'ticket']);
  });

  test('a list that ends inside a ticket says so', async () => {
    const readings = await read('[{"id":1,"description":"d"},{"id":2,"descr');
    expect(readings).toMatchObject([{ kind: 'ticket' }, { kind: 'unreadable', reason: 'the file ends inside it.' }]);
  });

  test('brackets, braces and quotes inside texts end nothing', async () => {
    const text = 'a } ] \\" { [ "quoted" \\';
    const [ticket] = await read(JSON.stringify({ tickets: [{ id: 1, description: text }], next: null }));
    expect(ticket?.kind === 'ticket' && ticket.texts[0]?.text).toBe(text);
  });
});

describe('CSV', () => {
  test('rows with commas, quotes and line feeds in them; semicolons and a byte-order mark', async () => {
    const readings = await read(
      '\uFEFFTicket ID;Subject;Description\r\n1;"a; b";"line 1\r\nline ""2"""\r\n2;5" disk;x\r\n',
    );
    expect(readings).toMatchObject([
      { id: '1', subject: 'a; b' },
      { id: '2', subject: '5" disk' },
    ]);
    expect(readings[0]?.kind === 'ticket' && readings[0].texts[0]?.text).toBe('line 1\r\nline "2"');
  });

  test('UTF-16 as Excel writes it', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('id\tdescription\n1\tgrün\n', 'utf16le')]);
    expect(said(await only(bytes))).toEqual(['latest: grün']);
  });

  test('an open quote is named, and costs what it holds', async () => {
    const readings = await read('id,description\n1,ok\n2,"open\n3,lost\n');
    expect(readings).toMatchObject([{ id: '1' }, { kind: 'unreadable' }]);
  });
});

describe('mail', () => {
  const head =
    'From: Jo Doe <jo@acme.example>\r\nSubject: =?utf-8?q?L=C3=B6gin?=\r\nDate: Tue, 24 Nov 2026 09:50:00 +0100\r\n';

  test('quoted-printable, charsets, encoded words; history apart from what was written', async () => {
    const body = 'Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n';
    const ticket = await only(
      `${head}${body}gr=FCn=\r\n er\r\n\r\nOn Mon, 23 Nov 2026 at 10:00, Support wrote:\r\n> old\r\n`,
    );
    expect(ticket).toMatchObject({
      subject: 'Lögin',
      requester: 'jo@acme.example',
      receivedAt: '2026-11-24T08:50:00.000Z',
    });
    expect(said(ticket)[0]).toBe('latest: grün er');
    expect(ticket.texts.map(({ weight }) => weight)).toEqual(['latest', 'quoted']);
  });

  test('attachments are evidence, a page alone counts as what was written', async () => {
    const parts = [
      'Content-Type: text/html\r\n\r\n<p>see attachment</p>',
      'Content-Type: application/xml\r\nContent-Disposition: attachment; filename="r.xml"\r\nContent-Transfer-Encoding: base64\r\n\r\nPGE+PC9hPg==',
    ];
    const ticket = await only(
      `${head}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`,
    );
    expect(
      ticket.texts.some(({ name, text, weight }) => name === 'r.xml' && text === '<a></a>' && weight === 'latest'),
    ).toBe(true);
    expect(ticket.texts[0]?.weight).toBe('latest');
  });

  test('a mailbox is cut at its separators, and not at a sentence that begins with From', async () => {
    const mail = `${head}\r\nHello\r\n\r\nFrom here on it fails.\r\n`;
    const mbox = [1, 2, 3].map(() => `From jo@acme.example Tue Nov 24 08:50:00 2026\n${mail}\n`).join('');
    const readings = await read(mbox);
    expect(readings.map(({ kind }) => kind)).toEqual(['ticket', 'ticket', 'ticket']);
    for (const one of readings) expect(one.kind === 'ticket' && said(one)[0]).toContain('From here on it fails.');
  });
});

describe('logs', () => {
  const line = (request: string, status = 302): string =>
    `10.0.0.1 - - [24/Nov/2026:09:00:00 +0100] "GET ${request} HTTP/1.1" ${status} 0 "-" "Mozilla/5.0"\n`;

  test('an access log: failing callbacks are tickets, others successes, the rest is passed over', async () => {
    const readings = await read(
      line('/index.html', 200) +
        line('/login/callback?error=access_denied&error_description=x&connection=acme') +
        line('/login/callback?code=abcdef&state=xyz'),
    );
    expect(readings).toMatchObject([
      { kind: 'ticket', connection: 'acme', receivedAt: '2026-11-24T08:00:00.000Z' },
      { kind: 'success', at: '2026-11-24T08:00:00.000Z' },
    ]);
  });

  test('an access log as JSON lines', async () => {
    const entry = {
      ts: 1_764_000_000,
      request: { method: 'GET', host: 'auth.example', uri: '/login/callback?error=access_denied' },
      status: 302,
    };
    expect(await read(`${JSON.stringify(entry)}\n`)).toMatchObject([{ kind: 'ticket', host: 'auth.example' }]);
  });

  test('an Auth0 tenant log: failures, successes, and what has to do with neither', async () => {
    const entry = (type: string): string =>
      `${JSON.stringify({ log_id: `l-${type}`, type, date: '2026-11-24T08:00:00.000Z', connection: 'acme', description: 'Invalid thumbprint', hostname: 'auth.influxdata.com', user_name: 'jo' })}\n`;
    expect(await read(entry('f') + entry('s') + entry('sapi'))).toMatchObject([
      { kind: 'ticket', id: 'l-f', connection: 'acme', requester: 'jo', host: 'auth.influxdata.com' },
      { kind: 'success', connection: 'acme' },
      { kind: 'ignored' },
    ]);
  });
});

describe('any other file', () => {
  test('is one ticket as it stands', async () => {
    expect(said(await only('Login, please: it fails'))).toEqual(['latest: Login, please: it fails']);
    expect(await only('{"log":{"entries":[{"a":1}]}}')).toMatchObject({ id: null });
  });

  test('that is empty is named', async () => {
    expect(await read('')).toMatchObject([{ kind: 'unreadable', reason: 'the file is empty.' }]);
  });
});

describe('interrupted, a stream gives the tickets that came whole, so that a run can go on with the next', () => {
  const tickets = [1, 2, 3].map((id) => JSON.stringify({ id, subject: 'Login', description: 'It fails' }));
  const mails = [1, 2, 3].map(
    (id) => `From a@example.com Tue Nov 24 08:00:00 2026\nFrom: a@example.com\nTo: b@example.com\n\nMail ${id}\n\n`,
  );
  const requests = [1, 2, 3].map(
    (id) => `10.0.0.${id} - - [24/Nov/2026:08:00:00 +0000] "GET /login/callback?error=access_denied HTTP/1.1" 500 1`,
  );

  test.each([
    ['NDJSON', tickets.join('\n')],
    ['a list', `[${tickets.join(',')}]`],
    ['CSV', 'id,subject,description\n1,Login,"It fails"\n2,Login,"It fails"\n3,Login,"It fails"\n'],
    ['a mailbox', mails.join('')],
    ['an access log', requests.join('\n')],
  ])('%s', async (_, content) => {
    const whole = await split(content);
    const cut = content.slice(0, -3);
    expect(whole).toHaveLength(3);
    expect(await split(cut, 65_536, { ...options, isInterrupted: () => true })).toEqual(whole.slice(0, 2));
  });
});
