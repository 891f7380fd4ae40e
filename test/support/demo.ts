import { demo } from '../../src/index.js';
import type { ClientData, Data, ServiceData } from '../../src/mock/data/data.js';
import { generateJwks } from '../../src/mock/jose/generate-keys.js';
import { seededRandom } from '../../src/mock/state/random.js';

/** Keys shared by all tests of a file, because generating RSA keys is slow. */
export const jwks = await generateJwks(seededRandom('keys of the tests'), true);

export interface Changes {
  readonly service?: ServiceData;
  readonly confidential?: ClientData;
  readonly publicClient?: ClientData;
}

/** Returns the demo data with changes. `undefined` removes a member. */
export function demoWith({ service = {}, confidential = {}, publicClient = {} }: Changes = {}): Data {
  const [given = {}] = demo.services ?? [];
  const [first = {}, second = {}] = given.clients ?? [];
  const clients = [
    { ...first, ...confidential },
    { ...second, ...publicClient },
  ];
  return { services: [{ ...given, jwks, ...service, clients }] };
}
