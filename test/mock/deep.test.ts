import { describe, expect, it } from 'vitest';
import { loadContract } from '../../src/spec/contract.js';
import { operations } from '../../src/spec/generated/operations.js';
import type { OperationId } from '../../src/spec/types.js';
import { type TestAuthlete, testAuthlete } from '../support/authlete.js';
import { created } from '../support/created-token.js';
import { decoupledData } from '../support/decisions.js';
import { demoWith } from '../support/demo.js';
import { authorize, encoded, goodRequest, issue, ticketFor } from '../support/flow.js';
import { runs } from '../support/runs.js';

const levels = 5000;
const list = `${'['.repeat(levels)}${']'.repeat(levels)}`;
const object = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const jwt = (header: string, payload: string) => `${base64url(header)}.${base64url(payload)}.c2ln`;

/** Texts with deep nesting: JSON, JSON in a member that is parsed, JWTs, and CBOR as bytes and text. */
const deepTexts: readonly string[] = [
  list,
  object,
  `{"userinfo":{"email":{"value":${list}}},"id_token":${object}}`,
  `[{"type":"payment","locations":${list},"other":${object}}]`,
  `{"keys":[{"kty":"EC","crv":${list}}]}`,
  `{"claims":{"org.iso.18013.5.1":${object}}}`,
  `{"format":"mso_mdoc","proof":{"proof_type":"jwt","jwt":${object}}}`,
  jwt('{"alg":"RS256"}', `{"iss":"x","claims":${object},"authorization_details":${list}}`),
  jwt(
    `{"alg":"RS256","typ":"dpop+jwt","jwk":{"kty":"RSA","n":"AQAB","e":"AQAB","x":${list}}}`,
    '{"iss":"x"}',
  ),
  jwt('{"alg":"none"}', object),
  jwt(object, list),
  `${jwt(`{"alg":"dir","enc":"A128GCM","x":${list}}`, 'k')}.x.y`,
  `cbor:${list}`,
  Buffer.from('81'.repeat(levels), 'hex').toString('base64url'),
  `[{"op":"add","path":"/x","value":${object}}]`,
];

/** `npm test` tries a fifth of the texts in each member, other ones in the next member. */
const every = Math.ceil(deepTexts.length / runs(deepTexts.length));
const inTurn = (names: readonly string[], turn: number): readonly string[] =>
  names.filter((_, index) => (index + turn) % every === 0);

const parameters = [
  ...['claims', 'authorization_details', 'request', 'request_uri', 'id_token_hint', 'login_hint_token'],
  ...['scope', 'state', 'client_assertion', 'assertion', 'subject_token', 'actor_token', 'code', 'token'],
  ...[
    'refresh_token',
    'resource',
    'purpose',
    'acr_values',
    'client_id',
    'code_challenge',
    'pre-authorized_code',
  ],
];

const metadataNames = [
  'jwks',
  'client_name',
  'redirect_uris',
  'software_statement',
  'authorization_details_types',
];

/** A mock in which most operations find the objects that they refer to. */
async function worldWith(): Promise<{ authlete: TestAuthlete; good: Readonly<Record<string, unknown>> }> {
  const authlete = testAuthlete(
    {
      fixtures: decoupledData({
        service: { dynamicRegistrationSupported: true, verifiableCredentialsEnabled: true },
      }),
    },
    { counts: false },
  );
  const { confidential } = authlete;
  const { accessToken, tokenId } = await created(authlete, { scopes: ['openid'] });
  const good = {
    ticket: await ticketFor(authlete),
    subject: 'joe',
    token: accessToken,
    accessToken,
    accessTokenIdentifier: tokenId,
    clientId: String(confidential.clientId),
    clientSecret: confidential.clientSecret,
    clientIdentifier: String(confidential.clientId),
    reason: 'DENIED',
    result: 'AUTHORIZED',
    grantType: 'AUTHORIZATION_CODE',
    parameters: encoded({
      ...goodRequest(confidential),
      grant_type: 'client_credentials',
      token: accessToken,
    }),
  };
  return { authlete, good };
}

const { resolve, operations: contract } = loadContract();

/** The body members of an operation that can contain a deeply nested text, and those with objects and lists. */
function membersOf(id: string): { readonly texts: string[]; readonly structures: string[] } {
  let schema = contract.get(id)?.requestSchema ?? {};
  while (schema.$ref !== undefined) schema = resolve(schema.$ref);
  const kinds = Object.entries(schema.properties ?? {}).map(([name, given]) => {
    let member = given;
    while (member.$ref !== undefined) member = resolve(member.$ref);
    const isText = member.type === 'string' && member.enum === undefined;
    return { name, isText, isStructure: member.type === 'array' || member.type === 'object' };
  });
  return {
    texts: kinds.filter(({ isText }) => isText).map(({ name }) => name),
    structures: kinds.filter(({ isStructure }) => isStructure).map(({ name }) => name),
  };
}

const withBody = Object.keys(operations).filter(
  (id) => contract.get(id)?.requestSchema !== undefined && id !== 'service_delete_api',
);

describe('JSON of 5,000 levels', () => {
  it.each(withBody)(
    'does not break %s in any member',
    async (id) => {
      const problems: unknown[] = [];
      const { authlete, good } = await worldWith();
      const { texts, structures } = membersOf(id);
      const operation = operations[id as OperationId];
      const path = operation.path
        .replace('{serviceId}', String(authlete.serviceId))
        .replace('{clientId}', String(authlete.confidential.clientId))
        .replace(/\{\w+\}/g, 'x');
      const send = async (body: string) => {
        const response = await authlete.fetch(`http://authlete.test${path}`, {
          method: operation.method,
          headers: {
            authorization: `Bearer ${authlete.organizationToken}`,
            'content-type': 'application/json',
          },
          body,
        });
        const answer = await response.text();
        if (response.status >= 500 || /RangeError|call stack/.test(answer))
          problems.push(answer.slice(0, 200));
        return response.status;
      };
      const base = Object.fromEntries(Object.entries(good).filter(([name]) => texts.includes(name)));
      for (const [turn, deep] of deepTexts.entries()) {
        for (const name of inTurn(texts, turn)) await send(JSON.stringify({ ...base, [name]: deep }));
        if (texts.includes('parameters')) {
          for (const name of inTurn(parameters, turn)) {
            const form = encoded({
              ...goodRequest(authlete.confidential),
              grant_type: 'client_credentials',
              [name]: deep,
            });
            await send(JSON.stringify({ ...base, parameters: form }));
          }
        }
        if (texts.includes('json')) {
          for (const name of inTurn(metadataNames, turn)) {
            const value = /^[[{]/.test(deep) ? deep : JSON.stringify(deep);
            await send(JSON.stringify({ ...base, json: `{${JSON.stringify(name)}:${value}}` }));
          }
        }
      }
      for (const deep of [list, object]) {
        for (const name of [...structures, 'unknown']) {
          const text = JSON.stringify({ ...base, [name]: 'DEEP' }).replace('"DEEP"', deep);
          expect([name, await send(text)]).toEqual([name, 400]);
        }
        expect(await send(deep)).toBe(400);
      }
      expect(problems).toEqual([]);
    },
    120_000,
  );
});

describe('Deep JSON has the result code of JSON that cannot be read', () => {
  const claims = `{"userinfo":{"email":{"value":${list}}}}`;

  it('at the authorization endpoint', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    expect(await authorize(authlete, { claims })).toMatchObject({ resultCode: 'A022303' });
    expect(await authorize(authlete, { authorization_details: list })).toMatchObject({
      resultCode: 'A249304',
    });
    expect(await authorize(authlete, { request: jwt('{"alg":"RS256"}', object) })).toMatchObject({
      action: 'BAD_REQUEST',
      responseContent: expect.stringContaining('invalid_request_object'),
    });
  });

  it('where claims of an ID token and headers are given', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const ticket = await ticketFor(authlete);
    expect(await issue(authlete, ticket, { claims: object })).toMatchObject({ resultCode: 'A044201' });
    expect(await issue(authlete, ticket, { idtHeaderParams: object })).toMatchObject({
      resultCode: 'A255201',
    });
  });

  it('in assertions', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const client_assertion = jwt(`{"alg":"RS256","x":${list}}`, '{}');
    const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    const parameters = encoded({
      grant_type: 'client_credentials',
      client_assertion,
      client_assertion_type,
    });
    const { body: answered } = await authlete.call('auth_token_api', { parameters });
    expect(answered).toMatchObject({ action: 'INVALID_CLIENT', resultCode: 'A244303' });
  });

  it('in what is registered', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const answers = {
      jwks: { resultCode: 'A031212' },
      customMetadata: { resultCode: 'A032223' },
    };
    for (const [name, answer] of Object.entries(answers)) {
      const value = name === 'jwks' ? `{"keys":[{"kty":"EC","x":${list}}]}` : object;
      const { status, body } = await authlete.call('client_create_api', { [name]: value });
      expect(status).toBe(400);
      expect(body).toMatchObject(answer);
    }
  });

  it('100 levels are read', async () => {
    const authlete = testAuthlete({ fixtures: demoWith() });
    const good = `{"userinfo":{"x":{"value":${'['.repeat(95)}${']'.repeat(95)}}}}`;
    expect(await authorize(authlete, { claims: good })).toMatchObject({ action: 'INTERACTION' });
  });
});
