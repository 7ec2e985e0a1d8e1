import { SsoDoctorError } from '../errors.ts';
import { materialNames, type Material } from '../evidence/key-material.ts';

const signingCertificate =
  'Hand in the certificate that the identity provider signs with; its administrator can download it.';
const keepSecret = 'Hand in the certificate, which is public. Nobody else ever needs the private key.';

/** What to do with each, and how it is converted where it can be. */
const advice: Record<Material, string> = {
  certificate: 'Export it again as PEM (Base64).',
  pkcs7:
    'Convert it: openssl pkcs7 -in certificate.p7b -print_certs -out certificate.pem (with -inform der where it is no text).',
  pkcs12:
    'Take the certificate out of it: openssl pkcs12 -in keystore.p12 -nokeys -out certificate.pem (with -legacy where OpenSSL 3 asks for it).',
  'java-keystore':
    'Take the certificate out of it: keytool -exportcert -rfc -keystore keystore.jks -alias NAME -file certificate.pem.',
  'certificate-request': `A certificate is made of it. ${signingCertificate}`,
  'attribute-certificate': signingCertificate,
  'revocation-list': signingCertificate,
  'public-key': `It has no thumbprint that the broker knows. ${signingCertificate}`,
  'private-key': keepSecret,
  'encrypted-private-key': keepSecret,
  'key-parameters': signingCertificate,
  'ssh-public-key': signingCertificate,
  'ssh-private-key': keepSecret,
  'pgp-public-key': signingCertificate,
  'pgp-private-key': keepSecret,
  'pgp-message': signingCertificate,
};

/** The error where something else was handed in than a certificate. `place`: the input, and where in it. */
export function notACertificate(place: string, material: Material): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_INPUT_UNSUPPORTED',
    `${place}: this is ${materialNames[material]}, not a certificate. ${advice[material]}`,
  );
}

/** The error where a certificate, or what holds one, cannot be read. */
export function unreadableCertificate(place: string, reason: string, material: Material): SsoDoctorError {
  const what = material === 'certificate' ? 'this certificate' : materialNames[material].replace(/^an?/, 'this');
  return new SsoDoctorError('ERR_INPUT_MALFORMED', `${place}: ${what} cannot be read: ${reason}. ${advice[material]}`);
}

/** The error where a PKCS#12 file has a password, and nobody was asked for it. */
export function passwordNeeded(place: string): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_INPUT_PASSWORD',
    `${place}: this PKCS#12 keystore cannot be read: it is protected by a password. \`sso-doctor cert\` asks for it. ${advice.pkcs12.replace('Take', 'Or take')}`,
  );
}

/** The error where an option asks for a certificate and the input is nothing of the kind. */
export function noCertificate(place: string): SsoDoctorError {
  return new SsoDoctorError('ERR_INPUT_MALFORMED', `${place}: there is no certificate in it. Give a PEM or DER file.`);
}
