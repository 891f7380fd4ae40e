import type { Paint } from '../validate/reports/report.js';
import { count, printable } from '../validate/reports/text.js';
import type { Reporter } from '../validate/run.js';
import type { Finding, Verdict } from '../validate/verdict.js';
import { answerOf } from './answer.js';
import { answerFindings } from './answer-findings.js';
import type { Row } from './row.js';
import type { Step } from './row-runner.js';
import type { CatalogueRun } from './run.js';

/** The list of services shows others than the two that are compared. */
const otherServices = '/response/services/*';

/** Compares the steps of a run with those of an earlier run at another target. */
export class Comparison implements Reporter {
  readonly #before: ReadonlyMap<Row, Step>;
  /** The places of responses that differ. */
  readonly #different = new Set<number>();

  constructor(
    readonly left: CatalogueRun,
    readonly right: CatalogueRun,
  ) {
    this.#before = new Map(left.taken.map((step) => [step.row, step]));
  }

  /** Returns what differs in a step of the second run. */
  findings(step: Step): Finding[] {
    const [one, other] = [this.#before.get(step.row)?.exchanges.at(-1), step.exchanges.at(-1)];
    if (one === undefined || other === undefined) return [];
    const found = answerFindings(
      'same-response',
      answerOf(one),
      answerOf(other),
      `at ${this.left.target.name}`,
    );
    return found.filter(({ pointer }) => !pointer.startsWith(otherServices));
  }

  verdict({ place, findings }: Verdict): void {
    const differs = findings.some(
      ({ check, accepted }) => check === 'same-response' && accepted === undefined,
    );
    if (differs && place.source === this.right.target.name) this.#different.add(place.number);
  }

  end(): void {}

  /** The calls that only one target answered, with the reason why the other did not. */
  alone(shows: (operationId: string) => boolean): { readonly step: Step; readonly missing: CatalogueRun }[] {
    return this.#pairs(shows).flatMap(([one, other]) => {
      if (isAnswered(one) === isAnswered(other)) return [];
      return [isAnswered(one) ? { step: other, missing: this.right } : { step: one, missing: this.left }];
    });
  }

  /** Formats the calls that only one target answered and the totals for a terminal. */
  *lines(paint: Paint, shows: (operationId: string) => boolean): Iterable<string> {
    const alone = this.alone(shows);
    for (const { step, missing } of alone) {
      const { row, said } = step;
      const reason = said.kind === 'reached' ? 'no response' : said.reason;
      const text = `${row.operationId}, ${row.name}: not at ${missing.target.name}, ${reason}`;
      yield `${paint('yellow', '!')} ${printable(text)}`;
    }
    if (alone.length > 0) yield '';
    const pairs = this.#pairs(shows);
    const both = pairs.filter((pair) => pair.every(isAnswered)).length;
    const different = this.#different.size;
    const parts = [
      paint('green', `${both - different} alike`),
      paint(different > 0 ? 'red' : 'dim', `${different} different`),
      paint(alone.length > 0 ? 'yellow' : 'dim', `${alone.length} at only one of them`),
      paint('dim', `${pairs.length - both - alone.length} at neither`),
    ];
    const names = `${this.left.target.name} and ${this.right.target.name}`;
    yield `${paint('bold', names)}, ${count(pairs.length, 'call')}: ${parts.join(', ')}`;
  }

  #pairs(shows: (operationId: string) => boolean): (readonly [Step, Step])[] {
    return this.right.taken.flatMap((step) => {
      const before = this.#before.get(step.row);
      return before === undefined || !shows(step.row.operationId) ? [] : [[before, step] as const];
    });
  }
}

const isAnswered = ({ exchanges }: Step): boolean => exchanges.length > 0;
