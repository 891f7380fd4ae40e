import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/access-token-jwt.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ single: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { single: check })).toEqual(
    expect.arrayContaining([
      'client_id of the JWT access token does not match clientId.',
      'exp of the JWT access token does not match accessTokenExpiresAt.',
      'jti of the JWT access token does not match accessToken.',
      'scope of the JWT access token does not match scopes.',
    ]),
  );
});
