import { operations } from '../spec/generated/operations.js';
import { conditionsOf } from './circumstances.js';
import type { AuthleteCall, Exchange } from './exchange.js';
import { injectedFor, operationsWithInjected } from './injected.js';
import { NotTried } from './not-tried.js';
import type { Observation } from './observation.js';
import { Requests } from './requests.js';
import type { ServerUnderCheck } from './server.js';
import { Session } from './session.js';
import type { Trial } from './trials/trial.js';

/**
 * Makes a trial: lets the operation answer with an action, and makes the requests. Rejects with `NotTried` if the
 * server does not come to the call.
 */
export async function tryAction(
  server: ServerUnderCheck,
  trial: Trial,
  action: string,
): Promise<Observation> {
  const { authlete } = server;
  const session = new Session({ ...server, authlete });
  const requests = new Requests(server, session);
  const prepared = await trial.prepare?.(requests);
  const first = authlete.calls.length;
  const prepares = session.exchanges.length;
  const definitions = await definitionsFor(trial, action, requests);
  const undo = definitions.map((definition) => authlete.force(definition));
  try {
    await trial.run(requests, typeof prepared === 'string' ? prepared : '');
  } finally {
    for (const one of undo) one();
    await requests.close();
  }
  const exchanges = session.exchanges.slice(prepares);
  return observationOf(trial, action, exchanges, authlete.calls.slice(first), requests);
}

/** The stubs of a trial. The first that fits a call answers it. */
async function definitionsFor(
  { operationId, natural, patch = {}, before = {} }: Trial,
  action: string,
  requests: Requests,
) {
  const more = typeof patch === 'function' ? await patch(requests) : patch;
  const members = { ...injectedFor(operationId), ...more };
  return [
    natural ? { operation: operationId, patch: members } : { operation: operationId, action, reply: members },
    ...Object.entries(before).map(([operation, forced]) => ({
      operation,
      action: forced,
      reply: injectedFor(operation),
    })),
    ...operationsWithInjected().map((operation) => ({ operation, patch: injectedFor(operation) })),
  ];
}

function observationOf(
  { operationId, conditions = [], at, decides = false, impossible }: Trial,
  action: string,
  exchanges: readonly Exchange[],
  calls: readonly AuthleteCall[],
  { received }: Requests,
): Observation {
  const index = calls.findIndex((call) => call.operationId === operationId && call.action === action);
  const call = calls[index];
  if (call === undefined) throw new NotTried(missing(operationId, action, calls));
  const obstacle = impossible?.(call);
  if (obstacle !== undefined) throw new NotTried(obstacle);
  const position = exchanges.findIndex((exchange) => exchange.calls.includes(call));
  const [made, ...followed] = chainAt(exchanges, position);
  if (made === undefined)
    throw new NotTried(`${operationId} was called outside of any request of the check.`);
  const within = [made, ...followed].flatMap((exchange) => exchange.calls);
  const inside = within.indexOf(call);
  const seen = {
    operationId,
    action,
    at,
    exchanges,
    call,
    made,
    final: followed.at(-1) ?? made,
    before: within.slice(0, inside),
    after: within.slice(inside + 1),
    later: calls.slice(index + 1),
    isDecided: decides,
    received,
  };
  const path = operations[operationId].path.replace(/^\/api\/\{serviceId\}/, '');
  const circumstances = conditionsOf(seen, conditions);
  return { ...seen, title: [path, action, ...circumstances].join(' '), conditions: circumstances };
}

/** An exchange, and the redirects that it began. */
function chainAt(exchanges: readonly Exchange[], position: number): readonly Exchange[] {
  if (position < 0) return [];
  const next = exchanges.findIndex(({ follows }, index) => index > position && !follows);
  return exchanges.slice(position, next < 0 ? undefined : next);
}

function missing(operationId: string, action: string, calls: readonly AuthleteCall[]): string {
  const seen = calls
    .filter((call) => call.operationId === operationId)
    .map((call) => call.action ?? call.status);
  if (seen.length > 0)
    return `The server called ${operationId}, but Authlete's response was ${[...new Set(seen)].join(', ')} instead of ${action}.`;
  const others = [...new Set(calls.map((call) => call.operationId ?? call.target))];
  return `The server did not call ${operationId}; it called ${others.join(', ') || 'nothing'}.`;
}
