import { isObject } from '../../../src/json.js';
import { type Answer, noStore, ownError } from './answers.js';
import { isOther } from './authorization.js';
import type { Exchange } from './exchange.js';
import { overPage } from './pages.js';

export interface UiOptions {
  readonly url: string;
  /** With which it calls back. */
  readonly token: string;
}

interface UiDecision {
  readonly decision: 'grant' | 'deny' | 'leave';
  readonly subject: string;
  readonly acr: string;
  readonly authTime: number;
}

/** An application that logs users in and asks them, and tells this server in the back channel. */
export class SeparateUi {
  readonly #options: UiOptions;
  readonly #decisions = new Map<string, UiDecision>();

  constructor(options: UiOptions) {
    this.#options = options;
  }

  pageFor(id: string): string {
    return `${this.#options.url}/?id=${id}`;
  }

  isCaller({ request }: Exchange): boolean {
    return request.headers.authorization === `Bearer ${this.#options.token}`;
  }

  decide(id: string, decision: UiDecision): void {
    this.#decisions.set(id, decision);
  }

  /** Returns a decision once. */
  take(id: string): UiDecision | undefined {
    const decision = this.#decisions.get(id);
    this.#decisions.delete(id);
    return decision;
  }
}

/** The back channel: the application tells who decided what, and learns where the browser goes on. */
export async function decided(exchange: Exchange): Promise<Answer> {
  const { ui, url } = exchange.shared;
  if (ui === undefined) return { status: 404, headers: {} };
  if (!ui.isCaller(exchange)) return ownError(401, 'invalid_token', 'Bearer');
  const decision = decisionIn(exchange.body);
  if (decision === undefined) return ownError(400, 'invalid_request');
  ui.decide(exchange.id, decision);
  const body = JSON.stringify({ resume: `${url}/resume/${exchange.id}` });
  return { status: 200, headers: { ...noStore, 'Content-Type': 'application/json' }, body };
}

function decisionIn(body: string): UiDecision | undefined {
  const given: unknown = JSON.parse(body);
  if (!isObject(given)) return undefined;
  const { decision, subject, acr, authTime } = given;
  const isKnown = decision === 'grant' || decision === 'deny' || decision === 'leave';
  if (!isKnown || typeof subject !== 'string' || typeof acr !== 'string' || typeof authTime !== 'number')
    return undefined;
  return { decision, subject, acr, authTime };
}

/** The browser comes back. Only the one that asked has the interaction in its session. */
export async function resumed(exchange: Exchange): Promise<Answer> {
  const { ui, sessions, consents, accounts } = exchange.shared;
  const { interactions, interaction } = sessions.find(exchange);
  const decided = interaction && ui?.take(exchange.id);
  if (interaction === undefined || decided === undefined) return overPage();
  // Forget it before the first `await`, so that a second tab cannot answer again.
  interactions.delete(exchange.id);
  const { wanted, ending } = interaction;
  const { decision, subject, acr, authTime } = decided;
  if (decision === 'leave' || accounts.find(subject) === undefined)
    return ending.refuse(exchange, 'NOT_AUTHENTICATED');
  const user = sessions.logIn(exchange, subject, { acr, authTime });
  if (isOther(exchange, wanted, user)) return ending.refuse(exchange, 'DIFFERENT_SUBJECT');
  if (decision === 'deny') return ending.refuse(exchange, 'DENIED');
  consents.give(subject, wanted);
  return ending.allow(exchange, user);
}
