import type { DistinctiveMessage } from '../evidence/distinctive-messages.ts';
import { mayHoldSaml } from '../evidence/may-hold-saml.ts';
import { SsoDoctorError } from '../errors.ts';
import type { Source } from '../input/source.ts';
import { VERSION } from '../version.ts';
import { visible } from '../text/visible-text.ts';
import { copyInPieces, redactAgain } from './capture-copy.ts';
import { chunksOf } from '../input/captures/chunks.ts';
import type { EntryOptions } from './har.ts';
import { Ledger, type MaskedValue } from './ledger.ts';
import type { SignatureStatements } from './markup.ts';
import { checkedText, keptParts, notTold, type RedactionReceipt } from './receipt.ts';
import { TextRedactor } from './redactor.ts';
import { tokenStatements } from './token-statements.ts';
import { survivorIn, type Survivor } from './survivors.ts';

export interface RedactionOptions {
  /** Keeps signature and digest values, with which a message can be verified, and used again until it expires. */
  readonly keepSignature?: boolean;
  readonly distinctive?: readonly DistinctiveMessage[];
}

/** Where a copy goes, piece by piece, and how it is read again. */
export interface CopyTarget {
  readonly write: (piece: string) => Promise<void>;
  readonly readAgain: () => AsyncIterable<Uint8Array>;
}

/**
 * A copy of a text that can be shared, of any format that is read here, and the receipt of what is masked in it.
 * @throws SsoDoctorError ERR_REDACTION where something would have survived: then there is no copy
 */
export async function redact(
  source: Pick<Source, 'name' | 'text'>,
  options: RedactionOptions = {},
): Promise<{ text: string; receipt: RedactionReceipt }> {
  const pieces: string[] = [];
  const receipt = await redactInto({ ...source, bytes: null }, options, {
    write: async (piece) => void pieces.push(piece),
    async *readAgain() {
      for (const piece of pieces) yield Buffer.from(piece);
    },
  });
  return { text: pieces.join(''), receipt };
}

/** The same for an input of any size. */
export async function redactInto(
  source: Source,
  options: RedactionOptions,
  target: CopyTarget,
): Promise<RedactionReceipt> {
  const redaction = await redactTogether([source], options);
  return redaction.copyInto(source, target);
}

/** What the inputs of one case have in them that must be masked, known before the first copy is made. */
export interface Redaction {
  /** @throws SsoDoctorError ERR_REDACTION where something would have survived */
  readonly copyInto: (source: Source, target: CopyTarget) => Promise<RedactionReceipt>;
  /** A short text that belongs to the case, such as an option's value. */
  readonly text: (value: string) => string;
  /** The values that must be nowhere. */
  readonly values: () => readonly MaskedValue[];
}

/** Redacts inputs that belong together: the same value has the same stand-in in every copy, and is in none of them. */
export async function redactTogether(sources: readonly Source[], options: RedactionOptions): Promise<Redaction> {
  const { entry, ledger } = await gather(sources, options);
  return {
    async copyInto(source, target) {
      ledger.beginCopy();
      for await (const piece of copyInPieces(source, entry)) {
        assertStable(piece, source, entry);
        await target.write(piece);
      }
      const survivor = await survivorIn(target.readAgain(), ledger.searchedValues());
      if (survivor !== null) throw survived(source.name, survivor);
      return receiptOf(source, options, ledger);
    },
    text: (value) => entry.redactor.text(value),
    values: () => ledger.searchedValues(),
  };
}

/** What would be masked in a text that is said to be safe to share: nothing, or it is not. */
export async function checkShareable(source: Source, options: RedactionOptions = {}): Promise<RedactionReceipt> {
  const { entry, ledger } = await gather([source], options);
  for await (const piece of copyInPieces(source, entry)) if (piece === '') continue;
  return receiptOf(source, options, ledger);
}

/** Every value is gathered first, so that the copy has it nowhere, before the place that tells what it is either. */
async function gather(
  sources: readonly Source[],
  options: RedactionOptions,
): Promise<{ entry: EntryOptions; ledger: Ledger }> {
  const ledger = new Ledger();
  const { keepSignature = false, distinctive = [] } = options;
  const redactor = new TextRedactor({
    ledger,
    keepSignature,
    statementsFor: await statementsFor(sources),
    tokenStatement: await tokenStatements(sources, distinctive),
  });
  const entry: EntryOptions = { redactor, distinctive };
  for (const source of sources) for await (const text of textsOf(source)) ledger.seen(text);
  ledger.counts = false;
  for (const source of sources) for await (const piece of copyInPieces(source, entry)) if (piece === '') continue;
  ledger.counts = true;
  ledger.beginCopy();
  return { entry, ledger };
}

/** Pieces in which stand-ins of an earlier redaction stand. */
async function* textsOf(source: Source): AsyncGenerator<string> {
  for await (const chunk of chunksOf(source))
    if (chunk.includes('redacted-') || chunk.includes('@example.invalid')) yield chunk.toString('latin1');
}

/** What is said of signatures needs the library that judges them: it loads where there can be some. */
async function statementsFor(sources: readonly Source[]): Promise<(text: string) => readonly SignatureStatements[]> {
  if (sources.every(({ stream, text }) => stream === undefined && !mayHoldSaml(text))) return () => [];
  const { loadStatements } = await import('./signature-statements.ts');
  return loadStatements();
}

/** Redacting what is redacted changes nothing; else something in it was not recognised the first time. */
function assertStable(piece: string, source: Source, entry: EntryOptions): void {
  const { ledger } = entry.redactor;
  ledger.counts = false;
  const again = redactAgain(piece, source, entry);
  ledger.counts = true;
  if (again === piece) return;
  throw new SsoDoctorError(
    'ERR_REDACTION',
    `${visible(source.name)}: no copy is written, since something in ${ledger.place} would have to be masked again. Cut that part out and try once more.`,
  );
}

function survived(name: string, { kind, encoding, offset }: Survivor): SsoDoctorError {
  return new SsoDoctorError(
    'ERR_REDACTION',
    `${visible(name)}: no copy is written, since a masked value (${kind}) would still be in it: ${encoding}, byte ${offset} of the copy. Cut that part out and try once more.`,
  );
}

function receiptOf(source: Source, { keepSignature = false }: RedactionOptions, ledger: Ledger): RedactionReceipt {
  return {
    schemaVersion: 1,
    tool: { name: 'sso-doctor', version: VERSION },
    input: source.name,
    signature: keepSignature ? 'kept' : 'removed',
    masked: ledger.summary(),
    kept: keptParts,
    checked: checkedText,
    notTold,
  };
}
