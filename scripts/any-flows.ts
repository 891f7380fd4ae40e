// Generates flows against the mock, and validates each as a recording. Arguments: the number of flows, and a seed.
import { spawnSync } from 'node:child_process';

const [flows = '10000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
console.log(`To repeat this run: npm run test:flows -- ${flows} ${seed}`);
const env = { ...process.env, AUTHLETE_TESTKIT_FLOWS: flows, AUTHLETE_TESTKIT_FLOWS_SEED: seed };
const test = 'test/validate/false-alarms.property.test.ts';
process.exitCode = spawnSync('npx', ['vitest', 'run', test], { env, stdio: 'inherit' }).status ?? 1;
