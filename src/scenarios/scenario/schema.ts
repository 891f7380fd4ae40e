import { clientSchema, serviceSchema } from '../../mock/fixtures/schema.js';
import { pathOf } from '../../mock/http.js';
import type { Contract } from '../../spec/contract.js';
import { oncePer } from '../../spec/once-per.js';
import type { SchemaObject } from '../../spec/openapi.js';
import { count, flag, id, list, mapOf, object, text } from '../../spec/schema.js';
import { faults } from '../check-stub.js';

const anyObject: SchemaObject = mapOf({});
const duration: SchemaObject = { oneOf: [count, text] };
const identifier: SchemaObject = { oneOf: [id, text] };
/** A string or number to compare with, or whether the member must be present (`true`) or absent (`false`). */
const expected: SchemaObject = { oneOf: [{ type: 'number' }, { type: 'boolean' }, { type: 'string' }] };

const condition = object({
  parameters: mapOf(expected),
  ticket: expected,
  subject: expected,
  client: expected,
  body: mapOf(expected),
});

const operation = oncePer(({ operations }: Contract): SchemaObject => {
  const own = [...operations.values()].filter(({ segments }) => segments[1] === '{serviceId}');
  const names = own.flatMap(({ operationId, path }) => [operationId, pathOf(path)]);
  return { type: 'string', enum: ['*', ...[...new Set(names)].sort()] };
});

const answer: Record<string, SchemaObject> = {
  action: text,
  resultCode: text,
  reply: anyObject,
  patch: anyObject,
  status: { type: 'integer', minimum: 200, maximum: 599 },
  headers: mapOf({ type: 'string' }),
  delay: duration,
  fault: { type: 'string', enum: [...faults] },
  acts: flag,
};

/** The schema of a stub definition in JSON: a `StubDefinition`. */
export const stubSchema = oncePer((contract: Contract) =>
  object(
    {
      operation: operation(contract),
      name: text,
      when: condition,
      skip: count,
      times: {
        oneOf: [
          { type: 'string', enum: ['always'] },
          { type: 'integer', minimum: 1 },
        ],
      },
      for: duration,
      ...answer,
      passthrough: flag,
      afterwards: object({ advance: duration, expire: text, rotateKeys: flag }),
      allowInvalid: flag,
    },
    ['operation'],
  ),
);

const given = (contract: Contract): SchemaObject =>
  object({
    service: withoutNames(serviceSchema(contract), [
      'clients',
      'serviceId',
      'apiKey',
      'accessToken',
      'accessTokens',
    ]),
    everyClient: clientSchema(contract),
    clients: list(clientSchema(contract)),
    users: list(
      object({ subject: text, client: identifier, grantedScopes: list(text) }, ['subject', 'grantedScopes']),
    ),
    tokens: list(
      object(
        {
          accessToken: text,
          refreshToken: text,
          client: identifier,
          subject: text,
          scopes: list(text),
          expired: flag,
        },
        ['accessToken'],
      ),
    ),
    tickets: list(
      object({ ticket: text, client: identifier, parameters: mapOf({ type: 'string' }), expired: flag }, [
        'ticket',
      ]),
    ),
    clock: object({ time: identifier, advance: duration, frozen: flag }),
  });

function withoutNames(schema: SchemaObject, names: readonly string[]): SchemaObject {
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name));
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** The schema of a scenario file: a `ScenarioDefinition`. */
export const scenarioSchema = oncePer((contract: Contract) =>
  object(
    {
      name: text,
      about: text,
      given: given(contract),
      order: { type: 'string', enum: ['strict', 'any'] },
      steps: list(stubSchema(contract)),
      expect: list(
        object(
          {
            operation: operation(contract),
            when: condition,
            action: text,
            times: count,
            atLeast: count,
            atMost: count,
          },
          ['operation'],
        ),
      ),
    },
    ['name', 'about'],
  ),
);
