import type { Authlete } from '@authlete/typescript-sdk';
import type { Accounts } from './accounts.js';
import type { CallIssuer } from './credentials/call-issuer.js';
import type { Consents } from './interaction/consents.js';
import type { Phones } from './interaction/elsewhere.js';
import type { Sessions } from './interaction/sessions.js';

/** What the endpoints of this authorization server share. */
export interface AuthorizationServer {
  /** The base URL of this server, such as `http://127.0.0.1:4700`. */
  readonly issuer: string;
  readonly serviceId: string;
  readonly authlete: Authlete;
  /** Calls Authlete without the SDK, for the two documents that the SDK cannot read. */
  readonly fetchDocument: (path: string) => Promise<Response>;
  /** Calls the Authlete operations for verifiable credentials. */
  readonly callIssuer: CallIssuer;
  readonly accounts: Accounts;
  readonly consents: Consents;
  readonly sessions: Sessions;
  readonly phones: Phones;
  /** Sends a message to a person, in place of a letter or a text message. */
  readonly sendMessage: (subject: string, text: string) => void;
  /** Reports a problem to the operator. */
  readonly report: (problem: unknown) => void;
  /** The resource servers that may introspect tokens: IDs and secrets. */
  readonly resourceServers: ReadonlyMap<string, string>;
}
