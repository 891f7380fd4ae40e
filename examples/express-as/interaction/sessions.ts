import { randomBytes } from 'node:crypto';
import type { AuthorizationResponse } from '@authlete/typescript-sdk/models';
import type { Request, Response } from 'express';
import type { Ending } from './endings.js';

export interface User {
  readonly subject: string;
  /** When the password was verified, in seconds since the epoch. */
  readonly authTime: number;
}

/** A request that waits for a person. Its ticket never leaves this server. */
interface Begun {
  readonly asked: AuthorizationResponse;
  readonly ending: Ending;
  /** The message with which a person recognizes a request from another device. */
  readonly message?: string;
}

export interface Interaction extends Begun {
  /** Whether the person logged in for this request. */
  authenticated: boolean;
}

/** The session of a browser. */
export interface Session {
  user?: User;
  readonly interactions: Map<string, Interaction>;
}

const cookieName = 'session';
const newId = (): string => randomBytes(32).toString('base64url');

/**
 * The sessions of all browsers. An interaction is only found through its own session, so that another site
 * cannot answer it for the person (RFC 6749, section 10.12). A session may have several interactions.
 */
export class Sessions {
  readonly #sessions = new Map<string, Session>();

  of(request: Request, response: Response): Session {
    const known = this.#sessions.get(cookieOf(request));
    return known ?? this.#open(response, { interactions: new Map() });
  }

  /** Records a login under a new session ID, to prevent session fixation. */
  logIn(request: Request, response: Response, user: User): void {
    const session = this.of(request, response);
    this.#sessions.delete(cookieOf(request));
    this.#open(response, { user, interactions: session.interactions });
  }

  begin(session: Session, begun: Begun): string {
    const id = newId();
    session.interactions.set(id, { ...begun, authenticated: false });
    return id;
  }

  #open(response: Response, session: Session): Session {
    const id = newId();
    this.#sessions.set(id, session);
    response.cookie(cookieName, id, { httpOnly: true, sameSite: 'lax' });
    return session;
  }
}

const cookieOf = (request: Request): string =>
  new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? '';
