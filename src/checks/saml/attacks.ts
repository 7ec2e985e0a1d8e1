import {
  descendantsNamed,
  isWithin,
  namespaces,
  pathOf,
  walk,
  type XmlDocument,
  type XmlElement,
} from '../../evidence/xml-tree.ts';
import { readResponse } from '../../evidence/saml-model.ts';
import type { SamlFacts } from './facts.ts';
import { suspect, type SamlFinding } from './finding.ts';
import { signatureAttacks } from './signature-attacks.ts';
import { strangeContent } from './strange-content.ts';

/** Constructs that no identity provider sends and that signature attacks are made of. */
export function attacks(facts: SamlFacts): SamlFinding[] {
  const { document, decrypted } = facts;
  if (document === null) return refusedText(facts);
  // What was encrypted is read by applications like the rest.
  const parts = decrypted === null ? [document] : [document, decrypted];
  return [
    ...refusedInside(facts),
    ...wrapping(facts, document),
    ...assertionsBeside(facts, document),
    ...assertionAstray(document),
    ...insideSignature(parts),
    ...signatureAttacks(facts, parts),
    ...duplicateIds(parts),
    ...parts.flatMap(splitValues).slice(0, 3),
    ...relativeNamespaces(parts),
  ];
}

/**
 * Text that only a lenient parser reads. What was pasted as XML may have been typed or copied wrong; what was sent is as its sender
 * made it.
 */
function refusedText({ message }: SamlFacts): SamlFinding[] {
  if (message.parse.ok || strangeContent(message) !== null) return [];
  const { code, reason, line, column } = message.parse.problem;
  const wasSent = message.wire !== null && code !== 'cut-off' && code !== 'empty';
  if (!wasSent && code !== 'doctype' && code !== 'trailing') return [];
  return [suspect('xml-attack', `${reason} (line ${line}, column ${column}).`)];
}

function refusedInside({ decryptedProblem }: SamlFacts): SamlFinding[] {
  if (decryptedProblem === null) return [];
  return [suspect('xml-attack', `the encrypted assertion is refused as evidence: ${decryptedProblem.reason}.`)];
}

/** A valid signature over something that an application does not read (XSW 1 to 8). */
function wrapping({ signatures }: SamlFacts, { root }: XmlDocument): SamlFinding[] {
  return signatures.flatMap(({ verdict: judged, document }) => {
    if (judged.references.every(({ matches }) => !matches)) return [];
    const covers = judged.references.map((reference) => reference.covers).filter((element) => element !== null);
    const strays = covers.filter((element) => !isInPlace(element, document.root, root));
    if (strays.length > 0)
      return [
        suspect(
          'signature-wrapping',
          `a signature covers ${strays.map(pathOf).join(', ')}, which is not what an application reads.`,
        ),
      ];
    const { parent } = judged.signature;
    if (parent === null || covers.includes(parent)) return [];
    return [
      suspect(
        'signature-wrapping',
        `the signature at ${pathOf(judged.signature.element)} covers ${covers.map(pathOf).join(', ')} and not the element that carries it.`,
      ),
    ];
  });
}

function isInPlace(element: XmlElement, ownRoot: XmlElement, messageRoot: XmlElement): boolean {
  if (element === ownRoot)
    return ownRoot !== messageRoot || element.localName === 'Response' || element.localName === 'Assertion';
  if (element.localName !== 'Assertion') return false;
  return (
    element.parent?.localName === 'RequestedSecurityToken' ||
    (element.parent === ownRoot && ownRoot.localName === 'Response')
  );
}

function assertionsBeside({ signatures, decrypted }: SamlFacts, { root }: XmlDocument): SamlFinding[] {
  const found = descendantsNamed(root, 'Assertion');
  const encrypted = descendantsNamed(root, 'EncryptedAssertion');
  const inside = decrypted === null ? [] : descendantsNamed(decrypted.root, 'Assertion');
  const count = found.length + Math.max(encrypted.length, encrypted.length + inside.length - 1);
  if (count < 2) return [];
  const signed = signatures
    .filter(({ verdict: judged }) => judged.valid === true)
    .flatMap(({ verdict: judged }) => judged.references.map(({ covers }) => covers));
  const unsigned = found.filter((element) => !signed.some((covers) => covers !== null && isWithin(element, covers)));
  const which = unsigned.length === 0 ? '' : `; not signed: ${unsigned.map(pathOf).join(', ')}`;
  // The broker counts those that are encrypted, and those inside one, for themselves.
  const blocks = found.length > 1 || encrypted.length > 1 || inside.length > 1;
  return [suspect('several-assertions', `there are ${count} assertions${which}.`, { blocks })];
}

/** The only assertion stands where an application that knows SAML does not look, and a careless one finds it. */
function assertionAstray({ root }: XmlDocument): SamlFinding[] {
  if (root.localName !== 'Response') return [];
  const { assertions, encryptedAssertions } = readResponse(root);
  if (assertions.length > 0 || encryptedAssertions.length > 0) return [];
  const [found] = [...descendantsNamed(root, 'Assertion'), ...descendantsNamed(root, 'EncryptedAssertion')];
  if (found === undefined) return [];
  return [suspect('assertion-astray', `an assertion stands at ${pathOf(found)}, where none belongs.`)];
}

const samlNamespaces: ReadonlySet<string> = new Set([
  namespaces.assertion,
  namespaces.protocol,
  namespaces.assertion11,
  namespaces.protocol11,
]);
const samlNames: ReadonlySet<string> = new Set(['Response', 'Assertion', 'EncryptedAssertion']);

/** The enveloped-signature transform takes the signature out of the digest, and all that hides in it. */
function insideSignature(parts: readonly XmlDocument[]): SamlFinding[] {
  const hidden: XmlElement[] = [];
  for (const signature of parts.flatMap(({ root }) => descendantsNamed(root, 'Signature', namespaces.signature)))
    walk(signature, (element) => {
      if (samlNamespaces.has(element.namespace) || samlNames.has(element.localName)) hidden.push(element);
    });
  return hidden
    .slice(0, 1)
    .map((element) =>
      suspect(
        'saml-inside-signature',
        `SAML content stands inside a signature, where no digest covers it (${pathOf(element)}).`,
      ),
    );
}

/** Verifiers differ in the spellings that they look at. */
const idName = /^(?:assertion|response|request)?id$/i;

function duplicateIds(parts: readonly XmlDocument[]): SamlFinding[] {
  const index = new Map<string, Set<XmlElement>>();
  for (const { root } of parts)
    walk(root, (element) => {
      for (const { localName, value } of element.attributes) {
        if (!idName.test(localName)) continue;
        const known = index.get(value);
        if (known === undefined) index.set(value, new Set([element]));
        else known.add(element);
      }
    });
  return [...index]
    .filter(([, elements]) => elements.size > 1)
    .slice(0, 3)
    .map(([id, elements]) =>
      suspect('duplicate-id', `${elements.size} elements have the ID ${id.slice(0, 100)}.`, {
        received: id.slice(0, 200),
      }),
    );
}

const values: ReadonlySet<string> = new Set([
  'NameID',
  'NameIdentifier',
  'AttributeValue',
  'Audience',
  'Issuer',
  'DigestValue',
  'SignatureValue',
  'X509Certificate',
  'StatusMessage',
]);

/** Comments and processing instructions cut a value into parts, of which some programs read only the first. */
function splitValues({ root, marks }: XmlDocument): SamlFinding[] {
  if (marks.comments === 0 && marks.processingInstructions === 0) return [];
  const findings: SamlFinding[] = [];
  walk(root, (element) => {
    if (findings.length >= 3) return;
    const instruction = element.children.some(({ kind }) => kind === 'processing-instruction');
    if (instruction)
      findings.push(
        suspect(
          'processing-instruction',
          `a processing instruction stands in ${pathOf(element)}. The broker’s library takes it for text.`,
        ),
      );
    const comment = values.has(element.localName) && element.children.some(({ kind }) => kind === 'comment');
    if (comment)
      findings.push(suspect('comment-in-value', `a comment cuts the value of ${pathOf(element)} into parts.`));
  });
  return findings;
}

function relativeNamespaces(parts: readonly XmlDocument[]): SamlFinding[] {
  if (parts.every(({ marks }) => marks.relativeNamespaces === 0)) return [];
  return [suspect('relative-namespace', 'a namespace is no absolute address, and such text cannot be canonicalised.')];
}
