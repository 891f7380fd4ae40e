import type { ReportName } from '../../../coverage/reports/formats.js';
import type { Scope } from '../../../coverage/summary.js';

/** The options of the command `coverage`. */
export interface CoverageOptions {
  readonly of: Scope;
  readonly failUnder?: number;
  readonly service?: number;
  readonly spec?: string;
  readonly merge?: string;
  readonly report: readonly ReportName[];
  readonly reportDir?: string;
}
