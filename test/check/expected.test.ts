import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptExpected, readExpectedFailures } from '../../src/check/expected.js';
import { checkExitCode, summaryOf } from '../../src/check/summary.js';
import { mixed } from './reports/results.js';

const ids = mixed.map(({ obligation }) => obligation.id);

async function read(yaml: string) {
  const file = join(await mkdtemp(join(tmpdir(), 'expected-')), 'known.yaml');
  await writeFile(file, yaml);
  return readExpectedFailures(file, ids);
}

describe('A file of expected failures', () => {
  it('accepts what is broken or doubtful, with its comment', async () => {
    const rows = await read(
      '- { id: "auth/token/INVALID_CLIENT/**", comment: A proxy does it. }\n- { id: "auth/authorization/**", comment: Soon. }',
    );
    const { results, outdated } = acceptExpected(mixed, rows);
    expect(outdated).toEqual([]);
    expect(summaryOf(results)).toEqual({ obeyed: 2, broken: 0, doubtful: 0, notTried: 3 });
    expect(results.filter(({ accepted }) => accepted === 'A proxy does it.')).toHaveLength(3);
    expect(checkExitCode(results, { outdated })).toBe(0);
  });

  it('accepts one verdict only, if it says which', () => {
    const row = { id: 'auth/token/INVALID_CLIENT/**', verdict: 'doubtful', comment: 'x' } as const;
    expect(summaryOf(acceptExpected(mixed, [row]).results)).toMatchObject({ broken: 3, doubtful: 0 });
  });

  it('says which expected failure stopped happening, and fails the run', () => {
    const fine = mixed.filter(({ verdict }) => verdict === 'obeyed');
    const { results, outdated } = acceptExpected(fine, [{ id: 'auth/token/OK/status', comment: 'Old.' }]);
    expect(outdated).toEqual(['id auth/token/OK/status (Old.)']);
    expect(checkExitCode(results, { outdated })).toBe(1);
    expect(checkExitCode(results)).toBe(0);
  });

  it('does not report unselected or untried rows as outdated', () => {
    const rows = [
      { id: 'auth/token/OK/body', comment: 'Not tried.' },
      { id: 'auth/revocation/OK/status', comment: 'Not selected.' },
    ];
    expect(acceptExpected(mixed, rows).outdated).toEqual([]);
  });

  it('accepts that something was not tried, and says when it was', () => {
    const row = { id: 'device/**', verdict: 'notTried', comment: 'No such endpoint.' } as const;
    expect(summaryOf(acceptExpected(mixed, [row]).results).notTried).toBe(1);
    expect(acceptExpected(mixed, [{ ...row, id: 'auth/token/OK/status' }]).outdated).toHaveLength(1);
  });

  it.each([
    ['- id: auth/token/OK/status', '[0].comment is missing'],
    ['- { id: auth/token/OK/status, comment: " " }', '[0].comment is empty. Please explain why'],
    ['- { comment: x }', '[0].id is missing'],
    ['- { id: auth/token/OK/statsu, comment: x }', 'Did you mean auth/token/OK/status?'],
    ['- { id: "nowhere/**", comment: x }', '[0].id nowhere/** is not an obligation.'],
    ['- { id: a, verdict: obeyed, comment: x }', '[0].verdict'],
    ['id: a', 'Failed to use'],
  ])('is refused when it is %j', async (yaml, message) => {
    await expect(read(yaml)).rejects.toThrow(message);
  });
});

describe('The exit code of a check', () => {
  const [fine] = mixed;
  if (fine === undefined) throw new Error('There is a result.');
  const doubtful = mixed.filter(({ verdict }) => verdict === 'doubtful');

  it('is 0 if nothing is broken', () => {
    expect(checkExitCode([fine])).toBe(0);
    expect(checkExitCode([fine, ...doubtful])).toBe(0);
  });

  it('is 1 if something is broken, or doubtful and that fails the run', () => {
    expect(checkExitCode(mixed)).toBe(1);
    expect(checkExitCode([fine, ...doubtful], { failOn: 'should' })).toBe(1);
  });

  it('is 1 if nothing was tried at all', () => {
    expect(checkExitCode([])).toBe(1);
    expect(checkExitCode(mixed.filter(({ verdict }) => verdict === 'notTried'))).toBe(1);
  });
});
