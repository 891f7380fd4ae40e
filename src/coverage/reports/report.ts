import type { Paint } from '../../validate/reports/report.js';
import type { Lead } from '../leads.js';
import type { ActionCoverage, CoverageSummary, OperationCoverage } from '../summary.js';

/** An action that was never met, and what leads to it. */
export interface Missing extends Pick<ActionCoverage, 'action'> {
  readonly of: OperationCoverage;
  readonly lead: Lead;
}

/** What a report of coverage tells. */
export interface CoverageReport {
  readonly summary: CoverageSummary;
  readonly missing: readonly Missing[];
  /** The percentage below which the run fails. */
  readonly failUnder: number | undefined;
  readonly passed: boolean;
  /** The version of the testkit. */
  readonly version: string;
  readonly width: number;
  readonly paint: Paint;
}

/** Returns the text of a report. */
export type Render = (report: CoverageReport) => string;

/** A file that belongs to a report, below the folder of reports. */
export interface SideFile {
  readonly path: string;
  readonly text: string;
}
