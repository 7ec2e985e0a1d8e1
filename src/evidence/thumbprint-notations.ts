import type { CertificateFacts } from './certificate-facts.ts';
import { colonNotation } from './thumbprint.ts';

/** One certificate's thumbprint as one program or service shows it. */
export interface ThumbprintNotation {
  readonly shownBy: 'auth0' | 'openssl' | 'windows' | 'google' | 'x5t' | 'x5t#S256';
  readonly algorithm: 'sha1' | 'sha256';
  readonly value: string;
}

/**
 * The thumbprint in the notations in which people meet it: Auth0 and Microsoft Entra ID (upper-case digits), OpenSSL (colons), the
 * certificate dialog of Windows (lower case), the admin console of Google Workspace (SHA-256), JSON Web Keys (RFC 7517 §4.8 and §4.9).
 */
export function thumbprintNotations({ sha1, sha256 }: CertificateFacts): ThumbprintNotation[] {
  const base64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
  return [
    { shownBy: 'auth0', algorithm: 'sha1', value: sha1 },
    { shownBy: 'openssl', algorithm: 'sha1', value: colonNotation(sha1) },
    { shownBy: 'openssl', algorithm: 'sha256', value: colonNotation(sha256) },
    { shownBy: 'windows', algorithm: 'sha1', value: sha1.toLowerCase() },
    { shownBy: 'google', algorithm: 'sha256', value: colonNotation(sha256) },
    { shownBy: 'x5t', algorithm: 'sha1', value: base64url(sha1) },
    { shownBy: 'x5t#S256', algorithm: 'sha256', value: base64url(sha256) },
  ];
}
