import { type Judge, type Judged, nothingKnown } from '../validate/judge.js';
import type { Verdict } from '../validate/verdict.js';
import type { Step } from './exercise.js';

/** Judges the exchanges of a run. An exchange with another outcome than its row expects is unverifiable. */
export async function* judged(steps: AsyncIterable<Step>, judge: Judge): AsyncGenerator<Judged> {
  for await (const step of steps) {
    const { row, exchanges, said, place } = step;
    for (const [index, exchange] of exchanges.entries()) {
      const { verdict, ...rest } = judge.judge(exchange);
      const isAnswer = index === exchanges.length - 1;
      const reason = isAnswer && said.kind === 'unreached' ? said.reason : undefined;
      yield { verdict: reason === undefined ? verdict : unverifiable(verdict, reason), ...rest };
    }
    if (place !== undefined && said.kind === 'unreached')
      yield { verdict: { ...nothingKnown(place, said.reason), operationId: row.operationId } };
  }
}

const unverifiable = (verdict: Verdict, reason: string): Verdict => ({
  ...verdict,
  unverifiable: [...verdict.unverifiable, reason],
  outcome: verdict.outcome === 'valid' ? 'unverifiable' : verdict.outcome,
});
