import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../src/mock/request/decoder.js';
import { Reading } from '../../../src/mock/request/reading.js';
import { loadContract } from '../../../src/spec/contract.js';
import type { SchemaObject } from '../../../src/spec/openapi.js';
import type { OperationId } from '../../../src/spec/types.js';
import { testAuthlete } from '../../support/authlete.js';
import { create } from '../../support/created-token.js';
import { demoWith } from '../../support/demo.js';
import { ticketFor } from '../../support/flow.js';

const contract = loadContract();
const decoder = new Decoder(contract.resolve);

const world = (quirks = {}) => testAuthlete({ fixtures: demoWith({ service: { quirks } }) });

/** What stands for a value of each type, as JSON of another type. */
const standIns: Readonly<Record<string, readonly [given: unknown, read: unknown][]>> = {
  string: [
    [2001, '2001'],
    [0, '0'],
    [-1.5, '-1.5'],
    [true, 'true'],
    [false, 'false'],
  ],
  integer: [
    ['2001', 2001],
    ['-5', -5],
    ['0', undefined],
  ],
  number: [['1.5', 1.5]],
  boolean: [
    ['true', true],
    ['false', false],
  ],
};

const flat = (schema: SchemaObject): SchemaObject =>
  schema.$ref === undefined ? schema : flat(contract.resolve(schema.$ref));

/** The scalars of every request body of the contract that stand at its top. */
const members = [...contract.operations.values()].flatMap(({ operationId, requestSchema }) =>
  Object.entries(requestSchema === undefined ? {} : (flat(requestSchema).properties ?? {})).map(
    ([name, property]) => ({ operationId, requestSchema: requestSchema ?? {}, name, schema: flat(property) }),
  ),
);

describe('A scalar of another JSON type', () => {
  it('is read as what it says, wherever the contract has one', () => {
    const seen = new Set<string>();
    for (const { operationId, requestSchema, name, schema } of members) {
      const kind = schema.enum === undefined ? (schema.type ?? '') : '';
      for (const [given, read] of standIns[kind] ?? []) {
        seen.add(kind);
        const reading = new Reading();
        const decoded = decoder.decode(requestSchema, { [name]: given }, reading);
        expect(decoded, `${operationId} ${name}`).toEqual(read === undefined ? {} : { [name]: read });
        expect(reading.notes, `${operationId} ${name}`).toMatchObject([
          { pointer: `/${name}`, kind: 'coerced' },
        ]);
      }
    }
    expect([...seen].sort()).toEqual(['boolean', 'integer', 'string']);
  });

  it('is an unset enum if it is 0, wherever the contract has one', () => {
    const enums = members.filter(({ schema }) => schema.enum !== undefined);
    expect(enums.length).toBeGreaterThan(20);
    for (const { requestSchema, name } of enums)
      expect(decoder.decode(requestSchema, { [name]: 0 }), name).toEqual({});
  });

  it('is taken as it is where the contract has an alternative that it fits', () => {
    const schema = { oneOf: [{ type: 'string' }, { type: 'integer' }] };
    const reading = new Reading();
    expect(decoder.decode(schema, 5, reading)).toBe(5);
    expect(decoder.decode({ oneOf: [{ type: 'array', items: {} }, { type: 'string' }] }, 5, reading)).toBe(
      '5',
    );
    expect(reading.notes).toHaveLength(1);
  });

  it.each<[what: string, operationId: OperationId, body: object, strict: object]>([
    ['a subject', 'auth_authorization_issue_api', { subject: 1 }, { subject: '1' }],
    [
      'a subject with its time',
      'auth_authorization_issue_api',
      { subject: true, authTime: '5' },
      { subject: 'true', authTime: 5 },
    ],
  ])('works like its string: %s', async (_, operationId, body, strict) => {
    const outcomes = await Promise.all(
      [body, strict].map(async (given) => {
        const authlete = world();
        const answer = await authlete.call(operationId, { ticket: await ticketFor(authlete), ...given });
        return answer.body;
      }),
    );
    expect(outcomes[0]).toMatchObject({ action: 'LOCATION' });
    expect(Object.keys(outcomes[0] ?? {})).toEqual(Object.keys(outcomes[1] ?? {}));
  });

  it('names a client: an integer at /auth/token, a string at /auth/token/create', async () => {
    const authlete = world();
    const { clientId, clientSecret } = authlete.confidential;
    const { body: token } = await authlete.call('auth_token_api', {
      parameters: 'grant_type=client_credentials',
      clientId,
      clientSecret,
    });
    expect(token).toMatchObject({ action: 'OK', clientId });
    expect(await create(authlete, { clientId: String(clientId) })).toMatchObject({ action: 'OK', clientId });
  });

  it('is told in the journal, as are members and values that the contract does not have, without their values', async () => {
    const authlete = world();
    const secret = 424242424242;
    await authlete.call('auth_token_api', {
      parameters: 'grant_type=client_credentials',
      clientId: authlete.confidential.clientId,
      clientSecret: secret,
      future: 'x',
    });
    await authlete.call('auth_authorization_fail_api', { ticket: 't', reason: 'ACCESS_DENIED' });
    await authlete.call('auth_authorization_fail_api', { ticket: 't', reason: 0 });
    const { journal } = await authlete.world();
    expect(journal.entries().map(({ warnings }) => warnings)).toEqual([
      [
        '/clientId: a number that is read as a string',
        '/clientSecret: a number that is read as a string',
        '/future: ignored, because the contract has no such member',
      ],
      ['/reason: ignored, because the contract has no such value'],
      ['/reason: a number that is read as no value'],
    ]);
    expect(JSON.stringify(journal.entries())).not.toContain(String(secret));
  });

  it('is told in the journal up to a limit', async () => {
    const authlete = world();
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`x${index}`, 1]));
    await authlete.call('auth_introspection_api', { token: 't', ['y'.repeat(1000)]: 1, ...many });
    const { warnings = [] } = (await authlete.world()).journal.last() ?? {};
    expect(warnings).toHaveLength(21);
    expect(warnings[0]?.length).toBeLessThan(300);
    expect(warnings.at(-1)).toBe('and 4981 more');
    await authlete.call('auth_introspection_api', { token: 't' });
    expect((await authlete.world()).journal.last()).not.toHaveProperty('warnings');
  });

  it('is refused if the quirk mistypedScalars says so', async () => {
    const authlete = world({ mistypedScalars: 'refused' });
    for (const body of [{ ticket: 't', subject: 1 }, { ticket: 't', authTime: '5' }, { ticket: 1 }]) {
      const answer = await authlete.call('auth_authorization_issue_api', body);
      expect(answer).toMatchObject({ status: 400, body: { resultCode: 'A126202' } });
    }
    const zero = await authlete.call('auth_authorization_fail_api', { ticket: 't', reason: 0 });
    expect(zero).toMatchObject({ status: 400, body: { resultCode: 'A126202' } });
  });
});
