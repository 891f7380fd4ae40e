import type { Clock } from '../mock/state/clock.js';
import { isComparison } from '../validate/comparisons.js';
import { generalPointer } from '../validate/expected/general-pointer.js';
import { verdictOutcomeOf } from '../validate/judge.js';
import type { News, NewsItem } from '../validate/news.js';
import type { Finding, Verdict } from '../validate/verdict.js';
import { answerOf } from './answer.js';
import { answerFindings } from './answer-findings.js';
import type { Baseline, KeptCall, KeptProblem, KeptTarget } from './baseline.js';
import type { Row } from './row.js';
import { needsWrites, type Step } from './row-runner.js';

/** What is known of a call in this run. */
interface Seen {
  readonly step: Step;
  readonly problems: Map<string, KeptProblem>;
}

/** Compares the runs at some targets with a baseline, and says what is new. */
export class SinceBaseline {
  readonly #targets = new Map<string, Map<string, Seen>>();
  /** The calls by target and number. */
  readonly #places = new Map<string, string>();
  readonly #fresh = new Map<string, NewsItem[]>();

  constructor(
    readonly before: Baseline,
    /** The operations that the run reports. What is kept of others stays as it is. */
    readonly shows: (operationId: string) => boolean,
    /** Returns the key of a target in the baseline, by its name. */
    readonly keyOf: (target: string) => string = (target) => target,
  ) {}

  /** Returns how the response of a step differs from the one in the baseline. */
  findings(target: string, step: Step): Finding[] {
    const name = nameOf(step.row);
    const calls = this.#targets.get(target) ?? new Map<string, Seen>();
    this.#targets.set(target, calls.set(name, { step, problems: new Map() }));
    for (const { place } of [...step.exchanges, ...(step.place ? [{ place: step.place }] : [])])
      this.#places.set(`${target}:${place.number}`, name);
    const before = this.#kept(target)?.calls[name]?.answer;
    const exchange = step.exchanges.at(-1);
    if (before === undefined || exchange === undefined) return [];
    return answerFindings('unchanged-response', before, answerOf(exchange), 'in the previous run');
  }

  /** Returns a verdict whose findings say whether they are new. */
  mark(verdict: Verdict): Verdict {
    const { source: target, number } = verdict.place;
    const name = this.#places.get(`${target}:${number}`) ?? '';
    const seen = this.#targets.get(target)?.get(name);
    const kept = this.#kept(target);
    if (seen === undefined) return verdict;
    const known = new Set(kept?.calls[name]?.problems.map(({ what }) => what));
    const isNew = (problem: KeptProblem): boolean => {
      if (known.has(problem.what)) return false;
      if (!seen.problems.has(problem.what)) this.#tell(target, seen.step.row, problem);
      return true;
    };
    const told = withoutConsequences(verdict.findings, kept?.calls[name]?.problems ?? []);
    const findings = told.map((finding) => {
      if (finding.accepted !== undefined) return finding;
      const problem = { what: problemOf(finding), severity: finding.severity };
      const fresh = isNew(problem);
      // A change happens once: the next run compares with the new response.
      if (!isComparison(finding.check)) seen.problems.set(problem.what, problem);
      return kept === undefined ? finding : { ...finding, isNew: fresh };
    });
    for (const reason of verdict.unverifiable) {
      const problem = { what: reason.replaceAll(/\b\d{6,}/g, '…'), severity: 'unverifiable' as const };
      isNew(problem);
      seen.problems.set(problem.what, problem);
    }
    return { ...verdict, findings, outcome: verdictOutcomeOf(findings, verdict.unverifiable) };
  }

  #tell(target: string, { operationId, name: call }: Row, problem: KeptProblem): void {
    this.#fresh.set(target, [...(this.#fresh.get(target) ?? []), { ...problem, operationId, call }]);
  }

  /** Returns what is new at each target. */
  news(): News[] {
    return [...this.#targets.keys()].map((target) => {
      const kept = this.#kept(target);
      const fresh = kept === undefined ? [] : (this.#fresh.get(target) ?? []);
      return { target, since: kept?.at, fresh, gone: [...this.#gone(target)] };
    });
  }

  /** Returns the baseline for the next run. Calls that were not tried because of an option stay as they are. */
  next(clock: Clock): Baseline {
    const at = new Date(clock.now()).toISOString();
    const now = [...this.#targets].map(([target, calls]): [string, KeptTarget] => {
      const seen = [...calls].filter(([, { step }]) => this.#counts(step));
      const kept = seen.map(([name, one]): [string, KeptCall] => [name, keptCall(one)]);
      return [
        this.keyOf(target),
        { at, calls: { ...this.#kept(target)?.calls, ...Object.fromEntries(kept) } },
      ];
    });
    return { ...this.before, targets: { ...this.before.targets, ...Object.fromEntries(now) } };
  }

  *#gone(target: string): Iterable<NewsItem> {
    for (const [name, { step, problems }] of this.#targets.get(target) ?? []) {
      const { operationId, name: call } = step.row;
      const kept = this.#kept(target)?.calls[name];
      if (kept === undefined || !this.#counts(step)) continue;
      if (kept.answer !== undefined && step.said.kind === 'untried')
        yield { operationId, call, what: `no longer tried: ${step.said.reason}`, severity: 'warning' };
      for (const problem of kept.problems)
        if (!problems.has(problem.what)) yield { operationId, call, ...problem };
    }
  }

  #counts({ row, said }: Step): boolean {
    return this.shows(row.operationId) && !(said.kind === 'untried' && said.reason === needsWrites);
  }

  #kept(target: string): KeptTarget | undefined {
    const key = this.keyOf(target);
    return Object.hasOwn(this.before.targets, key) ? this.before.targets[key] : undefined;
  }
}

/** Leaves out changes that another finding explains: one that is new or gone, at the same pointer. */
function withoutConsequences(findings: readonly Finding[], kept: readonly KeptProblem[]): readonly Finding[] {
  const known = new Set(kept.map(({ what }) => what));
  const causes = findings.filter((one) => !isComparison(one.check) && !known.has(problemOf(one)));
  const still = new Set(findings.map(problemOf));
  const gone = kept.filter(({ what }) => !still.has(what)).map(({ what }) => what.replace(/^\S+ /, ''));
  return findings.filter(
    ({ check, pointer, severity }) =>
      check !== 'unchanged-response' ||
      !(
        gone.includes(pointer) ||
        causes.some(
          (cause) =>
            generalPointer(cause.pointer) === pointer &&
            (cause.severity === 'error' || severity === 'warning'),
        )
      ),
  );
}

function keptCall({ step, problems }: Seen): KeptCall {
  const exchange = step.exchanges.at(-1);
  return { ...(exchange && { answer: answerOf(exchange) }), problems: [...problems.values()] };
}

const nameOf = ({ operationId, name }: Row): string => `${operationId}, ${name}`;

const problemOf = ({ check, pointer }: Finding): string =>
  [check, generalPointer(pointer)].filter((part) => part !== '').join(' ');
