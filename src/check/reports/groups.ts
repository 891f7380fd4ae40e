import { endpoints } from '../../facts/obligations/obligation.js';
import type { ReportedResult } from './reported.js';

/** Results for the same endpoint, operation and action. */
export interface Group {
  /** Such as `token endpoint`. */
  readonly endpoint: string;
  readonly operation: string | undefined;
  readonly action: string | undefined;
  /** `POST /auth/token INVALID_CLIENT`. */
  readonly title: string;
  readonly results: readonly ReportedResult[];
}

/** Groups results by endpoint and by operation and action, in the order of the endpoints. */
export function groupsOf(results: readonly ReportedResult[]): Group[] {
  const groups = new Map<string, { first: ReportedResult; results: ReportedResult[] }>();
  for (const result of results) {
    const key = JSON.stringify([endpointOf(result), result.operation, result.action]);
    const group = groups.get(key) ?? { first: result, results: [] };
    group.results.push(result);
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ first, results: together }) => ({
      endpoint: endpointOf(first),
      operation: first.operation,
      action: first.action,
      title: titleOf(first),
      results: together,
    }))
    .sort((a, b) => rank(a) - rank(b));
}

const endpointOf = ({ endpoint, operation }: ReportedResult): string => {
  if (endpoint !== undefined) return `${endpoint} endpoint`;
  return operation === undefined ? wholeServer : 'no endpoint';
};

const wholeServer = 'whole server';

export const titleOf = ({ operation, path, action }: ReportedResult): string =>
  [path ?? operation, action].filter((part) => part !== undefined).join(' ') || 'every action';

const order = [...endpoints.map((endpoint) => `${endpoint} endpoint`), 'no endpoint', wholeServer];
const rank = ({ endpoint }: Group): number => order.indexOf(endpoint);

/** Results that were not tried, by the reason. */
export interface Untried {
  readonly reason: string;
  readonly results: readonly ReportedResult[];
  /** The operations and actions, each once. */
  readonly titles: readonly string[];
}

/** Groups results that were not tried by the reason, the most frequent one first. */
export function untriedOf(results: readonly ReportedResult[]): Untried[] {
  const reasons = new Map<string, ReportedResult[]>();
  for (const result of results) {
    if (result.verdict !== 'notTried' || result.accepted !== undefined) continue;
    const { reason = 'No reason is known.' } = result;
    reasons.set(reason, [...(reasons.get(reason) ?? []), result]);
  }
  return [...reasons]
    .map(([reason, together]) => ({
      reason,
      results: together,
      titles: [...new Set(together.map(titleOf))],
    }))
    .sort((a, b) => b.results.length - a.results.length);
}
