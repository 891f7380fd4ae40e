import { InvalidInput } from '../../invalid-input.js';
import { type Duration, milliseconds } from './duration.js';

/** Where time comes from: the time in milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds since the epoch, a date, or a text such as `2030-01-01T00:00:00Z`. */
export type Time = number | Date | string;

function timeOf(time: Time): number {
  const to = new Date(time).getTime();
  if (Number.isNaN(to)) {
    throw new InvalidInput(
      `Failed to set the clock: ${String(time)} is no time. Please give milliseconds since the epoch or a text such as 2030-01-01T00:00:00Z.`,
    );
  }
  return to;
}

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

  get frozen(): boolean {
    return this.#frozenAt !== undefined;
  }

  /** Jumps to a time. Throws `InvalidInput` for what is no time. */
  set(time: Time): void {
    const to = timeOf(time);
    if (this.#frozenAt === undefined) this.#offset = to - this.#source.now();
    else this.#frozenAt = to;
  }

  /** Moves on by a duration, such as `'10m'` or a number of milliseconds. */
  advance(duration: Duration): void {
    this.set(this.now() + milliseconds(duration));
  }

  /**
   * Stands still at a time, or where it is, until it is set, advanced or let go on. Throws `InvalidInput` for what is
   * no time.
   */
  freeze(time?: Time): void {
    this.#frozenAt = time === undefined ? this.now() : timeOf(time);
  }

  /** Goes on from where it stands. */
  unfreeze(): void {
    if (this.#frozenAt === undefined) return;
    this.#offset = this.#frozenAt - this.#source.now();
    this.#frozenAt = undefined;
  }

  /** Follows its source again. */
  reset(): void {
    this.#offset = 0;
    this.#frozenAt = undefined;
  }
}

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => seconds(60 * count);
export const hours = (count: number): number => minutes(60 * count);
export const days = (count: number): number => hours(24 * count);
