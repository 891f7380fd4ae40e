import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyFolder } from './folders.js';
import { type Served, served } from './served.js';
import { Traffic } from './traffic.js';

async function startedIn(folder: string): Promise<Served> {
  const mock = await served('--data', folder);
  onTestFinished(() => mock.kill('SIGKILL'));
  return mock;
}

describe('serve --data', () => {
  it('that is killed amid calls has all that it acknowledged, and accepts nothing twice', async () => {
    const folder = emptyFolder();
    let mock = await startedIn(folder);
    const traffic = new Traffic(mock);
    for (let kill = 0; kill < 5; kill += 1) {
      const running = traffic.run(50);
      const enough = traffic.answered + 300 + 50 * kill;
      while (traffic.answered < enough) await wait(1);
      await mock.kill('SIGKILL');
      await running;
      mock = await startedIn(folder);
      traffic.moveTo(mock);
      await traffic.check();
      expect(traffic.wrong).toEqual([]);
    }
    expect(mock.errors()).toBe('');
  });

  it('has the same services and clients after a restart, whose IDs and secrets it made up', async () => {
    const folder = emptyFolder();
    const first = await startedIn(folder);
    await first.kill('SIGTERM');
    const second = await startedIn(folder);
    expect(second.services).toEqual(first.services);
  });
});
