import type { Contract } from '../../spec/contract.js';
import type { CheckDescription } from '../checks/by-id.js';
import type { Place } from '../exchange.js';
import type { Reporter } from '../run.js';
import type { Tolerance } from '../summary.js';

/** Takes a piece of a report; resolves when more may come. */
export type Write = (text: string) => void | Promise<void>;

export interface ReportOptions {
  readonly write: Write;
  /** Of the toolkit. */
  readonly version: string;
  readonly contract: Contract;
  /** The checks that run. */
  readonly checks: readonly CheckDescription[];
  readonly tolerance: Tolerance;
  /** The command that checks one exchange again. */
  readonly rerun: (place: Place) => string;
  /** Columns of the terminal; 80 when left out. */
  readonly width?: number | undefined;
  /** Colours a text for a terminal; leaves it as it is when left out. */
  readonly paint?: Paint | undefined;
}

export type Paint = (colour: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string) => string;

export type Report = (options: ReportOptions) => Reporter;
