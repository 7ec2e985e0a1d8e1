import { providerById } from './index.ts';
import type { IdentityProvider, Known } from './provider.ts';
import type { ProviderSection } from '../report/report.ts';

/**
 * What is known of the identity provider: `idpRotation` is how its signing certificate changes, as a sentence with the blank before it, or
 * nothing; the others are where things are, as words that stand after “at”.
 */
export type ProviderPlaces = Readonly<Record<(typeof placeNames)[number], string>>;

/** Placeholders of the catalogue's words: `Assign the user at {idpAssignment}`. */
const placeNames = ['idpClientSecret', 'idpCallback', 'idpAssignment', 'idpCertificate', 'idpRotation'] as const;

/** The menus of the recognised provider; where none is, or nothing is known of it, nothing but “the identity provider”. */
export function providerPlaces(recognised: Pick<ProviderSection, 'id' | 'certainty'> | null): ProviderPlaces {
  const provider = recognised === null ? null : providerById(recognised.id);
  const doubtful = recognised?.certainty === 'possible';
  const { clientSecret, callbackAddress, assignment, signingCertificate } = provider?.administration ?? {};
  return {
    idpClientSecret: placeOf(provider, clientSecret, doubtful),
    idpCallback: placeOf(provider, callbackAddress, doubtful),
    idpAssignment: placeOf(provider, assignment, doubtful),
    idpCertificate: placeOf(provider, signingCertificate, doubtful),
    idpRotation: doubtful ? '' : rotationOf(provider),
  };
}

function placeOf(
  provider: IdentityProvider | null,
  menus: Known<readonly string[]> | null | undefined,
  doubtful: boolean,
): string {
  const unknown = 'the identity provider';
  if (provider === null || menus === null || menus === undefined) return unknown;
  const where = `\`${menus.value.join(' > ')}\``;
  if (doubtful) return `${unknown} (perhaps ${provider.name}: ${where})`;
  return `${provider.name} (${menus.basis === 'inferred' ? 'perhaps ' : ''}${where})`;
}

function rotationOf(provider: IdentityProvider | null): string {
  const { sentence = null, rotatesByItself = null } = provider?.rotation ?? {};
  if (sentence === null) return '';
  return rotatesByItself?.basis === 'inferred' ? ` It is not documented, but likely: ${sentence}` : ` ${sentence}`;
}
