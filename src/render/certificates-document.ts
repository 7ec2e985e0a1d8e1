import type { CertificateSection, Report } from '../report/report.ts';
import { plain } from '../text/rich-text.ts';
import { certificateDetails } from './certificate-details.ts';
import { tight, type Block, type Document } from './document.ts';
import { handIn } from './hand-in.ts';
import { protocolOf } from './protocol.ts';
import { metadataBlocks } from './metadata-blocks.ts';
import { thumbprintComparison } from './report-document.ts';
import { rotationBlocks, validityBlocks } from './rotation-blocks.ts';

/** The thumbprints that the case is about, then every certificate: those that have a part in it first. */
export function certificatesDocument(report: Report): Document {
  const { thumbprints, certificates } = report;
  const named = thumbprints === null ? 0 : thumbprints.calculated.length + thumbprints.configured.length;
  const described = certificates.map((certificate) => ({ certificate, part: partOf(certificate, report) }));
  const ordered = [
    ...described.filter(({ part }) => part.length > 0),
    ...described.filter(({ part }) => part.length === 0),
  ];
  return [
    ...(thumbprints === null || named === 0 ? [] : [thumbprintComparison(thumbprints)]),
    ...rotationBlocks(report),
    ...validityBlocks(report),
    ...metadataBlocks(report),
    ...ordered.flatMap(({ certificate, part }): Block[] => [
      certificateDetails(certificate),
      tight('', plain([...part, `Found in ${certificate.from.join(', ')}.`].join(' '))),
    ]),
    ...(certificates.length === 0 ? withoutCertificates(report) : []),
  ];
}

function withoutCertificates(report: Report): Block[] {
  if (protocolOf(report) !== 'oidc') return handIn('certificate', 'No certificate is in this case.');
  return handIn(
    'keys',
    'No certificate is in this case, and OpenID Connect needs none: the provider signs ID tokens with a key of its key set, and the checks say whether one of them fits.',
  );
}

/** What a certificate has to do with the login, a sentence each. */
function partOf({ id }: CertificateSection, { thumbprints, saml, moreResponses }: Report): string[] {
  const responses = [saml, ...moreResponses.map((more) => more.saml)].filter((section) => section !== null);
  const verified = responses.flatMap(({ from, signatures }) =>
    signatures
      .filter(({ valid, certificate }) => valid === true && certificate === id)
      .map(({ on }) => `It verifies the signature on the ${on === 'other' ? 'message' : on} of ${from}.`),
  );
  const isIn = (side: 'calculated' | 'configured'): boolean =>
    thumbprints?.[side].some(({ certificate }) => certificate === id) === true;
  return [
    ...(isIn('calculated') ? ['Its thumbprint is the received one (calculated).'] : []),
    ...(isIn('configured') ? ['Its thumbprint is the expected one (configured).'] : []),
    ...new Set(verified),
  ];
}
