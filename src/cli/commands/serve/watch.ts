import type { Authlete } from '../../../authlete.js';
import type { FixtureChanges } from '../../../mock/fixtures/differences.js';
import type { Fixtures } from '../../../mock/fixtures/fixtures.js';
import { reasonOf } from '../../../spec/failure.js';
import { paintFor } from '../../terminal.js';
import { type FileTexts, watchFiles } from '../../watch-files.js';
import { serviceText } from './announcement.js';
import { changeLines } from './changes-text.js';
import { localTime } from './log-line.js';
import type { ServeOptions } from './options.js';

interface Reloads {
  /** The contents of the files before the mock read them. */
  readonly seen: FileTexts;
  /** Reads the files. Rejects with `InvalidInputError`. */
  read(onUnknown: (warning: string) => void): Promise<Fixtures>;
}

/** What became of a changed file. */
type Reload = { readonly files: readonly string[]; readonly warnings: readonly string[] } & (
  | { readonly changes: FixtureChanges }
  | { readonly problem: string }
);

/** Loads the fixtures again when their files change, and says what changed. Returns a function that ends this. */
export function watchFixtures(
  authlete: Authlete,
  { seen, read }: Reloads,
  { log, json }: Pick<ServeOptions, 'log' | 'json'>,
): () => void {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const isJson = log === 'json';
  if (!isJson) say(`Watching ${[...seen.keys()].join(', ')}`);
  return watchFiles(seen, async (files) => {
    const warnings: string[] = [];
    try {
      const data = await read((warning) => warnings.push(warning));
      const changes = await authlete.load(data);
      say(isJson ? reloadJson({ files, warnings, changes }) : reloadText({ files, warnings, changes }));
      if (!json) process.stdout.write(addedServices(authlete, data, changes));
    } catch (error) {
      const problem = reasonOf(error);
      say(isJson ? reloadJson({ files, warnings, problem }) : reloadText({ files, warnings, problem }));
    }
  });
}

const reloadJson = (reload: Reload): string =>
  JSON.stringify({ time: new Date().toISOString(), fixtures: reload });

function reloadText({ files, warnings, ...result }: Reload): string {
  const lines =
    'changes' in result ? changeLines(result.changes) : ['  The mock keeps the fixtures that it has.'];
  const warned = warnings.map((warning) => `  Warning: ${warning}`);
  const head =
    'changes' in result
      ? `${lines.length === 0 ? 'No changes in' : 'Loaded'} ${files.join(', ')}`
      : paintFor(process.stderr)('red', result.problem);
  return [`${localTime(new Date())} ${head}`, ...warned, ...lines].join('\n');
}

/** Returns the credentials of new services, as at the start. */
function addedServices(authlete: Authlete, data: Fixtures, { services }: FixtureChanges): string {
  const added = new Set(services.flatMap((one) => (one.change === 'added' ? [one.serviceId] : [])));
  return authlete.services
    .map((service, index) =>
      added.has(service.serviceId) ? serviceText(service, data.services?.[index]) : '',
    )
    .join('');
}
