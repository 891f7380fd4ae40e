import { percentOf } from '../summary.js';
import type { Render } from './report.js';

/** One JSON document: the totals, each operation with its actions, and what leads to those that are missing. */
export const jsonReport: Render = ({ summary, missing, failUnder, passed, version }) => {
  const { met, total, scope, contracts, operations } = summary;
  const document = {
    summary: { met, missing: total - met, total, percent: percentOf(summary), operations: operations.length },
    passed,
    ...(failUnder !== undefined && { failUnder }),
    of: scope,
    tool: { name: 'authlete-testkit', version },
    contracts,
    missing: missing.map(({ of, action, lead }) => ({
      operation: of.operation.operationId,
      path: of.path,
      action,
      lead,
    })),
    operations: operations.map(({ operation, path, count, actions, others }) => ({
      operation: operation.operationId,
      method: operation.method,
      path,
      count,
      actions: actions.map(({ rule, resultCodes, ...action }) => ({
        ...action,
        resultCodes: Object.fromEntries(resultCodes),
        ...(rule !== undefined && { rule: rule.id, reason: rule.reason }),
      })),
      others: Object.fromEntries(others),
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
};
