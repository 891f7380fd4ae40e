import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../../cli/command-line.js';
import { flow } from '../readers/sources.js';

/** Flows of more than the few megabytes that are judged without threads, with something wrong here and there. */
async function muchTraffic(): Promise<string> {
  const [authorized, issued, redeemed] = await flow();
  if (!authorized || !issued || !redeemed) throw new Error('The flow has three calls.');
  const wrong = JSON.stringify({ ...issued, response: { ...Object(issued.response), action: 'SURPRISE' } });
  const line = JSON.stringify(authorized);
  const lines: string[] = [];
  for (let number = 0, length = 0; length < 7_000_000; number += 1) {
    const own = String(number).padStart(8, '0');
    lines.push(line.replace(/("ticket":"[\w-]{35})[\w-]{8}/, `$1${own}`));
    if (number % 200 === 199) lines.push(wrong, '{"half', JSON.stringify(redeemed), '');
    length += line.length;
  }
  return lines.join('\n');
}

it('threads find what one thread finds, in the same order', async () => {
  const built = 'dist/cli/main.js';
  if (!existsSync(built)) throw new Error('Failed to find what is built. Please run npm run build.');
  const file = join(await mkdtemp(join(tmpdir(), 'threads-')), 'traffic.ndjson');
  await writeFile(file, await muchTraffic());
  // From its sources it has one thread.
  const one = await run('validate', file);
  const many = spawnSync(process.execPath, [built, 'validate', file], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  expect(many.stdout).toBe(one.out);
  expect([many.status, one.exitCode]).toEqual([1, 1]);
  expect(one.out).toMatch(/SURPRISE[\s\S]*used-once[\s\S]*request +curl[\s\S]*not JSON/);
}, 60_000);
