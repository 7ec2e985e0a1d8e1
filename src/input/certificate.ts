import { SsoDoctorError } from '../errors.ts';
import type { CertificateEvidence } from '../evidence/evidence.ts';
import { defineFormat } from './format.ts';
import { locationOf, type Source } from './source.ts';

/** X.509 certificates: PEM anywhere in a text, or a DER file. */
export const certificate = defineFormat({
  id: 'certificate',
  detect: ({ text, bytes }) => /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/.test(text) || looksLikeDer(bytes),
  async read(source) {
    // Loaded here because a plain URL needs no certificate parser.
    const { certificateFromDer, certificatesInText } = await import('../evidence/certificate.ts');
    const found = looksLikeDer(source.bytes)
      ? [{ ...certificateFromDer(source.bytes ?? new Uint8Array()), offset: null }]
      : certificatesInText(source.text);
    return found.map((item) => {
      const location = item.offset === null ? null : locationOf(source.text, item.offset);
      if ('reason' in item) throw malformed(source, location, item.reason);
      return evidenceFor(item.certificate, source, location);
    });
  },
});

/** Whether bytes begin as a DER sequence of a certificate’s length. */
export function looksLikeDer(bytes: Uint8Array | null): boolean {
  return (
    bytes !== null &&
    bytes.length > 64 &&
    bytes[0] === 0x30 &&
    bytes[1] !== undefined &&
    bytes[1] >= 0x81 &&
    bytes[1] <= 0x83
  );
}

function evidenceFor(
  facts: CertificateEvidence['certificate'],
  source: Source,
  location: string | null,
): CertificateEvidence {
  return {
    kind: 'certificate',
    role: source.role === 'configured' ? 'configured' : 'candidate',
    certificate: facts,
    origin: { source: source.name, location },
  };
}

function malformed(source: Source, location: string | null, reason: string): SsoDoctorError {
  const place = location === null ? source.name : `${source.name}, ${location}`;
  return new SsoDoctorError(
    'ERR_INPUT_MALFORMED',
    `${place}: this certificate cannot be read: ${reason}. Export it again as PEM (Base64).`,
  );
}
