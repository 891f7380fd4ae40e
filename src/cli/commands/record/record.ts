import { type Clock, systemClock } from '../../../mock/state/clock.js';
import { createRecorder } from '../../../recording/recorder.js';
import { loadContract } from '../../../spec/contract.js';
import { listenAt } from '../../listen-at.js';
import { mustBeComplete } from '../../recording-in.js';
import { onStop } from '../../stopping.js';
import { trafficCoverage } from '../../traffic-coverage.js';

import { announcement, closingLine } from './announcement.js';

export interface RecordOptions {
  readonly upstream: URL;
  /** The file to write. Default: a name with the current time. */
  readonly out?: string;
  /** The folder for the coverage file; `true` for the default one. */
  readonly coverage?: string | true;
  readonly port: number;
  readonly host: string;
  /** In milliseconds. */
  readonly grace: number;
  readonly json?: true;
}

/**
 * Starts the recorder, prints its URL, and closes the recording on SIGINT or SIGTERM. Rejects with `CliError`.
 */
export async function record({
  upstream,
  out,
  json,
  grace,
  coverage,
  ...address
}: RecordOptions): Promise<void> {
  const file = out ?? `recording-${timeStamp(systemClock)}.ndjson`;
  const counting = trafficCoverage(coverage, loadContract());
  const recorder = createRecorder({
    upstream,
    file,
    ...(counting && { onPassed: counting.passed }),
    onProblem: (problem) => console.error(problem),
  });
  const danger = 'can send calls to your Authlete through this recorder, which records them';
  const { url } = await listenAt(address, danger, recorder.listen);
  onStop(async () => {
    await recorder.close({ grace });
    counting?.close();
    const exchanges = recorder.count();
    process.stdout.write(json ? `${JSON.stringify({ file, exchanges })}\n` : closingLine(file, exchanges));
    mustBeComplete(file, recorder.lost());
  });
  const ready = { url, upstream: recorder.upstream, file };
  process.stdout.write(json ? `${JSON.stringify(ready)}\n` : announcement(ready));
}

/** `20261126-081500` is 08:15 UTC on 26 November 2026. */
const timeStamp = (clock: Clock): string =>
  new Date(clock.now()).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
