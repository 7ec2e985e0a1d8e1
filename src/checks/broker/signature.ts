import { describeSignature } from '../../evidence/saml-signature.ts';
import { brokerSignatureMethods } from '../../evidence/disagreement.ts';
import { readStatement } from '../../evidence/redacted-signature.ts';
import { indexIds, verifyByStandard } from '../../evidence/signature.ts';
import { verifyAsBroker, type BrokerSignature } from '../../evidence/broker-signature.ts';
import { missingThumbprint } from './signing-key.ts';
import { defineStep, fail, pass, skipped, unknown, type BrokerStep, type StepResult } from './step.ts';
import type { BrokerSigning, BrokerView } from './view.ts';

const sources = [
  'https://www.w3.org/TR/xmldsig-core1/ §3.2',
  'https://github.com/node-saml/xml-crypto 6.3.2 lib/signed-xml.js',
];

/** Whether the signature element can be read at all. */
export const signatureStructure = defineStep({
  id: 'signature-structure',
  title: 'The signature can be read',
  sources,
  run: onSignature(({ outcome }) =>
    outcome.load === null
      ? pass('The signature can be read.')
      : fail(outcome.load, 'The broker’s library cannot read the signature.'),
  ),
});

/** Whether the digests match: the content is as it was signed. */
export const signatureReferences = defineStep({
  id: 'signature-references',
  title: 'The signed content is unchanged',
  sources,
  run: onSignature(({ outcome }) => {
    if (outcome.load !== null) return skipped('a signature that can be read', 'The references were not looked at.');
    if (outcome.reference === null) return pass('Every digest matches, so the content is as it was signed.');
    return fail(outcome.reference.message, 'The broker does not find the content as it was signed.');
  }),
});

/** Whether the broker's library knows the signature algorithm. */
export const signatureAlgorithm = defineStep({
  id: 'signature-algorithm',
  title: 'The signature algorithm is one that the broker knows',
  sources,
  run: (view) => redactedAlgorithm(view) ?? judgeAlgorithm(view),
});

const judgeAlgorithm = onSignature(({ outcome, signing }) => {
  const { algorithm, signedInfos } = describeSignature(signing.signature);
  const message = outcome.algorithm ?? (signedInfos.length === 1 ? laterAlgorithmError(outcome, algorithm) : null);
  if (message !== null) return fail(message, 'The broker’s library does not know the signature algorithm.');
  if (outcome.load !== null)
    return skipped('a signature that can be read', 'The signature algorithm was not looked at.');
  return pass('The broker’s library knows the signature algorithm.', algorithm === null ? {} : { received: algorithm });
});

/** A redacted copy keeps its algorithms; null where nothing is wrong with them. */
function redactedAlgorithm({ signing }: BrokerView): StepResult | null {
  const [signature] = signing?.candidates ?? [];
  if (signing?.outcome !== 'redacted' || signature === undefined) return null;
  const { algorithm } = describeSignature(signature);
  if (algorithm === null || brokerSignatureMethods.has(algorithm)) return null;
  return fail(
    `signature algorithm '${algorithm}' is not supported`,
    'The broker’s library does not know the signature algorithm.',
  );
}

/** Where an earlier stage failed: what the library would say to the algorithm. */
function laterAlgorithmError({ load, reference }: BrokerSignature, algorithm: string | null): string | null {
  if ((load === null && reference === null) || brokerSignatureMethods.has(algorithm ?? '')) return null;
  return algorithm === null ? 'signatureAlgorithm is required' : `signature algorithm '${algorithm}' is not supported`;
}

/** The key choice: the embedded certificate's thumbprint must be a configured one. */
export const signingCertificate = defineStep({
  id: 'signing-certificate',
  title: 'The signing certificate is the configured one',
  sources: ['https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/saml.js'],
  compares: { received: 'calculated: from provider', expected: 'configured: held by Auth0' },
  run: onSignature(({ signing: { key }, view: { settings } }) => {
    const received = key.calculated === null ? {} : { received: key.calculated };
    if ('missing' in key)
      return unknown(missingThumbprint, 'Whether the broker has this certificate configured is not known.', received);
    const expected =
      settings.thumbprints === undefined ? {} : { expected: settings.thumbprints.join(', ').toUpperCase() };
    if ('error' in key)
      return fail(key.error, 'The broker does not accept the certificate that the message carries.', {
        ...received,
        ...expected,
      });
    return pass('The broker verifies with a certificate that it accepts.', { ...received, ...expected });
  }),
});

/** The signature value over SignedInfo. */
export const signatureValue = defineStep({
  id: 'signature-value',
  title: 'The signature value belongs to the key',
  sources,
  run: onSignature(({ outcome, signing, view }) => {
    if (outcome.load !== null) return skipped('a signature that can be read', 'The signature value was not checked.');
    const message = outcome.value ?? (outcome.signed === null ? laterValueError(signing, view) : null);
    if (message === 'not judged')
      return skipped('a certificate and an algorithm to check it with', 'The signature value was not checked.');
    if (message === null) return pass('The signature value is right.');
    return fail(message, 'The signature value is not right for the key that the broker uses.');
  }),
});

/** Where an earlier stage failed: what the value's check would say, with the certificate that would be used then. */
function laterValueError(signing: Judged['signing'], { libraries }: BrokerView): string | null {
  const pem = 'pem' in signing.key ? signing.key.pem : signing.key.embedded;
  const { strict } = signing.document;
  const description = describeSignature(signing.signature);
  if (pem === null || strict === null || !brokerSignatureMethods.has(description.algorithm ?? '')) return 'not judged';
  const verdict = verifyByStandard(strict, indexIds(strict.root), description, [], libraries.canonicalizer);
  return verdict.signedInfo === null ? 'not judged' : verifyAsBroker(verdict, pem);
}

function isStated(signature: Judged['signing']['signature']): boolean {
  return readStatement(describeSignature(signature).signatureValue) !== null;
}

function asStated(result: StepResult): StepResult {
  return { ...result, message: `${result.message} This redacted copy states it; it cannot be verified here.` };
}

interface Judged {
  readonly outcome: BrokerSignature;
  readonly signing: {
    readonly signature: BrokerSigning['candidates'][number];
    readonly key: NonNullable<BrokerSigning['key']>;
    readonly document: BrokerSigning['document'];
  };
  readonly view: BrokerView;
}

function onSignature(judge: (judged: Judged) => StepResult): BrokerStep['run'] {
  return (view) => {
    const { signing } = view;
    const signature = signing?.candidates[0];
    if (signing === null || signing.outcome === null || signing.key === null || signature === undefined) return null;
    if (signing.outcome === 'time') {
      return unknown(
        'a message small enough to run the broker’s library on',
        'The broker’s library would take too long to judge the signature here; the broker itself may stall on it.',
      );
    }
    if (signing.outcome === 'redacted')
      return unknown(
        'the response as it was sent: this copy is redacted',
        'This copy is redacted, and its signature could not be judged for the broker before.',
      );
    const result = judge({
      outcome: signing.outcome,
      signing: { signature, key: signing.key, document: signing.document },
      view,
    });
    return isStated(signature) ? asStated(result) : result;
  };
}
