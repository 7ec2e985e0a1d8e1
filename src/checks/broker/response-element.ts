import { textContent, type XmlElement } from '../../evidence/xml-tree.ts';
import { descendantsNamed } from '../../evidence/xml-tree.ts';
import { defineStep, fail, pass, unknown } from './step.ts';

/** Elements named Response are counted at any depth and in any namespace. */
export const responseElement = defineStep({
  id: 'response-element',
  title: 'There is exactly one Response element',
  sources: ['https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/samlp.js'],
  run: ({ responses, protocol, parsed, assertion }) => {
    if (protocol === 'wsfed' || !parsed.ok) return null;
    if (responses.length === 0 && assertion !== null)
      return unknown(
        'the Response around this assertion',
        'Only an assertion was handed in, so what the broker says to its response cannot be told.',
      );
    if (responses.length === 0) return fail('XML is not a valid saml response', 'No element is named Response.');
    if (responses.length > 1)
      return fail('SAMLResponse should be unique', `${responses.length} elements are named Response.`);
    return pass('There is one Response element.');
  },
});

/** WS-Federation: a SOAP fault comes before everything else. */
export const wsFederationFault = defineStep({
  id: 'wsfed-fault',
  title: 'The result is not a fault',
  sources: ['https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/wsfederation.js'],
  run: ({ protocol, parsed }) => {
    if (protocol !== 'wsfed' || !parsed.ok) return null;
    const faults = descendantsNamed(parsed.document.root, 'Fault');
    if (faults.length === 0) return pass('The result is not a fault.');
    const text = faults.flatMap((fault) => below(below([fault], 'Reason'), 'Text')).map(textContent)[0];
    return fail(
      text === undefined || text === '' ? 'Authentication Failed' : text,
      'The provider answered with a SOAP fault.',
    );
  },
});

/** WS-Federation: the assertion travels in a RequestedSecurityToken of WS-Trust 1.2 or 1.3. */
export const securityToken = defineStep({
  id: 'wsfed-token',
  title: 'There is a RequestedSecurityToken',
  sources: ['https://github.com/auth0/passport-wsfed-saml2 lib/passport-wsfed-saml2/wsfederation.js'],
  run: ({ protocol, parsed }) => {
    if (protocol !== 'wsfed' || !parsed.ok) return null;
    const { root } = parsed.document;
    const [token] = trustNamespaces.flatMap((namespace) =>
      descendantsNamed(root, 'RequestedSecurityToken', namespace).slice(0, 1),
    );
    if (token === undefined || token.children.length === 0)
      return fail('missing RequestedSecurityToken element', 'There is no RequestedSecurityToken with content.');
    return pass('There is a RequestedSecurityToken.');
  },
});

const trustNamespaces = [
  'http://schemas.xmlsoap.org/ws/2005/02/trust',
  'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
] as const;

function below(parents: readonly XmlElement[], localName: string): XmlElement[] {
  return parents.flatMap((parent) =>
    parent.children.filter((child): child is XmlElement => child.kind === 'element' && child.localName === localName),
  );
}
