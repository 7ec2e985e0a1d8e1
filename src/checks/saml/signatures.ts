import { documentDisagreements, signatureDisagreements } from '../../evidence/disagreement.ts';
import { readStatement } from '../../evidence/redacted-signature.ts';
import { shortAlgorithm } from '../../evidence/signature-algorithms.ts';
import { indexIds } from '../../evidence/signature.ts';
import { checkSignature, type BrokerView } from '../broker/view.ts';
import type { ConnectionSettings } from '../../evidence/connection.ts';
import { base64OfPem, parseCertificate } from '../../evidence/parsed-certificate.ts';
import { descendantsNamed, namespaces, textContent } from '../../evidence/xml-tree.ts';
import type { BrokerSignature } from '../../evidence/broker-signature.ts';
import type { JudgedSignature, SamlFacts } from './facts.ts';
import { failed, notKnown, passed, suspect, type SamlFinding } from './finding.ts';

/** The library's verdict on one signature: valid or not, and its message. Null where it was not run. */
export type LibraryVerdict = { readonly valid: boolean; readonly message: string | null } | null;

/** What the broker's library says of every signature, with the certificate that verifies by the standard. */
export function libraryVerdicts({ signatures }: SamlFacts, view: BrokerView): LibraryVerdict[] {
  return signatures.map((signature) => libraryVerdict(signature, view));
}

function libraryVerdict({ verdict, document, certificate }: JudgedSignature, view: BrokerView): LibraryVerdict {
  const agree =
    documentDisagreements(document).length === 0 &&
    signatureDisagreements(indexIds(document.root), verdict.signature).length === 0;
  if (agree) return verdict.valid === null ? null : { valid: verdict.valid, message: null };
  const broker =
    view.signing?.document.text === document.text || view.signing === null
      ? (view.signing?.document ?? brokerDocument(view))
      : brokerDocument(view);
  if (broker === null) return null;
  const all = descendantsNamed(document.root, 'Signature', namespaces.signature);
  const element = descendantsNamed(broker.root, 'Signature', namespaces.signature)[
    all.indexOf(verdict.signature.element)
  ];
  if (element === undefined) return null;
  const pem = certificate?.facts.pem ?? null;
  const known = view.signing?.candidates[0] === element ? view.signing.outcome : null;
  if (typeof known === 'string') return null;
  if (known !== null) {
    const settled = settledBy(known);
    if (settled !== null) return settled;
  }
  const { outcome } = checkSignature(
    broker,
    element,
    pem === null
      ? { embedded: null, calculated: null, error: 'no certificate' }
      : { embedded: pem, calculated: null, pem },
    view.libraries,
  );
  return typeof outcome === 'string'
    ? null
    : (settledBy(outcome) ?? (outcome.value === null ? null : { valid: false, message: outcome.value }));
}

function brokerDocument({ parsed }: BrokerView): (BrokerView['parsed'] & { ok: true })['document'] | null {
  return parsed.ok ? parsed.document : null;
}

/** A verdict that does not depend on the certificate that was used. */
function settledBy({ load, reference, algorithm, signed }: BrokerSignature): LibraryVerdict {
  const message = load ?? reference?.message ?? algorithm;
  if (message !== null) return { valid: false, message };
  return signed === null ? null : { valid: true, message: null };
}

/** Findings on each signature by the standard, and on each difference from the broker's library. */
export function signatureFindings(facts: SamlFacts, library: readonly LibraryVerdict[]): SamlFinding[] {
  return facts.signatures.flatMap((signature, index) => {
    const broker = library[index] ?? null;
    return [
      standardFinding(signature),
      ...orderFinding(signature, facts.settings),
      ...differenceFinding(signature, broker),
    ];
  });
}

/** With thumbprints the broker looks at the first certificate in the signature, whichever signed. */
function orderFinding({ verdict, certificate }: JudgedSignature, settings: ConnectionSettings): SamlFinding[] {
  const [first, ...others] = verdict.signature.certificates.map((element) => base64OfPem(textContent(element)));
  if (first === undefined || others.length === 0 || certificate === null) return [];
  const signer = certificate.facts.sha1;
  const sha1 = parseCertificate(first)?.facts.sha1 ?? null;
  if (sha1 === signer || others.every((other) => parseCertificate(other)?.facts.sha1 !== signer)) return [];
  const blocks = settings.certificate === undefined || (settings.thumbprints?.length ?? 0) > 0;
  return [
    failed(
      'certificate-order',
      'error',
      'The signing certificate is not the first one in the signature, and the broker looks at the first one only.',
      { received: sha1, expected: signer, blocks },
    ),
  ];
}

function standardFinding({ verdict, certificate }: JudgedSignature): SamlFinding {
  const { failure, signature } = verdict;
  const what = `The signature on the ${signature.on === 'other' ? 'message' : signature.on}`;
  if (failure === null)
    return passed(
      'signature-by-standard',
      `${what} is valid: ${certificate?.facts.subject ?? 'a certificate at hand'} verifies it.`,
      { received: certificate?.facts.sha1 },
    );
  if (failure.kind === 'redacted')
    return notKnown(
      'signature-by-standard',
      'the response as it was sent',
      `${what} cannot be verified: ${failure.detail}.`,
    );
  if (failure.kind === 'no-certificate')
    return notKnown(
      'signature-by-standard',
      'the signing certificate',
      `${what} cannot be checked: ${failure.detail}.`,
    );
  if (failure.kind === 'algorithm-unsupported')
    return notKnown(
      'signature-by-standard',
      'a verifier for its algorithms',
      `${what} cannot be checked: ${failure.detail}.`,
    );
  return failed(
    'signature-by-standard',
    'error',
    `${what} is not valid (${failure.kind}): ${failure.detail}. ${hint(verdict.keyIndex !== null, failure.kind)}`.trim(),
  );
}

function hint(signedInfoAuthentic: boolean, kind: string): string {
  if (kind !== 'content-changed') return '';
  return signedInfoAuthentic ? 'The signature value itself is right, so the content was changed after signing.' : '';
}

function differenceFinding({ verdict }: JudgedSignature, broker: LibraryVerdict): SamlFinding[] {
  const isStated = readStatement(verdict.signature.signatureValue)?.redacted === 'right';
  const valid = verdict.failure?.kind === 'redacted' && isStated ? true : verdict.valid;
  if (broker === null || valid === null || valid === broker.valid) return [];
  if (valid) {
    const algorithm = shortAlgorithm(verdict.signature.algorithm) ?? 'an unnamed algorithm';
    const message = `The signature (${algorithm}) is right by the standard, and the broker’s library refuses it: ${broker.message ?? 'no reason given'}. The identity provider does nothing wrong; it has to sign in another way for this broker.`;
    return [failed('verdicts-differ', 'error', message, { blocks: true })];
  }
  return [
    suspect(
      'verdicts-differ',
      `the broker’s library accepts the signature, and by the standard it is not valid (${verdict.failure?.detail ?? 'unknown'}). The standard is right.`,
    ),
  ];
}
