// The one place where the benchmarks call us.
import { createHash } from 'node:crypto';
import { judgeSamlResponse, samlMessage } from '../dist/index.js';

/** Diagnoses the response in a text: find, decode, parse, both verdicts, every check, prediction. */
export async function diagnoseText(text, options) {
  const [evidence] = samlMessage.read({ name: 'argument 1', text, bytes: null });
  return judgeSamlResponse({ ...evidence, id: 'e1' }, { now: new Date(), ...options });
}

/** Throws unless the response is found valid and nothing stands against the login. */
export async function expectAccepted(text, connection) {
  const { prediction, saml } = await diagnoseText(text, { connection });
  const [{ valid, validAtBroker }] = saml.signatures;
  if (valid !== true || validAtBroker !== true || prediction.outcome !== 'accept')
    throw new Error(`valid ${valid}, at the broker ${validAtBroker}, ${JSON.stringify(prediction)}`);
}

/** Broker settings that the generated responses satisfy. */
export function connectionFor({ defaultIdentity, testConnection }) {
  const thumbprint = createHash('sha1').update(defaultIdentity().der).digest('hex');
  return { ...testConnection, thumbprints: [thumbprint] };
}
