import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';
import { visitedElements } from '../../support/visited-elements.js';

const count = 2000;
const list = <Item>(item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));
const uri = (index: number) => `https://client.example.com/${index}`;
const tagged = () => list((index) => ({ tag: `t${index}`, value: uri(index) }));

/** To compare each element with each other one takes 2,000,000 visits or more; a pass over all of them takes 2000. */
const mostVisits = 200 * count;

async function expectProportional(path: string, body: object): Promise<void> {
  const data = { services: [{ serviceId: 7, accessToken: 'token' }], organizationToken: 'all' };
  const { fetch } = testAuthlete({ fixtures: data });
  const call = (to: string) =>
    fetch(`http://authlete.test/api/${to}`, {
      method: 'POST',
      headers: { authorization: 'Bearer all', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const visited = await visitedElements(async () => {
    const created = await call(`${path}/create`);
    expect(created.status).toBe(201);
    const { clientId }: { clientId?: number } = Object(await created.json());
    if (clientId !== undefined) expect((await call(`${path}/update/${clientId}`)).status).toBe(200);
  });
  expect(visited).toBeGreaterThan(count);
  expect(visited).toBeLessThan(mostVisits);
}

describe('A long list is not compared with itself', () => {
  it.each<[name: string, given: () => object]>([
    ['supportedScopes', () => list((index) => ({ name: `s${index}` }))],
    ['supportedScopes', () => [{ name: 's', descriptions: tagged() }]],
    [
      'supportedScopes',
      () => [{ name: 's', attributes: list((index) => ({ key: `k${index}`, value: 'v' })) }],
    ],
    ['supportedClaims', () => list((index) => `c${index}`)],
    ['mtlsEndpointAliases', () => list((index) => ({ name: `n${index}`, uri: uri(index) }))],
    ['trustAnchors', () => list((index) => ({ entityId: uri(index), jwks: '{"keys":[]}' }))],
    ['supportedCustomClientMetadata', () => list((index) => `m${index}`)],
  ])('in a service: %s', (name, given) => expectProportional('service', { [name]: given() }));

  it.each<[name: string, given: () => object]>([
    ['redirectUris', () => list(uri)],
    ['requestUris', () => list(uri)],
    ['contacts', () => list((index) => `c${index}@example.com`)],
    ['clientNames', tagged],
    ['logoUris', tagged],
    ['authorizationDetailsTypes', () => list((index) => `t${index}`)],
  ])('in a client: %s', (name, given) => expectProportional('7/client', { [name]: given() }));
});
