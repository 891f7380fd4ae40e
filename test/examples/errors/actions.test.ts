import { describe, expect, it } from 'vitest';
import { loadContract } from '../../../src/index.js';
import { stubOperation } from '../../../src/scenarios/stub-operation.js';
import { callsByName } from './calls.js';
import { test } from './example.js';
import { leaksNothing } from './leaks.js';
import { obligationsOf } from './obeyed.js';

/** Actions after which the server calls Authlete again. Other calls cover them. */
const goesOn: Readonly<Record<string, readonly string[]>> = {
  '/auth/authorization': ['INTERACTION', 'NO_INTERACTION'],
  '/auth/token': ['PASSWORD'],
  '/auth/introspection': ['OK'],
  '/auth/userinfo': ['OK'],
  '/backchannel/authentication': ['USER_IDENTIFICATION'],
  // It notifies the client: see test/examples/ciba.test.ts.
  '/backchannel/authentication/complete': ['NOTIFICATION'],
  '/device/verification': ['VALID'],
  '/vci/deferred/parse': ['OK'],
  '/vci/single/parse': ['OK'],
};

const rows = callsByName.flatMap(([name, call]) =>
  obligationsOf(name).map(([action, obligation]) => [action, name, call, obligation] as const),
);

/** Operations that return a nonce for the next DPoP proof (RFC 9449, section 8). */
const proofs = ['/pushed_auth_req', '/auth/token', '/auth/introspection', '/auth/userinfo', '/gm'];

describe('The authorization server of examples/express-as obeys', () => {
  test.for(rows)('%s, when asked to %s', async ([action, , call, obligation], { example }) => {
    const { operation, silent = false } = call;
    const { content } = obligation;
    const dpopNonce = proofs.includes(operation) ? 'the-next-nonce' : null;
    const reply = {
      ...(content !== undefined && !silent && { responseContent: content }),
      ...(dpopNonce !== null && { dpopNonce }),
    };
    example.service.addStub({ operation, action, ...(Object.keys(reply).length > 0 && { reply }) });
    const visited = await call.ask(example);
    obligation.fulfilled(visited);
    leaksNothing(example, visited);
    expect(visited.headers.get('dpop-nonce')).toBe(dpopNonce);
  });

  it('every action of the operations that it calls', () => {
    const contract = loadContract();
    const missing = callsByName.flatMap(([, { operation }]) => {
      const { operationId, actions = [] } = contract.operations.get(stubOperation(contract, operation)) ?? {};
      const known = rows.filter(([, , call]) => call.operation === operation).map(([action]) => action);
      const rest = actions.filter((action) => ![...known, ...(goesOn[operation] ?? [])].includes(action));
      return rest.map((action) => `${operationId} ${action}`);
    });
    expect(missing).toEqual([]);
  });
});
