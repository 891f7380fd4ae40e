import type { JsonWebKey } from 'node:crypto';
import { rsaPool } from '../../src/mock/jose/rsa-pool.js';

/** Generating an RSA key takes 100 ms of a core, and hundreds of tests let a service make one: they share these. */
const shared = 4;

const generated: Promise<JsonWebKey>[] = [];
const take = rsaPool.take.bind(rsaPool);
let taken = 0;

rsaPool.take = () => {
  const place = taken % shared;
  taken += 1;
  generated[place] ??= take();
  return generated[place];
};
