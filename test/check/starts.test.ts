import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.js';
import type { CheckResult, CheckVerdict } from '../../src/check/result.js';
import { selectionOf } from '../../src/check/selection.js';
import { mergedResults } from '../../src/check/starts.js';

const result = (id: string, verdict: CheckVerdict): CheckResult => ({
  obligation: { id, level: 'must', sentence: 'It answers.', sources: [] },
  verdict,
  breaks: [],
});

describe('The results of several starts', () => {
  it.each([
    ['obeyed', 'broken', 'broken'],
    ['broken', 'obeyed', 'broken'],
    ['obeyed', 'doubtful', 'doubtful'],
    ['notTried', 'obeyed', 'obeyed'],
    ['obeyed', 'notTried', 'obeyed'],
    ['notTried', 'notTried', 'notTried'],
  ] as const)('%s and %s are %s', (first, second, merged) => {
    const runs = [
      { name: undefined, results: [result('a', first)] },
      { name: 'again', results: [result('a', second)] },
    ];
    expect(mergedResults(runs).map(({ verdict }) => verdict)).toEqual([merged]);
  });

  it('are merged after a second start with other variables, whose name the breaks tell', async () => {
    const { port } = Object(await freeAddress());
    const results = await check({
      base: `http://127.0.0.1:${port}`,
      start: {
        command: `node --import tsx test/check/support/relaying-as.ts`,
        env: { KIND: 'right' },
        ready: '/ready',
        also: [{ name: 'without no-store', env: { KIND: 'cached' } }],
      },
      endpoints: { token: '/token' },
      only: selectionOf(['auth/token/BAD_REQUEST']),
    });
    const startsThatBreak = (id: string) =>
      results
        .find(({ obligation }) => obligation.id === `auth/token/BAD_REQUEST/${id}`)
        ?.breaks.map(({ observation }) => /\((.*)\)$/.exec(observation.title)?.[1]);
    // The server ignores dpopNonce in both.
    expect([...new Set(startsThatBreak('no-store'))]).toEqual(['without no-store']);
    expect([...new Set(startsThatBreak('dpop-nonce'))]).toEqual([undefined, 'without no-store']);
    expect(results.some(({ verdict }) => verdict === 'obeyed')).toBe(true);
  });
});

async function freeAddress() {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address;
}
