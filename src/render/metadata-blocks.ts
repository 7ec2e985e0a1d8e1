import type { MetadataCertificate, MetadataSection, Report } from '../report/report.ts';
import type { Block } from './document.ts';

/** What each identity provider publishes about itself, and what each of its certificates is in this case. */
export function metadataBlocks({ metadata }: Pick<Report, 'metadata'>): Block[] {
  return metadata.map((section) => ({ kind: 'facts', label: 'metadata', rows: rowsOf(section) }));
}

const states: Record<NonNullable<MetadataCertificate['state']>, string> = {
  'signs-response': 'signs this response',
  expired: 'listed, expired',
  next: 'listed, perhaps the next one',
  listed: 'listed only',
};

function rowsOf(section: MetadataSection): { name: string; value: string }[] {
  const { entityId, validUntil, nameIdFormats, singleSignOnServices, keys, signature } = section;
  const services = singleSignOnServices.map(({ binding, location }) => ({
    name: `sign-on (${bindingName(binding)})`,
    value: location ?? 'without an address',
  }));
  const certificates = keys.flatMap(({ use, certificates: listed }) =>
    listed.map(({ id, state }) => ({
      name: `certificate ${id}`,
      value:
        state === null ? 'for encryption' : `${states[state]}${use === null ? ', for signing and encryption' : ''}`,
    })),
  );
  return [
    { name: 'entity ID', value: entityId ?? 'none' },
    ...services,
    ...nameIdFormats.map((value) => ({ name: 'NameID format', value })),
    ...(validUntil === null ? [] : [{ name: 'valid until', value: validUntil }]),
    // Entra ID lists a certificate once for each protocol.
    ...certificates.filter(
      (row, index) => certificates.findIndex(({ name, value }) => name === row.name && value === row.value) === index,
    ),
    { name: 'its signature', value: signatureText(signature) },
  ];
}

function bindingName(binding: string | null): string {
  return binding?.split(':').at(-1) ?? 'no binding';
}

function signatureText({ state, reason, sha1 }: MetadataSection['signature']): string {
  switch (state) {
    case 'absent':
      return 'none';
    case 'valid':
      return `unchanged since it was signed with ${sha1 ?? 'a certificate'}; whose that is, it does not say`;
    case 'invalid':
    case 'not-judged':
      return `${state === 'invalid' ? 'not valid' : 'not judged'}: ${reason ?? 'without a reason'}`;
  }
}
