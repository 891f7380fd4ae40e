import type { Place } from '../exchange.js';
import type { LifeEvent } from './event.js';

/** What is known of a ticket, a code or a token before an exchange. */
export interface Life {
  readonly issued?: Place | undefined;
  readonly used?: Place | undefined;
  readonly spent?: Place | undefined;
  readonly failed?: Place | undefined;
  readonly revoked?: Place | undefined;
  /** What a rotated refresh token was replaced by. */
  readonly successor?: string | undefined;
  readonly companion?: LifeEvent['companion'];
}

/** At least so many are remembered, at most twice as many: it bounds the memory that a recording of any length takes. */
const remembered = 25_000;

const nothing: Life = {};

/** The tickets, codes and tokens of a recording, of each service. */
export class Lives {
  /** Those seen last, and those before them, which are forgotten together when there are enough of the others. */
  #recent = new Map<string, Life>();
  #older = new Map<string, Life>();

  /** What was known before the event, which is known from then on. */
  see(serviceId: string, seen: LifeEvent, place: Place): Life {
    const before = this.#keep(serviceId, seen, place);
    if (seen.event === 'revoked' && before.companion !== undefined)
      this.#keep(serviceId, { ...before.companion, event: 'revoked' }, place);
    return before;
  }

  #keep(serviceId: string, { kind, value, event, successor, companion }: LifeEvent, place: Place): Life {
    const key = `${serviceId} ${kind} ${value}`;
    const before = this.#recent.get(key) ?? this.#older.get(key) ?? nothing;
    this.#recent.set(key, {
      issued: before.issued ?? (event === 'issued' ? place : undefined),
      used: before.used ?? (event === 'used' ? place : undefined),
      spent: before.spent ?? (event === 'spent' ? place : undefined),
      failed: before.failed ?? (event === 'failed' ? place : undefined),
      revoked: before.revoked ?? (event === 'revoked' ? place : undefined),
      successor: before.successor ?? successor,
      companion: companion ?? before.companion,
    });
    if (this.#recent.size >= remembered) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    return before;
  }
}
