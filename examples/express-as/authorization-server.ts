import type { Authlete } from '@authlete/typescript-sdk';
import type { Accounts } from './accounts.js';
import type { CallIssuer } from './credentials/call-issuer.js';
import type { Consents } from './interaction/consents.js';
import type { Phones } from './interaction/phones.js';
import type { Sessions } from './interaction/sessions.js';

/** What the endpoints of this authorization server share. */
export interface AuthorizationServer {
  /** Its own address, such as `http://127.0.0.1:4700`. */
  readonly issuer: string;
  readonly serviceId: string;
  readonly authlete: Authlete;
  /** Calls Authlete without the SDK, for the two documents that it cannot read. */
  readonly fetchDocument: (path: string) => Promise<Response>;
  /** Calls Authlete about verifiable credentials. */
  readonly callIssuer: CallIssuer;
  readonly accounts: Accounts;
  readonly consents: Consents;
  readonly sessions: Sessions;
  readonly phones: Phones;
  /** Sends a person a text, in place of a letter or a message to a phone. */
  readonly sendMessage: (subject: string, text: string) => void;
  /** Tells the operator what went wrong. */
  readonly report: (problem: unknown) => void;
  /** Who may introspect tokens: the ids of resource servers, with their secrets. */
  readonly resourceServers: ReadonlyMap<string, string>;
}
