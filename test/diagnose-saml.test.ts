import { describe, expect, test } from 'vitest';
import { distinctiveMessages } from '../src/causes/catalogue.ts';
import { diagnose, type DiagnoseOptions } from '../src/diagnose.ts';
import type { ConnectionSettings } from '../src/evidence/connection.ts';
import type { Evidence } from '../src/evidence/evidence.ts';
import { readEvidence } from '../src/input/index.ts';
import { messageText } from '../src/render/message.ts';
import { exitCodeFor, type Report } from '../src/report/report.ts';
import { signingCertificate } from '../src/report/signing-certificate.ts';
import { createWorld, defaultSettings, thumbprint } from './helpers/broker-cases.ts';
import { encryptAssertion } from './helpers/encrypt.ts';
import {
  createAssertion,
  createResponse,
  createStatus,
  signElement,
  testConnection,
  testNow,
  wrapAssertion,
} from './helpers/idp.ts';
import { expectValidReport } from './helpers/schema.ts';
import { createWrapped } from './helpers/wrapping.ts';

const world = createWorld();
const settings: ConnectionSettings = { ...defaultSettings(world), idpEntityId: testConnection.idpEntityId };
const request = (id: string): string =>
  `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${id}" Version="2.0" IssueInstant="2026-03-02T11:59:00Z"/>`;

function callback(description: string): string {
  const query = new URLSearchParams({ error: 'access_denied', error_description: description, state: 'hKFo2SBxVGZ5' });
  return `https://auth.influxdata.com/login/callback?${query.toString()}`;
}

const thumbprintError = (configured: string, calculated: string): string =>
  `Invalid thumbprint (configured: ${configured}. calculated: ${calculated})`;

/** The report on texts as they are handed in, under the good connection unless another one is given. */
async function report(
  texts: readonly string[],
  options: Partial<DiagnoseOptions> & { readonly connection?: ConnectionSettings | null } = {},
): Promise<Report> {
  const { connection = settings, ...rest } = options;
  const sources = texts.map((text, index) => ({ name: `file ${index + 1}`, text, bytes: null }));
  const evidence: Evidence[] = await readEvidence(sources, { distinctive: distinctiveMessages() });
  if (connection !== null) {
    const origin = { source: 'connection.json', location: null };
    evidence.push({ kind: 'connection', origin, settings: connection, certificates: [] });
  }
  const made = await diagnose(evidence, { now: testNow, atFrom: 'option', ...rest });
  expectValidReport(made);
  return made;
}

const codes = ({ diagnoses }: Report): string[] => diagnoses.map(({ code }) => code);
const finding = ({ findings }: Report, check: string): Report['findings'][number] | undefined =>
  findings.find((item) => item.check === check);

describe('one response', () => {
  test('that the broker accepts is healthy', async () => {
    const made = await report([createResponse()]);
    expect(made).toMatchObject({ verdict: 'healthy', diagnoses: [], prediction: { outcome: 'accept' } });
    expect(exitCodeFor(made)).toBe(0);
  });

  test('without any settings is no failure, and what would have to be known is named', async () => {
    const made = await report([createResponse()], { connection: null });
    expect(made).toMatchObject({ verdict: 'not-a-failure', diagnoses: [], prediction: { outcome: 'undetermined' } });
    expect(made.prediction?.missing).toContain('entityId');
    expect(made.summary).toContain('the connection’s entity id');
  });

  test('is refused for everything that is wrong with it, in the broker’s order, each with who acts', async () => {
    const made = await report([
      createResponse({
        destination: 'https://auth.influxdata.com/login/callback',
        recipient: 'https://auth.influxdata.com/login/callback',
        audiences: ['urn:other'],
        signature: { identity: world.other },
      }),
    ]);
    expect(codes(made)).toEqual([
      'saml-destination-mismatch',
      'invalid-thumbprint',
      'saml-audience-invalid',
      'saml-recipient-invalid',
    ]);
    expect(made.diagnoses.every(({ owner, certainty }) => owner !== null && certainty === 'likely')).toBe(true);
    expect(made.prediction).toMatchObject({
      outcome: 'reject',
      errorDescription: expect.stringContaining('Destination endpoint') as string,
      afterFix: [
        thumbprintError(thumbprint(world.idp), thumbprint(world.other)),
        `Audience is invalid. Configured: ${testConnection.entityId}`,
        `Recipient is invalid. Configured: ${testConnection.callbackUrl}`,
      ],
    });
    expect(messageText(made)).toContain('Also wrong, and yours to mend');
  });

  test('shows the two values of the answer, received first', async () => {
    const { diagnoses } = await report([createResponse({ audiences: ['urn:other'] })]);
    expect(diagnoses[0]?.facts.map(({ side, value }) => [side, value])).toEqual([
      ['received', 'urn:other'],
      ['expected', testConnection.entityId],
    ]);
  });

  test('whose thumbprint is nearly the configured one: a slip, as with a callback', async () => {
    const slip = `${thumbprint(world.idp).slice(0, 39)}${thumbprint(world.idp).endsWith('0') ? '1' : '0'}`;
    const made = await report([createResponse()], { connection: { ...settings, thumbprints: [slip] } });
    expect(codes(made)).toEqual(['thumbprint-near-miss']);
    expect(made.thumbprints).toMatchObject({ relation: 'near-miss', calculated: [{ certificate: 'c1' }] });
  });

  test('with an error status is explained by the status that only the response shows', async () => {
    const status = createStatus(
      'urn:oasis:names:tc:SAML:2.0:status:Requester',
      'urn:oasis:names:tc:SAML:2.0:status:InvalidNameIDPolicy',
    );
    const made = await report([wrapAssertion('', { sign: 'none', status })]);
    expect(codes(made)).toEqual(['saml-status-invalidnameidpolicy']);
  });

  test('whose provider’s own words are in the catalogue is explained by them', async () => {
    const status = createStatus('urn:oasis:names:tc:SAML:2.0:status:Responder', undefined, 'assertion has expired.');
    expect(codes(await report([wrapAssertion('', { sign: 'none', status })]))).toEqual(['saml-assertion-expired']);
  });

  test('that is right by the standard and refused by the library is not called changed', async () => {
    const made = await report([
      createResponse({ editAssertion: (xml) => xml.replace('ada@example.com<', 'ada@example.com\u2028<') }),
    ]);
    expect(codes(made)).toEqual(['saml-valid-signature-refused']);
    expect(finding(made, 'verdicts-differ')).toMatchObject({ status: 'fail', suspicious: false });
  });

  test('that was made to deceive is warned of before anything else, and its certificate is not handed on', async () => {
    const made = await report([createWrapped('xsw3', 'assertion')]);
    expect(codes(made)[0]).toBe('saml-possible-attack');
    expect(made.saml?.trustworthy).toBe(false);
    expect(signingCertificate(made)).toMatchObject({ reason: expect.stringContaining('attack') as string });
  });

  test('that was cut off or re-indented gets no verdict on what was sent', async () => {
    const base64 = Buffer.from(createResponse()).toString('base64');
    const cut = await report([base64.slice(0, -400)]);
    expect([cut.verdict, codes(cut)]).toEqual(['unknown', ['saml-copy-cut-off']]);
    const indented = createResponse({ edit: (xml) => xml.replace('ada@', 'eve@').replaceAll('><', '>\n  <') });
    const made = await report([indented]);
    expect([made.verdict, codes(made)]).toEqual(['unknown', ['saml-copy-reformatted']]);
    expect(made.prediction?.outcome).toBe('undetermined');
  });

  test('names its signing certificate to be handed on', async () => {
    const found = signingCertificate(await report([createResponse()]));
    expect(found).toMatchObject({ certificate: { sha1: thumbprint(world.idp) } });
    expect(signingCertificate(await report([createResponse({ sign: 'none' })]))).toEqual({
      reason: 'the response is not signed',
    });
  });
});

describe('the instant', () => {
  const fromClock = { now: new Date('2026-11-24T12:00:00Z'), atFrom: 'clock' } as const;

  test('is the response’s own where none is given: it is looked at long after it was posted', async () => {
    const made = await report([createResponse()], fromClock);
    expect(made).toMatchObject({ verdict: 'healthy', at: '2026-03-02T11:59:50.000Z', atFrom: 'capture' });
    expect(made.evidence[0]?.at).toBe('2026-03-02T11:59:50.000Z');
  });

  test('is the clock where the response says that it comes from the future', async () => {
    const made = await report([createResponse({ issueInstant: '2030-01-01T00:00:00Z' })], fromClock);
    expect(made.atFrom).toBe('clock');
    expect(codes(made)).toEqual(['saml-assertion-expired']);
  });

  test('is the stated one above all', async () => {
    const late = await report([createResponse()], { now: new Date('2026-03-02T12:08:01Z') });
    expect(late).toMatchObject({ atFrom: 'option' });
    expect(codes(late)).toEqual(['saml-assertion-expired']);
    const withinSkew = await report([createResponse()], { now: new Date('2026-03-02T12:07:59Z') });
    expect(withinSkew.verdict).toBe('healthy');
  });

  test('a response that is still valid by the clock is a live credential', async () => {
    const live = await report([createResponse()], { now: new Date('2026-03-02T12:00:00Z'), atFrom: 'clock' });
    expect(finding(live, 'live-credential')).toMatchObject({ status: 'fail', severity: 'warning' });
    expect(finding(await report([createResponse()], fromClock), 'live-credential')).toBeUndefined();
  });
});

describe('a callback and a response', () => {
  const rotated = createResponse({ signature: { identity: world.other } });

  test('of the same attempt are joined, and the cause is told once', async () => {
    const url = callback(thumbprintError(thumbprint(world.idp), thumbprint(world.other)));
    const made = await report([url, rotated]);
    expect(codes(made)).toEqual(['invalid-thumbprint']);
    expect(made.diagnoses[0]?.certainty).toBe('certain');
    expect(finding(made, 'same-attempt')).toMatchObject({ status: 'pass', from: 'e2' });
    expect(made.thumbprints?.calculated[0]?.certificate).toBe('c1');
  });

  test('of different attempts are said to be so', async () => {
    const url = callback(thumbprintError(thumbprint(world.idp), thumbprint(world.other)));
    expect(finding(await report([url, createResponse()]), 'same-attempt')).toMatchObject({ status: 'fail' });
  });

  test('are joined by the very answer, where no thumbprint is in it', async () => {
    const url = callback(`Audience is invalid. Configured: ${testConnection.entityId}`);
    expect(finding(await report([url, createResponse({ audiences: ['urn:x'] })]), 'same-attempt')?.status).toBe('pass');
    expect(finding(await report([url, createResponse()]), 'same-attempt')?.status).toBe('fail');
    const open = await report([url, createResponse()], { connection: null });
    expect(finding(open, 'same-attempt')?.status).toBe('unknown');
  });

  test('what was seen leads, however sure it is what the response would be refused for', async () => {
    const refused = createResponse({ audiences: ['urn:x'] });
    const first = async (text: string): Promise<unknown[]> => {
      const [answer] = (await report([callback(text), refused])).diagnoses;
      return [answer?.code, answer?.certainty];
    };
    expect(await first('AADSTS50105: not assigned.')).toEqual(['entra-aadsts50105', 'certain']);
    expect(await first('AADSTS5O1O5: not assigned.')).toEqual(['entra-aadsts50105', 'possible']);
    // It may come of another attempt: the same step, but not the same failure.
    expect(await first('Invalid response id')).toEqual(['saml-response-id-rejected', 'possible']);
  });

  test('what the callback names as configured is what the response is judged by', async () => {
    const url = callback(thumbprintError(thumbprint(world.idp), thumbprint(world.other)));
    const made = await report([url, rotated], { connection: null });
    expect(made.prediction?.afterFix).toContain(thumbprintError(thumbprint(world.idp), thumbprint(world.other)));
  });
});

describe('what else is handed in', () => {
  test('a stated thumbprint counts in any notation', async () => {
    const { thumbprints: _none, ...rest } = settings;
    const colons = thumbprint(world.idp).match(/../g)?.join(':') ?? '';
    const made = await report([createResponse()], { connection: rest, configured: [colons] });
    expect(made.prediction?.outcome).toBe('accept');
  });

  test('a SHA-256 thumbprint counts where its certificate is in the response', async () => {
    const { thumbprints: _none, ...rest } = settings;
    const sha256 = (await report([createResponse()])).certificates[0]?.sha256 ?? '';
    const made = await report([createResponse()], { connection: rest, configured: [sha256] });
    expect(made.prediction?.outcome).toBe('accept');
  });

  test('a request is compared with the response to it', async () => {
    expect(finding(await report([createResponse(), request('_request')]), 'in-response-to')?.status).toBe('pass');
    expect(finding(await report([createResponse(), request('_other')]), 'in-response-to')?.status).toBe('fail');
    const both = await report([request('_other'), createResponse(), request('_request')]);
    expect(finding(both, 'in-response-to')?.status).toBe('pass');
  });

  test('several responses are all judged, and the answer is about the one that is refused', async () => {
    const made = await report([createResponse(), createResponse({ audiences: ['urn:x'] }), createResponse()]);
    expect(made.saml?.from).toBe('e2');
    expect(made.moreResponses.map(({ saml, prediction }) => [saml.from, prediction.outcome])).toEqual([
      ['e1', 'accept'],
    ]);
    expect(new Set(made.findings.filter(({ brokerStep }) => brokerStep).map(({ from }) => from))).toEqual(
      new Set(['e1', 'e2']),
    );
  });

  test('a request alone is no failure', async () => {
    const made = await report([request('_request')], { connection: null });
    expect(made).toMatchObject({ verdict: 'not-a-failure', saml: null });
    expect(exitCodeFor(made)).toBe(0);
  });
});

describe('personal data', () => {
  test('is masked in the response, and shown when asked for', async () => {
    const masked = await report([createResponse()]);
    expect(JSON.stringify(masked)).not.toContain('ada@example.com');
    expect(masked.saml?.subject.nameId).toBe('[name ID 1]');
    const shown = await report([createResponse()], { showPersonalData: true });
    expect(shown.saml?.subject.nameId).toBe('ada@example.com');
    expect(shown.saml?.attributes[0]?.values).toEqual(['ada@example.com']);
  });
});

describe('an encrypted assertion', () => {
  const encrypted = wrapAssertion(encryptAssertion(signElement(createAssertion()), world.broker.privateKey));

  test('is judged with the key that was handed in', async () => {
    const made = await report([encrypted], { decryptionKey: world.broker.privatePem });
    expect(made).toMatchObject({ verdict: 'healthy', saml: { encrypted: true, decrypted: true } });
  });

  test('stays open without a key, with the wrong one, and with broken ciphertext, each in its own words', async () => {
    const none = await report([encrypted]);
    expect([none.verdict, none.prediction?.missing]).toEqual(['not-a-failure', ['decryptionKey']]);
    const wrong = await report([encrypted], { decryptionKey: world.other.privatePem });
    expect([codes(wrong), wrong.prediction?.outcome]).toEqual([['saml-decryption-key-unfit'], 'undetermined']);
    const at = encrypted.lastIndexOf('CipherValue>', encrypted.lastIndexOf('</')) - 200;
    const flipped = `${encrypted.slice(0, at)}${encrypted[at] === 'A' ? 'B' : 'A'}${encrypted.slice(at + 1)}`;
    const broken = await report([flipped], { decryptionKey: world.broker.privatePem });
    expect(codes(broken)).toEqual(['decrypt-gcm-auth-failed']);
  });

  test('the key of the connection is the broker’s: where it does not fit, the broker refuses', async () => {
    const connection = { ...settings, decryptionKey: world.other.privatePem };
    const made = await report([encrypted], { connection });
    expect(made.prediction?.outcome).toBe('reject');
    expect(codes(made)[0]).toMatch(/^decrypt-/);
  });
});

describe('what the broker does not mind', () => {
  test.each([
    [
      'a second signature that does not hold',
      createResponse({
        sign: 'both',
        editSignedAssertion: (xml) => xml.replace('<ds:SignatureValue>', '<ds:SignatureValue>AAAA'),
      }),
      'saml-signature-not-valid',
    ],
    [
      'a bare ampersand',
      createResponse({ edit: (xml) => xml.replace('Version="2.0">', 'Version="2.0" Consent="a & b">') }),
      'saml-xml-refused',
    ],
    [
      'a status of failure that it has no sentence for',
      createResponse({ status: createStatus('urn:oasis:names:tc:SAML:2.0:status:RequestDenied') }),
      'saml-status-requestdenied',
    ],
  ])('%s is told all the same, and ends with status 1', async (_name, xml, code) => {
    const made = await report([xml]);
    expect(codes(made)).toEqual([code]);
    expect(made.prediction?.outcome).toBe('accept');
    expect(exitCodeFor(made)).toBe(1);
  });
});
