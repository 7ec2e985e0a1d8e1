import { stat } from 'node:fs/promises';

/** What a process has open already, as a shell writes it for `<(command)`. */
const descriptor = /^\/(?:dev\/stdin|(?:dev|proc\/self)\/fd\/\d+)$/;

/** Whether a path is a pipe that the shell made, which ends by itself; any other pipe or device may never. */
export async function isShellPipe(path: string): Promise<boolean> {
  return descriptor.test(path) && (await stat(path).catch(() => null))?.isFIFO() === true;
}
