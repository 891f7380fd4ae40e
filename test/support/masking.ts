import type { RecordedExchange } from '../../src/recording/format.js';
import { Masker, type UnmaskedExchange } from '../../src/recording/masker.js';
import { Secrets } from '../../src/recording/secrets.js';
import { wordsOf } from '../../src/redaction/words.js';
import { loadContract } from '../../src/spec/contract.js';
import { Router } from '../../src/spec/router.js';

const contract = loadContract();
const router = new Router(contract.operations.values());
const isWord = wordsOf(contract);

/** An exchange of /auth/authorization with empty bodies, overridden by `given`. */
export const exchange = (given: Partial<UnmaskedExchange> = {}): UnmaskedExchange => ({
  at: 1_700_000_000_000,
  method: 'POST',
  target: '/api/1/auth/authorization',
  requestHeaders: { 'content-type': 'application/json' },
  request: '{}',
  status: 200,
  responseHeaders: { 'content-type': 'application/json' },
  response: '{}',
  ...given,
});

export const request = (body: object): Partial<UnmaskedExchange> => ({ request: JSON.stringify(body) });
export const response = (body: object): Partial<UnmaskedExchange> => ({ response: JSON.stringify(body) });

/** Returns a new masker and its secrets. */
export function newMasker() {
  const secrets = new Secrets(isWord);
  return { secrets, masker: new Masker(secrets, router) };
}

/** Records exchanges and returns them as a reader would see them. */
export function masked(...exchanges: readonly Partial<UnmaskedExchange>[]): RecordedExchange[] {
  const { masker } = newMasker();
  return exchanges.map((given) => JSON.parse(JSON.stringify(masker.mask(exchange(given)))));
}
