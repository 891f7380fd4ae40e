import { operations } from '../spec/generated/operations.js';
import type { OperationId } from '../spec/types.js';
import type { AuthleteCall, Exchange } from './exchange.js';
import type { Observation } from './observation.js';
import { NotTried, Requests } from './requests.js';
import type { ServerUnderCheck } from './server.js';
import { Session } from './session.js';
import type { Trial } from './trials/trial.js';

/** Members that a forced response has in addition, to see whether the server passes them on. */
const injected = { dpopNonce: 'nonce-that-the-check-injected' };

/**
 * Makes a trial: lets the operation answer with an action, and makes the requests. Rejects with `NotTried` if the
 * server does not come to the call.
 */
export async function tryAction(
  server: ServerUnderCheck,
  trial: Trial,
  action: string,
): Promise<Observation> {
  const { operationId, natural = false, before = {} } = trial;
  const { authlete } = server;
  const session = new Session({ ...server, authlete });
  const first = authlete.calls.length;
  const undo = [
    ...Object.entries(before).map(([operation, forced]) => authlete.force({ operation, action: forced })),
    natural
      ? authlete.force({ operation: operationId, patch: injectedFor(operationId) })
      : authlete.force({ operation: operationId, action, reply: injectedFor(operationId) }),
  ];
  try {
    await trial.run(new Requests(server, session));
  } finally {
    for (const one of undo) one();
  }
  return observationOf(trial, action, session, authlete.calls.slice(first));
}

const injectedFor = (operationId: OperationId): Readonly<Record<string, string>> =>
  withNonce.has(operationId) ? injected : {};

const withNonce: ReadonlySet<string> = new Set<OperationId>([
  'auth_token_api',
  'pushed_auth_req_api',
  'auth_introspection_api',
  'auth_userinfo_api',
  'grant_m_api',
]);

function observationOf(
  { operationId, conditions: intended = [], holds = () => true }: Trial,
  action: string,
  { exchanges }: Session,
  calls: readonly AuthleteCall[],
): Observation {
  const index = calls.findIndex((call) => call.operationId === operationId && call.action === action);
  const call = calls[index];
  if (call === undefined) throw new NotTried(missing(operationId, action, calls));
  const made = exchanges.findIndex((exchange) => exchange.calls.includes(call));
  const final = finalOf(exchanges, made);
  if (final === undefined)
    throw new NotTried(`${operationId} was called outside of any request of the check.`);
  const later = calls.slice(index + 1);
  const conditions = new Set(holds(later) ? intended : []);
  return {
    title: [operations[operationId].path.replace(/^\/api\/\{serviceId\}/, ''), action, ...conditions].join(
      ' ',
    ),
    operationId,
    action,
    conditions,
    exchanges,
    call,
    final,
    later,
  };
}

/** The exchange itself, or the last one of the redirects that it began. */
function finalOf(exchanges: readonly Exchange[], made: number): Exchange | undefined {
  let last = made;
  while (exchanges[last + 1]?.follows) last += 1;
  return exchanges[last];
}

function missing(operationId: string, action: string, calls: readonly AuthleteCall[]): string {
  const seen = calls
    .filter((call) => call.operationId === operationId)
    .map((call) => call.action ?? call.status);
  if (seen.length > 0)
    return `The server called ${operationId}, but it answered ${[...new Set(seen)].join(', ')} instead of ${action}.`;
  const others = [...new Set(calls.map((call) => call.operationId ?? call.target))];
  return `The server did not call ${operationId}; it called ${others.join(', ') || 'nothing'}.`;
}
