import type { CheckResult, Identified } from '../checks/check.ts';
import type { CallbackFacts } from '../evidence/callback-facts.ts';
import type { CertificateFacts } from '../evidence/certificate-facts.ts';
import type { CallbackEvidence } from '../evidence/evidence.ts';
import { issueInstant } from '../evidence/issue-instant.ts';
import type { JudgedResponse } from '../judge/judge-responses.ts';
import { limits } from '../limits.ts';
import { shortened } from '../text/visible-text.ts';
import type { Redactor } from '../redaction/redact.ts';
import type { CallbackSection, CertificateSection, EvidenceItem, Finding } from './report.ts';

/** Parameters whose values say something about the failure and nothing about a person. All others are masked. */
const harmless = new Set([
  'error',
  'error_uri',
  'connection',
  'lang',
  'protocol',
  'response_type',
  'response_mode',
  'scope',
  'audience',
  'client_id',
]);

/** Other names are secret in themselves, so the mask says what it is. */
const secretKinds = new Map([
  ['state', 'state'],
  ['code', 'authorization code'],
  ['nonce', 'nonce'],
  ['id_token', 'ID token'],
  ['access_token', 'access token'],
  ['refresh_token', 'refresh token'],
  ['client_secret', 'client secret'],
  ['SAMLResponse', 'SAML response'],
  ['RelayState', 'relay state'],
  ['session_state', 'session state'],
]);

export function evidenceSection(item: Identified): EvidenceItem {
  const kind = item.kind === 'secret' ? item.secret : item.kind;
  const { source, location } = item.origin;
  return { id: item.id, kind, source, location, at: instantOf(item)?.toISOString() ?? null, undone: undoneIn(item) };
}

function instantOf(item: Identified): Date | null {
  if (item.kind === 'http-exchange') return item.exchange.startedAt ?? item.exchange.serverDate;
  return item.kind === 'saml-response' || item.kind === 'saml-request' ? issueInstant(item.message) : null;
}

function undoneIn(item: Identified): EvidenceItem['undone'] {
  if ('callback' in item) return [...item.callback.undone];
  if ('undone' in item) return [...item.undone];
  return item.kind === 'saml-response' || item.kind === 'saml-request' ? [...item.message.undone] : [];
}

export function callbackSection(item: CallbackEvidence | null, redactor: Redactor): CallbackSection | null {
  if (item === null) return null;
  const { callback } = item;
  const state = callback.parameters.find(({ name }) => name === 'state');
  // Masked as well where only its length is told, so that what was left out is counted.
  if (state !== undefined) redactor.secret('state', state.value);
  return {
    url: maskedUrl(callback, redactor),
    host: callback.host,
    path: callback.path === null ? null : redactor.text(shortened(callback.path)),
    parameterSource: callback.parameterSource,
    error: callback.error === null ? null : redactor.text(shortened(callback.error)),
    errorDescription:
      callback.errorDescription === null
        ? null
        : redactor.text(callback.errorDescription.slice(0, limits.patternInputCharacters)),
    errorUri: callback.errorUri === null ? null : redactor.text(shortened(callback.errorUri)),
    state: { present: state !== undefined, length: state?.value.length ?? 0 },
    otherParameters: otherParameters(callback).map(({ name, value }) => ({
      name: redactor.text(shortened(name)),
      value: maskedValue(name, value, redactor),
    })),
  };
}

function otherParameters({ parameters }: CallbackFacts): CallbackFacts['parameters'] {
  const named = new Set(['error', 'error_description', 'error_uri', 'state']);
  const seen = new Set<string>();
  // The second of two equal names is another parameter as far as the reader is concerned.
  return parameters.filter(({ name }) => {
    if (!named.has(name)) return true;
    const repeated = seen.has(name);
    seen.add(name);
    return repeated;
  });
}

function maskedValue(name: string, value: string, redactor: Redactor): string {
  if (name === 'error_description' || harmless.has(name)) return redactor.text(shortened(value));
  return redactor.secret(secretKinds.get(name) ?? 'parameter', value);
}

/** The address with every value masked that could be secret: scheme, host, path, and the parameters' names stay. */
function maskedUrl(callback: CallbackFacts, redactor: Redactor): string | null {
  if (callback.url === null || callback.host === null) return null;
  const scheme = callback.url.startsWith('http:') ? 'http' : 'https';
  const path = redactor.text(shortened(callback.path ?? '/'));
  const parameters = callback.parameters.map(({ name, value }) => {
    const shown = name === 'error_description' ? '…' : maskedValueQuietly(name, value);
    return `${encodeURIComponent(redactor.text(shortened(name)).toWellFormed())}=${shown}`;
  });
  const separator = callback.parameterSource === 'fragment' ? '#' : '?';
  return `${scheme}://${callback.host}${path}${parameters.length > 0 ? separator : ''}${parameters.join('&')}`;
}

/** The same as in `otherParameters`, where it is already counted. */
function maskedValueQuietly(name: string, value: string): string {
  return harmless.has(name) && /^[\w.:/-]{1,100}$/.test(value) ? value : '[masked]';
}

/** A certificate somewhere in the case, and what it is there. */
interface FoundCertificate {
  readonly facts: CertificateFacts;
  readonly roles: readonly string[];
  /** The evidence's id. */
  readonly from: string;
}

/** Every certificate once, with its id: those handed in, those in metadata, and those in responses. */
export function certificateSections(
  evidence: readonly Identified[],
  responses: readonly JudgedResponse[],
): CertificateSection[] {
  const sections = new Map<string, CertificateSection>();
  for (const { facts, roles, from } of foundCertificates(evidence, responses)) {
    const known = sections.get(facts.sha256);
    const section: CertificateSection = known ?? { ...facts, id: `c${sections.size + 1}`, roles: [], from: [] };
    if (!section.from.includes(from)) section.from.push(from);
    section.roles.push(...roles.filter((role) => !section.roles.includes(role)));
    sections.set(facts.sha256, section);
  }
  return [...sections.values()];
}

function foundCertificates(evidence: readonly Identified[], responses: readonly JudgedResponse[]): FoundCertificate[] {
  const inResponses = responses.flatMap(({ id, judgement }) =>
    judgement.certificates.map(({ facts, roles }) => ({ facts, roles, from: id })),
  );
  return [...evidence.flatMap(handedIn), ...inResponses];
}

function handedIn(item: Identified): FoundCertificate[] {
  const { id, kind } = item;
  if (kind === 'certificate') {
    const roles = item.role === 'configured' ? ['stated-as-configured'] : [];
    return [{ facts: item.certificate, roles, from: id }];
  }
  if (kind === 'connection')
    return item.certificates.map((facts) => ({ facts, roles: ['stated-as-configured'], from: id }));
  if (kind === 'jwks')
    return item.keys.flatMap(({ use, certificates }) =>
      certificates.map((facts) => ({ facts, roles: [use === null ? 'jwks' : `jwks-${use}`], from: id })),
    );
  if (kind !== 'idp-metadata') return [];
  return item.metadata.keys.flatMap(({ use, certificates }) =>
    certificates.map((facts) => ({ facts, roles: [use === null ? 'metadata' : `metadata-${use}`], from: id })),
  );
}

export function findingSection(
  check: string,
  result: CheckResult & { readonly brokerStep?: true },
  redactor: Redactor,
): Finding {
  const shown = (value: string | undefined): string | null =>
    value === undefined ? null : redactor.text(shortened(value));
  return {
    check,
    brokerStep: result.brokerStep === true,
    status: result.status,
    severity: result.status === 'fail' ? result.severity : 'info',
    blocks: result.status === 'fail' && result.blocks,
    suspicious: result.suspicious === true,
    received: shown(result.received),
    expected: shown(result.expected),
    compares: result.compares ?? null,
    message: redactor.text(result.message),
    from: result.from,
    missing: result.status === 'skipped' || result.status === 'unknown' ? result.missing : null,
  };
}
