import { describe, expect, it } from 'vitest';
import {
  type Draft,
  definitionOf,
  emptyDraft,
  type Kind,
  kinds,
} from '../../src/console/pages/stubs/draft.js';
import { fieldOf } from '../../src/console/pages/stubs/members.js';
import { checkStub } from '../../src/scenarios/check-stub.js';
import { stubSchema } from '../../src/scenarios/scenario/schema.js';
import { stubForms } from '../../src/scenarios/stub-forms.js';
import { stubOperation } from '../../src/scenarios/stub-operation.js';
import { loadContract } from '../../src/spec/contract.js';
import type { SchemaObject } from '../../src/spec/openapi.js';

const contract = loadContract();

/** The members of stubs, with those of their conditions and of what follows. */
const members = Object.entries(stubSchema(contract).properties ?? {}).flatMap(([name, schema]) => {
  const inner = name === 'when' || name === 'afterwards' ? (schema as SchemaObject).properties : undefined;
  return inner === undefined ? [name] : Object.keys(inner).map((one) => `${name}.${one}`);
});

/** A draft with something in every field. */
const full: Draft = {
  ...emptyDraft,
  operation: '/auth/authorization/fail',
  action: 'LOCATION',
  resultCode: 'A040300',
  reply: '{ "responseContent": "https://client.example.com" }',
  patch: '{ "responseContent": "https://client.example.com" }',
  acts: true,
  delay: '10ms',
  times: '2',
  skip: '1',
  client: 'web',
  subject: 'joe',
  parameters: 'scope=openid\n!prompt\nstate',
  body: 'reason = DENIED',
  ticket: 'ticket-1',
  lasting: '10s',
  headers: 'Retry-After: 30\nX-Note: a:b',
  advance: '1d',
  expire: 'ticket',
  rotateKeys: true,
  allowInvalid: true,
  name: 'down',
};

const definitions = Object.keys(kinds).map((kind) => definitionOf({ ...full, kind: kind as Kind }));

describe('The stub builder of the console', () => {
  it('has a field for each member of the schema of stubs', () => {
    expect(Object.keys(fieldOf).sort()).toEqual(members.sort());
  });

  it('writes what is in each field into the definition', () => {
    const written = new Set(
      definitions.flatMap((definition) =>
        Object.entries(definition).flatMap(([name, value]) =>
          name === 'when' || name === 'afterwards'
            ? Object.keys(Object(value)).map((one) => `${name}.${one}`)
            : [name],
        ),
      ),
    );
    expect([...written].sort()).toEqual(members.sort());
  });

  it('makes stubs that can be registered, and are the same in TypeScript, YAML and curl', async () => {
    for (const definition of definitions) {
      const { operation = '*', ...others } = definition as { readonly operation?: string };
      const stub = { operation, ...others };
      expect(() => checkStub(contract, stubOperation(contract, operation), stub)).not.toThrow();
      const { typescript, yaml, curl } = await stubForms(stub, { stubs: '', token: '' });
      for (const form of [typescript, yaml, curl])
        for (const text of ['10s', 'DENIED', 'ticket-1', '1d', 'down']) expect(form).toContain(text);
    }
  });

  it('reads conditions and headers a line each', () => {
    const [first] = definitions;
    expect(first).toMatchObject({
      when: { parameters: { scope: 'openid', prompt: false, state: true }, body: { reason: 'DENIED' } },
      headers: { 'Retry-After': '30', 'X-Note': 'a:b' },
      for: '10s',
      afterwards: { advance: '1d', expire: 'ticket', rotateKeys: true },
    });
  });

  it('leaves the number of calls open if only a duration is given', () => {
    const { times: _, ...definition } = definitionOf({ ...emptyDraft, times: '', lasting: '10s' });
    expect(definition).toEqual({ operation: '/auth/token', action: 'INVALID_CLIENT', for: '10s' });
    expect(_).toBeUndefined();
  });

  it.each([
    ['when.parameters', { parameters: '!scope=openid' }, 'The line !scope=openid is not a condition.'],
    ['when.body', { body: '= 1' }, 'The line = 1 is not a condition.'],
    ['headers', { headers: 'Retry-After 30' }, 'The line Retry-After 30 is not an HTTP header.'],
    ['reply', { reply: '[]' }, 'This is not an object.'],
  ])('shows the problem next to the field of %s', (member, changes, message) => {
    expect(() => definitionOf({ ...emptyDraft, ...changes })).toThrow(
      expect.objectContaining({ member, message: expect.stringContaining(message) }),
    );
  });
});
