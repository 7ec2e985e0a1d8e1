import type { BrokerSignature } from './broker-signature.ts';

/**
 * What a redacted copy says in place of a signature's values, which would let the message be used again, and its masked values be guessed
 * from the digest. Base64 of JSON, so that the copy is still a signed message to every reader. It is a statement: nothing is verified by it.
 */
export interface SignatureStatement {
  readonly redacted: 'right' | 'wrong' | 'not-judged';
  /** What the broker's library made of it with the certificate in it, where that can be something else than the standard's verdict. */
  readonly broker?: BrokerStatement;
}

/** The library's own messages, without digests. */
export type BrokerStatement = Pick<BrokerSignature, 'load' | 'reference' | 'algorithm' | 'value'>;

const longest = 4_000;

/** The text of the DigestValue or SignatureValue that says this. */
export function statementText(
  statement: Pick<SignatureStatement, 'redacted'> & { readonly broker?: Readonly<Record<string, string>> },
): string {
  return Buffer.from(JSON.stringify(statement)).toString('base64');
}

/** What a DigestValue or SignatureValue of a redacted copy says; null for a real one. */
export function readStatement(value: string | null): SignatureStatement | null {
  // Base64 of `{"redacted":"`.
  if (value === null || value.length > longest || !/^\s*eyJyZWRhY3RlZCI6I/.test(value)) return null;
  try {
    return checked(JSON.parse(Buffer.from(value, 'base64').toString('utf8')));
  } catch {
    // It begins like one and is none.
    return null;
  }
}

function checked(value: unknown): SignatureStatement | null {
  if (typeof value !== 'object' || value === null || !('redacted' in value)) return null;
  const { redacted } = value;
  if (redacted !== 'right' && redacted !== 'wrong' && redacted !== 'not-judged') return null;
  const broker = 'broker' in value ? brokerStatement(value.broker) : null;
  return broker === null ? { redacted } : { redacted, broker };
}

function brokerStatement(value: unknown): BrokerStatement | null {
  if (typeof value !== 'object' || value === null) return null;
  const text = (name: string): string | null => {
    const member: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
    return typeof member === 'string' ? member : null;
  };
  const message = text('reference');
  const reference = message === null ? null : { message, remembered: text('remembered') !== null };
  return { load: text('load'), reference, algorithm: text('algorithm'), value: text('value') };
}

/** As JSON that `readStatement` reads. Digests in messages are of what was masked. */
export function statedBroker({ load, reference, algorithm, value }: BrokerSignature): Record<string, string> {
  const members = {
    load,
    reference: reference?.message.replace(/(digest(?: is)? )[A-Za-z0-9+/]{16,}={0,2}/g, '$1redacted') ?? null,
    remembered: reference?.remembered === true ? 'yes' : null,
    algorithm,
    value: value?.replace(/(value )\S{16,}/, '$1redacted') ?? null,
  };
  return Object.fromEntries(Object.entries(members).filter((entry): entry is [string, string] => entry[1] !== null));
}
