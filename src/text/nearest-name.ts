import { editDistance } from './edit-distance.ts';

/** The known name that begins with what was written, else the one with the fewest other letters. */
export function nearestName(name: string, known: readonly string[]): string {
  // Longer names are nothing mistyped, and the distance's work grows with their length.
  const written = name.slice(0, 60).toLowerCase();
  const byDistance = known.map((key) => {
    const candidate = key.toLowerCase();
    return { key, distance: candidate.startsWith(written) ? 0 : editDistance(written, candidate) };
  });
  return byDistance.reduce((best, next) => (next.distance < best.distance ? next : best)).key;
}
