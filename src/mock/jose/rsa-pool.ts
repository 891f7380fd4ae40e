import { generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);

const newRsaKey = async (): Promise<JsonWebKey> =>
  (await generate('rsa', { modulusLength: 2048 })).privateKey.export({ format: 'jwk' });

/** The pool never holds more keys than this. */
const most = 8;

/**
 * RSA keys of 2048 bits that are made ahead, one after another, because a key takes a tenth of a second.
 * The pool holds one key more than were taken, so a process that needs no keys makes one at most.
 */
export class RsaPool {
  readonly #make: () => Promise<JsonWebKey>;
  /** How long it waits before it makes a key, in milliseconds: what the process does first goes first. */
  readonly #pause: number;
  readonly #keys: JsonWebKey[] = [];
  #taken = 0;
  #filling = false;

  constructor({ make = newRsaKey, pause = 100 } = {}) {
    this.#make = make;
    this.#pause = pause;
  }

  /** Makes keys in the background. A process that has nothing else to do does not wait for them. */
  fill(): void {
    if (this.#filling || this.#keys.length >= Math.min(most, this.#taken + 1)) return;
    this.#filling = true;
    setTimeout(() => this.#add(), this.#pause).unref();
  }

  async #add(): Promise<void> {
    // Whoever takes a key next sees the problem, if there is one.
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

/** Shared by all mocks of the process: a key that nobody has seen yet belongs to none of them. */
export const rsaPool = new RsaPool();
