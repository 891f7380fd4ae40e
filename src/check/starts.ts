import type { CheckResult, CheckVerdict } from './result.js';

/** The results of a run after one start of the server. */
export interface StartedRun {
  /** The configured name; `undefined` for the first start. */
  readonly name: string | undefined;
  readonly results: readonly CheckResult[];
}

/** The verdict that counts if starts differ, first. */
const precedence: readonly CheckVerdict[] = ['broken', 'doubtful', 'obeyed', 'notTried'];

/**
 * Merges the results of several starts. The worst verdict counts, and an obligation is not tried only if no start shows
 * it. The breaks name the start.
 */
export function mergedResults([first, ...others]: readonly StartedRun[]): CheckResult[] {
  const later = others.map(({ name, results }) => ({
    name,
    byId: new Map(results.map((result) => [result.obligation.id, result])),
  }));
  return (first?.results ?? []).map((result) => {
    const more = later.flatMap(({ name, byId }) => {
      const other = byId.get(result.obligation.id);
      return other === undefined ? [] : [named(other, name)];
    });
    const all = [result, ...more];
    const verdict = precedence.find((one) => all.some((another) => another.verdict === one));
    const decisive = all.find((one) => one.verdict === verdict) ?? result;
    return { ...decisive, breaks: all.flatMap(({ breaks }) => breaks) };
  });
}

const named = (result: CheckResult, name: string | undefined): CheckResult => ({
  ...result,
  breaks: result.breaks.map((one) => ({
    ...one,
    observation: { ...one.observation, title: `${one.observation.title} (${name})` },
  })),
});
