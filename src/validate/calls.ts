import type { ContractOperation } from '../spec/contract.js';
import type { Router } from '../spec/router.js';

/** What the method and the target of an exchange say. */
export interface Call {
  readonly method: string;
  /** `undefined` if no operation of the contract matches. */
  readonly operation: ContractOperation | undefined;
  /** '' if the target has none. */
  readonly serviceId: string;
  /** Whether the path has a service ID. Other servers may have `/api/info`, too. */
  readonly isOfService: boolean;
}

/** Targets are untrusted input. */
const mostRemembered = 1000;

/** Reads targets. Remembers them, because a recording repeats the same few. */
export class Calls {
  readonly #router: Router;
  readonly #known = new Map<string, Call>();

  constructor(router: Router) {
    this.#router = router;
  }

  of(method: string, target: string): Call {
    const known = this.#known.get(target);
    if (known?.method === method) return known;
    const call = this.#read(method, target);
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(target, call);
    return call;
  }

  #read(method: string, target: string): Call {
    const route = this.#router.match(method, target.replace(/[?#].*$/s, ''));
    const operation = route.kind === 'operation' ? route.operation : undefined;
    return {
      method,
      operation,
      serviceId: /\/api\/(\d+)/.exec(target)?.[1] ?? '',
      isOfService: operation?.path.startsWith('/api/{serviceId}/') === true && /^\/api\/\d+\//.test(target),
    };
  }
}
