import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import type { IdpMetadata, IdpMetadataEvidence } from '../../src/evidence/metadata.ts';
import { readConnection } from '../../src/input/connection-file.ts';
import { idpMetadata } from '../../src/input/idp-metadata.ts';
import { readIdpMetadata, readProviders } from '../../src/input/read-idp-metadata.ts';
import { decodeText, type Source } from '../../src/input/source.ts';
import { limits } from '../../src/limits.ts';
import { algorithms, signElement } from '../helpers/idp.ts';
import { createGroup, createMetadata } from '../helpers/metadata.ts';
import { processorTime } from '../helpers/processor-time.ts';
import { createIdentity, type TestIdentity } from '../helpers/self-signed.ts';

const current = createIdentity();
const next = createIdentity({ commonName: 'next.example.com' });
const inputs = new URL('../../fixtures/inputs/', import.meta.url);

function sourceOf(input: string | Buffer): Source {
  return typeof input === 'string'
    ? { name: 'idp.xml', text: input, bytes: null }
    : { name: 'idp.xml', text: decodeText(input), bytes: input };
}

function read(input: string | Buffer): Omit<IdpMetadataEvidence, 'signature'>[] {
  const source = sourceOf(input);
  return idpMetadata.detect(source) ? readProviders(source) : [];
}

function readOne(input: string | Buffer): IdpMetadata {
  const [only, ...others] = read(input);
  expect(others).toEqual([]);
  if (only === undefined) throw new Error('no metadata was found');
  return only.metadata;
}

function refusal(input: string): SsoDoctorError {
  const source = sourceOf(input);
  expect(idpMetadata.detect(source)).toBe(true);
  try {
    readProviders(source);
  } catch (error) {
    expect(error).toBeInstanceOf(SsoDoctorError);
    return error as SsoDoctorError;
  }
  throw new Error('nothing was refused');
}

function fixture(path: string): Buffer {
  return readFileSync(new URL(path, inputs));
}

describe('what a provider publishes', () => {
  test('its names, times and endpoints', () => {
    const { keys, ...rest } = readOne(fixture('idp-metadata/two-signing-keys.xml'));
    expect(keys).toHaveLength(3);
    expect(rest).toEqual({
      entityId: 'https://idp.example.com/metadata',
      validUntil: '2026-12-31T00:00:00Z',
      cacheDuration: 'P1D',
      wantAuthnRequestsSigned: true,
      nameIdFormats: ['urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'],
      singleSignOnServices: [
        { binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST', location: 'https://idp.example.com/sso' },
        { binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', location: 'https://idp.example.com/sso' },
      ],
      singleLogoutServices: [
        { binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST', location: 'https://idp.example.com/slo' },
        { binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', location: 'https://idp.example.com/slo' },
      ],
      signed: false,
      offset: expect.any(Number) as number,
    });
  });

  test('its keys, in their order and with their use', () => {
    const { keys } = readOne(fixture('idp-metadata/two-signing-keys.xml'));
    expect(keys.map(({ use, certificates }) => [use, certificates.map(({ subject }) => subject)])).toEqual([
      ['signing', ['CN=idp.example.com']],
      ['signing', ['CN=next.idp.example.com']],
      ['encryption', ['CN=encryption.idp.example.com']],
    ]);
  });

  test('Entra: signed, and the keys of its other roles are not counted twice', () => {
    const metadata = readOne(fixture('idp-metadata/entra.xml'));
    expect(metadata).toMatchObject({
      entityId: 'https://sts.windows.net/00000000-0000-4000-8000-000000000000/',
      signed: true,
      wantAuthnRequestsSigned: false,
      keys: [{ use: 'signing' }, { use: 'signing' }],
    });
  });

  test('Okta', () => {
    expect(readOne(fixture('idp-metadata/okta.xml'))).toMatchObject({
      entityId: 'http://www.okta.com/exk0example0example0',
      validUntil: null,
      cacheDuration: null,
      nameIdFormats: [
        'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
        'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      ],
      keys: [{ use: 'signing', certificates: [{ subject: 'CN=acme' }], unreadable: [] }],
      singleLogoutServices: [],
    });
  });

  test('a key without a use is for both', () => {
    expect(readOne(createMetadata({ keys: [{ certificates: [next.base64] }] })).keys[0]?.use).toBeNull();
  });

  test('a broken certificate is told beside the good ones', () => {
    const certificates = [current.base64.slice(0, 400), current.base64, '', next.base64];
    const [key] = readOne(createMetadata({ keys: [{ use: 'signing', certificates }] })).keys;
    expect(key?.certificates.map(({ sha1 }) => sha1)).toEqual(
      [current, next].map(({ pem }) => new X509Certificate(pem).fingerprint.replaceAll(':', '')),
    );
    expect(key?.unreadable).toEqual([
      { position: 1, reason: expect.stringContaining('it is cut short') as string },
      { position: 3, reason: 'the element is empty' },
    ]);
  });

  test('a key that names no certificate', () => {
    const [key] = readOne(createMetadata({ keys: [{ use: 'signing' }] })).keys;
    expect(key).toEqual({ use: 'signing', certificates: [], unreadable: [] });
  });

  test('a second role of the same provider', () => {
    const role = createMetadata({ keys: [{ use: 'signing', certificates: [next.base64] }] }).replace(
      /^.*?(<md:IDPSSODescriptor.*<\/md:IDPSSODescriptor>).*$/,
      '$1',
    );
    const metadata = readOne(createMetadata({ keys: [{ certificates: [current.base64] }], after: role }));
    expect(metadata.keys.map(({ use }) => use)).toEqual([null, 'signing']);
  });

  test.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
    ['yes', false],
  ])('WantAuthnRequestsSigned="%s"', (value, wanted) => {
    const metadata = readOne(createMetadata({ roleAttributes: ` WantAuthnRequestsSigned="${value}"` }));
    expect(metadata.wantAuthnRequestsSigned).toBe(wanted);
  });
});

describe('several in one file', () => {
  test('providers at any depth, each with its place; service providers are passed over', () => {
    expect(
      read(fixture('idp-metadata/federation.xml')).map(({ metadata, origin }) => [metadata.entityId, origin]),
    ).toEqual([
      ['https://idp.example.com/metadata', { source: 'idp.xml', location: 'line 10, column 1' }],
      ['https://login.other.example/metadata', { source: 'idp.xml', location: 'line 45, column 1' }],
    ]);
  });

  test('the earliest end of validity counts, of the entity, its role and the groups around it', () => {
    const entity = (attributes: string, roleAttributes = ''): string => createMetadata({ attributes, roleAttributes });
    const validUntil = (xml: string): string | null => readOne(xml).validUntil;
    const [early, late] = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00+02:00'];
    expect(validUntil(createGroup(entity(` validUntil="${late}"`), ` validUntil="${early}"`))).toBe(early);
    expect(validUntil(createGroup(entity(` validUntil="${early}"`), ` validUntil="${late}"`))).toBe(early);
    expect(validUntil(entity(` validUntil="${late}"`, ` validUntil="${early}"`))).toBe(early);
    expect(validUntil(entity(' validUntil="soon"', ` validUntil="${late}"`))).toBe(late);
    expect(validUntil(entity(' validUntil="soon"'))).toBe('soon');
  });

  test('the nearest cache duration counts', () => {
    expect(readOne(createGroup(createMetadata(), ' cacheDuration="PT1H"')).cacheDuration).toBe('PT1H');
    const own = createMetadata({ attributes: ' cacheDuration="P1D"' });
    expect(readOne(createGroup(own, ' cacheDuration="PT1H"')).cacheDuration).toBe('P1D');
  });

  test('a signature of the group is not the entity’s own', () => {
    const signed = createMetadata({ signedBy: current });
    expect(readOne(createGroup(signed)).signed).toBe(true);
    const signature = /<ds:Signature .*<\/ds:Signature>/.exec(signed)?.[0] ?? '';
    expect(readOne(createGroup(signature + createMetadata())).signed).toBe(false);
  });

  test('more providers than the limit', () => {
    const entity = createMetadata().replaceAll(/<md:SingleSignOnService.*?<\/md:SingleSignOnService>/g, '');
    const { code, message } = refusal(createGroup(entity.repeat(limits.metadataProviders + 1)));
    expect(code).toBe('ERR_INPUT_TOO_LARGE');
    expect(message).toContain(`more than ${limits.metadataProviders} identity providers`);
  });
});

describe('how it is recognised', () => {
  const xml = createMetadata();
  test.each([
    ['as it stands', xml],
    ['with a declaration', `<?xml version="1.0"?>\n${xml}`],
    ['with a byte order mark', `\uFEFF<?xml version="1.0"?>${xml}`],
    ['with white space before the declaration', `\n\n  <?xml version="1.0"?>${xml}`],
    ['behind comments and processing instructions', `<?xml version="1.0"?><!-- <html> --><?xml-stylesheet x?>\n${xml}`],
    ['in the default namespace', createMetadata({ prefix: '' })],
    ['UTF-16', Buffer.from(`\uFEFF${xml}`, 'utf16le')],
    ['in ISO-8859-1', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><!-- ü -->${xml}`, 'latin1')],
    ['a group', createGroup(xml)],
  ])('%s', (_, input) => {
    expect(readOne(input).entityId).toBe('https://idp.example.com/metadata');
  });

  test.each([
    ['nothing', ''],
    ['a response', '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>'],
    ['a page that shows metadata', `<!DOCTYPE html><html><body>${xml}</body></html>`],
    ['an envelope around metadata', `<x>${xml}</x>`],
    ['a longer name', '<md:EntityDescriptors/>'],
    ['a comment that does not end', `<!-- ${xml}`],
    ['a declaration that does not end', `<?xml ${xml}`],
  ])('not as metadata: %s', (_, input) => {
    expect(idpMetadata.detect(sourceOf(input))).toBe(false);
  });

  test.each(['<?', '<!--', '<!DOCTYPE', '<!DOCTYPE a [', '<!D', '<a:', '\uFEFF '])(
    'time grows with the length only: %s',
    (pump) => {
      const time = (length: number): number => {
        const source = sourceOf(pump.repeat(length));
        const started = processorTime();
        expect(idpMetadata.detect(source)).toBe(false);
        return processorTime() - started;
      };
      time(1_000);
      // Ten times the length would take a hundred times as long if work grew with its square. A millisecond is the clock's noise.
      expect(time(200_000)).toBeLessThan(50 * (time(20_000) + 1));
    },
  );
});

describe('what is refused', () => {
  const xml = createMetadata();
  test.each([
    [
      'that was cut off',
      `\n${xml.slice(0, xml.indexOf('://idp'))}`,
      'ERR_INPUT_MALFORMED',
      /^idp\.xml, line 2, column \d+: .*stops inside an attribute/,
    ],
    [
      'with a document type',
      `<!DOCTYPE md:EntityDescriptor [<!ENTITY a "b">]>\n${xml}`,
      'ERR_INPUT_MALFORMED',
      /line 1, column 1: .*document type/,
    ],
    ['with something behind it', `${xml}\n<a/>`, 'ERR_INPUT_MALFORMED', /line 2, column 1: .*follows the end/],
    [
      'in no namespace',
      '<EntityDescriptor entityID="a"/>',
      'ERR_INPUT_MALFORMED',
      /is in no namespace; metadata is in urn:/,
    ],
    [
      'in another namespace',
      '<EntityDescriptor xmlns="urn:x" entityID="a"/>',
      'ERR_INPUT_MALFORMED',
      /in the namespace urn:x;/,
    ],
    [
      'of a service provider',
      fixture('idp-metadata/service-provider.xml').toString(),
      'ERR_INPUT_UNSUPPORTED',
      /this is the metadata of a service provider urn:auth0:influxdata:acme-saml, /,
    ],
    [
      'without a role',
      createMetadata({ role: 'AttributeAuthorityDescriptor' }),
      'ERR_INPUT_UNSUPPORTED',
      /no IDPSSODescriptor/,
    ],
    ['an empty group', createGroup(''), 'ERR_INPUT_UNSUPPORTED', /no IDPSSODescriptor/],
    ['too deep', createGroup('<a>'.repeat(limits.xmlDepth + 1)), 'ERR_INPUT_TOO_LARGE', /nested more than/],
  ])('%s', (_, input, code, message) => {
    const error = refusal(input);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });
});

describe('the fixtures fit together', () => {
  const files = [
    'connection/connection.yaml',
    'connection/auth0-connection.json',
    'connection/auth0-connections.json',
    'saml/connection.json',
  ];
  test.each(files)('%s and the metadata’s first signing key', async (path) => {
    const url = new URL(path, inputs);
    const settings = await readConnection({ name: url.pathname, text: readFileSync(url, 'utf8'), bytes: null });
    const certificate = readOne(fixture('idp-metadata/two-signing-keys.xml')).keys[0]?.certificates[0];
    expect(settings.thumbprints?.map((thumbprint) => thumbprint.toUpperCase())).toEqual([certificate?.sha1]);
    expect(settings.entityId).toBe('urn:auth0:influxdata:acme-saml');
    if (path.startsWith('connection/')) expect(settings.certificate).toBe(certificate?.pem);
  });
});

describe('no input makes it throw anything but our own error', () => {
  const good = createGroup(
    createMetadata({ keys: [{ certificates: [current.base64] }], logout: true, signedBy: next }),
  );
  const tokens = good.split(/(?=<)/);
  const snippets = [
    '',
    '<',
    '>',
    '&',
    '"',
    '<!--',
    '-->',
    '<?x y?>',
    '<![CDATA[',
    '<!DOCTYPE a>',
    '\0',
    '\uD800',
    '\u2028',
    '<a/>',
    ' xmlns:md="urn:x"',
    ' validUntil="x"',
    '\r\n',
  ];

  function survives(text: string): void {
    try {
      expect(read(text).every(({ kind }) => kind === 'idp-metadata')).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(SsoDoctorError);
    }
  }

  test('metadata with pieces cut out and put in', () => {
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(200), fc.constantFrom(...snippets), (at, length, snippet) =>
        survives(good.slice(0, at) + snippet + good.slice(at + length)),
      ),
      { numRuns: 500, seed: 20260302 },
    );
  });

  test('a tag or a value removed or repeated', () => {
    fc.assert(
      fc.property(fc.nat(tokens.length - 1), fc.constantFrom('drop', 'repeat', 'empty'), (at, change) => {
        const token = tokens[at] ?? '';
        const changed = { drop: [], repeat: [token, token], empty: [token.replace(/>.*/s, '>')] }[change] ?? [];
        survives([...tokens.slice(0, at), ...changed, ...tokens.slice(at + 1)].join(''));
      }),
      { numRuns: 300, seed: 20260302 },
    );
  });

  test('any text as a certificate', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String({ maxLength: 400 })), (text) =>
        survives(createMetadata({ keys: [{ certificates: [text] }] })),
      ),
      { numRuns: 300, seed: 20260302 },
    );
  });
});

describe('its signature', () => {
  const signed = createMetadata({ keys: [{ use: 'signing', certificates: [current.base64] }], signedBy: current });
  const rows: [string, string, object][] = [
    ['there is none', createMetadata({ keys: [{ certificates: [current.base64] }] }), { state: 'absent' }],
    [
      'by a certificate that is listed',
      signed,
      { state: 'valid', reason: null, certificate: { sha1: sha1Of(current) } },
    ],
    [
      'by one that is not listed',
      createMetadata({ keys: [{ certificates: [current.base64] }], signedBy: next }),
      { state: 'valid', certificate: { sha1: sha1Of(next) } },
    ],
    [
      'on a changed text',
      signed.replace('https://idp.example.com/sso', 'https://evil.test/sso'),
      { state: 'invalid', reason: expect.stringMatching(/^the digest of /) },
    ],
    [
      'with an unknown algorithm',
      signed.replaceAll('2001/04/xmldsig-more#rsa-sha256', '2001/04/xmldsig-more#rsa-none'),
      { state: 'not-judged', certificate: null },
    ],
  ];

  test.each(rows)('%s', async (_, xml, expected) => {
    const [evidence] = await readIdpMetadata(sourceOf(xml));
    expect(evidence?.signature).toMatchObject(expected);
  });

  test('of the group around it', async () => {
    const declaration = ' xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"';
    // Canonical text declares a namespace once.
    const entity = createMetadata({ keys: [{ certificates: [next.base64] }] }).replace(declaration, '');
    const group = signElement(`<md:EntitiesDescriptor${declaration} ID="_group">${entity}</md:EntitiesDescriptor>`, {
      identity: current,
      transforms: [algorithms.enveloped, algorithms.inclusive],
    });
    const [evidence] = await readIdpMetadata(sourceOf(group));
    expect(evidence?.signature).toMatchObject({ state: 'valid', certificate: { sha1: sha1Of(current) } });
  });
});

function sha1Of({ der }: TestIdentity): string {
  return createHash('sha1').update(der).digest('hex').toUpperCase();
}
