import { rm, writeFile } from 'node:fs/promises';
import { InvalidInputError } from '../../../invalid-input-error.js';
import { isObject, parseJson } from '../../../json.js';
import { readText } from '../../../read-yaml.js';
import { mustBeReadable } from '../../../scenarios/snapshot.js';
import { reasonOf } from '../../../spec/failure.js';
import { counted } from '../../counted.js';
import { type ServiceOptions, serviceOf } from '../../running/find-mock.js';

/** Saves the state of a service. Rejects with `InvalidInputError` if the file exists or cannot be written. */
export async function exportState(
  file: string,
  options: ServiceOptions & { readonly force?: true },
): Promise<0> {
  const { control, serviceId } = await serviceOf(options);
  const snapshot = await control.call('GET /services/{serviceId}/state', { serviceId });
  // An existing file would keep its mode.
  if (options.force) await rm(file, { force: true });
  await writeFile(file, `${JSON.stringify(snapshot)}\n`, { mode: 0o600, flag: 'wx' }).catch((problem) => {
    const reason =
      isObject(problem) && problem['code'] === 'EEXIST' ? 'the file already exists' : reasonOf(problem);
    throw new InvalidInputError(
      `Failed to write ${file}: ${reason}. Please choose another file, or pass --force.`,
    );
  });
  console.log(
    `Saved the state of the service ${serviceId}: ${counted(snapshot.entries.length, 'record')} in ${file}.`,
  );
  return 0;
}

/** Restores the state of a service. Rejects with `InvalidInputError` if the file is not a snapshot. */
export async function importState(file: string, options: ServiceOptions): Promise<0> {
  const body = parseJson(await readText(file));
  if (!isObject(body) || body['snapshot'] === undefined)
    throw new InvalidInputError(
      `Failed to read ${file}: it is not a snapshot. Please use a file of authlete-testkit state export.`,
    );
  mustBeReadable({ snapshot: body['snapshot'] });
  const { control, serviceId } = await serviceOf(options);
  await control.call('PUT /services/{serviceId}/state', { serviceId, body });
  console.log(`Restored the state of the service ${serviceId} from ${file}.`);
  return 0;
}
