import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeTraffic } from '../../bench/validate/traffic.js';
import { startWith } from './command-line.js';
import { folder } from './outcomes.js';

const megabyte = 1024 * 1024;

/** Prints the size of V8's space for new objects at the end. */
const printSize = `
import { getHeapSpaceStatistics } from 'node:v8';
process.on('exit', () => {
  const { space_size } = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  console.error('new space ' + space_size);
});`;

test('the space for new objects does not grow with the traffic', async () => {
  const file = join(folder, 'ten-megabytes.ndjson');
  await writeTraffic(file, 10 * megabyte);
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(printSize)}`;
  const { err, exitCode } = await startWith({ NODE_OPTIONS }, 'validate', file).ended;
  expect(exitCode).toBe(0);
  const [, size] = /^new space (\d+)\n$/.exec(err) ?? [];
  expect(Number(size)).toBeLessThan(3 * megabyte);
});
