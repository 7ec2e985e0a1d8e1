import type { CertificateFacts } from '../evidence/certificate-facts.ts';
import { otherPurpose, type OtherPurpose } from '../evidence/certificate-purpose.ts';
import { defineCheck, type CheckResult } from './check.ts';

/** Can a certificate that was handed in be the one that a provider signs with? Nothing of this stops a login that worked before. */
export const handedInCertificate = defineCheck({
  id: 'handed-in-certificate',
  title: 'The certificates handed in can sign responses',
  sources: ['RFC 5280 §4.1 and §4.2', 'NIST SP 800-131A', 'passport-wsfed-saml2 lib/passport-wsfed-saml2/saml.js'],
  run(evidence, { now }) {
    return evidence.flatMap((item): CheckResult[] => {
      if (item.kind !== 'certificate') return [];
      const { certificate } = item;
      const problems = [
        changed(certificate),
        trailing(certificate),
        purpose(certificate),
        key(certificate),
        validity(certificate, now),
      ].filter((problem) => problem !== null);
      if (problems.length === 0)
        return [{ status: 'pass', from: item.id, message: 'Nothing speaks against signing with this certificate.' }];
      return problems.map((problem) => ({
        status: 'fail',
        severity: 'warning',
        blocks: false,
        from: item.id,
        ...problem,
      }));
    });
  },
});

type Problem = Pick<CheckResult, 'message' | 'received' | 'expected'>;

function changed({ selfSignatureValid }: CertificateFacts): Problem | null {
  if (selfSignatureValid !== false) return null;
  return {
    message:
      'The certificate says that it signed itself, and its signature does not hold: something in it was changed. Download it again from the identity provider.',
  };
}

function trailing({ trailingBytes, withTrailingBytes, sha1 }: CertificateFacts): Problem | null {
  if (withTrailingBytes === null) return null;
  return {
    message: `${trailingBytes} bytes follow the certificate. Auth0 hashes them too, so that its thumbprint is another one than the certificate’s. Take the certificate without them.`,
    received: withTrailingBytes.sha1,
    expected: sha1,
  };
}

const purposes: Record<OtherPurpose, string> = {
  'certificate-authority': 'issuing other certificates',
  encryption: 'encryption',
  tls: 'TLS connections',
  other: 'something else',
};

function purpose(certificate: CertificateFacts): Problem | null {
  const other = otherPurpose(certificate);
  if (other === null) return null;
  return {
    message: `The certificate is made for ${purposes[other]}, so it is perhaps not the one that responses are signed with. Auth0 itself does not look at that.`,
  };
}

const fewestBits = 2048;

function key({ publicKey: { algorithm, bits, curve } }: CertificateFacts): Problem | null {
  if (algorithm !== 'RSA')
    return {
      message: `Its key is ${[algorithm, curve].filter((part) => part !== null).join(' ')}. Auth0’s published validator reads RSA keys only and answers: Cannot read public key. OID is not RSA.`,
      received: algorithm,
      expected: 'RSA',
    };
  if (bits === null || bits >= fewestBits) return null;
  return {
    message: `Its RSA key has ${bits} bits; ${fewestBits} are asked for since 2014. Auth0 accepts it.`,
    received: `${bits} bits`,
    expected: `${fewestBits} bits`,
  };
}

function validity({ notBefore, notAfter }: CertificateFacts, now: Date): Problem | null {
  const time = now.getTime();
  const isExpired = time > Date.parse(notAfter);
  if (!isExpired && !(time < Date.parse(notBefore))) return null;
  return {
    message: `The certificate ${isExpired ? 'is no longer' : 'is not yet'} valid. Auth0 goes on accepting it unless the connection asks for the check.`,
    received: now.toISOString(),
    expected: `${notBefore} to ${notAfter}`,
  };
}
