/**
 * Remembers the results of a pure function for the last texts, because the same names and values come again with every
 * exchange. `most` limits how many are kept, `longest` how long a text may be (in UTF-16 code units).
 */
export function remembered<Result>(
  compute: (text: string) => Result,
  { most, longest }: { readonly most: number; readonly longest: number },
): (text: string) => Result {
  let recent = new Map<string, Result>();
  let older = new Map<string, Result>();
  return (text) => {
    if (text.length > longest) return compute(text);
    const known = recent.get(text);
    if (known !== undefined || recent.has(text)) return known as Result;
    const result = older.has(text) ? (older.get(text) as Result) : compute(text);
    if (recent.size >= most) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, result);
    return result;
  };
}
