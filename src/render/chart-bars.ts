/** Counts as a row of characters whose height or weight grows with them; empty intervals are dots. */
export function chartBars(counts: readonly number[], unicode: boolean): string {
  const marks = unicode ? '▁▂▃▄▅▆▇█' : '.:-=+*#@';
  const most = counts.reduce((highest, count) => Math.max(highest, count), 1);
  return counts
    .map((count) => (count === 0 ? (unicode ? '·' : '_') : (marks[Math.ceil((count / most) * marks.length) - 1] ?? '')))
    .join('');
}
