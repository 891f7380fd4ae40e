import { describe, expect, it } from 'vitest';
import type { TestAuthlete } from '../support/authlete.js';
import { goThrough, liveAuthlete, targetOf } from '../support/conformance.js';

const clientNames = async (authlete: TestAuthlete): Promise<(string | undefined)[]> =>
  (await (await authlete.world()).list('client')).map(({ clientName }) => clientName);

const demoClients = ['Demo single-page app', 'Demo web app'];

async function expectNoneLeft(authlete: TestAuthlete): Promise<void> {
  expect((await clientNames(authlete)).sort()).toEqual(demoClients);
}

describe('the temporary client is removed', () => {
  it('when the connection is lost after it was made', async () => {
    const authlete = liveAuthlete();
    const world = await authlete.world();
    for (const operation of ['client_update_api', 'client_flag_update_api'] as const)
      world.stub(operation).fault('reset').times(2).always();
    const { run } = await goThrough(targetOf(authlete), { allowWrites: true });
    expect(run.stopped).toBe('connection lost');
    expect(run.left()).toEqual([]);
    await expectNoneLeft(authlete);
  });

  it('when the answer that has its ID is lost: it is found by its name', async () => {
    const authlete = liveAuthlete();
    (await authlete.world()).stub('client_create_api').fault('reset', { acts: true });
    const { run } = await goThrough(targetOf(authlete), { allowWrites: true });
    expect(run.left()).toEqual([]);
    await expectNoneLeft(authlete);
  });

  it('when it has to be looked for among many', async () => {
    const authlete = liveAuthlete();
    for (let count = 0; count < 120; count += 1)
      await authlete.call('client_create_api', { clientName: 'x' });
    (await authlete.world()).stub('client_create_api').fault('reset', { acts: true });
    const { run } = await goThrough(targetOf(authlete), { allowWrites: true });
    expect(run.left()).toEqual([]);
    expect(await clientNames(authlete)).toHaveLength(122);
    expect(await clientNames(authlete)).not.toContain(run.mark);
  });

  it('when it was registered, and its answer is lost', async () => {
    const authlete = liveAuthlete();
    const world = await authlete.world();
    world.stub('client_registration_api').skip(1).fault('truncated', { acts: true });
    const { run } = await goThrough(targetOf(authlete), { allowWrites: true });
    expect(run.left()).toEqual([]);
    await expectNoneLeft(authlete);
  });

  it('when it is interrupted', async () => {
    const authlete = liveAuthlete();
    const controller = new AbortController();
    const target = targetOf(authlete, {
      fetch: (url, init) => {
        if (url.endsWith('/auth/token')) controller.abort();
        return authlete.fetch(url, init);
      },
    });
    const made: (string | undefined)[] = [];
    const watched = {
      ...target,
      fetch: watching(target.fetch, async () => made.push(...(await clientNames(authlete)))),
    };
    const { run } = await goThrough(watched, { allowWrites: true, signal: controller.signal });
    expect(run.stopped).toBe('interrupted');
    expect(made).toContain(run.mark);
    await expectNoneLeft(authlete);
  });

  it('when the token is refused all of a sudden, once it is accepted again', async () => {
    const authlete = liveAuthlete();
    (await authlete.world()).stub('*').skip(20).status(401).times(4);
    const { run } = await goThrough(targetOf(authlete), { allowWrites: true });
    expect(run.stopped).toBe('token rejected');
    expect(run.left()).toEqual([]);
    await expectNoneLeft(authlete);
  });

  it('when that fails at first', async () => {
    const authlete = liveAuthlete();
    (await authlete.world()).stub('client_delete_api').status(503).times(2);
    const { run } = await goThrough(targetOf(authlete), { allowWrites: true });
    expect(run.left()).toEqual([]);
    await expectNoneLeft(authlete);
  });
});

describe('a temporary client that cannot be removed', () => {
  it('says what is left, with the command that removes it and without a token', async () => {
    const authlete = liveAuthlete();
    (await authlete.world()).stub('client_delete_api').status(503).always();
    const { run } = await goThrough(targetOf(authlete), { allowWrites: true });
    const [said, command] = run.left();
    expect(said).toMatch(
      /^Failed to delete the temporary client \d+ \(authlete-testkit conformance .{8}\)\. Please delete it:$/,
    );
    const id = /\d+/.exec(said ?? '')?.[0];
    expect(command).toBe(
      `  curl -X DELETE "http://live.test/api/${authlete.serviceId}/client/delete/${id}" -H "Authorization: Bearer $AUTHLETE_API_TOKEN"`,
    );
    expect(await clientNames(authlete)).toContain(run.mark);
  });

  it('says that one may be left if that is unknown', async () => {
    const authlete = liveAuthlete();
    const world = await authlete.world();
    world.stub('client_create_api').status(504);
    world.stub('client_get_list_api').skip(1).status(503).always();
    const { run } = await goThrough(targetOf(authlete), { allowWrites: true });
    expect(run.left()[0]).toContain(
      `Failed to find out whether a temporary client named "${run.mark}" exists.`,
    );
  });
});

it('no client but the temporary ones is ever written to', async () => {
  const written: string[] = [];
  const authlete = liveAuthlete({
    onExchange: ({ method, target }) => {
      const id = /\/client\/.*\/(\d{10})\b/.exec(target)?.[1];
      const looks = method === 'GET' ? !target.includes('/secret/') : target.includes('/get/');
      if (id !== undefined && !looks) written.push(id);
    },
  });
  const { confidential, publicClient } = authlete;
  await goThrough(targetOf(authlete), { allowWrites: true });
  expect(written.length).toBeGreaterThan(10);
  for (const { clientId } of [confidential, publicClient]) expect(written).not.toContain(String(clientId));
});

const watching =
  (fetch: ReturnType<typeof targetOf>['fetch'], after: () => Promise<unknown>): typeof fetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    await after();
    return response;
  };
