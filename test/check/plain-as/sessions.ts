import { randomBytes } from 'node:crypto';
import type { ResponseBody } from '../../../src/spec/types.js';
import type { Answer } from './answers.js';
import type { Exchange } from './exchange.js';
import type { Wrong } from './mistakes.js';

export interface User {
  readonly subject: string;
  /** When the password was given, in seconds since the epoch. */
  readonly authTime: number;
  /** The ID of the login, for native SSO. */
  readonly sessionId: string;
  /** How, if it was not here. */
  readonly acr?: string;
}

/** What a client wants of a user. */
export interface Wanted
  extends Pick<
    ResponseBody<'auth_authorization_api'>,
    | 'acrEssential'
    | 'acrs'
    | 'authorizationDetails'
    | 'claims'
    | 'dynamicScopes'
    | 'loginHint'
    | 'maxAge'
    | 'nativeSsoRequested'
    | 'prompts'
    | 'purpose'
    | 'scopes'
    | 'subject'
    | 'ticket'
  > {
  readonly clientId: string;
  readonly clientName: string;
}

/** How a request ends. */
export interface Ending {
  allow(exchange: Exchange, user: User): Promise<Answer>;
  refuse(exchange: Exchange, reason: 'DENIED' | 'NOT_AUTHENTICATED' | 'DIFFERENT_SUBJECT'): Promise<Answer>;
}

/** A request that waits for a user. */
export interface Interaction {
  readonly wanted: Wanted;
  readonly ending: Ending;
  readonly notice?: string;
  /** Who logged in for this request. */
  by?: User;
}

interface Session {
  user?: User;
  readonly interactions: Map<string, Interaction>;
}

export const newId = (): string => randomBytes(24).toString('base64url');

/** A session has many requests, and only its own browser can answer them (RFC 9700, section 4.7). */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #logins = new Set<string>();
  readonly #wrong: Wrong;

  constructor(wrong: Wrong) {
    this.#wrong = wrong;
  }

  of(exchange: Exchange): Session {
    return this.#sessions.get(cookieOf(exchange)) ?? this.#open(exchange, { interactions: new Map() });
  }

  /** Records a login under a new session ID. */
  logIn(exchange: Exchange, subject: string, elsewhere: Partial<Pick<User, 'acr' | 'authTime'>> = {}): User {
    const { interactions } = this.of(exchange);
    this.#sessions.delete(cookieOf(exchange));
    const user = { subject, authTime: Math.floor(Date.now() / 1000), sessionId: newId(), ...elsewhere };
    this.#logins.add(user.sessionId);
    this.#open(exchange, { user, interactions });
    return user;
  }

  isLive(sessionId: string): boolean {
    return this.#logins.has(sessionId);
  }

  /** Returns the ID of a new interaction. */
  begin(exchange: Exchange, interaction: Interaction): string {
    const { wanted } = interaction;
    const id = this.#wrong('ticket-in-page') && wanted.ticket !== undefined ? wanted.ticket : newId();
    this.of(exchange).interactions.set(id, interaction);
    return id;
  }

  find(exchange: Exchange): Session & { readonly interaction: Interaction | undefined } {
    const session = this.of(exchange);
    const own = session.interactions.get(exchange.id);
    if (own !== undefined || !this.#wrong('decision-from-any-browser'))
      return { ...session, interaction: own };
    const other = [...this.#sessions.values()].find(({ interactions }) => interactions.has(exchange.id));
    return { ...(other ?? session), interaction: other?.interactions.get(exchange.id) };
  }

  #open(exchange: Exchange, session: Session): Session {
    const id = newId();
    this.#sessions.set(id, session);
    exchange.tied['Set-Cookie'] = `plain=${id}; Path=/; HttpOnly; SameSite=Lax`;
    return session;
  }
}

const cookieOf = ({ request }: Exchange): string =>
  /(?:^|; )plain=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';

/** What users allowed to clients. */
export class Consents {
  readonly #given = new Map<string, Set<string>>();

  give(subject: string, wanted: Wanted): void {
    const given = this.#of(subject, wanted);
    for (const item of [...scopesIn(wanted), ...othersIn(wanted)]) given.add(item);
  }

  coverScopes(subject: string, wanted: Wanted): boolean {
    const given = this.#of(subject, wanted);
    return scopesIn(wanted).every((item) => given.has(item));
  }

  cover(subject: string, wanted: Wanted): boolean {
    const given = this.#of(subject, wanted);
    return this.coverScopes(subject, wanted) && othersIn(wanted).every((item) => given.has(item));
  }

  #of(subject: string, { clientId }: Wanted): Set<string> {
    const key = JSON.stringify([subject, clientId]);
    const given = this.#given.get(key) ?? new Set();
    this.#given.set(key, given);
    return given;
  }
}

const scopesIn = ({ scopes, dynamicScopes }: Wanted): string[] => [
  ...(scopes ?? []).map(({ name }) => `scope ${name}`),
  ...(dynamicScopes ?? []).map(({ value }) => `scope ${value}`),
];

const othersIn = ({ claims, authorizationDetails }: Wanted): string[] => [
  ...(claims ?? []).map((name) => `claim ${name}`),
  ...(authorizationDetails?.elements ?? []).map((element) => JSON.stringify(element)),
];
