import { InvalidInputError } from '../../../invalid-input-error.js';
import { shellWord } from '../../../validate/reports/rerun.js';
import type { Checking } from '../../checking.js';
import { openReports, type Reports } from '../../reports.js';
import type { ProxyCommandOptions } from './options.js';

/**
 * Opens the machine-readable reports; the log already serves humans. Throws `InvalidInputError` if several reports
 * have no folder to go to.
 */
export async function proxyReports(options: ProxyCommandOptions, checking: Checking): Promise<Reports> {
  const report = options.report.filter((name) => name !== 'pretty');
  // GitHub finds its workflow commands among other output, so that report does not need a file.
  const file = report.find((name) => name !== 'github');
  if (file !== undefined && options.reportDir === undefined)
    throw new InvalidInputError(
      `Failed to write the report ${file}: the proxy uses standard output for its log. Please set a folder with --report-dir.`,
    );
  const rerun = (): string => `authlete-testkit proxy --upstream ${shellWord(options.upstream)}`;
  return openReports({ ...options, report }, { ...checking, rerun });
}
