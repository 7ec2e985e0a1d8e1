import type { Evidence } from '../evidence/evidence.ts';
import type { DistinctiveMessage } from '../evidence/distinctive-messages.ts';
import type { Source } from './source.ts';

/** One kind of thing that can be found in an input. Several can be in the same input. */
export interface InputFormat {
  readonly id: string;
  /** Cheap: may say yes to what `read` then finds nothing in, never no to what it would find. */
  readonly detect: (source: Source) => boolean;
  /** @throws SsoDoctorError where the input is of this format and cannot be read. */
  readonly read: (source: Source, options: ReadOptions) => Evidence[] | Promise<Evidence[]>;
}

export interface ReadOptions {
  /** Messages that count without any callback around them, since nobody else says them. */
  readonly distinctive: readonly DistinctiveMessage[];
  /** Opens PKCS#12 files. Without it the empty password is tried. */
  readonly password?: string;
}

export function defineFormat<const F extends InputFormat>(format: F): F {
  return format;
}
