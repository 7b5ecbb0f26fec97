/**
 * `compute` with a memory for its latest `limit` different texts, the least recently asked for dropped first.
 * Analysers wrap their work on one paragraph in it, so that an edit computes the paragraph it touched and no other.
 */
export function memoizeByText<Value>(compute: (text: string) => Value, limit = 4096): (text: string) => Value {
  const values = new Map<string, Value>();
  return (text) => {
    const known = values.get(text);
    if (known !== undefined) {
      values.delete(text);
      values.set(text, known);
      return known;
    }
    const value = compute(text);
    values.set(text, value);
    if (values.size > limit) values.delete(values.keys().next().value as string);
    return value;
  };
}
