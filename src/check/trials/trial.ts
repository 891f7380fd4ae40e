import type { Condition } from '../../facts/obligations/conditions.js';
import type { OperationId } from '../../spec/types.js';
import type { AuthleteCall } from '../exchange.js';
import type { Requests } from '../requests.js';

/** A way to make the server call an operation. */
export interface Trial {
  readonly operationId: OperationId;
  /** The circumstances that it brings about. */
  readonly conditions?: readonly Condition[];
  /** The actions that it is for. Default: all. */
  readonly actions?: readonly string[];
  /** Whether Authlete's response is not forced, because the request leads to the action by itself. */
  readonly natural?: true;
  /** Forces actions of earlier calls that are on the way, by operation. */
  readonly before?: Readonly<Partial<Record<OperationId, string>>>;
  /** Whether the server brought the circumstances about, as its later calls show. Default: it did. */
  readonly holds?: (later: readonly AuthleteCall[]) => boolean;
  /** Makes the requests. */
  readonly run: (requests: Requests) => Promise<unknown>;
}
