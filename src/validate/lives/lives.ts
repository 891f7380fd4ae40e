import type { Place } from '../exchange.js';
import type { LifeEvent } from './event.js';

/** What is known of a ticket, a code or a token before an exchange. */
export interface Life {
  readonly issued?: Place;
  readonly used?: Place;
  readonly spent?: Place;
  readonly failed?: Place;
  readonly revoked?: Place;
  /** What a rotated refresh token was replaced by. */
  readonly successor?: string | undefined;
  readonly companion?: LifeEvent['companion'];
}

/** How many are remembered: the memory that a recording of any length takes is bounded by it. */
const remembered = 50_000;

/** The tickets, codes and tokens of a recording, of each service. */
export class Lives {
  readonly #lives = new Map<string, Life>();

  /** What was known before the event, which is known from then on. */
  see(serviceId: string, seen: LifeEvent, place: Place): Life {
    const before = this.#keep(serviceId, seen, place);
    if (seen.event === 'revoked' && before.companion !== undefined)
      this.#keep(serviceId, { ...before.companion, event: 'revoked' }, place);
    return before;
  }

  #keep(serviceId: string, { kind, value, event, successor, companion }: LifeEvent, place: Place): Life {
    const key = `${serviceId} ${kind} ${value}`;
    const before = this.#lives.get(key) ?? {};
    // The last ones stay: what is used again counts as new.
    this.#lives.delete(key);
    this.#lives.set(key, {
      ...before,
      [event]: before[event] ?? place,
      ...(successor !== undefined && { successor: before.successor ?? successor }),
      ...(companion !== undefined && { companion }),
    });
    if (this.#lives.size > remembered) this.#forgetOldest();
    return before;
  }

  #forgetOldest(): void {
    const [oldest] = this.#lives.keys();
    if (oldest !== undefined) this.#lives.delete(oldest);
  }
}
