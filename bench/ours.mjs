// The one place where the benchmarks call us.
import { createHash } from 'node:crypto';
import { diagnose, distinctivePatterns, readEvidence } from '../dist/index.js';

const distinctive = distinctivePatterns();

/** Diagnoses the response in a text, from the text to the report: find, decode, parse, both verdicts, every check, prediction, causes. */
export async function diagnoseText(text, { connection, ...options } = {}) {
  const evidence = await readEvidence([{ name: 'argument 1', text, bytes: null }], { distinctive });
  const origin = { source: 'connection.json', location: null };
  const settings =
    connection === undefined ? [] : [{ kind: 'connection', origin, settings: connection, certificates: [] }];
  return diagnose([...evidence, ...settings], { now: new Date(), atFrom: 'option', ...options });
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
