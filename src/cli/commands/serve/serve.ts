import { createAuthlete, hasControl } from '../../../authlete.js';
import { demo, demoAt } from '../../../mock/fixtures/demo.js';
import type { FixtureChanges } from '../../../mock/fixtures/differences.js';
import type { Fixtures } from '../../../mock/fixtures/fixtures.js';
import type { Store } from '../../../mock/state/store.js';
import type { Recording } from '../../../recording/format.js';
import { withRecorded } from '../../../recording/replay/services.js';
import type { ScenarioDefinition } from '../../../scenarios/scenario/definition.js';
import { type Contract, loadContract, openContract } from '../../../spec/contract.js';
import { CliError } from '../../cli-error.js';
import { folderOf } from '../../coverage-folder.js';
import { onStop } from '../../stopping.js';
import type { FileTexts } from '../../watch-files.js';
import { announced, openInBrowser } from './announce.js';
import { announcement, readyLine } from './announcement.js';
import { callLog } from './call-log.js';
import { changeLines } from './changes-text.js';
import { listen } from './listen.js';
import type { ServeOptions } from './options.js';
import { play, reportUnmet, withScenarios } from './scenarios.js';
import { thisWorker, type Worker } from './worker.js';

/** Starts the mock, prints its URL, and stops it on SIGINT or SIGTERM. Rejects with `CliError`. */
export async function serve(options: ServeOptions): Promise<void> {
  const { workers = 1 } = options;
  if (workers === 1 || options.printFixtures) return serveHere(options);
  const worker = await thisWorker();
  if (worker === undefined) {
    const { serveWithWorkers } = await import('./workers.js');
    return serveWithWorkers(options, workers);
  }
  try {
    await serveHere(options, worker);
  } catch (error) {
    worker.leave();
    throw error;
  }
}

/** Starts the mock in this process: the only one, or a worker. */
async function serveHere(options: ServeOptions, worker?: Worker): Promise<void> {
  const isFirst = worker?.isFirst ?? true;
  /** The others would say the same. */
  const warn = isFirst ? (text: string) => console.error(`Warning: ${text}`) : () => {};
  const contract = await contractOf(options.spec, warn);
  const scenarios = await scenariosOf(options.scenario, contract);
  const replay = options.replay === undefined ? undefined : await readReplay(options.replay);
  const seen = await watchedTexts(options);
  const read = async (onUnknown: (warning: string) => void): Promise<Fixtures> => {
    const given = await dataOf(options, contract, onUnknown);
    const services = replay ? withRecorded(given, replay, contract) : given;
    return withScenarios(services, scenarios, demoOf(options));
  };
  const data = await read(warn);
  if (options.printFixtures) return printFixtures(data, options.seed);
  const store = await storeOf(options);
  const authlete = createAuthlete({
    fixtures: data,
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(store && { store }),
    contract,
    ...(replay && { replay }),
    ...(options.maxMemory !== undefined && { maxMemory: options.maxMemory }),
    rateLimit: rateLimitOf(options.rateLimit),
    coverage: folderOf(options.coverage) ?? false,
    ...(options.allowFetch && { fetch: { allow: options.allowFetch } }),
    ...(options.log && {
      onExchange: callLog(options.log, contract),
    }),
  });
  const changes = await authlete.ready;
  if (changes !== undefined) reportChanges(changes, options);
  const playing = isFirst ? await play(authlete, scenarios) : [];
  const listening = await listen(authlete, options, warn);
  const ready = {
    localUrl: listening.localUrl,
    ...(hasControl(listening) && {
      controlToken: listening.controlToken,
      consoleUrl: listening.consoleUrl,
    }),
    text: options.json ? readyLine(listening, authlete) : announcement(listening, authlete, data, replay),
  };
  const forget = worker === undefined ? announced(ready) : () => {};
  let unwatch = () => {};
  onStop(async () => {
    unwatch();
    try {
      await authlete.close({ grace: options.grace }).finally(forget);
      if (!reportUnmet(playing)) process.exitCode = 1;
    } finally {
      worker?.leave();
    }
  });
  if (worker === undefined) {
    if (options.open && hasControl(listening)) await openInBrowser(listening.consoleUrl);
    process.stdout.write(ready.text);
  } else worker.ready(ready);
  if (seen !== undefined && isFirst) {
    const { watchFixtures } = await import('./watch.js');
    unwatch = watchFixtures(authlete, { seen, read }, options);
  }
}

/** Resolves to the contents of the files to watch, before the mock reads them: they may change at any time. */
async function watchedTexts({ watch, fixtures }: ServeOptions): Promise<FileTexts | undefined> {
  if (!watch) return undefined;
  if (fixtures === undefined)
    throw new CliError(
      'Failed to watch: there is no fixtures file. Please add --fixtures FILE; authlete-testkit serve --print-fixtures > FILE writes one.',
    );
  const { textsOf } = await import('../../watch-files.js');
  return textsOf(fixtures);
}

/** Says what has changed in the fixtures since the mock used its folder last. */
function reportChanges(changes: FixtureChanges, { log }: ServeOptions): void {
  const lines = changeLines(changes);
  if (lines.length === 0) return;
  const text =
    log === 'json'
      ? JSON.stringify({ time: new Date().toISOString(), fixtures: { changes } })
      : ['The fixtures have changed since the last start:', ...lines].join('\n');
  process.stderr.write(`${text}\n`);
}

/** Opens the store of `--data` or `--store`; `undefined` without them. */
async function storeOf({ data: folder, store: url }: ServeOptions): Promise<Store | undefined> {
  if (url !== undefined) {
    const { redisStore } = await import('../../../stores/redis-store.js');
    return redisStore({ url });
  }
  if (folder === undefined) return undefined;
  const { sqliteStore } = await import('../../../stores/sqlite-store.js');
  return sqliteStore({ folder });
}

/** Prints the fixtures as a file, with the IDs and secrets that the mock would start with. */
async function printFixtures(data: Fixtures, seed: string | undefined): Promise<void> {
  const { fixturesText } = await import('../../fixtures/fixtures-text.js');
  // The name does not matter: people redirect the output to a file in this folder, if anywhere.
  const file = 'fixtures.yaml';
  const comments = ['authlete-testkit serve --fixtures FILE'];
  process.stdout.write(fixturesText(data, { file, seed, comments }));
}

async function contractOf(spec: string | undefined, warn: (warning: string) => void): Promise<Contract> {
  if (spec === undefined) return loadContract();
  const contract = await openContract(spec);
  contract.warnings.forEach(warn);
  return contract;
}

const demoOf = ({ issuer }: ServeOptions): Fixtures => (issuer === undefined ? demo : demoAt(issuer));

/** Returns the fixtures to start with; the demo service if no option selects any. */
async function dataOf(
  options: ServeOptions,
  contract: Contract,
  onUnknown: (warning: string) => void,
): Promise<Fixtures> {
  const { fixtures, scenario, replay, lenient } = options;
  if (fixtures === undefined) return scenario !== undefined || replay !== undefined ? {} : demoOf(options);
  const { readFixtureFiles } = await import('../../fixtures/read-fixtures.js');
  return readFixtureFiles(fixtures, contract, {
    ...(lenient && { onUnknown }),
  });
}

async function readReplay(file: string): Promise<Recording> {
  const { readRecording } = await import('../../../recording/read-recording.js');
  return readRecording(file);
}

async function scenariosOf(names: readonly string[] = [], contract: Contract): Promise<ScenarioDefinition[]> {
  if (names.length === 0) return [];
  const { readScenario } = await import('../../../scenarios/scenario/read.js');
  return Promise.all(names.map((name) => readScenario(name, contract)));
}

const rateLimitOf = (calls: number | true | undefined) =>
  typeof calls === 'number' ? { perSecond: calls, burst: 2 * calls } : calls === true;
