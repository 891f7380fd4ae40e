import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { eventually } from '../../support/eventually.js';

/** A listening mock, and a call whose response takes this long. */
async function answering(delay: `${number}ms`) {
  const authlete = testAuthlete();
  const world = await authlete.world();
  world.stub('/service/get').delay(delay);
  const { url } = await authlete.listen({ port: 0 });
  const call = () =>
    fetch(`${url}/api/${authlete.serviceId}/service/get`, {
      headers: { authorization: `Bearer ${authlete.accessToken}` },
    });
  const underWay = call();
  underWay.catch(() => {});
  await eventually(() => expect(world.stubs.list()).toMatchObject([{ used: 1 }]));
  return { authlete, call, underWay };
}

describe('closing a mock that answers on a port', () => {
  it('waits for the answers that are under way, and accepts no new calls', async () => {
    const { authlete, call, underWay } = await answering('500ms');
    const closed = authlete.close({ grace: 20_000 });
    await expect(call()).rejects.toThrow('fetch failed');
    const response = await underWay;
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
    expect(await response.json()).toMatchObject({ apiKey: authlete.serviceId });
    await closed;
  });

  it('waits no longer than it is told to', async () => {
    const { authlete, underWay } = await answering('60000ms');
    const started = performance.now();
    await authlete.close({ grace: 300 });
    expect(performance.now() - started).toBeGreaterThan(290);
    await expect(underWay).rejects.toThrow('fetch failed');
  });

  it('does not wait unless it is told to', async () => {
    const { authlete, underWay } = await answering('60000ms');
    await authlete.close();
    await expect(underWay).rejects.toThrow('fetch failed');
  });

  it('does not wait for connections without a call', async () => {
    const { authlete, underWay } = await answering('1ms');
    await (await underWay).text();
    const started = performance.now();
    await authlete.close({ grace: 60_000 });
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

it('keeps an idle connection for longer than a loaded machine pauses', async ({ onTestFinished }) => {
  const authlete = testAuthlete();
  const { url } = await authlete.listen({ port: 0 });
  onTestFinished(() => authlete.close());
  const { headers } = await fetch(`${url}/api/lifecycle/healthcheck`);
  expect(headers.get('keep-alive')).toBe('timeout=65');
});
