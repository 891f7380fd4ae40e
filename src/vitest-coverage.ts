import { resolve } from 'node:path';
import type { Reporter, Vitest } from 'vitest/node';
import type { ReportName } from './coverage/reports/formats.js';
import type { Scope } from './coverage/summary.js';
import { coverageVariable } from './coverage/variable.js';

/** Options of the reporter. All are optional. */
export interface CoverageReporterOptions {
  /** The folder for coverage files and reports, relative to the root of the project. Default: `authlete-coverage`. */
  readonly folder?: string;
  /** The operations that count: those that the tests call, or all. Default: `called`. */
  readonly of?: Scope;
  /** The percentage of actions below which the run fails. Default: none. */
  readonly failUnder?: number;
  /** The reports. Default: `pretty`, which is printed; the others are files of the folder. */
  readonly reports?: readonly ReportName[];
}

/**
 * A reporter for Vitest: shows which actions of Authlete the tests met, and what leads to the others. It counts the
 * calls of services that the `test` of `authlete-testkit/vitest` made, and of mocks that the tests start with
 * `authlete-testkit serve`. The run fails if the folder cannot be read or written.
 *
 * @example
 * // vitest.config.ts
 * export default defineConfig({
 *   test: { reporters: ['default', ['authlete-testkit/vitest-coverage', { failUnder: 80 }]] },
 * });
 */
export default class AuthleteCoverageReporter implements Reporter {
  readonly #options: CoverageReporterOptions;
  #folder = '';
  #vitest: Vitest | undefined;

  constructor(options: CoverageReporterOptions = {}) {
    this.#options = options;
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
    this.#folder = resolve(vitest.config.root, this.#options.folder ?? 'authlete-coverage');
    // The worker processes inherit it.
    process.env[coverageVariable] = this.#folder;
  }

  async onTestRunStart(): Promise<void> {
    const { clearFolder } = await import('./vitest/coverage-run.js');
    await clearFolder(this.#folder);
  }

  async onTestRunEnd(): Promise<void> {
    const { tryReportRun } = await import('./vitest/coverage-run.js');
    const { text, passed } = await tryReportRun(this.#folder, this.#options);
    this.#vitest?.logger.log(text);
    if (!passed) process.exitCode = 1;
  }
}
