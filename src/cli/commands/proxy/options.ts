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
  /** In milliseconds. */
  readonly grace: number;
  readonly json?: true;
}
