import { explainObligation } from '../../../check/explain.js';
import { readLastResults } from '../../../check/last.js';
import { paint } from '../../terminal.js';

/** Prints what an obligation means. Rejects with `InvalidInputError` if there is no such obligation. */
export async function explain(id: string, { last }: { readonly last: string }): Promise<0> {
  const results = await readLastResults(last);
  process.stdout.write(explainObligation(id, { last: results, paint }));
  return 0;
}
