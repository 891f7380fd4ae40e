import { InvalidInputError } from '../../../invalid-input-error.js';
import { systemClock } from '../../../mock/state/clock.js';
import { liveLog } from '../../../proxy/live-log.js';
import { createProxy } from '../../../proxy/proxy.js';
import { wireExchange } from '../../../recording/wire-exchange.js';
import { addressOf } from '../../../upstream/pass-on.js';
import { upstreamOf } from '../../../upstream/regions.js';
import { exitCodeOf, type Summary } from '../../../validate/summary.js';
import type { Verdict } from '../../../validate/verdict.js';
import { checkingWith } from '../../checking.js';
import { listenAt } from '../../listen-at.js';
import { mustBeComplete, recordingIn } from '../../recording-in.js';
import { onStop } from '../../stopping.js';
import { paint } from '../../terminal.js';
import { trafficCoverage } from '../../traffic-coverage.js';
import { announcement } from './announcement.js';
import { runCommand } from './command.js';
import type { ProxyCommandOptions } from './options.js';
import { proxyReports } from './reports.js';

/**
 * Starts the proxy and prints its URL. On SIGINT or SIGTERM, or when the given command exits, prints a
 * summary of the findings. Rejects with `CliError` or `InvalidInputError`.
 */
export async function proxy(command: readonly string[], options: ProxyCommandOptions): Promise<void> {
  const { json, host, port = command.length > 0 ? 0 : 4690 } = options;
  const upstream = upstreamOf(options.upstream);
  if (upstream === undefined)
    throw new InvalidInputError(
      `Failed to parse --upstream ${options.upstream}. Please use a region or a URL.`,
    );
  const checking = await checkingWith(options);
  const { contract, judge, validation, selection, tolerance } = checking;
  const address = addressOf(upstream);
  const recording = options.record === undefined ? undefined : recordingIn(options.record, address, contract);
  const counting = trafficCoverage(options.coverage, contract);
  const reports = await proxyReports(options, checking);
  const log = liveLog({
    write: (text) => void process.stderr.write(text),
    width: process.stderr.columns ?? 80,
    tolerance,
    paint,
  });
  const between = createProxy({
    upstream,
    name: options.upstream,
    judge,
    validation,
    reporters: [log, ...reports.reporters],
    wants: ({ operationId }: Verdict) => selection.operation(operationId),
    enforce: options.enforce ?? false,
    clock: systemClock,
    onPassed(passing, answer) {
      recording?.append(wireExchange(passing, answer));
      counting?.passed(passing, answer);
    },
  });
  const danger = 'can send calls to your Authlete through this proxy. Use it for tests only';
  const { url } = await listenAt({ host, port }, danger, between.listen).catch(async (problem) => {
    recording?.discard();
    await reports.discard();
    throw problem;
  });
  const end = async (): Promise<void> => {
    const summary = await between.close({ grace: options.grace });
    recording?.close();
    counting?.close();
    await reports.finish();
    process.exitCode = exitCodeOf(summary, tolerance);
    if (json) process.stdout.write(countsLine(summary));
    mustBeComplete(options.record, recording?.lost());
  };
  if (command.length > 0) {
    const code = await runCommand(command, { AUTHLETE_BASE_URL: url }).finally(end);
    if (code !== 0) process.exitCode = code;
    return;
  }
  onStop(end);
  const ready = { url, upstream: address };
  process.stdout.write(json ? `${JSON.stringify(ready)}\n` : announcement(ready));
}

const countsLine = ({ exchanges, outcomes, severities }: Summary): string =>
  `${JSON.stringify({ exchanges, ...outcomes, errors: severities.error, warnings: severities.warning })}\n`;
