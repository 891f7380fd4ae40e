import { expect, it, onTestFinished } from 'vitest';
import { createAuthlete } from '../../src/index.js';
import type { Log } from '../../src/mock/state/log.js';
import { memoryStore } from '../../src/mock/state/memory-store.js';
import { StoreUnavailableError } from '../../src/mock/state/store-unavailable.js';

/** A log that can be taken away. */
class FragileLog implements Log {
  isAway = false;
  readonly #texts: string[] = [];

  async append(_stream: string, text: string) {
    if (this.isAway) throw new StoreUnavailableError('The disk is full.');
    return { generation: 1, sequence: this.#texts.push(text) };
  }

  async read() {
    if (this.isAway) throw new StoreUnavailableError('The disk is full.');
    return { generation: 1, texts: this.#texts.map((text, index) => [index + 1, text] as const) };
  }

  async clear(): Promise<void> {}
}

it('answers calls that the log cannot take, and reports each outage once', async () => {
  const log = new FragileLog();
  const reported: string[] = [];
  const authlete = createAuthlete({
    store: { ...memoryStore(), log },
    onProblem: (problem, where) => reported.push(`${where}: ${problem}`),
  });
  onTestFinished(() => authlete.close());
  const [service] = authlete.services;
  const call = async (): Promise<number> => {
    const url = `http://authlete/api/${service?.serviceId}/service/configuration`;
    const headers = { authorization: `Bearer ${service?.accessToken}` };
    return (await authlete.fetch(url, { headers })).status;
  };
  const outage = async (away: boolean): Promise<void> => {
    log.isAway = away;
    for (let calls = 0; calls < 3; calls += 1) expect(await call()).toBe(200);
  };
  for (const away of [false, true, false, true, false]) await outage(away);
  expect(reported).toEqual(Array(2).fill('the journal: StoreUnavailableError: The disk is full.'));
  const found = await authlete.service(service?.serviceId ?? 0);
  expect(found?.journal.entries()).toHaveLength(9);
});
