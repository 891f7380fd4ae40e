import { expect } from 'vitest';
import { encoded } from '../../../support/flow.js';
import type { World } from './model.js';

/** Every value of a token that was ever issued is as active at each service as the model says. */
export async function everyTokenIsAsForetold(world: World): Promise<void> {
  for (const { value } of world.values) {
    for (const at of [0, 1]) {
      const body = { parameters: encoded({ token: value }) };
      const answer = await world.expect(at, 'auth_introspection_standard_api', body, 'A145001');
      const { active, client_id, sub, scope, exp } = JSON.parse(answer.responseContent ?? '');
      expect({ value, active, client_id, sub, scope, exp }).toEqual({ value, ...foretold(world, at, value) });
    }
  }
}

function foretold(world: World, at: number, value: string): object {
  const byAccessToken = world.liveByAccessToken(at, value);
  const token = byAccessToken ?? world.liveByRefreshToken(at, value);
  const expiresAt = byAccessToken ? byAccessToken.accessTokenExpiresAt : (token?.refreshTokenExpiresAt ?? 0);
  if (token === undefined || token.client.locked || expiresAt <= world.time(at)) return { active: false };
  const scopes = byAccessToken ? token.scopes : token.grantedScopes;
  return {
    active: true,
    client_id: String(token.client.clientId),
    sub: token.subject,
    scope: scopes.length > 0 ? scopes.join(' ') : null,
    exp: Math.floor(expiresAt / 1000),
  };
}
