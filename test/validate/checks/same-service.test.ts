import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/same-service.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ flow: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { flow: check })).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^The access token is accepted, although the service \d+ has issued it\.$/),
    ]),
  );
});
