import { expect, it } from 'vitest';
import { openPlane } from './client.js';

it('The results of a check are kept, replaced and forgotten; too many are refused', async () => {
  await using plane = await openPlane();
  const run = { server: 'http://localhost:3000', startedAt: 1, running: true, results: [] };
  expect(await plane.done('GET', '/check')).toEqual({});
  await plane.done('PUT', '/check', run);
  await plane.done('PUT', '/check', { ...run, running: false });
  expect(await plane.done('GET', '/check')).toEqual({ run: { ...run, running: false } });
  await plane.done('DELETE', '/check');
  expect(await plane.done('GET', '/check')).toEqual({});
  const [status] = await plane.refused('PUT', '/check', { ...run, problems: ['x'.repeat(17 * 1024 * 1024)] });
  expect(status).toBe(413);
  expect(await plane.refused('PUT', '/check', { ...run, results: [{ id: 'x' }] })).toEqual([
    400,
    expect.stringContaining('results[0]'),
  ]);
});
