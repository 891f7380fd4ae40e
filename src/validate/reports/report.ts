import type { Contract } from '../../spec/contract.js';
import type { CheckDescription } from '../checks/by-id.js';
import type { Place } from '../exchange.js';
import type { Reporter } from '../run.js';
import type { Tolerance } from '../summary.js';

/** Writes a piece of a report. Resolves when more can be written. */
export type Write = (text: string) => void | Promise<void>;

export interface ReportOptions {
  readonly write: Write;
  /** The version of the testkit. */
  readonly version: string;
  readonly contract: Contract;
  /** The enabled checks. */
  readonly checks: readonly CheckDescription[];
  readonly tolerance: Tolerance;
  /** Returns the command that rechecks one exchange. */
  readonly rerun: (place: Place) => string;
  /** The width of the terminal in columns. Default: 80. */
  readonly width?: number | undefined;
  /** Colours text for a terminal. Default: no colour. */
  readonly paint?: Paint | undefined;
}

export type Paint = (colour: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string) => string;

export type Report = (options: ReportOptions) => Reporter;
