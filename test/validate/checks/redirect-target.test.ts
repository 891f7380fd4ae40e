import { expect, it } from 'vitest';
import check from '../../../src/validate/checks/redirect-target.js';
import { foundInFlows, foundInMutants } from './mutants.js';

it('reports nothing for flows of the mock', async () => {
  expect(await foundInFlows({ single: check })).toEqual([]);
});

it('finds the violations', async () => {
  expect(await foundInMutants(check.id, { single: check })).toEqual(
    expect.arrayContaining([
      'responseContent leads to a URI with a blank, a line break or a control character.',
      'responseContent leads to a data: URI.',
      'responseContent leads to a javascript: URI.',
      'responseContent leads to something that is not an absolute URI.',
    ]),
  );
});
