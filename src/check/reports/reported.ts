import { operations } from '../../spec/generated/operations.js';
import { printable } from '../../validate/reports/text.js';
import type { CheckedObligation, CheckResult, CheckVerdict } from '../result.js';
import type { Masking } from './masking.js';
import { type ReportedBreak, reportedBreak } from './reported-break.js';

/** A result in reports, without secrets. */
export interface ReportedResult extends Pick<CheckedObligation, 'id' | 'level' | 'sentence' | 'sources'> {
  readonly verdict: CheckVerdict;
  /** Why the verdict is accepted. */
  readonly accepted?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly operation?: string | undefined;
  /** The method and the API path of the operation, such as `POST /auth/token`. */
  readonly path?: string | undefined;
  readonly action?: string | undefined;
  /** What goes wrong otherwise. */
  readonly why?: string | undefined;
  readonly note?: string | undefined;
  /** Why it was not tried. */
  readonly reason?: string | undefined;
  readonly breaks: readonly ReportedBreak[];
}

export function reportedResult(
  { obligation, verdict, accepted, reason, breaks }: CheckResult,
  masking: Masking,
): ReportedResult {
  const { id, level, sentence, sources, why, note, endpoint, operationId, action } = obligation;
  return {
    id,
    level,
    verdict,
    accepted: accepted && printable(accepted),
    endpoint,
    operation: operationId,
    path: operationId && pathOf(operationId),
    action,
    sentence,
    sources,
    why,
    note,
    reason: reason && masking.text(reason),
    breaks: breaks.map((one) => reportedBreak(one, masking)),
  };
}

/** `POST /auth/token` for `auth_token_api`; `undefined` if the contract has no such operation. */
export function pathOf(operationId: string): string | undefined {
  const operation = new Map(Object.entries(operations)).get(operationId);
  return operation && `${operation.method} ${operation.path.replace(/^\/api\/(\{serviceId\}\/)?/, '/')}`;
}
