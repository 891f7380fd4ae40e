import { describe, expect, it } from 'vitest';
import { NotTried } from '../../src/check/not-tried.js';
import { Requests } from '../../src/check/requests.js';
import { Session } from '../../src/check/session.js';
import { startCheckedExample } from './example.js';

describe('Requests to a server without endpoints', () => {
  it('reject, so that what a probe forced is undone', async () => {
    const { interaction: _, ...example } = await startCheckedExample();
    const server = { ...example, endpoints: {} };
    const session = new Session(server);
    const requests = new Requests(server, session);
    const page = await session.send(server.base);
    const made = [
      () => requests.authorize(),
      () => requests.decide(page, 'grant'),
      () => requests.token({}),
      () => requests.push('basic'),
      () => requests.introspect('token', server.resourceServer),
      () => requests.introspect('token', undefined),
      () => requests.asClient('revocation', {}, 'basic'),
      () => requests.withToken('userinfo', 'token'),
    ];
    for (const make of made) {
      const promise = make();
      await expect(promise).rejects.toThrow(NotTried);
    }
    await example.close();
  });
});
