import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Coverage } from '../../../coverage/format.js';
import { merged } from '../../../coverage/merge.js';
import { reportOf } from '../../../coverage/reports/coverage-report.js';
import { formatOf, type ReportName } from '../../../coverage/reports/formats.js';
import type { CoverageReport } from '../../../coverage/reports/report.js';
import { InvalidInputError } from '../../../invalid-input-error.js';
import { loadContract, openContract } from '../../../spec/contract.js';
import { openFile } from '../../output.js';
import { mustNotMix, outputOf } from '../../report-outputs.js';
import { paint } from '../../terminal.js';
import type { CoverageOptions } from './options.js';
import { readSources } from './sources.js';

/**
 * Reports the coverage of files and folders together. Resolves to the exit code: 1 if it is below `--fail-under`.
 * Rejects with `InvalidInputError` if it could not run.
 */
export async function coverage(paths: readonly string[], options: CoverageOptions): Promise<0 | 1> {
  const { of: scope, failUnder, spec, merge, service } = options;
  const contract = spec === undefined ? loadContract() : await openContract(spec);
  mustNotMix(wantedOf(options));
  const all = merged(await readSources(paths, contract));
  if (merge !== undefined) await writeNew(merge, `${JSON.stringify(all)}\n`);
  const report = await reportOf(service === undefined ? all : ofService(all, service), contract, {
    scope,
    failUnder,
    width: Math.min(Math.max(process.stdout.columns || 80, 40), 100),
    paint,
  });
  for (const name of options.report) await write(name, report, options);
  return report.passed ? 0 : 1;
}

function ofService(coverage: Coverage, service: number): Coverage {
  const services = coverage.services.filter(({ serviceId }) => serviceId === service);
  if (services.length > 0) return { ...coverage, services };
  const ids = coverage.services.map(({ serviceId }) => serviceId).filter((id) => typeof id === 'number');
  throw new InvalidInputError(
    `Failed to find the service ${service}: no call of it was counted. Please use ${ids.length === 0 ? 'all services' : `one of ${ids.slice(0, 5).join(', ')}`}.`,
  );
}

const wantedOf = ({ report, reportDir }: CoverageOptions) => ({
  names: report,
  reportDir,
  file: (name: ReportName) => {
    const { extension } = formatOf(name);
    return extension === undefined ? undefined : `authlete-coverage.${extension}`;
  },
});

async function write(name: ReportName, report: CoverageReport, options: CoverageOptions): Promise<void> {
  const { render, sideFiles } = formatOf(name);
  const output = await outputOf(name, wantedOf(options));
  await output.write(render(report));
  await output.finish();
  if (options.reportDir === undefined) return;
  for (const { path, text } of sideFiles?.(report) ?? []) {
    const file = join(options.reportDir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  const output = await openFile(file, { isNew: true });
  await output.write(text);
  await output.finish();
}
