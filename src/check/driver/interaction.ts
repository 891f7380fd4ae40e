import type { Exchange } from '../exchange.js';
import type { Session } from '../session.js';

/** A user of the server who can log in. */
export interface User {
  readonly name: string;
  readonly password: string;
}

/** What the user does in the end. `give-up`: leaves the login page with its button, if it has one. */
export type UserChoice = 'grant' | 'deny' | 'give-up';

/** What the user does on the pages of the server. */
export interface Decision {
  readonly outcome: UserChoice;
  readonly user: User;
  /** The code that a device shows, for the page that asks for it. */
  readonly userCode?: string;
  /** A scope that the user does not grant, if the page lets the user choose. */
  readonly withheld?: string;
}

/** Operates the pages of an authorization server in place of a user. */
export interface Interaction {
  /**
   * Goes on from a page of the server until the server is done: it redirects to the client, or shows a page without a
   * form. Resolves to the last exchange. Throws `InvalidInputError` if a page cannot be operated.
   */
  decide(session: Session, page: Exchange, decision: Decision): Promise<Exchange>;
  /** Releases what it uses, such as a browser. */
  close?(): Promise<void>;
}
