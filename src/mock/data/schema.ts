import type { Contract } from '../../spec/contract.js';
import type { Schema } from '../../spec/openapi.js';
import { id, list, text } from '../../spec/schema.js';
import { rightNames } from '../access/rights.js';
import { switchRows } from '../switches.js';

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

const propertiesOf = ({ resolve }: Contract, name: string) =>
  resolve(`#/components/schemas/${name}`).properties ?? {};

/** Schema of a client's properties, including the ID and secret that fixtures may set. */
export const clientSchema = (contract: Contract): Schema => ({
  type: 'object',
  properties: { ...propertiesOf(contract, 'client'), clientId: id, clientSecret: text },
});

/** Schema of `ServiceData`. */
export const serviceSchema = (contract: Contract): Schema => ({
  type: 'object',
  properties: {
    ...propertiesOf(contract, 'service'),
    serviceId: id,
    accessToken: text,
    accessTokens: list(accessToken),
    clients: list(clientSchema(contract)),
    switches,
  },
});

/** Schema of `Data`, the content of a seed file. */
export const seedSchema = (contract: Contract): Schema => ({
  type: 'object',
  properties: {
    organizationToken: text,
    organizationTokens: list(accessToken),
    organizationId: id,
    serviceOwner: {
      type: 'object',
      required: ['apiKey', 'apiSecret'],
      properties: { apiKey: text, apiSecret: text },
    },
    services: list(serviceSchema(contract)),
  },
});
