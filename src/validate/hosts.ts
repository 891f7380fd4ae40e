import type { Judged } from './judge.js';
import type { PassedOver } from './readers/reader.js';

/** The maximum number of calls that wait until their host is known. The first ones are then passed over. */
const mostWaiting = 1000;

/**
 * Separates the calls of Authlete from those of other APIs whose paths contain `/api/`, too. A host is an Authlete if
 * it is named, or if one of its calls shows it.
 */
export class Hosts {
  readonly #known: Set<string>;
  #waiting: Judged[] = [];

  /** @param named the only hosts to judge, with or without a port; `undefined` to detect them */
  constructor(readonly named?: readonly string[]) {
    this.#known = new Set(named?.map((host) => host.toLowerCase()));
  }

  /** Returns what to report now, in order. */
  see(judged: Judged): (Judged | PassedOver)[] {
    const { host, isAuthlete } = judged;
    if (host === undefined || this.#isKnown(host)) return [judged];
    if (this.named !== undefined) return [passedOver(judged)];
    if (isAuthlete) {
      this.#known.add(host);
      const earlier = this.#waiting.filter((one) => one.host === host);
      this.#waiting = this.#waiting.filter((one) => one.host !== host);
      return [...earlier, judged];
    }
    this.#waiting.push(judged);
    return this.#waiting.splice(0, this.#waiting.length - mostWaiting).map(passedOver);
  }

  /** Returns the calls whose host is not an Authlete, at the end of a source. */
  end(): PassedOver[] {
    return this.#waiting.splice(0).map(passedOver);
  }

  #isKnown(host: string): boolean {
    return this.#known.has(host) || this.#known.has(host.replace(/:\d+$/, ''));
  }
}

const passedOver = ({ verdict: { place }, host }: Judged): PassedOver => ({ passedOver: true, host, place });
