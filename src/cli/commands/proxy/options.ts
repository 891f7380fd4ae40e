import type { CheckingOptions } from '../../checking-options.js';

export interface ProxyCommandOptions extends CheckingOptions {
  /** As given: a region or a URL. */
  readonly upstream: string;
  /** 0 picks a free port. */
  readonly port?: number;
  readonly host: string;
  readonly enforce?: true;
  /** The file to write; it must not exist. */
  readonly record?: string;
  /** The folder for the coverage file; `true` for the default one. */
  readonly coverage?: string | true;
  /** In milliseconds. */
  readonly grace: number;
  readonly json?: true;
}
