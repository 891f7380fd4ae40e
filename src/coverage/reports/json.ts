import { percentOf } from '../summary.js';
import type { CoverageReport, Render } from './report.js';

/** One JSON document: the totals, each operation with its actions, and what leads to those that are missing. */
export const jsonReport: Render = (report) => `${JSON.stringify(documentOf(report), undefined, 2)}\n`;

/** Returns the document of the JSON report. */
export const documentOf = ({ summary, missing, failUnder, passed, version }: CoverageReport) => ({
  summary: {
    met: summary.met,
    missing: summary.total - summary.met,
    total: summary.total,
    percent: percentOf(summary),
    operations: summary.operations.length,
  },
  passed,
  ...(failUnder !== undefined && { failUnder }),
  of: summary.scope,
  tool: { name: 'authlete-testkit', version },
  contracts: summary.contracts,
  missing: missing.map(({ of, action, lead }) => ({
    operation: of.operation.operationId,
    path: of.path,
    action,
    lead,
  })),
  operations: summary.operations.map(({ operation, path, count, actions, others }) => ({
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
});
