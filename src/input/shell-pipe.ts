import { stat } from 'node:fs/promises';

/** Whether a path names what the process has open already, as a shell writes it for `<(command)`. */
export function isDescriptor(path: string): boolean {
  return /^\/(?:dev\/stdin|(?:dev|proc\/self)\/fd\/\d+)$/.test(path);
}

/** Whether a path is a pipe that the shell made, which ends by itself; any other pipe or device may never. */
export async function isShellPipe(path: string): Promise<boolean> {
  return isDescriptor(path) && (await stat(path).catch(() => null))?.isFIFO() === true;
}
