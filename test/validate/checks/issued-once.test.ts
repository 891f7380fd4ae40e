import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/issued-once.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ life: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { life: check })).toEqual(
    expect.arrayContaining([
      'The access token is issued again, although it was already issued.',
      'The device code is issued again, although it was already issued.',
      'The request_uri is issued again, although it was already issued.',
      'The ticket is issued again, although it was already issued.',
    ]),
  );
});
