import { InvalidInput } from '../../../invalid-input.js';
import { shellWord } from '../../../validate/reports/rerun.js';
import type { Checking } from '../../checking.js';
import { openReports, type Reports } from '../../reports.js';
import type { ProxyCommandOptions } from '../proxy.js';

/** The reports for machines: for people there is the log. Throws `InvalidInput` where they have no folder. */
export async function proxyReports(options: ProxyCommandOptions, checking: Checking): Promise<Reports> {
  const report = options.report.filter((name) => name !== 'pretty');
  // What GitHub reads may stand among other lines.
  const file = report.find((name) => name !== 'github');
  if (file !== undefined && options.reportDir === undefined)
    throw new InvalidInput(
      `Failed to write the report ${file}: standard output is not for it here. Please name a folder with --report-dir.`,
    );
  const rerun = (): string => `authlete-testkit proxy --upstream ${shellWord(options.upstream)}`;
  return openReports({ ...options, report }, { ...checking, rerun });
}
