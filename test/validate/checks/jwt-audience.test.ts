import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/jwt-audience.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ flow: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { flow: check })).toEqual(
    expect.arrayContaining([
      'aud of the ID token does not name the client.',
      'client_id in responseContent does not name the client.',
    ]),
  );
});
