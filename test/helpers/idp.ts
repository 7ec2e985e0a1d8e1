import { constants, createHash, sign, type KeyObject } from 'node:crypto';
import { createIdentity, type TestIdentity } from './self-signed.ts';

/** The instant at which every generated response is valid. */
export const testNow = new Date('2026-03-02T12:00:00Z');

/** The broker's settings that a response with default values satisfies. */
export const testConnection = {
  entityId: 'urn:auth0:influxdata:acme-saml',
  callbackUrl: 'https://auth.influxdata.com/login/callback?connection=acme-saml',
  idpEntityId: 'https://idp.example.com/metadata',
};

export const algorithms = {
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  exclusiveWithComments: 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
  inclusive: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  inclusive11: 'http://www.w3.org/2006/12/xml-c14n11',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha384: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
  rsaSha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  rsaSha384: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384',
  rsaSha512: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  pssSha256: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  ecdsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
  ed25519: 'http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519',
} as const;

const ns = {
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

export interface SignatureOptions {
  readonly identity?: TestIdentity;
  readonly algorithm?: string;
  readonly digest?: string;
  readonly canonicalization?: string;
  readonly transforms?: readonly string[];
  /** The whole KeyInfo element; `''` leaves it out. Default: the identity's certificate. */
  readonly keyInfo?: string;
  /** Changes SignedInfo before it is signed. */
  readonly editSignedInfo?: (signedInfo: string) => string;
  /** Changes the finished Signature element. */
  readonly editSignature?: (signature: string) => string;
  readonly uri?: string;
}

export interface ResponseOptions {
  readonly sign?: 'assertion' | 'response' | 'both' | 'none';
  readonly signature?: SignatureOptions;
  readonly responseId?: string;
  readonly assertionId?: string;
  readonly issuer?: string;
  /** `null` leaves the attribute out, here and below. */
  readonly destination?: string | null;
  readonly inResponseTo?: string | null;
  readonly issueInstant?: string;
  /** The whole Status element. */
  readonly status?: string;
  readonly nameId?: string;
  /** Attributes of NameID, as text that starts with a blank. */
  readonly nameIdAttributes?: string;
  readonly subject?: string;
  readonly recipient?: string | null;
  readonly subjectConfirmation?: string;
  readonly notBefore?: string | null;
  readonly notOnOrAfter?: string | null;
  readonly audiences?: readonly string[];
  readonly conditions?: string;
  readonly attributes?: string;
  readonly version?: string;
  /** Changes the assertion before it is signed; the text must stay canonical. */
  readonly editAssertion?: (assertion: string) => string;
  /** Changes the signed assertion before it goes into the response. */
  readonly editSignedAssertion?: (assertion: string) => string;
  /** Changes the response before it is signed. */
  readonly editResponse?: (response: string) => string;
  /** Changes the finished text. */
  readonly edit?: (xml: string) => string;
}

let shared: TestIdentity | undefined;

/** The identity that signs by default: one fresh RSA-2048 key for each test file. */
export function defaultIdentity(): TestIdentity {
  return (shared ??= createIdentity());
}

/** A SAML 2.0 response that the default connection accepts, apart from what the options change. */
export function createResponse(options: ResponseOptions = {}): string {
  const mode = options.sign ?? 'assertion';
  let assertion = createAssertion(options);
  if (mode === 'assertion' || mode === 'both')
    assertion = signElement(assertion, { ...options.signature, inherited: { samlp: ns.samlp } });
  assertion = options.editSignedAssertion?.(assertion) ?? assertion;
  return wrapAssertion(assertion, options);
}

/** Puts any content (an assertion, an encrypted one, nothing) into a Response and signs that if asked for. */
export function wrapAssertion(content: string, options: ResponseOptions = {}): string {
  const mode = options.sign ?? 'assertion';
  let response =
    `<samlp:Response xmlns:samlp="${ns.samlp}"` +
    optional('Destination', options.destination, testConnection.callbackUrl) +
    ` ID="${options.responseId ?? '_response'}"` +
    optional('InResponseTo', options.inResponseTo, '_request') +
    ` IssueInstant="${options.issueInstant ?? '2026-03-02T11:59:50Z'}" Version="2.0">` +
    `<saml:Issuer xmlns:saml="${ns.saml}">${options.issuer ?? testConnection.idpEntityId}</saml:Issuer>` +
    `${options.status ?? createStatus('urn:oasis:names:tc:SAML:2.0:status:Success')}${content}</samlp:Response>`;
  response = options.editResponse?.(response) ?? response;
  if (mode === 'response' || mode === 'both') response = signElement(response, options.signature);
  return options.edit?.(response) ?? response;
}

/** A canonical, unsigned assertion. */
export function createAssertion(options: ResponseOptions = {}): string {
  const format = ' Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"';
  const confirmation =
    options.subjectConfirmation ??
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData' +
      optional('InResponseTo', options.inResponseTo, '_request') +
      ' NotOnOrAfter="2026-03-02T12:05:00Z"' +
      optional('Recipient', options.recipient, testConnection.callbackUrl) +
      '></saml:SubjectConfirmationData></saml:SubjectConfirmation>';
  const subject =
    options.subject ??
    `<saml:Subject><saml:NameID${options.nameIdAttributes ?? format}>${options.nameId ?? 'ada@example.com'}</saml:NameID>${confirmation}</saml:Subject>`;
  const audiences = (options.audiences ?? [testConnection.entityId])
    .map((audience) => `<saml:Audience>${audience}</saml:Audience>`)
    .join('');
  const conditions =
    options.conditions ??
    '<saml:Conditions' +
      optional('NotBefore', options.notBefore, '2026-03-02T11:55:00Z') +
      optional('NotOnOrAfter', options.notOnOrAfter, '2026-03-02T12:05:00Z') +
      `><saml:AudienceRestriction>${audiences}</saml:AudienceRestriction></saml:Conditions>`;
  const attributes =
    options.attributes ??
    '<saml:AttributeStatement><saml:Attribute Name="http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"><saml:AttributeValue>ada@example.com</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>';
  const assertion =
    `<saml:Assertion xmlns:saml="${ns.saml}" ID="${options.assertionId ?? '_assertion'}" IssueInstant="${options.issueInstant ?? '2026-03-02T11:59:50Z'}"${options.version ?? ' Version="2.0"'}>` +
    `<saml:Issuer>${options.issuer ?? testConnection.idpEntityId}</saml:Issuer>${subject}${conditions}` +
    '<saml:AuthnStatement AuthnInstant="2026-03-02T11:59:40Z" SessionIndex="_session"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>' +
    `${attributes}</saml:Assertion>`;
  return options.editAssertion?.(assertion) ?? assertion;
}

export function createStatus(code: string, subCode?: string, message?: string): string {
  const inner = subCode === undefined ? '' : `<samlp:StatusCode Value="${subCode}"></samlp:StatusCode>`;
  const text = message === undefined ? '' : `<samlp:StatusMessage>${message}</samlp:StatusMessage>`;
  return `<samlp:Status><samlp:StatusCode Value="${code}">${inner}</samlp:StatusCode>${text}</samlp:Status>`;
}

interface ElementSignature extends SignatureOptions {
  /** Namespaces that inclusive canonicalization takes over from ancestors. */
  readonly inherited?: Readonly<Record<string, string>>;
}

/** Signs a canonical element: the signature stands behind Issuer, or first where there is none. */
export function signElement(element: string, options: ElementSignature = {}): string {
  const transforms = options.transforms ?? [algorithms.enveloped, algorithms.exclusive];
  const canonicalization = options.canonicalization ?? algorithms.exclusive;
  const id = / ID="([^"]*)"/.exec(element)?.[1] ?? / AssertionID="([^"]*)"/.exec(element)?.[1] ?? '';
  const own = Object.fromEntries(
    [...(/^<[^>]*>/.exec(element)?.[0] ?? '').matchAll(/ xmlns:([a-z]+)="([^"]*)"/g)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]),
  );
  const inherited = options.inherited ?? {};
  const signedBytes = transforms.find((transform) => transform.includes('c14n'))?.includes('exc-c14n')
    ? element
    : withNamespaces(element, inherited);
  const digest = options.digest ?? algorithms.sha256;
  const method = options.algorithm ?? algorithms.rsaSha256;
  let signedInfo =
    `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${canonicalization}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${method}"></ds:SignatureMethod><ds:Reference URI="${options.uri ?? `#${id}`}"><ds:Transforms>` +
    transforms.map((transform) => `<ds:Transform Algorithm="${transform}"></ds:Transform>`).join('') +
    `</ds:Transforms><ds:DigestMethod Algorithm="${digest}"></ds:DigestMethod><ds:DigestValue>` +
    `${createHash(hashName(digest)).update(signedBytes).digest('base64')}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  signedInfo = options.editSignedInfo?.(signedInfo) ?? signedInfo;
  const exclusive = canonicalization.includes('exc-c14n');
  const scope = exclusive ? { ds: ns.ds } : { ...inherited, ...own, ds: ns.ds };
  const identity = options.identity ?? defaultIdentity();
  const value = signatureValue(method, withNamespaces(signedInfo, scope), identity.privateKey);
  const keyInfo =
    options.keyInfo ??
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${identity.base64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
  let signature = `<ds:Signature xmlns:ds="${ns.ds}">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue>${keyInfo}</ds:Signature>`;
  signature = options.editSignature?.(signature) ?? signature;
  const issuerEnd =
    /^<[^>]*><saml:Issuer[^>]*>[^<]*<\/saml:Issuer>/.exec(element)?.[0] ?? /^<[^>]*>/.exec(element)?.[0] ?? '';
  return issuerEnd + signature + element.slice(issuerEnd.length);
}

/** The element with these namespace declarations besides its own, in canonical order. */
function withNamespaces(element: string, added: Readonly<Record<string, string>>): string {
  const head = /^<[^ >]+/.exec(element)?.[0] ?? '';
  const written = [...element.slice(head.length, element.indexOf('>')).matchAll(/ xmlns:([a-z]+)="([^"]*)"/g)];
  const all = new Map([
    ...Object.entries(added),
    ...written.map((match): [string, string] => [match[1] ?? '', match[2] ?? '']),
  ]);
  const rest = written.reduce(
    (text, [declaration]) => text.replace(declaration, ''),
    element.slice(head.length, element.indexOf('>')),
  );
  const declarations = [...all]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return head + declarations.join('') + rest + element.slice(element.indexOf('>'));
}

function signatureValue(method: string, text: string, key: KeyObject): string {
  const bytes = Buffer.from(text);
  if (method === algorithms.ed25519) return sign(null, bytes, key).toString('base64');
  const hash = hashName(method);
  if (method.includes('ecdsa')) return sign(hash, bytes, { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
  if (method.includes('MGF1'))
    return sign(hash, bytes, {
      key,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    }).toString('base64');
  return sign(hash, bytes, key).toString('base64');
}

function hashName(algorithm: string): string {
  return /sha-?(1|256|384|512)/.exec(algorithm)?.[0] ?? 'sha256';
}

function optional(name: string, value: string | null | undefined, standard: string): string {
  return value === null ? '' : ` ${name}="${value ?? standard}"`;
}
