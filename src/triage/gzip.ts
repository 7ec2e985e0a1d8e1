import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SsoDoctorError } from '../errors.ts';
import { limits } from '../limits.ts';

export function isGzip([first, second, third]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b && third === 8;
}

/** @throws SsoDoctorError ERR_INPUT_TOO_LARGE where far more comes out than goes in */
export async function* gunzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let taken = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      taken += chunk.length;
      // A copy, as the stream takes it later.
      yield Buffer.from(chunk);
    }
  };
  const source = Readable.from(counted());
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    yield* bounded(gunzip, () => taken);
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** What is unpacked, as long as it stays in proportion. @throws SsoDoctorError ERR_INPUT_TOO_LARGE */
export async function* bounded(
  unpacked: AsyncIterable<Uint8Array>,
  packedBytes: () => number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of unpacked) {
    size += chunk.length;
    if (size > limits.expansionFreeBytes && size > packedBytes() * limits.expansion) {
      throw new SsoDoctorError(
        'ERR_INPUT_TOO_LARGE',
        `it unpacks to more than ${limits.expansion} times its size, which no tickets do; it was not read on`,
      );
    }
    yield chunk;
  }
}
