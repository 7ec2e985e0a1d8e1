/** What can be missing to judge a response or a token, under the connection file's key where it is one of its settings. */
interface Missing {
  /** As part of a sentence. */
  readonly name: string;
  /** The options that give it. */
  readonly options: string;
}

const known: ReadonlyMap<string, Missing> = new Map([
  ['callbackUrl', { name: 'the connection’s callback URL', options: '`callbackUrl` in `--connection`' }],
  ['entityId', { name: 'the connection’s entity id', options: '`entityId` in `--connection`' }],
  ['idpEntityId', { name: 'the provider’s entity id', options: '`idpEntityId` in `--connection`, or `--metadata`' }],
  ['issuer', { name: 'the connection’s issuer', options: '`issuer` in `--connection`, or the discovery document' }],
  ['clientId', { name: 'the connection’s client ID', options: '`clientId` in `--connection`' }],
  ['redirectUris', { name: 'the registered redirect URIs', options: '`redirectUris` in `--connection`' }],
  ['nonce', { name: 'the nonce of the request', options: '`nonce` in `--connection`, or the address of the request' }],
  ['clockSkewMinutes', { name: 'the connection’s clock skew', options: '`clockSkewMinutes` in `--connection`' }],
  ['decryptionKey', { name: 'the decryption key', options: '`--key`' }],
  [
    'the thumbprint or certificate that the broker has configured',
    {
      name: 'the thumbprint or certificate that the broker has configured',
      options: '`--configured` or `--connection`',
    },
  ],
]);

/** What is missing, as part of a sentence. */
export function missingName(missing: string): string {
  return known.get(missing)?.name ?? missing;
}

/** What is missing and the option that gives it, with code marks. */
export function missingWithOption(missing: string): string {
  const found = known.get(missing);
  return found === undefined ? missing : `${found.name} (${found.options})`;
}
