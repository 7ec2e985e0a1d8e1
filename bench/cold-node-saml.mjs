// The least that validates a response with @node-saml/node-saml: node bench/cold-node-saml.mjs response.xml certificate.pem
import { readFileSync } from 'node:fs';
import { SAML } from '@node-saml/node-saml';

const [response, certificate] = process.argv.slice(2);
const validator = new SAML({
  idpCert: readFileSync(certificate, 'utf8'),
  issuer: 'urn:auth0:influxdata:acme-saml',
  callbackUrl: 'https://auth.influxdata.com/login/callback?connection=acme-saml',
  wantAuthnResponseSigned: false,
  acceptedClockSkewMs: -1,
});
const SAMLResponse = readFileSync(response).toString('base64');
const { profile } = await validator.validatePostResponseAsync({ SAMLResponse });
console.log(profile.nameID);
