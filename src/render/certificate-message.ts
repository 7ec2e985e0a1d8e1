import { SsoDoctorError } from '../errors.ts';
import { handOverCertificate } from '../report/hand-over.ts';
import type { Report } from '../report/report.ts';
import { visible } from '../text/visible-text.ts';

/**
 * The hand-over of a signing certificate to whoever runs the broker, for the provider's administrator to complete and send: public facts
 * only, nothing of a login and nothing personal.
 * @throws SsoDoctorError ERR_OUTPUT where there is no single certificate that may be handed over
 */
export function certificateMessage(report: Report): string {
  const found = handOverCertificate(report);
  if ('reason' in found) throw new SsoDoctorError('ERR_OUTPUT', `--message: there is no message: ${found.reason}.`);
  const { subject, issuer, serialNumber, notBefore, notAfter, sha1, sha256, pem } = found.certificate;
  const { service, support } = report.profile;
  const held = report.thumbprints?.configured[0]?.raw;
  return `${[
    `To: ${support}`,
    `Subject: Signing certificate of our identity provider for single sign-on to ${service}`,
    '',
    'Hello,',
    '',
    `please put this certificate into the connection that single sign-on to ${service} uses for us.`,
    '',
    `  Subject: ${subject}`,
    `  Issuer: ${issuer}`,
    `  Serial number: ${serialNumber}`,
    `  Valid: ${notBefore} to ${notAfter}`,
    `  SHA-1 thumbprint: ${sha1}`,
    `  SHA-256 thumbprint: ${sha256}`,
    ...(held === undefined ? [] : [`  It replaces the one with thumbprint: ${held}`]),
    '',
    'To be filled in by the administrator of our identity provider:',
    '  [ ] I have compared both thumbprints with the active signing certificate in the identity provider’s own console.',
    '  Confirmed by:',
    '  The identity provider signs with it since, or will from (date, time, time zone):',
    '',
    'Please compare the thumbprints with me by a way of yours that does not depend on this message, and tell me when it is in place.',
    '',
    ...pem.trim().split('\n'),
    '',
    `Made at ${report.at} by sso-doctor ${report.tool.version}.`,
  ]
    .map(visible)
    .join('\n')}\n`;
}
