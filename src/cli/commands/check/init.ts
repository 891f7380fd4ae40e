import { open } from '../../../check/check.js';
import { configTextOf } from '../../../check/config-text.js';
import { openFile } from '../../output.js';
import { checkOptionsOf, type ServerOptions } from './options.js';

/**
 * Asks a server for its endpoints and pages, and writes them as `check.yaml`. Rejects with `InvalidInputError` if the
 * server cannot be reached, or if the file exists.
 */
export async function init(
  command: readonly string[],
  options: ServerOptions & { readonly out: string },
): Promise<0> {
  const settings = await checkOptionsOf(command, options);
  const output = await openFile(options.out, { isNew: true });
  try {
    const { server, close } = await open(settings);
    const text = await configTextOf(server, { command, as: options.as }).finally(close);
    await output.write(text);
    await output.finish();
  } catch (problem) {
    await output.discard();
    throw problem;
  } finally {
    await settings.authlete?.close();
  }
  process.stderr.write(`Wrote ${options.out}. Please complete it, then run authlete-testkit check.\n`);
  return 0;
}
