import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

interface Run {
  readonly code: number;
  readonly out: string;
}

/** Runs the tests in coverage-project/ with the reporter. */
const run = (folder: string, failUnder: number): Promise<Run> =>
  new Promise((resolve) => {
    const words = ['node_modules/vitest/vitest.mjs', 'run', '--root', 'test/vitest/coverage-project'];
    const env = {
      ...process.env,
      NO_COLOR: '1',
      COVERAGE_FOLDER: folder,
      COVERAGE_FAIL_UNDER: String(failUnder),
    };
    execFile(process.execPath, words, { env }, (failure, out, err) =>
      resolve({ code: Number(failure?.code ?? 0), out: out + err }),
    );
  });

describe('The reporter', () => {
  let folder: string;
  let passed: Run;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coverage-'));
    await writeFile(join(folder, 'old.coverage.json'), 'of the run before');
    passed = await run(folder, 20);
  }, 90_000);

  it('prints what all workers met together, and what leads to the rest', () => {
    expect(passed.out).toContain('3 of 9 actions (33 %) of the 2 operations that you call');
    expect(passed.out).toContain("service.stub('/auth/token').action('INVALID_CLIENT');");
    expect(passed.out).toContain('Passed: 33 % were met, and 20 % are required.');
    expect(passed.code).toBe(0);
  });

  it('writes reports that name the tests', async () => {
    const { operations } = JSON.parse(await readFile(join(folder, 'authlete-coverage.json'), 'utf8'));
    const introspection = operations.find(
      ({ operation }: { operation: string }) => operation === 'auth_introspection_api',
    );
    const actions = new Map(
      introspection.actions.map((action: { action: string }) => [action.action, action]),
    );
    expect(actions.get('UNAUTHORIZED')).toMatchObject({
      tests: [
        'first.case.ts > introspection > is forbidden',
        'first.case.ts > introspection > refuses an unknown token',
      ],
    });
    expect(actions.get('FORBIDDEN')).toMatchObject({
      tests: expect.arrayContaining(['first.case.ts > introspection > is forbidden']),
    });
    expect(await readFile(join(folder, 'authlete-coverage.html'), 'utf8')).toContain(
      'first.case.ts &gt; introspection &gt; is forbidden',
    );
  });

  it('removes the coverage files of the run before', async () => {
    const files = (await readdir(folder)).filter((file) => file.endsWith('.coverage.json'));
    expect(files).not.toContain('old.coverage.json');
    expect(files.length).toBeGreaterThan(0);
  });

  it('fails the run below the percentage that is demanded', async () => {
    const { code, out } = await run(await mkdtemp(join(tmpdir(), 'coverage-')), 90);
    expect(out).toContain('Failed: 33 % were met, but 90 % are required.');
    expect(code).toBe(1);
  }, 90_000);
});
