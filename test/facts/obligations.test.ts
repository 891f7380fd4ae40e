import { describe, expect, it } from 'vitest';
import { allObligations } from '../../src/facts/obligations/index.js';

describe('The obligations of an authorization server', () => {
  it('have unique IDs', () => {
    const ids = allObligations.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(allObligations.map((obligation) => [obligation.id, obligation]))(
    '%s says what and why',
    (_, { sentence, sources }) => {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sources.length).toBeGreaterThan(0);
    },
  );
});
