import type { ServerResponse } from 'node:http';
import type { MockService } from '../scenarios/mock-service.js';
import type { SchemaObject } from '../spec/openapi.js';
import { ControlError, type FailureStatus } from './control-error.js';
import type { Controlled } from './controlled.js';

/** A control plane call. The route's schemas guarantee the types of `Body` and `Query`. */
export interface ControlCall<Body = unknown, Query = unknown> {
  readonly controlled: Controlled;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** The base URL of the mock as the client addresses it, such as `http://127.0.0.1:4690`. */
  readonly url: string;
  /** The `Last-Event-ID` header of server-sent events. */
  readonly lastEventId: number | undefined;
  /** Aborts if the client disconnects or the server shuts down. */
  readonly signal: AbortSignal;
  /** What the presented token permits. */
  readonly access: Access;
}

/** What a control token permits: everything, or reading what is not secret. */
export const accesses = ['full', 'read-only'] as const;
export type Access = (typeof accesses)[number];

/** Writes a streaming response. */
export type Stream = (response: ServerResponse) => void;

export interface RouteBody {
  /** The name of the body's schema. */
  readonly schema: string;
  readonly required: boolean;
  /** Whether YAML is accepted too. */
  readonly yaml?: true;
  /** The maximum size in bytes. Default: 4 MiB. */
  readonly limit?: number;
}

/**
 * A row of the route table, from which the control plane, its OpenAPI document and its index page are built.
 */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The path relative to `/_testkit`. */
  readonly path: string;
  readonly operationId: string;
  /** One sentence that says what the route does. */
  readonly summary: string;
  readonly query?: Readonly<Record<string, SchemaObject>>;
  readonly body?: RouteBody;
  /** The status and the schema name of a successful response, or `events` for server-sent events. */
  readonly success: readonly [status: 200 | 201, schema: string] | readonly [status: 204] | 'events';
  /** Whether the response contains secrets, so that a read-only token does not permit the call. */
  readonly secret?: true;
  /** Failures in addition to those that the rest of the row implies. */
  readonly failures?: readonly FailureStatus[];
  /** Returns the response body, or a function that writes a stream. */
  answer(call: ControlCall): unknown;
}

/** Wraps the handler of a route below `/services/{serviceId}`: it looks the service up. */
export const ofService =
  <Body, Query>(answer: (call: ControlCall<Body, Query> & { readonly service: MockService }) => unknown) =>
  async (call: ControlCall<Body, Query>): Promise<unknown> => {
    const { serviceId = '' } = call.path;
    const service = /^\d+$/.test(serviceId)
      ? await call.controlled.registry.find(Number(serviceId))
      : undefined;
    if (service !== undefined) {
      const answered = await answer({ ...call, service });
      await service.shared?.saved();
      return answered;
    }
    throw new ControlError(
      404,
      `Failed to find the service ${serviceId}: no service has this ID. Please see GET /_testkit/services.`,
    );
  };
