import type { Identified } from '../checks/check.ts';
import type { CallbackEvidence } from '../evidence/evidence.ts';
import { textClaim } from '../evidence/jwt.ts';
import { readRequest } from '../evidence/saml-model.ts';
import type { JudgedResponse } from '../judge/judge-responses.ts';
import { limits } from '../limits.ts';
import type { SignKind } from './provider.ts';
import type { CertificateSection } from '../report/report.ts';

/** A value of a case that may tell which identity provider it is about. */
export interface ProviderTrace {
  readonly kind: SignKind;
  readonly value: string;
  /** Inside what a certificate that the broker holds has signed. Anybody can write everything else. */
  readonly verified?: true;
  /** Of a subject: whether its certificate is X.509 version 1 and issued by itself, and whether its serial number is the time of its making. */
  readonly certificate?: { readonly version1: boolean; readonly serialNumberIsTime: boolean };
}

interface ProviderCase {
  readonly evidence: readonly Identified[];
  readonly responses: readonly JudgedResponse[];
  readonly certificates: readonly CertificateSection[];
}

/** Everything in a case that may tell the identity provider. */
export function providerTraces({ evidence, responses, certificates }: ProviderCase): ProviderTrace[] {
  const names = [
    ...responses.flatMap(({ judgement }) => judgement.saml.issuer ?? []),
    ...evidence.flatMap((item) => (item.kind === 'connection' ? (item.settings.idpEntityId ?? []) : [])),
  ];
  const meant = evidence.filter(isMeant(evidence, names));
  const ids = new Set(meant.map(({ id }) => id));
  return [
    ...responses.flatMap((response) => ofResponse(response, certificates)),
    ...meant.flatMap(ofEvidence),
    ...certificates
      .filter(mayBeOfProvider(meant))
      .flatMap((one) => (one.from.some((id) => ids.has(id)) ? ofCertificate(one) : [])),
  ].filter(({ value }) => value.length <= limits.patternInputCharacters);
}

/** Of several providers in metadata the case is about the one that is named elsewhere in it; where none is, nobody knows which one is meant. */
function isMeant(evidence: readonly Identified[], names: readonly string[]): (item: Identified) => boolean {
  const entities = new Set(evidence.flatMap((item) => (item.kind === 'idp-metadata' ? [item.metadata.entityId] : [])));
  const meant = entities.size > 1 ? new Set<string | null>(names) : entities;
  return (item) => item.kind !== 'idp-metadata' || meant.has(item.metadata.entityId);
}

function ofResponse(
  { judgement: { saml } }: JudgedResponse,
  certificates: readonly CertificateSection[],
): ProviderTrace[] {
  const held = (sha1: string | null): boolean =>
    certificates.some((certificate) => certificate.sha1 === sha1 && certificate.roles.includes('configured-at-broker'));
  const verified =
    saml.trustworthy && saml.signatures.some(({ valid, certificate }) => valid === true && held(certificate));
  return [
    ...traces('issuer', [saml.issuer]).map((trace) => (verified ? { ...trace, verified } : trace)),
    ...traces(
      'attributeNames',
      saml.attributes.map(({ name }) => name),
    ),
    ...text(saml.status.message),
  ];
}

function ofEvidence(item: Identified): ProviderTrace[] {
  switch (item.kind) {
    case 'idp-metadata': {
      const { entityId, singleSignOnServices } = item.metadata;
      const addresses = singleSignOnServices.map(({ location }) => location);
      return [...traces('issuer', [entityId]), ...traces('ssoUrl', addresses)];
    }
    case 'connection':
      return traces('issuer', [item.settings.idpEntityId ?? null, item.settings.issuer ?? null]);
    case 'oidc-metadata':
      return [...traces('issuer', [item.metadata.issuer]), ...traces('ssoUrl', [item.metadata.authorizationEndpoint])];
    case 'id-token':
      return traces('issuer', [textClaim(item.token.claims, 'iss')]);
    case 'saml-request':
      return item.message.parse.ok ? traces('ssoUrl', [readRequest(item.message.parse.document.root).destination]) : [];
    case 'callback-url':
    case 'broker-error':
    case 'idp-error':
    case 'library-error':
      return ofCallback(item);
    case 'http-exchange':
      return item.exchange.message?.what === 'request' ? traces('ssoUrl', [item.exchange.url]) : [];
    case 'capture':
    case 'saml-response':
    case 'jwks':
    case 'certificate':
    case 'private-key':
    case 'secret':
    case 'access-token':
    case 'refresh-token':
    case 'client-assertion':
    case 'other-token':
      return [];
  }
}

/** RFC 9207: the issuer that an authorization response names. */
function ofCallback({ callback, page }: CallbackEvidence): ProviderTrace[] {
  const issuer = callback.parameters.find(({ name }) => name === 'iss')?.value ?? null;
  return [...traces('issuer', [issuer]), ...text(callback.errorDescription), ...pageTraces(page ?? '')];
}

/** What a copied page or a mail tells of the provider whose page it was: the addresses and the words on it. */
export function pageTraces(page: string): ProviderTrace[] {
  const addresses = [...page.matchAll(/https?:\/\/[^\s"'<>()]{4,2000}/gi)].slice(0, limits.addressesPerPage);
  return [...traces('pageAddresses', new Set(addresses.map(([address]) => address))), ...traces('pageTexts', [page])];
}

function ofCertificate({ subject, issuer, version, created }: CertificateSection): ProviderTrace[] {
  const certificate = {
    version1: version === 1 && subject === issuer,
    serialNumberIsTime: created?.from === 'serial-number-milliseconds',
  };
  return traces('certificateSubject', [subject]).map((trace) => ({ ...trace, certificate }));
}

/** A certificate that encrypts, or that stands in a message and signs nothing, can be the broker's own. */
function mayBeOfProvider(evidence: readonly Identified[]): (certificate: CertificateSection) => boolean {
  const handedIn = new Set(evidence.filter(({ kind }) => kind === 'certificate').map(({ id }) => id));
  return ({ roles, from }) =>
    roles.length === 0
      ? from.some((id) => handedIn.has(id))
      : roles.some((role) => role !== 'metadata-encryption' && role !== 'jwks-enc');
}

function text(value: string | null): ProviderTrace[] {
  return traces('errorTexts', [value === null ? null : value.slice(0, limits.patternInputCharacters)]);
}

function traces(kind: SignKind, values: Iterable<string | null>): ProviderTrace[] {
  return [...values].flatMap((value) => (value === null ? [] : [{ kind, value }]));
}
