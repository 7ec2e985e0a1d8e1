/**
 * `compute`, run once for each subject. For what is asked about a document again and again; documents do not change. Further arguments
 * must be the same for the same subject.
 *
 * The result is kept on the object, where copies do not take it over. A WeakMap would keep every document until a full garbage
 * collection, and double the time of judging many small ones.
 */
export function rememberedFor<Subject extends object, Rest extends unknown[], Result extends {}>(
  compute: (subject: Subject, ...rest: Rest) => Result,
): (subject: Subject, ...rest: Rest) => Result {
  const slot = Symbol(compute.name);
  return (subject, ...rest) => {
    const known = (subject as { readonly [slot]?: Result })[slot];
    if (known !== undefined) return known;
    const value = compute(subject, ...rest);
    Object.defineProperty(subject, slot, { value });
    return value;
  };
}
