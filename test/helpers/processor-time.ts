/** Milliseconds for which this process has used a processor so far. Unlike the time of day they do not depend on what else the machine does. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
