import { Writable } from 'node:stream';
import { SsoDoctorError } from './errors.ts';
import type { Io } from './io.ts';

/**
 * Asks for a password at the terminal. What is typed is not shown, and not kept in any history.
 * @throws SsoDoctorError ERR_INPUT_PASSWORD where nobody can be asked, or where the answer was broken off
 */
export async function askPassword(question: string, { stdin, stderr }: Pick<Io, 'stdin' | 'stderr'>): Promise<string> {
  if (!stdin.isTTY)
    throw new SsoDoctorError(
      'ERR_INPUT_PASSWORD',
      `${question} needs a password, and there is no terminal to ask at. Give a file with it: --password-file <file>.`,
    );
  // Loaded here because hardly any run asks for one.
  const { createInterface } = await import('node:readline');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: stdin, output: silent, terminal: true, historySize: 0 });
  stderr.write(`Password of ${question} (not shown): `);
  return new Promise((resolve, reject) => {
    reader.once('line', (line) => {
      resolve(line);
      reader.close();
    });
    reader.once('close', () => {
      stderr.write('\n');
      reject(new SsoDoctorError('ERR_INPUT_PASSWORD', `${question}: no password was given.`));
    });
  });
}
