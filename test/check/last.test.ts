import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepLastResults, readLastResults } from '../../src/check/last.js';
import type { CheckResult } from '../../src/check/result.js';
import { sinceLast, sinceLine } from '../../src/check/since.js';
import {
  broken,
  mixed,
  notTried,
  obeyed,
  obligation,
  observation,
  options,
  secretsOfMixed,
} from './reports/results.js';

let file = '';
beforeEach(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'last-')), '.authlete-check', 'last.json');
});

describe('The results of the last run', () => {
  it('are its JSON report, without secrets', async () => {
    await keepLastResults(mixed, options, { file });
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text).summary).toEqual({ obeyed: 2, broken: 3, doubtful: 1, notTried: 3 });
    for (const secret of secretsOfMixed) expect(text).not.toContain(secret);
    expect(await readdir(join(file, '..'))).toEqual(['last.json']);
    const results = await readLastResults(file);
    expect(results?.map(({ id, verdict }) => [id, verdict])).toEqual(
      mixed.map(({ obligation: { id }, verdict }) => [id, verdict]),
    );
  });

  it('stay for what the next run does not select', async () => {
    await keepLastResults(mixed, options, { file });
    const earlier = await readLastResults(file);
    const [first, second] = mixed;
    if (first === undefined || second === undefined || earlier === undefined) throw new Error('They exist.');
    await keepLastResults([obeyed(second.obligation)], options, { file, earlier });
    const now = await readLastResults(file);
    expect(now).toHaveLength(mixed.length);
    expect(now?.find(({ id }) => id === second.obligation.id)?.verdict).toBe('obeyed');
    expect(JSON.parse(await readFile(file, 'utf8')).summary.broken).toBe(2);
  });

  it('are undefined without a file', async () => {
    expect(await readLastResults(file)).toBeUndefined();
  });

  it.each([
    '',
    '[]',
    '{}',
    '{"results":[{"id":"a"}]}',
    '{"results":[{"id":"a","level":"must","verdict":"fine"}]}',
  ])('are refused when they are %j', async (text) => {
    const other = join(file, '../..', 'other.json');
    await writeFile(other, text);
    await expect(readLastResults(other)).rejects.toThrow(
      /^Failed to read the last run .* Please delete the file/,
    );
  });

  it('cannot be kept if nothing can be written', async () => {
    await expect(
      keepLastResults(mixed, options, { file: join(import.meta.filename, 'last.json') }),
    ).rejects.toThrow(/^Failed to keep the results/);
  });
});

describe('The comparison with the last run', () => {
  const of = (id: string, verdict: CheckResult['verdict']): CheckResult => {
    const it = obligation(id, { level: verdict === 'doubtful' ? 'should' : 'must' });
    if (verdict === 'obeyed') return obeyed(it);
    return verdict === 'notTried'
      ? notTried(it, 'x')
      : broken(it, { message: 'x', observation: observation() });
  };

  it('reports what broke, what was fixed, and what is no longer tried', () => {
    const last = [
      { id: 'a', verdict: 'obeyed' },
      { id: 'b', verdict: 'broken' },
      { id: 'c', verdict: 'doubtful' },
      { id: 'd', verdict: 'broken' },
      { id: 'e', verdict: 'notTried' },
    ] as const;
    const since = sinceLast(
      [
        of('a', 'broken'),
        of('b', 'obeyed'),
        of('c', 'notTried'),
        of('d', 'broken'),
        of('e', 'doubtful'),
        of('f', 'broken'),
      ],
      last,
    );
    expect(since.broke.map(({ id }) => id)).toEqual(['a', 'e', 'f']);
    expect(since.mended).toEqual([{ id: 'b', before: 'broken', now: 'obeyed' }]);
    expect(since.unknown.map(({ id }) => id)).toEqual(['c']);
    expect(sinceLine(since)).toBe('Since the last run: 3 new breaks, 1 mended, 1 no longer tried.');
  });

  it('does not count what is expected', () => {
    const since = sinceLast([{ ...of('a', 'broken'), accepted: 'Known.' }], []);
    expect(sinceLine(since)).toBe('Since the last run: no new break, 0 mended.');
  });
});
