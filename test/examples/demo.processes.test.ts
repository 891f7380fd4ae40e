import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

let out = '';

beforeAll(async () => {
  const run = promisify(execFile);
  ({ stdout: out } = await run(process.execPath, ['--import', 'tsx', 'examples/demo/demo.ts']));
}, 60_000);

describe('npm run demo', () => {
  it('walks the code flow and shows what goes wrong', () => {
    const lines = out.split('\n').map((line) => line.trim());
    const paths = lines.flatMap((line) => /^POST (\S+)$/.exec(line)?.[1] ?? []);
    const actions = lines.flatMap((line) => /^action {2}(\w+) A\d{6}$/.exec(line)?.[1] ?? []);
    expect(paths.map((path, index) => `${path} ${actions[index]}`)).toEqual([
      '/auth/authorization INTERACTION',
      '/auth/authorization/issue LOCATION',
      '/auth/token OK',
      '/auth/introspection OK',
      '/auth/userinfo OK',
      '/auth/userinfo/issue JSON',
      '/auth/token OK',
      '/auth/revocation OK',
      '/auth/introspection UNAUTHORIZED',
      '/auth/token BAD_REQUEST',
      '/auth/authorization/fail LOCATION',
    ]);
    expect(out).not.toContain('not expected');
    expect(lines.filter((line) => line.startsWith('next'))).toHaveLength(paths.length);
  });

  it('fits a terminal of 100 columns', () => {
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
