import { generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);

const newRsaKey = async (): Promise<JsonWebKey> =>
  (await generate('rsa', { modulusLength: 2048 })).privateKey.export({ format: 'jwk' });

/** Maximum number of keys in the pool. */
const most = 8;

/**
 * A pool of 2048-bit RSA keys generated in advance, one at a time, because each takes about 100 ms. It holds one
 * key more than have been taken so far, so a process that needs no keys generates at most one.
 */
export class RsaPool {
  readonly #make: () => Promise<JsonWebKey>;
  /** Delay before generating a key, in milliseconds, so that it does not slow down startup. */
  readonly #pause: number;
  readonly #keys: JsonWebKey[] = [];
  #taken = 0;
  #filling = false;

  constructor({ make = newRsaKey, pause = 100 } = {}) {
    this.#make = make;
    this.#pause = pause;
  }

  /** Generates keys in the background, without keeping the process alive. */
  fill(): void {
    if (this.#filling || this.#keys.length >= Math.min(most, this.#taken + 1)) return;
    this.#filling = true;
    setTimeout(() => this.#add(), this.#pause).unref();
  }

  async #add(): Promise<void> {
    // Ignore the error here: the next call to take a key reports it.
    const key = await this.#make().catch(() => undefined);
    this.#filling = false;
    if (key === undefined) return;
    this.#keys.push(key);
    this.fill();
  }

  async take(): Promise<JsonWebKey> {
    this.#taken += 1;
    const key = this.#keys.shift();
    this.fill();
    return key ?? this.#make();
  }
}

/** Shared by all mocks of the process. Safe because keys in the pool have not been used by any of them. */
export const rsaPool = new RsaPool();
