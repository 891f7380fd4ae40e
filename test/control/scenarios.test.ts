import { describe, expect, it } from 'vitest';
import { authorize, requestToken } from '../support/flow.js';
import { openPlane } from './client.js';

const yaml = { headers: { 'content-type': 'application/yaml; charset=utf-8' } };
const definition = {
  name: 'down for maintenance',
  about: 'The token endpoint is not there for a while.',
  steps: [{ operation: '/auth/token', status: 500 }],
  expect: [{ operation: '/auth/authorization', times: 1 }],
};
const text = `
name: down for maintenance
about: The token endpoint is not there for a while.
steps:
  - { operation: /auth/token, status: 500 }
expect:
  - { operation: /auth/authorization, times: 1 }
`;

describe('A scenario over HTTP', () => {
  it.each([
    ['JSON', definition, {}],
    ['YAML', text, yaml],
  ])('is loaded as %s, shown and verified', async (_, body, sent) => {
    await using plane = await openPlane();
    const path = `${plane.service}/scenarios`;
    const loaded = await plane.done('POST', path, body, sent);
    expect(loaded).toMatchObject({ id: 'scenario-1', name: definition.name, met: false });
    const { status, body: failure } = await plane.call('POST', `${path}/scenario-1/verify`);
    expect(status).toBe(422);
    expect(failure).toMatchObject({
      error: 'unmet',
      message: expect.stringContaining('Failed to follow the scenario down for maintenance'),
      report: loaded,
    });
    await requestToken(plane.authlete, { grant_type: 'password' });
    await authorize(plane.authlete);
    const state = await plane.done('GET', `${path}/scenario-1`);
    expect(state).toMatchObject({ met: true, steps: [{ used: 1, required: 1, met: true }] });
    expect(await plane.done('GET', path)).toEqual({ scenarios: [state] });
    expect(await plane.done('POST', `${path}/scenario-1/verify`)).toEqual(state);
    expect(await plane.done('POST', `${plane.service}/verify`)).toMatchObject({ scenarios: [state] });
  });

  it('can be a built-in one, by name', async () => {
    await using plane = await openPlane();
    const { scenarios } = await plane.done('GET', '/scenarios');
    expect(scenarios).toContainEqual({
      name: 'consent-denied',
      topic: 'Authorization requests',
      about: expect.stringContaining('/auth/authorization/fail'),
    });
    const path = `${plane.service}/scenarios`;
    expect(await plane.done('POST', path, { name: 'consent-denied' })).toMatchObject({
      name: 'consent-denied',
    });
    expect(await plane.refused('POST', path, { name: 'consent-denyed' })).toEqual([
      400,
      'Failed to load the scenario consent-denyed: no built-in scenario has that name. Did you mean consent-denied? Please see GET /_testkit/scenarios, or send a whole scenario.',
    ]);
  });

  it.each(['examples/fixtures.yaml', '../scenarios/consent-denied', '/etc/passwd', './consent-denied.yaml'])(
    'is never a file of the server: %s',
    async (name) => {
      await using plane = await openPlane();
      expect(await plane.refused('POST', `${plane.service}/scenarios`, { name })).toEqual([
        400,
        expect.stringContaining(`Failed to load the scenario ${name}: no built-in scenario has that name`),
      ]);
    },
  );

  it.each([
    ['an unknown member', 'name: x\nabout: y\nstep: []', /step is unknown\. Did you mean steps\?/],
    ['no YAML', 'a: : b', /^Failed to read the body: .*Please use valid YAML/],
    ['too many aliases', billionLaughs(), /^Failed to read the body: /],
    [
      'too many levels',
      `{ name: x, about: y, given: ${'['.repeat(200)}${']'.repeat(200)} }`,
      /nested too deeply/,
    ],
    ['hopelessly many levels', '['.repeat(100_000), /nested too deeply/],
    ['many levels in a line', '- '.repeat(10_000), /nested too deeply/],
    [
      'many lines',
      Array.from({ length: 500 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
      /nested too deeply/,
    ],
  ])('is refused with %s', async (_, body, message) => {
    await using plane = await openPlane();
    const answer = await plane.refused('POST', `${plane.service}/scenarios`, body, yaml);
    expect(answer).toEqual([400, expect.stringMatching(message)]);
    expect(await plane.done('GET', `${plane.service}/scenarios`)).toEqual({ scenarios: [] });
  });

  it('is removed with its steps and expected calls; others stay, and no ID comes again', async () => {
    await using plane = await openPlane();
    const path = `${plane.service}/scenarios`;
    const outage = (name: string, when: object) => ({
      name,
      about: 'An outage.',
      steps: [{ operation: '/auth/token', when, status: 503 }],
      expect: [{ operation: '/auth/revocation' }],
    });
    await plane.done('POST', path, outage('first', { parameters: { grant_type: 'password' } }));
    await plane.done('POST', path, outage('second', { parameters: { grant_type: 'refresh_token' } }));
    await plane.done('POST', `${plane.service}/stubs`, { operation: '/auth/introspection', status: 500 });
    const codes = { parameters: 'grant_type=authorization_code' };
    await plane.authlete.call('auth_token_api', codes);
    expect((await plane.call('DELETE', `${path}/scenario-2`)).status).toBe(204);
    expect((await plane.done('GET', path)).scenarios).toMatchObject([{ id: 'scenario-1', name: 'first' }]);
    const { stubs } = await plane.done('GET', `${plane.service}/stubs`);
    expect(stubs.map(({ id }: { id: string }) => id)).toEqual(['stub-1', 'stub-3']);
    const { body } = await plane.call('POST', `${plane.service}/verify`);
    expect(JSON.stringify(body.report)).not.toContain('second');
    expect(await plane.done('POST', path, outage('third', {}))).toMatchObject({ id: 'scenario-3' });
    await plane.done('DELETE', `${path}/scenario-1`);
    expect(await plane.done('GET', `${plane.service}/journal/near-misses`)).toEqual({ nearMisses: [] });
  });

  it('is 404 if it was not loaded', async () => {
    await using plane = await openPlane();
    const message = expect.stringMatching(/^Failed to find the scenario scenario-9: .* Please/);
    const path = `${plane.service}/scenarios/scenario-9`;
    expect(await plane.refused('GET', path)).toEqual([404, message]);
    expect(await plane.refused('DELETE', path)).toEqual([404, message]);
    expect(await plane.refused('POST', `${path}/verify`)).toEqual([404, message]);
  });
});

/** A text that grows by nine each level, if aliases are followed without end. */
function billionLaughs(): string {
  const levels = Array.from({ length: 12 }, (_, level) =>
    level === 0
      ? 'a0: &a0 [x, x]'
      : `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
  );
  return levels.join('\n');
}
