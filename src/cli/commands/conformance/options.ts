import type { CheckingOptions } from '../../checking-options.js';

export interface ConformanceOptions extends CheckingOptions {
  readonly target: string;
  readonly serviceId?: string;
  readonly compare?: string;
  readonly allowWrites?: true;
  /** Calls per second. */
  readonly rate: number;
  /** The file to write; it must not exist. */
  readonly record?: string;
}
