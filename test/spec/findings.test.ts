import { expect, it } from 'vitest';
import { readFindings } from '../../scripts/generate/findings.js';
import { readOverlays } from '../../src/spec/overlay/overlay.js';

const audited = { R: 6, S: 7, E: 15, O: 19, N: 14, T: 14, U: 3, M: 7, V: 4, P: 7 };

it('each of the 96 findings is fixed by an overlay or accounted for', () => {
  const mended = readOverlays().flatMap(({ actions }) => actions.flatMap(({ defects }) => defects));
  const accounted = readFindings().map(({ id }) => id);
  const all = Object.entries(audited).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index) => `${kind}-${String(index + 1).padStart(2, '0')}`),
  );
  expect(all).toHaveLength(96);
  expect([...new Set(mended), ...accounted].sort()).toEqual(all.sort());
});
