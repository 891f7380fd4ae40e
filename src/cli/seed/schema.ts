import { rightNames } from '../../mock/access/rights.js';
import { switchRows } from '../../mock/switches.js';
import type { Contract } from '../../spec/contract.js';
import type { Schema } from '../../spec/openapi.js';

const text: Schema = { type: 'string', minLength: 1 };
const id: Schema = { type: 'integer', minimum: 1 };
const list = (items: Schema): Schema => ({ type: 'array', items });

const accessToken: Schema = {
  type: 'object',
  required: ['token'],
  properties: {
    token: text,
    rights: list({ type: 'string', enum: [...rightNames] }),
    clients: list(id),
    expiresAt: { type: 'integer', minimum: 1 },
  },
};

const switches: Schema = {
  type: 'object',
  properties: Object.fromEntries(
    switchRows.map(([name, { values }]) => [
      name,
      values === undefined ? { type: 'integer', minimum: 1 } : { enum: [...values] },
    ]),
  ),
};

/** What a seed file may hold: `Data`, its services and clients as the contract has them. */
export function seedSchema({ resolve }: Contract): Schema {
  const propertiesOf = (name: string) => resolve(`#/components/schemas/${name}`).properties ?? {};
  const client: Schema = {
    type: 'object',
    properties: { ...propertiesOf('client'), clientId: id, clientSecret: text },
  };
  const service: Schema = {
    type: 'object',
    properties: {
      ...propertiesOf('service'),
      serviceId: id,
      accessToken: text,
      accessTokens: list(accessToken),
      clients: list(client),
      switches,
    },
  };
  return {
    type: 'object',
    properties: {
      organizationToken: text,
      organizationTokens: list(accessToken),
      services: list(service),
    },
  };
}
