import { demo } from '../../src/index.js';
import type { ClientData, Data, ServiceData } from '../../src/mock/data/data.js';
import { generateJwks } from '../../src/mock/jose/generate-keys.js';
import { seededRandom } from '../../src/mock/state/random.js';

/** Keys that all tests of a file share, because making RSA keys takes time. */
export const jwks = await generateJwks(seededRandom('keys of the tests'), true);

export interface Changes {
  readonly service?: ServiceData;
  readonly confidential?: ClientData;
  readonly publicClient?: ClientData;
}

/** The demo data with changes. A member that is undefined is left out. */
export function demoWith({ service = {}, confidential = {}, publicClient = {} }: Changes = {}): Data {
  const [given = {}] = demo.services ?? [];
  const [first = {}, second = {}] = given.clients ?? [];
  const clients = [
    { ...first, ...confidential },
    { ...second, ...publicClient },
  ];
  return { services: [{ ...given, jwks, ...service, clients }] };
}
