import { type CheckOptions, check as checkServer } from '../../../check/check.js';
import { acceptExpected, readExpectedFailures } from '../../../check/expected.js';
import { checkedObligations } from '../../../check/explain.js';
import { keepLastResults, lastFile, readLastResults } from '../../../check/last.js';
import type { PublishedCheck } from '../../../check/publisher.js';
import { type CheckReportName, checkReports } from '../../../check/reports/formats.js';
import { type CheckReportOptions, checkReport } from '../../../check/reports/report.js';
import type { CheckResult } from '../../../check/result.js';
import type { CheckProgress } from '../../../check/run.js';
import { mustSelect, selectionOf } from '../../../check/selection.js';
import type { ServerUnderCheck } from '../../../check/server.js';
import { sinceLast } from '../../../check/since.js';
import { checkExitCode, checkProblems } from '../../../check/summary.js';
import { reasonOf } from '../../../spec/failure.js';
import { version } from '../../../version.js';
import { mustNotMix, outputOf } from '../../report-outputs.js';
import { StatusLine } from '../../status-line.js';
import { paint } from '../../terminal.js';
import { type CheckCommandOptions, checkOptionsOf, closing } from './options.js';

/**
 * Checks a server. Resolves to the exit code: 1 if it breaks an obligation. Rejects with `InvalidInputError` if the
 * check could not run.
 */
export async function check(command: readonly string[], options: CheckCommandOptions): Promise<0 | 1> {
  const wanted = wantedOf(options);
  mustNotMix(wanted);
  const { expected: file, sinceLast: since, failOn, only } = options;
  const last = typeof since === 'string' ? since : lastFile;
  const ids = checkedObligations().map(({ id }) => id);
  const rows = file === undefined ? [] : await readExpectedFailures(file, ids);
  const earlier = await readLastResults(last);
  const settings = await checkOptionsOf(command, options);
  const started = performance.now();
  const skip = [...(settings.skip ?? []), ...(options.skip ?? [])];
  const secrets = new Set<string>();
  const startedAt = Date.now();
  const publisher = settings.authlete?.publisher;
  const published = (
    results: readonly CheckResult[],
    more: Partial<PublishedCheck> = {},
  ): PublishedCheck => ({
    server: settings.base,
    startedAt,
    running: true,
    ...more,
    results: checkReport(results, { server: settings.base, version: version(), secrets: [...secrets] })
      .results,
  });
  let progress: CheckProgress | undefined;
  const found = await closing(settings, () => {
    mustSelect([...(only ?? []), ...skip], ids);
    return showing({
      ...settings,
      only: selectionOf(only, skip),
      onOpen: (server) => {
        for (const secret of secretsOf(server)) secrets.add(secret);
      },
      onProgress: (now) => {
        progress = now;
      },
      onResults: (some) => publisher?.offer(() => published(some, progress && { progress })),
    });
  });
  const { results, outdated } = acceptExpected(found, rows);
  const reportOptions: CheckReportOptions = {
    server: settings.base,
    version: version(),
    seconds: (performance.now() - started) / 1000,
    width: Math.min(Math.max(process.stdout.columns || 80, 40), 100),
    paint,
    failOn,
    expected: { outdated },
    since: since === undefined || earlier === undefined ? undefined : sinceLast(results, earlier),
    secrets: [...secrets],
  };
  for (const name of wanted.names) {
    const output = await outputOf(name, wanted);
    await output.write(checkReports[name].report(results, reportOptions));
    await output.finish();
  }
  await publisher
    ?.finish(published(results, { running: false, problems: checkProblems(results, { outdated }) }))
    .catch((problem) => console.error(`Warning: the results were not published: ${reasonOf(problem)}`));
  await keepLastResults(results, reportOptions, { file: last, earlier: earlier ?? [] });
  return checkExitCode(results, { failOn, outdated });
}

async function showing(options: CheckOptions): Promise<CheckResult[]> {
  const status = new StatusLine();
  try {
    return await checkServer({
      ...options,
      onProgress: (progress) => {
        options.onProgress?.(progress);
        status.show(progressText(progress));
      },
    });
  } finally {
    status.clear();
  }
}

const progressText = ({ done, total, title }: CheckProgress): string => `${done} of ${total}  ${title}`;

const secretsOf = (server: ServerUnderCheck): string[] => [
  server.authlete.accessToken,
  ...(server.authlete.apiSecret === undefined ? [] : [server.authlete.apiSecret]),
  server.user.password,
  ...Object.values(server.clients).map(({ clientSecret }) => clientSecret),
  ...(server.resourceServer === undefined ? [] : [server.resourceServer.clientSecret]),
];

const wantedOf = ({ report, reportDir, json }: CheckCommandOptions) => ({
  names: json ? (['json'] as const) : report,
  reportDir,
  file: (name: CheckReportName) => {
    const format: { readonly extension?: string } = checkReports[name];
    return format.extension === undefined ? undefined : `authlete-check.${format.extension}`;
  },
});
