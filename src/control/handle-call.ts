import type { Request, Response } from 'express';
import type { SchemaObject } from '../spec/openapi.js';
import type { Calls } from './calls.js';
import type { Controlled } from './controlled.js';
import { readControlBody } from './read-body.js';
import { readQuery } from './read-query.js';
import type { Access, ControlRoute, Stream } from './route.js';

interface CallDependencies {
  readonly controlled: Controlled;
  readonly resolve: (reference: string) => SchemaObject;
  readonly calls: Calls;
  readonly access: Access;
}

/** Handles a call of a route. */
export async function handleControlCall(
  route: ControlRoute,
  request: Request,
  response: Response,
  { controlled, resolve, calls, access }: CallDependencies,
): Promise<void> {
  const signal = calls.begin(response);
  const answer = await route.answer({
    controlled,
    path: Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, String(value)])),
    query: readQuery(route, request.query, resolve),
    body: await readControlBody(route, request, resolve),
    url: `http://${request.headers.host ?? `127.0.0.1:${request.socket.localPort}`}`,
    lastEventId: lastEventIdOf(request),
    signal,
    access,
  });
  if (isStream(answer) && request.method === 'HEAD') response.type('text/event-stream').end();
  else if (isStream(answer)) answer(response);
  else if (route.success === 'events' || route.success[0] === 204) response.status(204).end();
  else
    response
      .status(route.success[0])
      .type('json')
      .send(`${JSON.stringify(answer)}\n`);
}

const isStream = (answer: unknown): answer is Stream => typeof answer === 'function';

/** The ID of the last event that a reconnecting server-sent events client received. */
function lastEventIdOf(request: Request): number | undefined {
  const given = request.get('last-event-id') ?? '';
  return /^\d{1,15}$/.test(given) ? Number(given) : undefined;
}
