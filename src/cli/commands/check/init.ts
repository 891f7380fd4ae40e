import { open } from '../../../check/check.js';
import { configTextOf } from '../../../check/config-text.js';
import { openFile } from '../../output.js';
import { checkOptionsOf, closing, type ServerOptions } from './options.js';

/**
 * Asks a server for its endpoints and pages, and writes them as `check.yaml`. Rejects with `InvalidInputError` if the
 * server cannot be reached, or if the file exists.
 */
export async function init(
  command: readonly string[],
  options: ServerOptions & { readonly out: string },
): Promise<0> {
  const settings = await checkOptionsOf(command, options);
  await closing(settings, async () => {
    const output = await openFile(options.out, { isNew: true });
    try {
      const { server, close } = await open(settings);
      await output.write(
        await configTextOf(server, { file: options.out, command, as: options.as }).finally(close),
      );
      await output.finish();
    } catch (problem) {
      await output.discard();
      throw problem;
    }
  });
  process.stderr.write(`Wrote ${options.out}. Please complete it, then run authlete-testkit check.\n`);
  return 0;
}
