import { missingWithOption } from '../report/missing.ts';
import type { CertificateSection, Finding, Report, SamlSection, SamlSignatureItem } from '../report/report.ts';
import { code, plain, words, type RichText } from '../text/rich-text.ts';
import { paragraph, tight, type Block, type CheckItem } from './document.ts';

/** What the broker would answer, what would follow, and what would have to be known. Nothing where no response is at hand. */
export function predictionBlocks({ prediction, tool }: Report): Block[] {
  if (prediction === null) return [];
  const { outcome, errorDescription, afterFix, missing } = prediction;
  const answer: Record<typeof outcome, RichText> = {
    accept: plain('Auth0 accepts this response.'),
    reject: code(errorDescription ?? 'A text of which a part is not known.'),
    undetermined: plain('What Auth0 answers cannot be told.'),
  };
  const blocks: Block[] = [
    paragraph('answer', answer[outcome]),
    tight('', plain(`Predicted from the response, as ${tool.predicts} judges it.`)),
  ];
  if (afterFix.length > 0)
    blocks.push({ kind: 'list', label: outcome === 'reject' ? 'then' : 'at least', items: afterFix.map(code) });
  if (missing.length > 0)
    blocks.push({ kind: 'list', label: 'not known', items: missing.map((item) => words(missingWithOption(item))) });
  return blocks;
}

/** The broker's steps that failed or could not be checked, and how many passed. */
export function openCheckBlocks(report: Report): Block[] {
  const items = checkItems(report);
  if (items.length === 0) return [];
  const passed = items.filter(({ state }) => state === 'passed');
  const open = items
    .filter(
      ({ state, text }) =>
        state === 'failed' || state === 'not-checkable' || (state === 'not-reached' && text.length > 0),
    )
    .map((item) => (isShownAbove(item, report) ? { ...item, text: plain('see the answer above.'), rows: [] } : item));
  const summary: CheckItem = {
    state: 'passed',
    name: `${passed.length} passed`,
    text: plain(passed.map(({ name }) => name).join(', ')),
    rows: [],
  };
  return [{ kind: 'checks', label: 'checks', items: [...(passed.length > 0 ? [summary] : []), ...open] }];
}

/** The answer begins with its two values. */
function isShownAbove({ rows }: CheckItem, { diagnoses }: Report): boolean {
  return rows.some((row) => diagnoses[0]?.facts.some(({ side, value }) => side === row.label && value === row.value));
}

/** Every step of the broker in its order. */
export function checkItems(report: Report): CheckItem[] {
  const steps = report.findings.filter(({ brokerStep, from }) => brokerStep && from === report.saml?.from);
  const firstFailure = steps.findIndex(({ status }) => status === 'fail');
  return steps.map((finding, index): CheckItem => {
    const item = checkItem(finding, firstFailure < 0 || index <= firstFailure);
    // A provider that reports a failure sends no assertion, which is no second fault.
    const follows = finding.check === 'assertion-present' && steps[firstFailure]?.check === 'status';
    return follows ? { ...item, text: [] } : item;
  });
}

/** One check with what became of it, and the two values where they differ. */
export function checkItem(finding: Finding, reached: boolean): CheckItem {
  return {
    state: reached ? reachedState(finding) : 'not-reached',
    name: finding.check,
    text: checkText(finding, reached),
    rows: finding.status === 'fail' ? comparisonRows(finding) : [],
  };
}

function reachedState({ status }: Finding): CheckItem['state'] {
  switch (status) {
    case 'pass':
      return 'passed';
    case 'fail':
      return 'failed';
    case 'unknown':
      return 'not-checkable';
    case 'skipped':
      return 'skipped';
  }
}

/** A step that the broker does not reach says what it would find there. */
function checkText({ status, message, missing }: Finding, reached: boolean): RichText {
  if (reached)
    return words(
      status === 'unknown' ? `${message} Missing: ${missingWithOption(missing ?? 'more evidence')}.` : message,
    );
  switch (status) {
    case 'pass':
    case 'skipped':
      return [];
    case 'fail':
      return words(`not reached, and would fail next. ${message}`);
    case 'unknown':
      return words(`not reached, and not checkable. Missing: ${missingWithOption(missing ?? 'more evidence')}.`);
  }
}

function comparisonRows({ received, expected, compares }: Finding): CheckItem['rows'] {
  if (received === null || expected === null || compares === null) return [];
  return [
    { label: 'received', value: received, note: compares.received },
    { label: 'expected', value: expected, note: compares.expected },
  ];
}

/** The response in short: its signatures, what it says, and the certificate that signs it. */
export function responseBlocks(report: Report): Block[] {
  const { saml } = report;
  const rows = saml === null ? [] : responseRows(saml);
  if (saml === null || rows.length === 0) return [];
  const signer = report.certificates.find(({ from }) => from.includes(saml.from));
  return [
    ...signatureBlocks(saml, report),
    { kind: 'facts', label: 'response', rows },
    tight('', plain(judgedText(report))),
    ...(saml.trustworthy ? [] : [tight('', plain(trustText(saml)))]),
    ...(signer === undefined ? [] : [certificateBlock(signer)]),
  ];
}

export function signatureBlocks(saml: SamlSection, report: Report): Block[] {
  const items = saml.signatures.map((signature) => words(signatureText(signature, report)));
  return items.length === 0 ? [] : [{ kind: 'list', label: 'signature', items }];
}

function signatureText(signature: SamlSignatureItem, report: Report): string {
  const { on, valid, validAtBroker, algorithm, covers, certificate, reason } = signature;
  const standard =
    valid === null ? 'not judged by the standard' : valid ? 'valid by the standard' : 'not valid by the standard';
  const broker =
    validAtBroker === null
      ? 'not judged as the broker does'
      : validAtBroker
        ? 'valid for the broker’s library'
        : 'not valid for the broker’s library';
  const signer = report.certificates.find(({ id }) => id === certificate);
  const parts = [
    `on the ${on === 'other' ? 'message, in no place of its own' : on}: ${standard}, ${broker}`,
    ...(algorithm === null ? [] : [algorithm]),
    ...(covers === null ? [] : [`covers ${covers}`]),
    ...(signer === undefined ? [] : [`verified by ${signer.id} (${signer.subject})`]),
  ];
  return `${parts.join('; ')}.${reason === null ? '' : ` ${reason}`}`;
}

/** Names and values of a response, those that it has. */
export function responseRows(saml: SamlSection): { name: string; value: string }[] {
  const { subject, conditions, status } = saml;
  const validity = [conditions.notBefore, conditions.notOnOrAfter].map((instant) => instant ?? '…').join(' to ');
  const rows: [string, string | null][] = [
    ['issuer', saml.issuer],
    ['status', [status.code, status.subCode, status.message].filter((part) => part !== null).join(' / ') || null],
    ['destination', saml.destination],
    ['in response to', saml.inResponseTo],
    ['issued', saml.issueInstant],
    ['name ID', subject.nameId],
    ['audience', conditions.audiences.join(', ') || null],
    ['recipient', subject.recipient],
    ['valid', conditions.notBefore === null && conditions.notOnOrAfter === null ? null : validity],
    ['encrypted', saml.encrypted ? (saml.decrypted ? 'yes, and decrypted here' : 'yes, and not decrypted here') : null],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

/** The instant that validity was judged at. */
export function judgedText({ at, atFrom, saml }: Report): string {
  switch (atFrom) {
    case 'option':
      return `Judged as of ${at}.`;
    case 'capture':
      return isSameInstant(at, saml?.issueInstant ?? null)
        ? `Judged as of ${at}, when it was issued. Where it was posted later, say when with --at.`
        : `Judged as of ${at}, when it was posted.`;
    case 'clock':
      return `Judged as of ${at}, now.`;
  }
}

function isSameInstant(one: string, other: string | null): boolean {
  return other === null || Date.parse(one) === Date.parse(other);
}

/** Why not everything that is shown of a response can be believed. */
export function trustText({ covered }: SamlSection): string {
  if (covered.assertion) return 'Status and destination are not signed: anybody could have changed them.';
  if (covered.response) return 'The assertion is not signed: anybody could have changed it.';
  return 'Nothing of this is verified: no valid signature by a known certificate covers it.';
}

function certificateBlock(certificate: CertificateSection): Block {
  const { id, subject, sha1, sha256, notBefore, notAfter, publicKey, roles } = certificate;
  const key = [publicKey.algorithm, publicKey.bits ?? publicKey.curve].filter((part) => part !== null).join(' ');
  return {
    kind: 'facts',
    label: `cert. ${id}`,
    rows: [
      { name: 'subject', value: subject },
      { name: 'SHA-1', value: sha1 },
      { name: 'SHA-256', value: sha256 },
      { name: 'valid', value: `${notBefore} to ${notAfter}` },
      { name: 'key', value: key },
      ...(roles.length === 0 ? [] : [{ name: 'role', value: roles.join(', ') }]),
    ],
  };
}
