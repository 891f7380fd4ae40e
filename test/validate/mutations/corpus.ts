import { loadContract } from '../../../src/spec/contract.js';
import { operations } from '../../../src/spec/generated/operations.js';
import { Router } from '../../../src/spec/router.js';
import type { OperationId } from '../../../src/spec/types.js';
import type { HttpExchange } from '../../../src/validate/exchange.js';
import { type TestAuthlete, testAuthlete } from '../../support/authlete.js';
import { demoWith } from '../../support/demo.js';
import { tap } from '../../support/tap.js';
import { manage } from './managing.js';
import { sample } from './sample.js';

const contract = loadContract();
const isOperationId = (id: string): id is OperationId => id in operations;
export const operationIds = [...contract.operations.keys()].filter(isOperationId);

/** A mock with a frozen clock and repeatable IDs. */
async function still(rateLimit = { perSecond: 100_000, burst: 100_000 }): Promise<TestAuthlete> {
  const authlete = testAuthlete(
    { fixtures: demoWith({ confidential: { developer: 'dev' } }), seed: 'mutations', rateLimit },
    { counts: false },
  );
  const { clock } = await authlete.world();
  clock.freeze('2026-06-01T12:00:00Z');
  return authlete;
}

/** Values for path parameters and required members. */
const path = {
  handle: 'a-handle',
  tokenBatchRequestId: '1',
  accessTokenIdentifier: 'a-token',
  clientId: '1',
  clientIdentifier: '1',
  subject: 'joe',
};

/** A valid request of an operation. */
export function requestOf(operationId: OperationId, members: 'required' | 'all'): object | undefined {
  const { requestSchema } = contract.operations.get(operationId) ?? {};
  return requestSchema && Object(sample(requestSchema, { resolve: contract.resolve, members }));
}

/** An exchange for every action of every operation. */
async function everyAction(): Promise<HttpExchange[]> {
  const authlete = await still();
  const seen = tap(authlete, 'actions');
  const service = await authlete.world();
  for (const operationId of operationIds) {
    for (const action of contract.operations.get(operationId)?.actions ?? []) {
      service.stubs.clear();
      service.addStub({ operation: operationId, action });
      await authlete.call(operationId, requestOf(operationId, 'required'), { path });
    }
  }
  return seen;
}

/** Calls that fail at the level of HTTP: of every operation without a token, of none that exists, too often. */
async function refused(): Promise<HttpExchange[]> {
  const authlete = await still();
  const seen = tap(authlete, 'refused');
  for (const operationId of operationIds) {
    if (contract.operations.get(operationId)?.public) continue;
    await authlete.call(operationId, requestOf(operationId, 'required'), { path, token: '' });
    if (operations[operationId].path.includes('{serviceId}'))
      await authlete.call(operationId, requestOf(operationId, 'required'), {
        path: { ...path, serviceId: 1 },
        token: authlete.organizationToken,
      });
  }
  const impatient = await still({ perSecond: 1, burst: 1 });
  const limited = tap(impatient, 'limited');
  await impatient.call('info_api');
  await impatient.call('info_api');
  return [...seen, ...limited];
}

async function managed(): Promise<HttpExchange[]> {
  const authlete = await still();
  const seen = tap(authlete, 'managed');
  await manage(authlete);
  return seen;
}

/** One exchange for each operation that takes a body, with every member that its request may have. */
export function withRequests(exchanges: readonly HttpExchange[]): HttpExchange[] {
  const router = new Router(contract.operations.values());
  const done = new Set<string>();
  return exchanges.flatMap((exchange) => {
    const route = router.match(exchange.method, exchange.target.replace(/\?.*$/s, ''));
    if (route.kind !== 'operation' || exchange.status !== route.operation.success) return [];
    const { operationId } = route.operation;
    const value = isOperationId(operationId) ? requestOf(operationId, 'all') : undefined;
    if (value === undefined || done.has(operationId)) return [];
    done.add(operationId);
    return [{ ...exchange, request: { kind: 'json', value } } as const];
  });
}

/** Valid exchanges for every operation of the contract, every action, and the errors of HTTP. */
export async function corpus(): Promise<readonly HttpExchange[]> {
  made ??= Promise.all([everyAction(), managed(), refused()]).then((parts) => parts.flat());
  return made;
}
let made: Promise<readonly HttpExchange[]> | undefined;
