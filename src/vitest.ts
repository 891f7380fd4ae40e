import { test as base, expect, type TestAPI } from 'vitest';
import { type Authlete, createAuthlete } from './authlete.js';
import { coverageVariable } from './coverage/variable.js';
import { demo } from './mock/fixtures/demo.js';
import type { ServiceFixture } from './mock/fixtures/fixtures.js';
import { nameOf } from './vitest/name-of.js';
import { createTestService, type TestService } from './vitest/test-service.js';
import { toMatchContract } from './vitest/to-match-contract.js';

export type { Connection, TestService } from './vitest/test-service.js';

/** The fixtures that `test` adds to a Vitest test. */
export interface AuthleteFixtures {
  /** The mock of this worker process, listening on a free port of the loopback interface. */
  readonly authlete: Authlete & {
    /** Base URL of the mock, such as `http://127.0.0.1:41234`. */
    readonly url: string;
  };
  /**
   * Properties that override those of the demo service. If `clients` is given, the service has no other clients.
   * Set it with `test.extend`, or with `test.override` in a file or `describe` block.
   */
  readonly serviceFixture: ServiceFixture;
  /**
   * A service for this test only, with its own ID, token, clients, clock and journal; deleted after the test. The test
   * fails with `UnmetStubsError` if a registered stub was not used by its end, after fixtures that depend on the
   * service are torn down.
   */
  readonly service: TestService;
}

/** Matchers that this module adds to Vitest's `expect`. */
interface ContractMatchers<R = unknown> {
  /**
   * Asserts that an exchange, such as a journal entry, complies with the contract. Fails with a report; also fails
   * if the exchange cannot be verified.
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

const dataOf = (changes: ServiceFixture): ServiceFixture => ({ ...demo.services?.[0], ...changes });

/**
 * Vitest's `test`, extended with an Authlete service for each test. All services of a worker process share one mock
 * but are isolated from each other, even in concurrent tests.
 *
 * @example
 * import { test } from 'authlete-testkit/vitest';
 * import { expect } from 'vitest';
 *
 * test('a stub answers once, then the mock does', async ({ service }) => {
 *   // In place of these calls: a request to your authorization server, which you start with `service.env`.
 *   const call = async () => (await service.fetch('/auth/introspection', { token: 'unknown' })).json();
 *   service.stub('/auth/introspection').action('FORBIDDEN');
 *   expect(await call()).toMatchObject({ action: 'FORBIDDEN' });
 *   expect(await call()).toMatchObject({ action: 'UNAUTHORIZED' });
 * });
 */
export const test: TestAPI<AuthleteFixtures> = base.extend<AuthleteFixtures>({
  authlete: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures it needs.
    async ({}, use) => {
      const authlete = createAuthlete({
        fixtures: { services: [] },
        sharedKeys: true,
        coverage: process.env[coverageVariable] ?? false,
      });
      const { url } = await authlete.listen({ port: 0 });
      await use(Object.assign(authlete, { url }));
      await authlete.close();
    },
    { scope: 'worker' },
  ],
  serviceFixture: {},
  service: async ({ authlete, serviceFixture, onTestFinished, task }, use) => {
    const service = await createTestService(authlete, authlete.url, dataOf(serviceFixture));
    const name = nameOf(task);
    service.journal.mark(name);
    authlete.coverage?.attribute(service.serviceId, name);
    // Do not call it after use(): Vitest would end the fixture twice, and a retried test would get this service
    // again.
    onTestFinished(() => service.verify());
    await use(service);
    await authlete.deleteService(service.serviceId);
    // Vitest may end the run before this worker process.
    authlete.coverage?.save();
  },
});
