import type { CheckingOptions } from '../../checking-options.js';

export interface ValidateCommandOptions extends CheckingOptions {
  readonly entry?: readonly number[];
  readonly format?: string;
  readonly operation?: string;
  readonly status?: number;
  readonly request?: true;
}
