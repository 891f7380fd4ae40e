import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mistakes, mistakesIn } from './mistakes.js';
import { type Probe, probes } from './probes.js';
import { type Mock, startMock, startWorld } from './world.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.authlete.close());

async function looked({ look, options }: Probe, mistake: Parameters<typeof startWorld>[1]): Promise<unknown> {
  const world = await startWorld(mock, mistake, options);
  try {
    return await look(world);
  } finally {
    await world.close();
  }
}

describe('The mistake', () => {
  it.each(Object.entries(probes))('%s is visible from outside', async (name, probe) => {
    expect(await looked(probe, [])).toEqual(probe.right);
    expect(await looked(probe, mistakesIn(name))).toEqual(probe.wrong);
  });

  it('crash-on-html-answer ends the process, which otherwise keeps running', async () => {
    const proxy = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${Object(proxy.address()).port}`;
    const ends = await Promise.all(
      ['', 'crash-on-html-answer'].map(async (MISTAKES) => {
        const { process, url } = await run({ AUTHLETE_BASE_URL: baseUrl, MISTAKES });
        const exit = once(process, 'exit');
        const statuses = [];
        for (let tries = 0; tries < 2; tries += 1) {
          const answer = await fetch(`${url}/token`, form).catch(() => ({ status: 'gone' }));
          statuses.push(answer.status);
          if (MISTAKES !== '') await exit;
        }
        process.kill();
        await exit;
        return statuses;
      }),
    );
    proxy.close();
    expect(ends[0]).toEqual([503, 503]);
    expect(ends[1]?.at(-1)).toBe('gone');
  });

  it.each(Object.entries(mistakes))('%s names the obligation that it breaks', (_name, { breaks }) => {
    for (const broken of breaks) expect(broken).toMatch(/^(X([1-9]|[12]\d|3[0-6])|[a-z_]+_api [A-Z_]+)$/);
  });

  it('has a name that is checked', () => {
    expect(() => mistakesIn('no-such')).toThrow('Unknown mistake no-such. Use some of: parameters-rebuilt');
  });
});

const form = { method: 'POST', body: new URLSearchParams({ grant_type: 'x' }) };

/** Runs the server as a process of its own. */
async function run(environment: NodeJS.ProcessEnv): Promise<{ process: ChildProcess; url: string }> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { ...process.env, AUTHLETE_SERVICE_ID: '1', AUTHLETE_API_TOKEN: 'x', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Listening on (.*)$/.exec(line)?.[1];
    if (url !== undefined) return { process: child, url };
  }
  throw new Error('The server did not start.');
}
