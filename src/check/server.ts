import type { Endpoint } from '../facts/obligations/obligation.js';
import type { ControlledAuthlete } from './controlled-authlete.js';
import type { Decision, Interaction, User } from './driver/interaction.js';
import type { Exchange } from './exchange.js';
import type { ServerProcess } from './server-process.js';
import type { Session } from './session.js';
import type { CheckClients, ClientCredentials } from './world.js';

/** The authorization server under check, and what the check knows of it. */
export interface ServerUnderCheck {
  readonly base: URL;
  /** Its endpoints, as far as they are known. */
  readonly endpoints: Readonly<Partial<Record<Endpoint, URL>>>;
  readonly authlete: ControlledAuthlete;
  readonly clients: CheckClients;
  readonly user: User;
  /** The credentials with which a resource server calls the introspection endpoint. */
  readonly resourceServer?: ClientCredentials;
  /** Logs in and decides on the pages of the server; `undefined` if the check cannot. */
  readonly interaction?: Interaction;
  /** Why endpoints are not known. */
  readonly missing?: ReadonlyMap<Endpoint, string>;
  /** Its process, if the check started it. */
  readonly process?: ServerProcess;
  /** The header in which the proxy of the server passes the client certificate. */
  readonly certificateHeader?: string;
  /**
   * Decides, in place of the user, about the latest request of a client at the backchannel authentication endpoint;
   * `undefined` if the check cannot.
   */
  readonly decideBackchannel?: (session: Session, decision: Decision) => Promise<Exchange>;
  /** Hosts that the check may call. */
  readonly hosts: ReadonlySet<string>;
  /** In milliseconds, for one response. */
  readonly timeout?: number;
}
