import type { Condition } from '../../facts/obligations/conditions.js';
import type { Endpoint } from '../../facts/obligations/obligation.js';
import type { OperationId } from '../../spec/types.js';
import type { AuthleteCall } from '../exchange.js';
import type { Requests } from '../requests.js';

type Members = Readonly<Record<string, unknown>>;

/** A way to make the server call an operation. */
export interface Trial {
  readonly operationId: OperationId;
  /** The actions that it is for. Default: all. */
  readonly actions?: readonly string[];
  /** The endpoint that the request goes to, if the operation is called at several. */
  readonly at?: Endpoint;
  /** The circumstances that it brings about and that its exchanges do not show. */
  readonly conditions?: readonly Condition[];
  /** Whether Authlete's response is not forced, because the request leads to the action by itself. */
  readonly natural?: true;
  /** Members that Authlete's response has in addition. */
  readonly patch?: Members | ((requests: Requests) => Promise<Members>);
  /** Forces actions of other calls that are on the way, by operation. */
  readonly before?: Readonly<Partial<Record<OperationId, string>>>;
  /** Why Authlete would never send the forced action to such a call; `undefined` if it would. */
  readonly impossible?: (call: AuthleteCall) => string | undefined;
  /** Whether the user goes on until the server has answered the client. */
  readonly decides?: boolean;
  /** What happens before anything is forced. Resolves to what `run` needs of it. */
  readonly prepare?: (requests: Requests) => Promise<unknown>;
  /** Makes the requests. `prepared`: what `prepare` resolved to, if it is a string. */
  readonly run: (requests: Requests, prepared: string) => Promise<unknown>;
}
