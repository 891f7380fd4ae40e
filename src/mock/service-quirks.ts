import { isObject } from '../json.js';
import { type Quirks, standardQuirks } from './quirks.js';
import { type SharedDocument, unshared } from './state/shared-document.js';

/** The quirks of a service: those of its fixtures, except where a test or a scenario has set another value since. */
export class ServiceQuirks {
  readonly #now: Quirks = { ...standardQuirks };
  #fixture: Partial<Quirks> = {};
  #set: Partial<Quirks> = {};
  readonly #changes: Pick<SharedDocument, 'change'>;
  /** As callers see them. Setting one here sets it for all processes that share the service. */
  readonly values: Quirks;

  constructor(shared?: SharedDocument) {
    this.#changes = shared ?? unshared;
    this.values = new Proxy(this.#now, {
      set: (_, name, value) => {
        this.#changes.change(() => this.#take({ ...this.#set, [name]: value }));
        return true;
      },
    });
    shared?.part('quirks', {
      follow: (set) => this.#take(isObject(set) ? set : {}),
      read: () => (Object.keys(this.#set).length > 0 ? this.#set : undefined),
    });
  }

  /** Takes over the quirks of the fixtures. */
  load(fixture: Partial<Quirks> = {}): void {
    this.#fixture = fixture;
    this.#take(this.#set);
  }

  /** Returns to the quirks of the fixtures. */
  reset(): void {
    this.#changes.change(() => this.#take({}));
  }

  #take(set: Partial<Quirks>): void {
    this.#set = set;
    Object.assign(this.#now, standardQuirks, this.#fixture, set);
  }
}
