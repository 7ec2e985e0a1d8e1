import { assertionCount, assertionPresent, encryptedAssertion } from './assertion.ts';
import { audience } from './audience.ts';
import { certificateReadable, certificateValidity } from './certificate.ts';
import { destination } from './destination.ts';
import { encoding, wellFormed } from './encoding.ts';
import { expiry } from './expiry.ts';
import { nameQualifier, spNameQualifier } from './name-qualifiers.ts';
import { recipient } from './recipient.ts';
import { responseElement, securityToken, wsFederationFault } from './response-element.ts';
import { signaturePresent } from './signature-present.ts';
import {
  signatureAlgorithm,
  signatureReferences,
  signatureStructure,
  signatureValue,
  signingCertificate,
} from './signature.ts';
import { assertionVersion, signedAssertion } from './signed-assertion.ts';
import { status } from './status.ts';
import type { BrokerStep } from './step.ts';

/** The validator's steps in its own order. The first that fails is what a user is told. */
export const brokerSteps = [
  encoding,
  wellFormed,
  wsFederationFault,
  securityToken,
  responseElement,
  destination,
  status,
  assertionCount,
  encryptedAssertion,
  assertionPresent,
  signaturePresent,
  signatureStructure,
  signatureReferences,
  signatureAlgorithm,
  signingCertificate,
  signatureValue,
  certificateReadable,
  certificateValidity,
  signedAssertion,
  assertionVersion,
  expiry,
  audience,
  recipient,
  nameQualifier,
  spNameQualifier,
] as const satisfies readonly BrokerStep[];

export type BrokerStepId = (typeof brokerSteps)[number]['id'];
