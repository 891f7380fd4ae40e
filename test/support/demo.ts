import { demo } from '../../src/index.js';
import type { ClientFixture, Fixtures, ServiceFixture } from '../../src/mock/fixtures/fixtures.js';
import { generateJwks } from '../../src/mock/jose/generate-keys.js';
import { seededRandom } from '../../src/mock/state/random.js';

/** Keys shared by all tests of a file, because generating RSA keys is slow. */
export const jwks = await generateJwks(seededRandom('keys of the tests'), true);

export interface Changes {
  readonly service?: ServiceFixture;
  readonly confidential?: ClientFixture;
  readonly publicClient?: ClientFixture;
}

/** Returns the demo data with changes. `undefined` removes a member. */
export function demoWith({ service = {}, confidential = {}, publicClient = {} }: Changes = {}): Fixtures {
  const [given = {}] = demo.services ?? [];
  const [first = {}, second = {}] = given.clients ?? [];
  const clients = [
    { ...first, ...confidential },
    { ...second, ...publicClient },
  ];
  return { services: [{ ...given, jwks, ...service, clients }] };
}
