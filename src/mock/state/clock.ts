import { InvalidInputError } from '../../invalid-input-error.js';
import { type Duration, milliseconds } from './duration.js';

/**
 * A source of time. `now` returns milliseconds since the epoch.
 *
 * @example
 * const authlete = createAuthlete({ clock: { now: () => Date.UTC(2030, 0, 1) } });
 */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds since the epoch, a `Date`, or a string such as `2030-01-01T00:00:00Z`. */
export type Time = number | Date | string;

function timeOf(time: Time): number {
  const to = new Date(time).getTime();
  if (Number.isNaN(to)) {
    throw new InvalidInputError(
      `Failed to set the clock: ${String(time)} is not a time. Please use milliseconds since the epoch or a string such as 2030-01-01T00:00:00Z.`,
    );
  }
  return to;
}

/** How a clock differs from its source, in milliseconds. */
export interface ClockState {
  readonly offset: number;
  /** The time at which it is frozen; `undefined` while it runs. */
  readonly frozenAt?: number | undefined;
}

/** The clock of a service. Follows its source until it is set, advanced or frozen. */
export class ServiceClock implements Clock {
  readonly #source: Clock;
  #state: ClockState = { offset: 0 };
  readonly #onChange: (state: ClockState) => void;

  constructor(source: Clock = systemClock, onChange: (state: ClockState) => void = () => {}) {
    this.#source = source;
    this.#onChange = onChange;
  }

  get state(): ClockState {
    return this.#state;
  }

  /** Takes over the state of the same clock in another process. */
  follow(state: ClockState): void {
    this.#state = state;
  }

  #change(state: ClockState): void {
    this.#state = state;
    this.#onChange(state);
  }

  now(): number {
    return this.#state.frozenAt ?? this.#source.now() + this.#state.offset;
  }

  /** The current time in whole seconds since the epoch, as in JWT claims and OAuth parameters. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Whether the clock is frozen. */
  get frozen(): boolean {
    return this.#state.frozenAt !== undefined;
  }

  /**
   * Sets the time. The clock keeps running unless it is frozen. Throws `InvalidInputError` if the time is invalid.
   *
   * @example
   * service.clock.set('2030-01-01T00:00:00Z');
   */
  set(time: Time): void {
    const to = timeOf(time);
    this.#change(this.frozen ? { ...this.#state, frozenAt: to } : { offset: to - this.#source.now() });
  }

  /**
   * Moves the time forward by a duration: milliseconds, or a string such as `'10m'`. Throws `InvalidInputError` if the
   * duration is invalid.
   *
   * @example
   * service.clock.advance('10m');
   */
  advance(duration: Duration): void {
    this.set(this.now() + milliseconds(duration));
  }

  /**
   * Freezes the clock at the given time, or at the current time if omitted. `set` and `advance` still move it;
   * `unfreeze` lets it run again. Throws `InvalidInputError` if the time is invalid.
   *
   * @example
   * service.clock.freeze('2030-01-01T00:00:00Z');
   */
  freeze(time?: Time): void {
    this.#change({ ...this.#state, frozenAt: time === undefined ? this.now() : timeOf(time) });
  }

  /** Lets a frozen clock run again, from the time at which it is frozen. */
  unfreeze(): void {
    const { frozenAt } = this.#state;
    if (frozenAt !== undefined) this.#change({ offset: frozenAt - this.#source.now() });
  }

  /** Returns to the time of the source. */
  reset(): void {
    this.#change({ offset: 0 });
  }
}

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => seconds(60 * count);
export const hours = (count: number): number => minutes(60 * count);
export const days = (count: number): number => hours(24 * count);
