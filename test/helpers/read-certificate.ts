import { expect } from 'vitest';
import { SsoDoctorError } from '../../src/errors.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { readEvidence } from '../../src/input/index.ts';
import { decodeText, type Source } from '../../src/input/source.ts';

function sourceOf(input: string | Uint8Array, role?: Source['role']): Source {
  const text = typeof input === 'string' ? input : decodeText(input);
  return {
    name: 'idp.pem',
    text,
    bytes: typeof input === 'string' ? null : input,
    ...(role !== undefined && { role }),
  };
}

/** What an input named idp.pem holds, as a text or as a file’s bytes. */
export function read(
  input: string | Uint8Array,
  options: { role?: Source['role']; password?: string } = {},
): Promise<Evidence[]> {
  const { role, password } = options;
  return readEvidence([sourceOf(input, role)], { distinctive: [], ...(password !== undefined && { password }) });
}

/** SHA-1 thumbprints of the certificates, and the kinds of everything else. */
export async function told(...args: Parameters<typeof read>): Promise<string[]> {
  return (await read(...args)).map((item) => (item.kind === 'certificate' ? item.certificate.sha1 : item.kind));
}

/** The message; fails where nothing, or something else than our own error, is thrown. */
export async function refusal(...args: Parameters<typeof read>): Promise<string> {
  const error = await read(...args).then(
    (evidence) => evidence,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SsoDoctorError);
  return (error as SsoDoctorError).message;
}
