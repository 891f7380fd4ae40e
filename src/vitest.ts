import { test as base, expect, type TestAPI } from 'vitest';
import { type Authlete, createAuthlete } from './authlete.js';
import type { ServiceData } from './mock/data/data.js';
import { demo } from './mock/data/demo.js';
import { createTestService, type TestService } from './vitest/test-service.js';
import { toMatchContract } from './vitest/to-match-contract.js';

export type { Connection, TestService } from './vitest/test-service.js';

/** What `test` gives a test that asks for it by name. */
export interface AuthleteFixtures {
  /** The mock of this worker process, which answers on a free port of the loopback interface. */
  readonly authlete: Authlete & {
    /** Where it answers, such as `http://127.0.0.1:41234`. */
    readonly url: string;
  };
  /**
   * Properties of the service, beside those of the demo service or instead of them; its clients, if given, are
   * the only ones. To be overridden, with `test.extend`, or with `test.override` in a file or a `describe`.
   */
  readonly serviceData: ServiceData;
  /**
   * A service for this test alone, deleted when the test is over: fresh ID, token, clients, clock and journal.
   * The test fails with `UnmetScripts` if it registered scripts that were not met, once everything that was
   * built on the service is torn down.
   */
  readonly service: TestService;
}

/** Matchers for `expect`, which this module adds to Vitest. */
interface ContractMatchers<R = unknown> {
  /**
   * That an exchange, such as an entry of the journal of a service, keeps the contract; what cannot be
   * verified does not. Fails with a report.
   *
   * @example
   * for (const exchange of service.journal.entries()) expect(exchange).toMatchContract();
   */
  toMatchContract(): R;
}

declare module 'vitest' {
  interface Matchers<T> extends ContractMatchers<T> {}
}

expect.extend({ toMatchContract });

const dataOf = (changes: ServiceData): ServiceData => ({ ...demo.services?.[0], ...changes });

/**
 * Vitest's `test`, with an Authlete service of its own for each test. All services of a worker process are in
 * one mock; tests, also concurrent ones, do not see each other.
 *
 * @example
 * import { test } from 'authlete-testkit/vitest';
 * import { expect } from 'vitest';
 *
 * test('a script answers once, then the mock does', async ({ service }) => {
 *   // In place of these calls: a request to your authorization server, which you start with `service.env`.
 *   const call = async () => (await service.fetch('/auth/introspection', { token: 'unknown' })).json();
 *   service.next('/auth/introspection').action('FORBIDDEN');
 *   expect(await call()).toMatchObject({ action: 'FORBIDDEN' });
 *   expect(await call()).toMatchObject({ action: 'UNAUTHORIZED' });
 * });
 */
export const test: TestAPI<AuthleteFixtures> = base.extend<AuthleteFixtures>({
  authlete: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures it needs.
    async ({}, use) => {
      const authlete = createAuthlete({ data: { services: [] }, sharedKeys: true });
      const { url } = await authlete.listen({ port: 0 });
      await use(Object.assign(authlete, { url }));
      await authlete.close();
    },
    { scope: 'worker' },
  ],
  serviceData: {},
  service: async ({ authlete, serviceData, onTestFinished }, use) => {
    const service = await createTestService(authlete, authlete.url, dataOf(serviceData));
    // Not after use(): Vitest would end the fixture a second time, and a retried test would get this service again.
    onTestFinished(() => service.verify());
    await use(service);
    await authlete.deleteService(service.serviceId);
  },
});
