import type { Step } from '../../../conformance/row-runner.js';
import type { CatalogueRun } from '../../../conformance/run.js';
import type { Reporter } from '../../../validate/run.js';
import type { StatusLine } from '../../status-line.js';

export interface Progress {
  /** Shows the progress of a run as its steps pass. */
  watch(run: CatalogueRun): AsyncGenerator<Step>;
  /** Clears the line before a report is printed. */
  readonly reporter: Reporter;
}

/** Shows how far a run is, and how long it will take. `targets` is the number of runs that follow each other. */
export function progressOn(line: StatusLine, targets: number, now = () => performance.now()): Progress {
  let before = 0;
  let started: number | undefined;
  return {
    async *watch(run) {
      started ??= now();
      for await (const step of run.steps()) {
        yield step;
        const done = before + run.done;
        const total = run.total * targets;
        const left = ((now() - started) / Math.max(1, done)) * (total - done);
        line.show(
          `${run.target.name}: ${done} of ${total} calls, ${duration(left)} left, ${step.row.operationId}`,
        );
      }
      before += run.total;
    },
    reporter: {
      verdict({ findings, unverifiable }) {
        if (findings.length + unverifiable.length > 0) line.clear();
      },
      end: () => line.clear(),
    },
  };
}

const duration = (milliseconds: number): string =>
  milliseconds < 90_000 ? `${Math.ceil(milliseconds / 1000)} s` : `${Math.ceil(milliseconds / 60_000)} min`;
