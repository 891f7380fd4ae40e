import type { ServerResponse } from 'node:http';
import type { ScriptedService } from '../scenarios/scripted-service.js';
import type { Schema } from '../spec/openapi.js';
import { ControlError, type FailureStatus } from './control-error.js';
import type { Controlled } from './controlled.js';

/** A call of the control plane; what `Body` and `Query` say, the schemas of its route have made sure of. */
export interface Call<Body = unknown, Query = unknown> {
  readonly controlled: Controlled;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** Where the mock answers, as the caller knows it: `http://127.0.0.1:4690`. */
  readonly url: string;
  /** The `Last-Event-ID` header, as server-sent events have it. */
  readonly lastEventId: number | undefined;
  /** Aborts when nobody waits for the answer any more, or when it has to end. */
  readonly signal: AbortSignal;
}

/** Writes an answer that goes on. */
export type Stream = (response: ServerResponse) => void;

export interface RouteBody {
  /** The name of its schema. */
  readonly schema: string;
  readonly required: boolean;
  /** Whether it may also be YAML. */
  readonly yaml?: true;
  /** The largest that is read, in bytes; 4 MiB when left out. */
  readonly limit?: number;
}

/** A row of the table that the control plane, its document and its page are made of. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/_testkit`. */
  readonly path: string;
  readonly operationId: string;
  /** What it does, in a sentence. */
  readonly summary: string;
  readonly query?: Readonly<Record<string, Schema>>;
  readonly body?: RouteBody;
  /** The status and the name of the schema of the answer; `events` for server-sent events. */
  readonly success: readonly [status: 200 | 201, schema: string] | readonly [status: 204] | 'events';
  /** The failures that do not follow from the rest of the row. */
  readonly failures?: readonly FailureStatus[];
  /** What the body of the answer says, or what writes it. */
  answer(call: Call): unknown;
}

/** The answer of a route below `/services/{serviceId}`. */
export const ofService =
  <Body, Query>(answer: (call: Call<Body, Query> & { readonly service: ScriptedService }) => unknown) =>
  async (call: Call<Body, Query>): Promise<unknown> => {
    const { serviceId = '' } = call.path;
    const service = /^\d+$/.test(serviceId)
      ? await call.controlled.worlds.find(Number(serviceId))
      : undefined;
    if (service !== undefined) return answer({ ...call, service });
    throw new ControlError(
      404,
      `Failed to find the service ${serviceId}: there is none with this ID. Please see GET /_testkit/services.`,
    );
  };
