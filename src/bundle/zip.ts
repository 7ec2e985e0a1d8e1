import { SsoDoctorError } from '../errors.ts';
import { limits } from '../limits.ts';

export interface ZipMember {
  /** Ours, never an input's: `evidence/1-capture.har`. */
  readonly path: string;
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

/**
 * A zip archive (APPNOTE.TXT 4.3) in pieces. The same members give the same bytes, at any time and on any machine: the deflation is
 * written in JavaScript, since that of Node changes with its version and processor.
 * @throws SsoDoctorError ERR_INPUT_TOO_LARGE
 */
export async function* zipped(members: readonly ZipMember[]): AsyncGenerator<Uint8Array> {
  const { Zip, ZipDeflate } = await import('fflate');
  const made: Uint8Array[] = [];
  let failure: Error | null = null;
  let taken = 0;
  const zip = new Zip((error, piece) => {
    if (error === null) made.push(piece);
    else failure = error;
  });
  const takeMade = (): Uint8Array[] => {
    if (failure !== null) throw failure;
    return made.splice(0);
  };
  for (const { path, pieces } of members) {
    const member = Object.assign(new ZipDeflate(path, { level: 6 }), { mtime, os: unix, attrs: ownerOnly });
    zip.add(member);
    for await (const piece of pieces()) {
      taken += piece.length;
      if (taken > limits.bundleBytes) throw tooLarge();
      member.push(piece);
      yield* takeMade();
    }
    member.push(new Uint8Array(), true);
    yield* takeMade();
  }
  zip.end();
  yield* takeMade();
}

/** Written as local time, as zip has no other: the same figures everywhere. */
const mtime = new Date(1980, 0, 1, 12);
/** What the mode of a file is read as, and a plain file that its owner reads and writes. */
const unix = 3;
const ownerOnly = 0o100600 * 65_536;

function tooLarge(): SsoDoctorError {
  const most = limits.bundleBytes / 1024 / 1024 / 1024;
  return new SsoDoctorError(
    'ERR_INPUT_TOO_LARGE',
    `--bundle: more than ${most} GB of evidence, which many programs cannot unpack. Record the login alone, or hand in the part with it.`,
  );
}
