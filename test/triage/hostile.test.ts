import { createWriteStream, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { limits } from '../../src/limits.ts';
import { readMail } from '../../src/triage/formats/mail.ts';
import type { Unit, Unreadable } from '../../src/triage/ticket.ts';
import { unitsOf } from '../../src/triage/units.ts';
import { processorTime } from '../helpers/processor-time.ts';
import { zipOf } from '../helpers/zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'triage-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ticket = '{"id":1,"subject":"s","description":"d"}\n';

async function read(path: string): Promise<(Unit | Unreadable)[]> {
  const units: (Unit | Unreadable)[] = [];
  async function* nothing(): AsyncGenerator<Uint8Array> {}
  for await (const unit of unitsOf([path], nothing(), { fields: new Map() })) {
    // What a unit holds is not kept, as in a run.
    units.push(unit.kind === 'unit' ? { ...unit, data: unit.data.slice(0, 50) } : unit);
  }
  return units;
}

function file(name: string, content: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const reasons = (units: readonly (Unit | Unreadable)[]): string[] =>
  units.flatMap((unit) => (unit.kind === 'unreadable' ? [unit.reason] : []));
const count = (units: readonly (Unit | Unreadable)[]): number => units.filter(({ kind }) => kind === 'unit').length;

describe('an archive', () => {
  test('is read member by member; what climbs out of it, links and folders are not', async () => {
    const units = await read(
      file(
        'a.zip',
        zipOf([
          { name: 'tickets/', content: Buffer.alloc(0) },
          { name: 'tickets/a.ndjson', content: Buffer.from(ticket + ticket) },
          { name: '../../escape.txt', content: Buffer.from('x') },
          { name: '/etc/cron.d/x', content: Buffer.from('x') },
          { name: '..\\..\\x', content: Buffer.from('x') },
          { name: 'link', content: Buffer.from('/etc/passwd'), mode: 0o120777 },
          { name: 'deep.zip', content: zipOf([{ name: 'b.ndjson', content: Buffer.from(ticket + ticket) }]) },
          { name: 'c.ndjson.gz', content: gzipSync(ticket + ticket) },
        ]),
      ),
    );
    expect(count(units)).toBe(6);
    expect(reasons(units).filter((reason) => reason.includes('leads out of the archive'))).toHaveLength(3);
    expect(reasons(units).filter((reason) => reason.includes('symbolic link'))).toHaveLength(1);
  });

  test.each(['zip', 'gz'])('that blows up (%s) is ended at a limit, and the next file is read', async (kind) => {
    const bomb = Buffer.alloc(200 * 1024 * 1024, ' ');
    const packed = kind === 'gz' ? gzipSync(bomb) : zipOf([{ name: 'bomb.ndjson', content: bomb }]);
    expect(packed.length).toBeLessThan(300_000);
    const units = await read(file(`bomb.${kind}`, packed));
    expect(count(units)).toBe(0);
    expect(reasons(units).join('\n')).toMatch(/unpacks to more than|larger than|damaged/);
  });

  test('inside an archive inside an archive … is opened to a depth', async () => {
    let nested = gzipSync(ticket + ticket);
    for (let depth = 0; depth < 10; depth++) nested = gzipSync(nested);
    expect(reasons(await read(file('deep.gz', nested)))).toEqual([expect.stringContaining('archives deep')]);
  });

  test('that is cut or overwritten is named', async () => {
    const whole = zipOf([{ name: 'a.ndjson', content: Buffer.from(ticket.repeat(1_000)) }]);
    const units = await read(file('cut.zip', whole.subarray(0, whole.length - 30)));
    expect(reasons(units)).toEqual([expect.stringContaining('damaged')]);
  });
});

describe('size', () => {
  test('a CSV cell of 100 MB costs its row, and the next rows are read', async () => {
    const path = join(folder, 'cell.csv');
    const stream = createWriteStream(path);
    stream.write('id,description\n1,first\n2,"');
    for (let written = 0; written < 100; written++) stream.write(Buffer.alloc(1024 * 1024, 'x'));
    stream.end('"\n3,last\n');
    await once(stream, 'close');
    const units = await read(path);
    expect(units.map(({ location, kind }) => `${location} ${kind}`)).toEqual([
      'row 1 unit',
      'row 2 unreadable',
      'row 3 unit',
    ]);
  }, 120_000);

  test('a line and a JSON ticket of 100 MB cost themselves', async () => {
    const long = 'x'.repeat(limits.ticketBytes + 10);
    expect(count(await read(file('long.ndjson', `${ticket}{"id":2,"description":"${long}"}\n${ticket}`)))).toBe(2);
    expect(count(await read(file('long.json', `[${ticket},{"id":2,"description":"${long}"},${ticket}]`)))).toBe(2);
  }, 120_000);

  test('a mailbox of any size is read mail by mail in little memory', async () => {
    // A file with a hole of 1 GB in it, then a mail: longer than a string can be, so nothing but a stream gets past it.
    const path = file('large.mbox', `From a@b.example Tue Nov 24 08:00:00 2026\nSubject: one\nTo: x\n\nHello\n\n`);
    truncateSync(path, 1024 ** 3);
    writeFileSync(path, '\n\nFrom a@b.example Tue Nov 24 08:00:00 2026\nSubject: two\nTo: x\n\nHello\n', { flag: 'a' });
    const before = process.memoryUsage().rss;
    const units = await read(path);
    expect(units.map(({ location, kind }) => `${location} ${kind}`)).toEqual([
      'message 1 unreadable',
      'message 2 unit',
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  }, 120_000);
});

describe('a mail', () => {
  const head = 'From: a@b.example\r\nSubject: s\r\nMIME-Version: 1.0\r\n';

  test('with 10,000 attachments is read to a limit, and says so', async () => {
    const part = '--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx\r\n';
    const reading = await readMail(
      `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(10_000)}--b--\r\n`,
    );
    expect(reading).toMatchObject({ kind: 'ticket', unread: [expect.stringContaining('9900 were not read')] });
  });

  test('with parts nested 200 deep is refused by name', async () => {
    let body = 'Content-Type: text/plain\r\n\r\ninside\r\n';
    for (let depth = 0; depth < 200; depth++)
      body = `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${body}\r\n--b${depth}--\r\n`;
    expect(await readMail(head + body)).toMatchObject({ kind: 'unreadable' });
  });

  test('with mails nested 200 deep is read as far as it goes', async () => {
    let mail = `${head}Content-Type: text/plain\r\n\r\ninside\r\n`;
    for (let depth = 0; depth < 200; depth++) mail = `${head}Content-Type: message/rfc822\r\n\r\n${mail}`;
    const start = processorTime();
    const reading = await readMail(mail);
    expect(['ticket', 'unreadable']).toContain(reading.kind);
    expect(processorTime() - start).toBeLessThan(10_000);
  });

  test('without its boundary, with broken encodings and unknown charsets is read all the same', async () => {
    for (const body of [
      'Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nx',
      'Content-Type: text/plain; charset=klingon\r\n\r\nx',
      'Content-Transfer-Encoding: quoted-printable\r\n\r\n=G1=\r\n',
      'Content-Transfer-Encoding: base64\r\n\r\n!!!!',
    ])
      expect(await readMail(head + body)).toMatchObject({ kind: 'ticket' });
  });

  test('with a head of 2 MB is refused by name', async () => {
    expect(await readMail(`${head}X-Long: ${'a'.repeat(2 * 1024 * 1024)}\r\n\r\nx`)).toMatchObject({
      kind: 'unreadable',
    });
  });
});
