import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MockService, type Store, StoreUnavailableError, UnmetStubsError } from '../../src/index.js';
import { openPlane, type Plane } from '../control/client.js';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { violations } from '../support/observe.js';
import { sharedStore } from '../support/shared-store.js';
import { demo } from '../support/shared-stubs.js';
import { introspect } from '../support/tokens.js';

let store: Store;
const mocks: TestAuthlete[] = [];
beforeEach(() => {
  store = sharedStore();
});
afterEach(() => Promise.all(mocks.splice(0).map((mock) => mock.close())));

async function mockOn(shared: Store = store): Promise<TestAuthlete> {
  const mock = testAuthlete({ fixtures: demo, store: shared, onProblem: () => {} }, { counts: false });
  mocks.push(mock);
  await mock.ready;
  return mock;
}

/** The store, which refuses to write while it is away. */
function refusing() {
  const refusing = {
    isAway: false,
    store: {
      ...store,
      write: (changes) => {
        if (refusing.isAway) throw new StoreUnavailableError('away');
        return store.write(changes);
      },
    } satisfies Store as Store,
  };
  return refusing;
}

const twoMocks = async () => [await mockOn(), await mockOn()] as const;

const operation = '/auth/introspection';
const stubbed = { operation, action: 'FORBIDDEN' } as const;
/** Its answer has nothing to expire. */
const failing = { ...stubbed, afterwards: { expire: 'nothing' } };
const actionAt = async (mock: TestAuthlete) => (await introspect(mock, 'unknown')).action;
const controlDocument = ({ serviceId }: TestAuthlete) => store.get('control', String(serviceId));

const scenario = {
  name: 'two steps',
  about: 'The second step waits for the first one.',
  order: 'strict',
  steps: [stubbed, { operation, action: 'BAD_REQUEST', when: { body: { token: /^unk/ } } }],
  expect: [{ operation, when: { body: { token: /known$/ } }, times: 3 }],
} as const;

describe('Mocks that share a store', () => {
  it('list, answer with and remove the stubs of each other over their control planes', async () => {
    const planes: Plane[] = [];
    for (const _ of [1, 2]) {
      const plane = await openPlane(true, { fixtures: demo, store });
      planes.push(plane);
      mocks.push(plane.authlete);
    }
    const [one, other] = planes;
    if (one === undefined || other === undefined) return expect.unreachable();
    const path = `${one.service}/stubs`;
    const first = await one.done('POST', path, { ...stubbed, times: 2 });
    const second = await other.done('POST', path, stubbed);
    expect(first.id).not.toBe(second.id);
    expect(await actionAt(other.authlete)).toBe('FORBIDDEN');
    for (const plane of planes)
      expect((await plane.done('GET', path)).stubs).toEqual([{ ...first, used: 1 }, second]);
    expect((await other.call('POST', `${one.service}/verify`)).status).toBe(422);
    expect((await other.call('DELETE', `${path}/${second.id}`)).status).toBe(204);
    expect((await one.call('DELETE', `${path}/${second.id}`)).status).toBe(404);
    expect(await actionAt(one.authlete)).toBe('FORBIDDEN');
    expect(await actionAt(one.authlete)).toBe('UNAUTHORIZED');
    expect((await other.call('POST', `${one.service}/verify`)).status).toBe(200);
  });

  it('follow one scenario, which each of them verifies and removes', async () => {
    const [one, other] = await twoMocks();
    const started = await (await one.world()).scenario(scenario);
    const found = (await other.world()).scenarios[0] ?? expect.unreachable();
    expect(found.state()).toEqual(started.state());
    expect(found.definition).toEqual(scenario);
    expect(await actionAt(other)).toBe('FORBIDDEN');
    await expect(started.verify()).rejects.toThrow(UnmetStubsError);
    expect([await actionAt(one), await actionAt(other)]).toEqual(['BAD_REQUEST', 'UNAUTHORIZED']);
    await started.verify();
    await found.verify();
    expect(await actionAt(one)).toBe('UNAUTHORIZED');
    await expect(found.verify()).rejects.toThrow('expected 3, came 4');
    found.remove();
    await other.world();
    const service = await one.world();
    expect([service.scenarios, service.stubs.list()]).toEqual([[], []]);
    expect(() => service.verify()).not.toThrow();
  });

  it('add stubs at once, and no ID is used twice', async () => {
    const [one, other] = await twoMocks();
    const services = [await one.world(), await other.world()];
    for (const service of services)
      for (const status of [500, 501, 502]) service.addStub({ operation: '*', status });
    await Promise.all([one.world(), other.world()]);
    const listed = async (mock: TestAuthlete) => (await mock.world()).stubs.list().map(({ id }) => id);
    const ids = await listed(one);
    expect(new Set(ids).size).toBe(6);
    expect(await listed(other)).toEqual(ids);
  });

  it('have the stubs that a mock registered before it ended, with their progress', async () => {
    const [one, other] = await twoMocks();
    const service = await one.world();
    service.stub(operation).action('FORBIDDEN').skip(1).times(2);
    expect([await actionAt(one), await actionAt(other)]).toEqual(['UNAUTHORIZED', 'FORBIDDEN']);
    await Promise.all(mocks.splice(0).map((mock) => mock.close()));
    const third = await mockOn();
    expect([await actionAt(third), await actionAt(third)]).toEqual(['FORBIDDEN', 'UNAUTHORIZED']);
    (await third.world()).verify();
  });

  it('keep stubs with functions, and those that JSON cannot hold, to the mock that has them', async () => {
    const [one, other] = await twoMocks();
    const service = await one.world();
    const patched = service.stub(operation).patch((body) => ({ ...body, resultMessage: 'patched' }));
    const dated = service.addStub({ ...stubbed, reply: { properties: undefined } });
    const plain = service.addStub(stubbed);
    await one.world();
    expect((await other.world()).stubs.list().map(({ id }) => id)).toEqual([plain.id]);
    expect(await actionAt(other)).toBe('FORBIDDEN');
    expect((await introspect(one, 'unknown')).resultMessage).toBe('patched');
    expect(dated.used).toBe(0);
    expect(await actionAt(one)).toBe('FORBIDDEN');
    expect(await actionAt(one)).toBe('UNAUTHORIZED');
    service.verify();
    patched.remove();
    await one.close();
    const stubs = async () => JSON.stringify((await controlDocument(other))?.value);
    expect(await stubs()).toContain(plain.id);
    expect(await stubs()).not.toContain(dated.id);
  });

  it('have one mark, whose name the calls of all get', async () => {
    const [one, other] = await twoMocks();
    (await one.world()).journal.mark('the user denies');
    await one.world();
    const { journal } = await other.world();
    expect(journal.test).toBe('the user denies');
    await actionAt(other);
    (await one.world()).journal.mark();
    await one.world();
    await actionAt(other);
    expect(journal.find({ test: 'the user denies' })).toHaveLength(1);
    expect(journal.entries()).toHaveLength(2);
    expect(await controlDocument(one)).toBeUndefined();
  });

  it.each<[string, (mock: TestAuthlete, service: MockService) => unknown]>([
    ['the mock is reset', (mock) => mock.reset()],
    ['the service is reset', (_, service) => service.reset()],
    [
      'the stubs and scenarios are removed',
      (_, { stubs, scenarios }) => [stubs.clear(), scenarios[0]?.remove()],
    ],
  ])('have no stubs, scenarios and problems after %s by one of them', async (_, remove) => {
    const [one, other] = await twoMocks();
    const service = await one.world();
    service.addStub(failing);
    await one.world();
    await introspect(other, 'unknown');
    await service.scenario(scenario);
    service.addStub(stubbed);
    await one.world();
    expect((await other.world()).stubs.problems).toHaveLength(1);
    await remove(other, await other.world());
    await other.world();
    const after = await one.world();
    expect([after.stubs.list(), after.scenarios, after.stubs.problems]).toEqual([[], [], []]);
    expect(await actionAt(one)).toBe('UNAUTHORIZED');
  });

  it('report the problems of stubs that others had', async () => {
    const [one, other] = await twoMocks();
    (await one.world()).addStub(failing);
    await one.world();
    await introspect(other, 'unknown');
    expect((await one.world()).stubs.problems).toEqual([expect.stringContaining('a member nothing')]);
  });

  it('forget what belongs to a deleted service, also if a test still changes it', async () => {
    const [one, other] = await twoMocks();
    const service = await one.world();
    service.addStub(stubbed);
    await other.deleteService(one.serviceId);
    service.clock.freeze();
    service.addStub(stubbed);
    await one.close();
    expect(await controlDocument(one)).toBeUndefined();
  });

  it('share a stub once its builder says what it answers', async () => {
    const [one, other] = await twoMocks();
    const service = await one.world();
    const builder = service.stub(operation).times(2);
    await one.world();
    expect((await other.world()).stubs.list()).toEqual([]);
    builder.action('FORBIDDEN');
    await one.world();
    expect((await other.world()).stubs.list()).toMatchObject([{ required: 2 }]);
    builder.named('Two in all');
    await one.world();
    expect((await other.world()).stubs.list()).toMatchObject([{ description: 'Two in all', required: 2 }]);
    builder.remove();
    await one.world();
    expect((await other.world()).stubs.list()).toEqual([]);
  });

  it('say that a stub cannot be stored', async () => {
    const full = refusing();
    const plane = await openPlane(true, { fixtures: demo, store: full.store, onProblem: () => {} });
    mocks.push(plane.authlete);
    const path = `${plane.service}/stubs`;
    await plane.done('GET', path);
    full.isAway = true;
    const refused = await fetch(plane.controlUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${plane.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(stubbed),
    });
    expect(refused.status).toBe(503);
    full.isAway = false;
    expect((await plane.done('GET', path)).stubs).toEqual([]);
  });

  it('share the time to which a stub advances the clock', async () => {
    const [one, other] = await twoMocks();
    const service = await one.world();
    service.clock.freeze(0);
    service.addStub({ ...stubbed, afterwards: { advance: '10s' } });
    await actionAt(one);
    expect((await other.world()).clock.now()).toBe(10_000);
  });

  it('do not use a stub for a call that the store refused', async () => {
    const full = refusing();
    const [one, other] = [await mockOn(full.store), await mockOn()];
    const service = await one.world();
    const stub = service.addStub(stubbed);
    await one.world();
    full.isAway = true;
    expect((await one.call('auth_introspection_api', { token: 'unknown' })).status).toBe(503);
    expect(violations.splice(0)).toEqual([expect.stringContaining('has no response 503')]);
    full.isAway = false;
    await one.world();
    expect(stub.used).toBe(0);
    expect([await actionAt(other), await actionAt(one)]).toEqual(['FORBIDDEN', 'UNAUTHORIZED']);
  });
});
