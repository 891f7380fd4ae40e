import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.js';
import { runCheck } from '../../../src/check/run.js';
import { selectionOf } from '../../../src/check/selection.js';
import { type CheckedPlainAs, startCheckedPlainAs } from '../checked-plain-as.js';
import { findingsOf } from '../findings.js';
import { type MistakeName, mistakeNames, mistakesIn } from '../plain-as/mistakes.js';
import { type SeenMistake, seenMistakes } from './seen-mistakes.js';

let plain: CheckedPlainAs;
beforeAll(async () => {
  plain = await startCheckedPlainAs();
});
afterAll(() => plain.close());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = Object(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('A check of the second server', () => {
  it('finds nothing if the server is right', async () => {
    const results = await runCheck(plain.with([], { timeoutMs: 2000 }));
    expect(findingsOf(results)).toEqual([]);
    expect(results.filter(({ verdict }) => verdict === 'obeyed').length).toBeGreaterThan(600);
  });

  it.each(Object.entries<SeenMistake>(seenMistakes))(
    'finds the mistake %s and nothing else',
    async (name, { only, breaks, isBare }) => {
      const server = plain.with(mistakesIn(name), { isBare });
      const results = await runCheck(server, { only: selectionOf(only) });
      expect(findingsOf(results).sort()).toEqual([...breaks].sort());
    },
  );

  it('finds that crash-on-html-answer ends the process, and nothing else', async () => {
    const port = await freePort();
    const results = await check({
      base: `http://127.0.0.1:${port}`,
      command: [
        process.execPath,
        '--import',
        'tsx',
        fileURLToPath(new URL('../plain-as/main.ts', import.meta.url)),
      ],
      start: {
        command: '',
        ready: '/device',
        env: { MISTAKES: 'crash-on-html-answer' satisfies MistakeName },
      },
      user: { name: 'ada', password: 'ada-password' },
      only: selectionOf(['auth/token/OK', 'fail-closed-json', 'process-survives', 'next-request-served']),
    });
    // What the server was doing when it ended has no response.
    const found = findingsOf(results).filter(
      (id) => !['fail-closed-json', 'next-request-served'].includes(id),
    );
    expect(found).toEqual(['process-survives']);
    const [ended] = results.filter(({ obligation }) => obligation.id === 'process-survives');
    // What is not JSON ends it at several endpoints, and is blamed each time.
    const blamed = new Set(ended?.breaks.map(({ observation: { title } }) => title.replace(/^\S+ /, '')));
    expect([...blamed]).toEqual([
      'the response of Authlete is malformed JSON',
      'Authlete answers an HTML page with status 200',
    ]);
  });

  it('finds every mistake', () => {
    expect([...Object.keys(seenMistakes), 'crash-on-html-answer'].sort()).toEqual([...mistakeNames].sort());
  });
});
