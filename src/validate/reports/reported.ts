import { maskTarget } from '../../mock/mask.js';
import type { Place } from '../exchange.js';
import type { Finding, Verdict, VerdictOutcome } from '../verdict.js';
import { curlOf } from './curl.js';

/** A verdict in machine-readable reports, without bodies or secrets. */
export interface ReportedVerdict {
  readonly source: string;
  /** 1-based: the line of an NDJSON file, else the entry. */
  readonly entry: number;
  readonly line?: number | undefined;
  readonly outcome: VerdictOutcome;
  /** The outcome of an earlier verdict on the same exchange that this one amends. */
  readonly amends?: VerdictOutcome | undefined;
  readonly operation?: string | undefined;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly action?: string | undefined;
  readonly resultCode?: string | undefined;
  readonly findings: readonly Finding[];
  readonly unverifiable: readonly string[];
  /** The checks that could not compare a value because it is masked. */
  readonly masked?: readonly string[] | undefined;
  /** The request as a curl command, if there is something to investigate. */
  readonly request?: string | undefined;
  /** The command that rechecks it, if there is something to investigate. */
  readonly rerun?: string | undefined;
}

export function reportedVerdict(verdict: Verdict, rerun: (place: Place) => string): ReportedVerdict {
  const { place, outcome, amends, operationId, action, resultCode } = verdict;
  const { method, target, status, findings, unverifiable, masked } = verdict;
  const hasProblem = findings.length > 0 || unverifiable.length > 0;
  return {
    source: place.source,
    entry: place.number,
    line: place.line,
    outcome,
    amends,
    operation: operationId,
    method,
    target: maskTarget(target),
    status,
    action,
    resultCode,
    findings,
    unverifiable,
    masked,
    ...(hasProblem && { request: verdict.exchange && curlOf(verdict.exchange), rerun: rerun(place) }),
  };
}
