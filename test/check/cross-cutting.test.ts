import { describe, expect, it } from 'vitest';
import { probes, watchers } from '../../src/check/cross-cutting/index.js';
import { crossCuttingObligations } from '../../src/facts/obligations/cross-cutting.js';
import { allObligations } from '../../src/facts/obligations/index.js';

describe('Watchers and probes of an authorization server', () => {
  it('judges obligations that exist', () => {
    const known = new Set([...crossCuttingObligations, ...allObligations].map(({ id }) => id));
    const judged = [...watchers, ...probes].map(({ id }) => id);
    expect(judged.filter((id) => !known.has(id))).toEqual([]);
  });
});
