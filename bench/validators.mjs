// What is measured in a warm process. Each takes the base64 text of SAMLResponse, and throws where it does not find the response valid.
import { X509Certificate } from 'node:crypto';
import { SAML } from '@node-saml/node-saml';
import { DOMParser } from '@xmldom/xmldom';
import * as samlify from 'samlify';
import { SignedXml } from 'xml-crypto';
import { connectionFor, expectAccepted } from './ours.mjs';

/** Every validator by its name; ours first. */
export async function createValidators(sources) {
  const { pem, der } = sources.defaultIdentity();
  const { entityId, callbackUrl, idpEntityId } = sources.testConnection;
  const connection = connectionFor(sources);
  return {
    'our whole diagnosis': (base64) => expectAccepted(base64, connection),
    "the standard's verdict": await standardVerdict(sources, new X509Certificate(der).publicKey),
    'xml-crypto': bareXmlCrypto(pem),
    'node-saml': nodeSaml({ idpCert: pem, issuer: entityId, audience: entityId, callbackUrl }),
    samlify: withSamlify({ entityId, callbackUrl, idpEntityId, pem }),
  };
}

async function standardVerdict({ findSaml, indexIds, describeSignatures, verifyByStandard, loadCanonicalizer }, key) {
  const canonicalize = await loadCanonicalizer();
  return (base64) => {
    const [{ message }] = findSaml(base64, null);
    const { document } = message.parse;
    const ids = indexIds(document.root);
    for (const signature of describeSignatures(document.root)) {
      const { valid, failure } = verifyByStandard(document, ids, signature, [key], canonicalize);
      if (valid !== true) throw new Error(failure.detail);
    }
  };
}

function bareXmlCrypto(publicCert) {
  return (base64) => {
    const xml = Buffer.from(base64, 'base64').toString('utf8');
    const document = new DOMParser().parseFromString(xml, 'text/xml');
    const signature = document.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature')[0];
    const library = new SignedXml({ publicCert });
    library.loadSignature(signature);
    if (!library.checkSignature(xml)) throw new Error('not valid');
  };
}

function nodeSaml(options) {
  const validator = new SAML({ ...options, wantAuthnResponseSigned: false, acceptedClockSkewMs: -1 });
  return async (base64) => {
    const { profile } = await validator.validatePostResponseAsync({ SAMLResponse: base64 });
    if (profile === null) throw new Error('not valid');
  };
}

function withSamlify({ entityId, callbackUrl, idpEntityId, pem }) {
  samlify.setSchemaValidator({ validate: () => Promise.resolve('skipped') });
  const { post } = samlify.Constants.namespace.binding;
  const sp = samlify.ServiceProvider({
    entityID: entityId,
    wantAssertionsSigned: true,
    assertionConsumerService: [{ Binding: post, Location: callbackUrl }],
  });
  const idp = samlify.IdentityProvider({
    entityID: idpEntityId,
    signingCert: pem,
    singleSignOnService: [{ Binding: post, Location: 'https://idp.example.com/sso' }],
    singleLogoutService: [{ Binding: post, Location: 'https://idp.example.com/logout' }],
  });
  return async (base64) => {
    const { extract } = await sp.parseLoginResponse(idp, 'post', { body: { SAMLResponse: base64 } });
    if (extract.nameID === undefined) throw new Error('not valid');
  };
}
