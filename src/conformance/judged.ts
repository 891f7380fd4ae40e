import { type Judge, type Judged, unverifiableVerdict, verdictOutcomeOf } from '../validate/judge.js';
import type { Finding, Verdict } from '../validate/verdict.js';
import type { Step } from './row-runner.js';

/**
 * Judges the exchanges of a run. An exchange with another outcome than its row expects is unverifiable.
 * `compared` returns the findings from comparisons with other runs.
 */
export async function* judged(
  steps: AsyncIterable<Step>,
  judge: Judge,
  compared: (step: Step) => readonly Finding[] = () => [],
): AsyncGenerator<Judged> {
  for await (const step of steps) {
    const { row, exchanges, said, place } = step;
    const found = compared(step);
    for (const [index, exchange] of exchanges.entries()) {
      const { verdict, ...rest } = judge.judge(exchange);
      const isAnswer = index === exchanges.length - 1;
      const reason = isAnswer && said.kind === 'unreached' ? said.reason : undefined;
      yield { verdict: withMore(verdict, isAnswer ? found : [], reason), ...rest };
    }
    if (place !== undefined && said.kind === 'unreached')
      yield { verdict: { ...unverifiableVerdict(place, said.reason), operationId: row.operationId } };
  }
}

function withMore(verdict: Verdict, found: readonly Finding[], reason: string | undefined): Verdict {
  const findings = [...verdict.findings, ...found];
  const unverifiable = [...verdict.unverifiable, ...(reason === undefined ? [] : [reason])];
  return { ...verdict, findings, unverifiable, outcome: verdictOutcomeOf(findings, unverifiable) };
}
