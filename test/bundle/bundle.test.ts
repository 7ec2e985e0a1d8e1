import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { everyReading } from '../helpers/every-reading.ts';
import { runMain } from '../helpers/run-main.ts';
import { expectValidReport } from '../helpers/schema.ts';
import { unzip } from '../helpers/unzip.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a user types: every input alone, and every case with its options. */
const inputs = ['fixtures/inputs', 'fixtures/tickets/inputs', 'fixtures/seed'].flatMap((place) =>
  readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => join(place, name))
    .filter((name) => statSync(join(root, name)).isFile())
    .map((name) => ({ name, args: [name, '--configured', '0E9A70686477C0A8FF4763F039FD28EAF8D3F4A8'] })),
);
const otherCommands = new Set(['cert', 'explain', 'redact', 'triage', 'watch']);
const cases = readdirSync(join(root, 'fixtures/cases'))
  .map((name) => {
    const { args } = JSON.parse(readFileSync(join(root, 'fixtures/cases', name, 'case.json'), 'utf8')) as {
      args: string[];
    };
    return { name: `case ${name}`, args };
  })
  .filter(({ args }) => !otherCommands.has(args[0] ?? ''));

/** What no bundle can be made of, and why. */
const refused: Readonly<Record<string, RegExp>> = {
  'fixtures/inputs/idp-metadata/service-provider.xml': /metadata of a service provider/,
  'fixtures/tickets/inputs/intercom.ndjson.gz': /is no text, and no certificate is in it/,
  'case saml-encrypted-with-key': /a private key is never in a bundle/,
};

/** Everything that a fixture holds about a person, or that lets somebody act. */
const revealing =
  /secret-(?:relay|state|provider|device|broker|passw0rd|authorization|evil|name)|ada@|eve@|lovelace|jane\.doe|user@mail\.example|user\d@(?!example\.invalid)|BEGIN (?:\w+ )?PRIVATE KEY/i;

interface Told {
  readonly verdict: string;
  readonly diagnoses: readonly { readonly code: string }[];
  readonly certificates: readonly { readonly sha256: string }[];
  readonly thumbprints: { readonly relation: string } | null;
}

function told({ verdict, diagnoses, certificates, thumbprints }: Told): unknown {
  return {
    verdict,
    codes: diagnoses.map(({ code }) => code),
    certificates: certificates.map(({ sha256 }) => sha256),
    relation: thumbprints?.relation,
  };
}

async function bundle(
  args: readonly string[],
  name: string,
): Promise<{ run: Awaited<ReturnType<typeof runMain>>; path: string }> {
  const path = join(folder, `${name.replace(/\W+/g, '-')}.zip`);
  return { run: await runMain([...args, '--json', '--bundle', path]), path };
}

/** The command of a receipt as a shell takes it apart where the bundle was unpacked. */
function argumentsOf(command: string, place: string): string[] {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  return words.slice(1).flatMap((word) => {
    if (word === 'evidence/*')
      return readdirSync(join(place, 'evidence'))
        .toSorted()
        .map((name) => join(place, 'evidence', name));
    return [word.startsWith('options/') ? join(place, word) : word];
  });
}

const all = [...inputs, ...cases];

test.each(all.filter(({ name }) => name in refused))(
  'nothing is written of $name, as nothing safe can be',
  async ({ name, args }) => {
    const { run, path } = await bundle(args, name);
    expect(run.status).toBe(2);
    expect(run.stdout).toMatch(refused[name] ?? /^$/);
    expect(readdirSync(folder).filter((file) => path.endsWith(file) || file.includes('.zip.'))).toEqual([]);
  },
);

test.each(all.filter(({ name }) => !(name in refused)))(
  'the bundle of $name tells the same, and nothing about anybody',
  async ({ name, args }) => {
    const { run, path } = await bundle(args, name);
    const original = JSON.parse(run.stdout) as Told;
    const files = await unzip(readFileSync(path));
    for (const [file, content] of files) {
      expect(file).toMatch(/^(?:(?:evidence|options)\/)?[a-z\d-]+\.(?:html|md|json|txt|pem|har|yaml)$/);
      // What is not evidence is written from it, and encodes nothing by itself but certificates.
      const depth = file.startsWith('evidence/') ? 4 : 1;
      for (const reading of everyReading(content, depth)) expect(reading, file).not.toMatch(revealing);
    }
    const report = JSON.parse(files.get('report.json')?.toString() ?? '') as Told;
    expectValidReport(report);
    expect(told(report)).toEqual(told(original));

    const place = join(folder, 'unpacked', name.replace(/\W+/g, '-'));
    for (const [file, content] of files) {
      mkdirSync(dirname(join(place, file)), { recursive: true });
      writeFileSync(join(place, file), content);
    }
    const { command } = JSON.parse(files.get('receipt.json')?.toString() ?? '') as { command: string };
    const again = await runMain([...argumentsOf(command, place), '--json']);
    expect(told(JSON.parse(again.stdout) as Told)).toEqual(told(original));
  },
);

describe('a bundle', () => {
  const har = 'fixtures/inputs/captures/thumbprint-chrome.har';

  test('has the same bytes each time, for its owner only', async () => {
    const first = await bundle([har], 'first');
    const second = await bundle([har], 'second');
    expect(readFileSync(first.path).equals(readFileSync(second.path))).toBe(true);
    expect(statSync(first.path).mode & 0o777).toBe(0o600);
  });

  test('is never written over a file, and leaves nothing beside it', async () => {
    const path = join(folder, 'there.zip');
    writeFileSync(path, 'mine');
    expect(await runMain([har, '--bundle', path])).toMatchObject({ status: 2, stdout: '' });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(readdirSync(folder).filter((name) => name.startsWith('there.zip.'))).toEqual([]);
  });

  test('is not made together with what would show too much', async () => {
    const path = join(folder, 'never.zip');
    for (const more of [['--show-personal-data'], ['--key', 'fixtures/inputs/saml/decryption-key.pem']])
      expect(await runMain([har, ...more, '--bundle', path])).toMatchObject({ status: 2 });
    expect(readdirSync(folder)).not.toContain('never.zip');
  });

  test('names nothing after its inputs, whatever they are called', async () => {
    const place = join(folder, 'ada@example.com; $(secret-name)');
    mkdirSync(place);
    const hostile = join(place, '..secret-evil\u202E.har');
    writeFileSync(hostile, readFileSync(join(root, har)));
    const { path } = await bundle([hostile], 'hostile');
    const files = await unzip(readFileSync(path));
    expect([...files.keys()]).toContain('evidence/1-capture.har');
    for (const content of files.values()) expect(content.toString()).not.toMatch(/secret-|ada@|\u202E/);
  });

  test('has the same stand-in for the same value in every copy', async () => {
    const texts = ['mail from bob.smith@example.org', 'error=access_denied&login_hint=bob.smith@example.org'];
    const paths = texts.map((text, index) => {
      const file = join(folder, `one-${index}.txt`);
      writeFileSync(file, text);
      return file;
    });
    const { path } = await bundle(paths, 'together');
    const files = await unzip(readFileSync(path));
    const copies = [...files].filter(([name]) => name.startsWith('evidence/')).map(([, content]) => content.toString());
    expect(copies).toHaveLength(2);
    for (const copy of copies) expect(decodeURIComponent(copy)).toContain('user-1@example.invalid');
  });

  test('has only the certificates of a keystore, and no key of a text', async () => {
    const pem = readFileSync(join(root, 'fixtures/inputs/connection/acme.pem'), 'utf8');
    const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    writeFileSync(join(folder, 'idp.der'), der);
    const key = join(root, 'fixtures/inputs/saml/decryption-key.pem');
    const { path } = await bundle([join(folder, 'idp.der'), key], 'keys');
    const files = await unzip(readFileSync(path));
    expect(files.get('evidence/1-certificates.pem')?.toString().replaceAll(/\s/g, '')).toBe(pem.replaceAll(/\s/g, ''));
    for (const content of files.values()) expect(content.toString()).not.toMatch(/BEGIN [A-Z ]*PRIVATE KEY/);
  });

  test('takes what was piped in, and configured values with their quotes', async () => {
    const path = join(folder, 'piped.zip');
    const url = readFileSync(join(root, 'fixtures/seed/url.txt'));
    const value = "0e 9a 70 68 64 77 c0 a8 ff 47 63 f0 39 fd 28 ea f8 d3 f4 a8' $(touch x)";
    await runMain(['-', '--configured', value, '--bundle', path], Readable.from([url]));
    const files = await unzip(readFileSync(path));
    const { command } = JSON.parse(files.get('receipt.json')?.toString() ?? '') as { command: string };
    expect(command).toContain(
      String.raw`--configured '0e 9a 70 68 64 77 c0 a8 ff 47 63 f0 39 fd 28 ea f8 d3 f4 a8'\'' $(touch x)'`,
    );
  });
});
