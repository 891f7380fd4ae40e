import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/check/result.js';
import { runCheck } from '../../src/check/run.js';
import { type CheckedExample, startCheckedExample } from './example.js';

describe('A check of the example server', () => {
  let server: CheckedExample;
  let results: CheckResult[];
  beforeAll(async () => {
    server = await startCheckedExample();
    results = await runCheck(server);
  }, 180_000);
  afterAll(() => server.close());

  const failed = (verdict: string) =>
    results
      .filter((result) => result.verdict === verdict)
      .map(({ obligation: { id }, breaks }) => ({
        id,
        breaks: breaks.map(({ message, expected, got }) => ({ message, expected, got })),
      }));

  it('finds that every must is obeyed', () => {
    expect(failed('broken')).toEqual([]);
  });

  it('finds that every should is obeyed', () => {
    expect(failed('doubtful')).toEqual([]);
  });

  it('tries the obligations that are not in the list of those not tried', async () => {
    const reasons = new Map<string, string[]>();
    for (const { verdict, reason = '', obligation } of results)
      if (verdict === 'notTried') reasons.set(reason, [...(reasons.get(reason) ?? []), obligation.id]);
    const text = [...reasons]
      .map(([reason, ids]) => `${reason}\n${ids.map((id) => `  ${id}\n`).join('')}`)
      .join('\n');
    await expect(text).toMatchFileSnapshot('golden/not-tried.txt');
  });

  it('lists each obligation once', () => {
    const ids = results.map(({ obligation }) => obligation.id);
    expect(ids).toEqual([...new Set(ids)]);
  });
});
