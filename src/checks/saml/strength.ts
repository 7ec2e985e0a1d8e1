import { limits } from '../../limits.ts';
import type { SamlFacts } from './facts.ts';
import { failed, passed, type SamlFinding } from './finding.ts';

/** Certificates, algorithms and sizes: what works today and should not, and what stalls the broker. */
export function strength(facts: SamlFacts): SamlFinding[] {
  return [...certificates(facts), ...algorithms(facts), ...encryption(facts), ...size(facts)];
}

function certificates({ signatures, now }: SamlFacts): SamlFinding[] {
  const signers = new Map(
    signatures.flatMap(({ certificate }) =>
      certificate === null ? [] : [[certificate.facts.sha256, certificate.facts] as const],
    ),
  );
  return [...signers.values()].flatMap((facts) => {
    const findings: SamlFinding[] = [];
    const { publicKey, notBefore, notAfter, subject } = facts;
    if (now > new Date(notAfter))
      findings.push(
        failed(
          'certificate',
          'warning',
          `The signing certificate ${subject} expired. The broker does not check that by default.`,
          { received: notAfter },
        ),
      );
    if (now < new Date(notBefore))
      findings.push(
        failed(
          'certificate',
          'warning',
          `The signing certificate ${subject} is not valid yet. The broker does not check that by default.`,
          { received: notBefore },
        ),
      );
    if (publicKey.algorithm.startsWith('RSA') && (publicKey.bits ?? 0) < 2048)
      findings.push(
        failed(
          'key-strength',
          'warning',
          `The signing key has ${publicKey.bits ?? 'few'} bits; fewer than 2048 are too weak (NIST SP 800-131A). The broker accepts it.`,
        ),
      );
    if (publicKey.algorithm !== 'RSA')
      findings.push(
        failed(
          'key-kind',
          'error',
          `The signing certificate has a key of the kind ${publicKey.algorithm}; the broker’s libraries work with RSA only.`,
          { received: publicKey.algorithm, expected: 'RSA', blocks: true },
        ),
      );
    return findings.length > 0
      ? findings
      : [passed('certificate', `The signing certificate ${subject} is within its validity.`, { received: notAfter })];
  });
}

function algorithms({ signatures }: SamlFacts): SamlFinding[] {
  const used = signatures.flatMap(({ verdict }) => [
    verdict.signature.algorithm,
    ...verdict.signature.references.map(({ digestAlgorithm }) => digestAlgorithm),
  ]);
  const old = used.find((algorithm) => algorithm !== null && /sha1(?![0-9])/i.test(algorithm));
  return old === undefined
    ? []
    : [
        failed(
          'signature-strength',
          'warning',
          'The signature uses SHA-1, which is broken for signatures. The broker accepts it.',
          { received: old },
        ),
      ];
}

function encryption({ decryption }: SamlFacts): SamlFinding[] {
  if (decryption === null) return [];
  const { content, keyTransport } = decryption.algorithms;
  const findings: SamlFinding[] = [];
  if (content !== null && content.endsWith('cbc'))
    findings.push(
      failed(
        'encryption-strength',
        'warning',
        `The assertion is encrypted with ${content}, which does not protect against changes. Auth0 documents that its platform decrypts only GCM by default.`,
        { received: content },
      ),
    );
  if (keyTransport === 'rsa-1_5')
    findings.push(
      failed(
        'encryption-strength',
        'warning',
        'The key is encrypted with RSA 1.5, which Node 18 and 20 refuse to decrypt and Node 22 accepts.',
        { received: keyTransport },
      ),
    );
  if (decryption.ok) findings.push(passed('decryption', 'The assertion decrypts with the key that was handed in.'));
  else if (decryption.failure === 'no-key')
    findings.push({
      check: 'decryption',
      status: 'unknown',
      missing: 'decryptionKey',
      message: 'The assertion is encrypted, and no key was handed in.',
      from: null,
    });
  else
    findings.push(
      failed('decryption', 'error', `The assertion does not decrypt (${decryption.failure}): ${decryption.detail}.`),
    );
  return findings;
}

/** The broker's XPath library needs time that grows with the square of the size. */
function size({ message }: SamlFacts): SamlFinding[] {
  const characters = message.xml.length;
  if (characters < limits.brokerCharacters) return [];
  const megabytes = characters / 1024 / 1024;
  return [
    failed(
      'broker-stall',
      'warning',
      `The message has ${megabytes.toFixed(1)} MB. The broker’s validator took some 7 seconds for 1 MB when it was measured, and its time grows with the square of the size: this login may time out.`,
    ),
  ];
}
