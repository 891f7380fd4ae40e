/** Where time comes from: the time in milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that follows another one until it is set, advanced or frozen. */
export class ServiceClock implements Clock {
  #source: Clock;
  #offset = 0;
  #frozenAt: number | undefined;

  constructor(source: Clock = systemClock) {
    this.#source = source;
  }

  now(): number {
    return this.#frozenAt ?? this.#source.now() + this.#offset;
  }

  /** The time in whole seconds, as JWT and OAuth members have it. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Jumps to a time given in milliseconds since the epoch. */
  set(time: number): void {
    if (this.#frozenAt === undefined) this.#offset = time - this.#source.now();
    else this.#frozenAt = time;
  }

  /** Moves on by a number of milliseconds. */
  advance(milliseconds: number): void {
    this.set(this.now() + milliseconds);
  }

  freeze(): void {
    this.#frozenAt = this.now();
  }

  unfreeze(): void {
    if (this.#frozenAt === undefined) return;
    this.#offset = this.#frozenAt - this.#source.now();
    this.#frozenAt = undefined;
  }
}

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => seconds(60 * count);
export const hours = (count: number): number => minutes(60 * count);
export const days = (count: number): number => hours(24 * count);
