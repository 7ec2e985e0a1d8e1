import { readStatus, type SamlStatus } from './saml-status.ts';
import {
  attribute,
  childNamed,
  childrenNamed,
  elements,
  namespaces,
  textContent,
  type XmlElement,
} from './xml-tree.ts';

/** A SAML response as data (SAML core §3.3.3; 1.1 as far as it has the same things). Read from whatever element is given: whether it is signed is not its business. */
export interface SamlResponse {
  readonly element: XmlElement;
  readonly id: string | null;
  readonly version: string | null;
  readonly issuer: string | null;
  readonly destination: string | null;
  readonly inResponseTo: string | null;
  readonly issueInstant: string | null;
  readonly status: SamlStatus;
  /** Assertions in their place: children of the response. */
  readonly assertions: readonly SamlAssertion[];
  readonly encryptedAssertions: readonly XmlElement[];
}

export interface SamlAssertion {
  readonly element: XmlElement;
  readonly id: string | null;
  readonly version: string | null;
  readonly issuer: string | null;
  readonly issueInstant: string | null;
  readonly conditions: {
    readonly notBefore: string | null;
    readonly notOnOrAfter: string | null;
    readonly audiences: readonly string[];
  };
  readonly nameId: {
    readonly value: string;
    readonly format: string | null;
    readonly nameQualifier: string | null;
    readonly spNameQualifier: string | null;
  } | null;
  readonly confirmations: readonly SubjectConfirmation[];
  readonly authentication: {
    readonly instant: string | null;
    readonly contextClass: string | null;
    readonly sessionIndex: string | null;
    readonly sessionNotOnOrAfter: string | null;
  } | null;
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
}

interface SubjectConfirmation {
  readonly method: string | null;
  readonly recipient: string | null;
  readonly notBefore: string | null;
  readonly notOnOrAfter: string | null;
  readonly inResponseTo: string | null;
}

export interface SamlRequest {
  readonly id: string | null;
  readonly issuer: string | null;
  readonly destination: string | null;
  readonly assertionConsumerServiceUrl: string | null;
  readonly nameIdFormat: string | null;
  readonly issueInstant: string | null;
}

export function readResponse(element: XmlElement): SamlResponse {
  const ofVersion = (child: XmlElement): boolean =>
    child.namespace === namespaces.assertion || child.namespace === namespaces.assertion11;
  return {
    element,
    id: attribute(element, 'ID') ?? attribute(element, 'ResponseID'),
    version: versionOf(element),
    issuer: textOf(childNamed(element, 'Issuer')),
    destination: attribute(element, 'Destination') ?? attribute(element, 'Recipient'),
    inResponseTo: attribute(element, 'InResponseTo'),
    issueInstant: attribute(element, 'IssueInstant'),
    status: readStatus(element),
    assertions: childrenNamed(element, 'Assertion').filter(ofVersion).map(readAssertion),
    encryptedAssertions: childrenNamed(element, 'EncryptedAssertion', namespaces.assertion),
  };
}

export function readAssertion(element: XmlElement): SamlAssertion {
  const conditions = childNamed(element, 'Conditions');
  const restrictions =
    conditions === null
      ? []
      : elements(conditions).filter(({ localName }) => localName.startsWith('AudienceRestriction'));
  return {
    element,
    id: attribute(element, 'ID') ?? attribute(element, 'AssertionID'),
    version: versionOf(element),
    issuer: textOf(childNamed(element, 'Issuer')) ?? attribute(element, 'Issuer'),
    issueInstant: attribute(element, 'IssueInstant'),
    conditions: {
      notBefore: attribute(conditions, 'NotBefore'),
      notOnOrAfter: attribute(conditions, 'NotOnOrAfter'),
      audiences: restrictions.flatMap((restriction) => childrenNamed(restriction, 'Audience')).map(textContent),
    },
    nameId: nameIds(element).map(readNameId)[0] ?? null,
    confirmations: subjects(element)
      .flatMap((subject) => childrenNamed(subject, 'SubjectConfirmation'))
      .map(readConfirmation),
    authentication: readAuthentication(element),
    attributes: childrenNamed(element, 'AttributeStatement')
      .flatMap((statement) => childrenNamed(statement, 'Attribute'))
      .map(readAttribute),
  };
}

export function readRequest(element: XmlElement): SamlRequest {
  return {
    id: attribute(element, 'ID') ?? attribute(element, 'RequestID'),
    issuer: textOf(childNamed(element, 'Issuer')),
    destination: attribute(element, 'Destination'),
    assertionConsumerServiceUrl: attribute(element, 'AssertionConsumerServiceURL'),
    nameIdFormat: attribute(childNamed(element, 'NameIDPolicy'), 'Format'),
    issueInstant: attribute(element, 'IssueInstant'),
  };
}

function versionOf(element: XmlElement): string | null {
  const major = attribute(element, 'MajorVersion');
  return (
    attribute(element, 'Version') ?? (major === null ? null : `${major}.${attribute(element, 'MinorVersion') ?? '0'}`)
  );
}

/** In SAML 1.1 the subject stands in the statements. */
function subjects(assertion: XmlElement): XmlElement[] {
  const statements = elements(assertion).filter(({ localName }) => localName.endsWith('Statement'));
  return [assertion, ...statements].flatMap((holder) => childrenNamed(holder, 'Subject'));
}

function nameIds(assertion: XmlElement): XmlElement[] {
  return subjects(assertion).flatMap((subject) => [
    ...childrenNamed(subject, 'NameID'),
    ...childrenNamed(subject, 'NameIdentifier'),
  ]);
}

/** A NameID, or the NameIdentifier of SAML 1.1. */
export function readNameId(element: XmlElement): NonNullable<SamlAssertion['nameId']> {
  return {
    value: textContent(element),
    format: attribute(element, 'Format'),
    nameQualifier: attribute(element, 'NameQualifier'),
    spNameQualifier: attribute(element, 'SPNameQualifier'),
  };
}

function readConfirmation(element: XmlElement): SubjectConfirmation {
  const data = childNamed(element, 'SubjectConfirmationData');
  return {
    method: attribute(element, 'Method') ?? textOf(childNamed(element, 'ConfirmationMethod')),
    recipient: attribute(data, 'Recipient'),
    notBefore: attribute(data, 'NotBefore'),
    notOnOrAfter: attribute(data, 'NotOnOrAfter'),
    inResponseTo: attribute(data, 'InResponseTo'),
  };
}

function readAuthentication(assertion: XmlElement): SamlAssertion['authentication'] {
  const statement = childNamed(assertion, 'AuthnStatement') ?? childNamed(assertion, 'AuthenticationStatement');
  if (statement === null) return null;
  return {
    instant: attribute(statement, 'AuthnInstant') ?? attribute(statement, 'AuthenticationInstant'),
    contextClass:
      textOf(childNamed(childNamed(statement, 'AuthnContext'), 'AuthnContextClassRef')) ??
      attribute(statement, 'AuthenticationMethod'),
    sessionIndex: attribute(statement, 'SessionIndex'),
    sessionNotOnOrAfter: attribute(statement, 'SessionNotOnOrAfter'),
  };
}

/** An Attribute; in SAML 1.1 its namespace stands before its name. */
export function readAttribute(element: XmlElement): { name: string; values: string[] } {
  const namespace = attribute(element, 'AttributeNamespace');
  const name =
    attribute(element, 'Name') ??
    `${namespace === null ? '' : `${namespace}/`}${attribute(element, 'AttributeName') ?? ''}`;
  return { name, values: childrenNamed(element, 'AttributeValue').map(textContent) };
}

function textOf(element: XmlElement | null): string | null {
  return element === null ? null : textContent(element).trim();
}
