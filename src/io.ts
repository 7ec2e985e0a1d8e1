/** What the program touches of the world outside. Tests pass their own. */
export interface Io {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly now: () => Date;
}

/** The statuses that the program ends with; stable. */
export const exitStatus = { ok: 0, problem: 1, unusable: 2, nothing: 3, bug: 70 } as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];
