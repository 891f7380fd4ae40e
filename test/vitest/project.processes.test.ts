import { execFile } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';

interface Reported {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** What Vitest reports of the tests in project/, by title. */
const reported = new Map<string, Reported>();

beforeAll(async () => {
  const report = await new Promise<string>((resolve) => {
    const words = [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--root',
      'test/vitest/project',
      '--reporter=json',
    ];
    // It fails, because some of its tests do.
    execFile(process.execPath, words, (_failure, out) => resolve(out));
  });
  const files: { assertionResults: Reported[] }[] = JSON.parse(report).testResults;
  for (const test of files.flatMap(({ assertionResults }) => assertionResults))
    reported.set(test.title, test);
}, 60_000);

const outcome = (title: string) => {
  const { status, failureMessages = [] } = reported.get(title) ?? {};
  return { status, failures: failureMessages };
};

describe('A test with stubs', () => {
  it.each([
    'calls what it stubbed',
    'stubs nothing',
    'calls what the hook stubbed',
    'calls what it stubbed as its server is closed',
  ])('passes if it %s', (title) => {
    expect(outcome(title)).toEqual({ status: 'passed', failures: [] });
  });

  it('fails if it does not call what it stubbed, and shows what came instead', () => {
    const { status, failures } = outcome('does not call what it stubbed');
    expect(status).toBe('failed');
    expect(failures).toEqual([
      expect.stringContaining(`UnmetStubsError: Failed to follow the stubs: unmet steps: 1 of 1. Please compare the calls below with the steps.

Steps:
  UNMET 1. /auth/revocation answers INVALID_CLIENT (0 of 1)

Calls:
  1. POST /auth/introspection UNAUTHORIZED`),
    ]);
  });

  it('has a new service when it is tried again', () => {
    const { status, failures } = outcome('calls what it stubbed when it is tried again');
    expect(status).toBe('passed');
    // That of the first attempt.
    expect(failures).toEqual([expect.stringContaining('/auth/introspection answers FORBIDDEN (0 of 1)')]);
  });

  it('fails if it does not call what a hook stubbed for it', () => {
    const { status, failures } = outcome('does not call what the hook stubbed');
    expect(status).toBe('failed');
    expect(failures).toEqual([expect.stringContaining('/auth/introspection answers BAD_REQUEST (0 of 1)')]);
  });

  it('shows its own failure first', () => {
    const { status, failures } = outcome('fails before it calls what it stubbed');
    expect(status).toBe('failed');
    expect(failures).toEqual([
      expect.stringContaining("AssertionError: expected 'its own failure' to be 'another'"),
      expect.stringContaining('/auth/token answers status 500 (0 of 1)'),
    ]);
  });

  it('does not fail if it is skipped', () => {
    expect(outcome('is skipped')).toEqual({ status: 'skipped', failures: [] });
  });
});

describe('Of tests that run at the same time', () => {
  it.each(['first', 'third'])('the %s sees what it does itself', (visitor) => {
    const title = `the ${visitor} sees what it does itself`;
    expect(outcome(title)).toEqual({ status: 'passed', failures: [] });
  });

  it('the one with an unmet stub fails, alone', () => {
    const { status, failures } = outcome('the second sees what it does itself');
    expect(status).toBe('failed');
    expect(failures).toEqual([
      expect.stringContaining(`  met   1. /auth/introspection answers BAD_REQUEST, 2 times (2 of 2)
  UNMET 2. /auth/token answers status 503 (0 of 1)`),
    ]);
  });
});
