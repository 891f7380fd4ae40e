import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Authlete, type Contract, createAuthlete, loadContract, openContract } from '../../src/index.js';
import { ApiError } from '../../src/mock/api-error.js';
import { JsonText } from '../../src/mock/json-text.js';
import { operations } from '../../src/mock/operations/index.js';
import { membersOf, type ResponderOutcome } from '../../src/mock/outcome.js';
import { answersFromContract } from '../../src/mock/unknown-operation.js';
import { specFolder } from '../../src/spec/pinned.js';
import { validateResponse } from '../../src/spec/validate.js';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });

/** Operations that a newer document could add. */
const newer = {
  '/api/{serviceId}/auth/teleport': {
    post: {
      operationId: 'auth_teleport_api',
      parameters: [{ name: 'serviceId', in: 'path', required: true, schema: { type: 'string' } }],
      requestBody: json({ type: 'object', properties: { parameters: { type: 'string' } } }),
      responses: {
        200: {
          description: '',
          ...json({
            type: 'object',
            properties: {
              resultCode: { type: 'string' },
              resultMessage: { type: 'string' },
              action: { type: 'string', enum: ['OK', 'BAD_REQUEST'] },
              arrival: { type: 'integer', format: 'int64' },
            },
          }),
        },
        400: { description: '' },
      },
    },
  },
  '/api/{serviceId}/auth/teleport/{id}': {
    delete: {
      operationId: 'auth_teleport_delete_api',
      parameters: [
        { name: 'serviceId', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      ],
      responses: { 204: { description: '' } },
    },
  },
  '/api/{serviceId}/auth/teleport/page': {
    get: {
      operationId: 'auth_teleport_page_api',
      parameters: [{ name: 'serviceId', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { 200: { description: '', content: { 'text/html': { schema: { type: 'string' } } } } },
    },
  },
};

const bodyIn = ({ body }: ResponderOutcome): unknown => (body instanceof JsonText ? body.parse() : body);

const notInstalled = async () => {
  throw Object.assign(new Error("Cannot find package '@stoplight/prism-http'"), {
    code: 'ERR_MODULE_NOT_FOUND',
  });
};

describe('an operation that the contract has and the mock does not', () => {
  let folder: string;
  let contract: Contract;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'newer-document-'));
    const document = parse(await readFile(`${specFolder}authlete-3.0.16.yaml`, 'utf8'));
    Object.assign(document.paths, newer);
    const file = join(folder, 'newer.json');
    await writeFile(file, JSON.stringify(document));
    contract = await openContract(file);
  });
  afterAll(() => rm(folder, { recursive: true }));

  function call(authlete: Authlete, method: string, path: string, token?: string) {
    const [service] = authlete.services;
    return authlete.fetch(`http://authlete.test/api/${service?.serviceId}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token ?? service?.accessToken}`,
        'content-type': 'application/json',
      },
      ...(method === 'POST' && { body: '{"parameters":"to=moon"}' }),
    });
  }
  const journalOf = async (authlete: Authlete) =>
    (await authlete.service(authlete.services[0]?.serviceId ?? 0))?.journal.last();

  it('is answered from the contract with the status of success, and the journal says so', async () => {
    const authlete = createAuthlete({ contract });
    const response = await call(authlete, 'POST', '/auth/teleport');
    const body: unknown = await response.json();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(body).toMatchObject({ action: 'OK', arrival: expect.any(Number) });
    expect(validateResponse(contract, 'auth_teleport_api', 200, body)).toEqual({ outcome: 'valid' });
    expect(await journalOf(authlete)).toMatchObject({
      operationId: 'auth_teleport_api',
      answeredBy: 'contract',
      action: 'OK',
      status: 200,
      response: body,
    });
  });

  it('is answered the same each time, with and without a seed', async () => {
    const answers = [];
    for (const seed of ['a', 'b', undefined]) {
      const authlete = createAuthlete({ contract, ...(seed !== undefined && { seed }) });
      answers.push(await (await call(authlete, 'POST', '/auth/teleport')).text());
      answers.push(await (await call(authlete, 'POST', '/auth/teleport')).text());
    }
    expect(new Set(answers).size).toBe(1);
  });

  it('is answered without a body if success has none', async () => {
    const authlete = createAuthlete({ contract });
    const response = await call(authlete, 'DELETE', '/auth/teleport/1');
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
    expect(await journalOf(authlete)).toMatchObject({ answeredBy: 'contract', status: 204 });
  });

  it('needs a token like every other operation', async () => {
    const response = await call(createAuthlete({ contract }), 'POST', '/auth/teleport', 'wrong');
    expect(response.status).toBe(401);
  });

  it('is 501 where its answer is not JSON', async () => {
    const response = await call(createAuthlete({ contract }), 'GET', '/auth/teleport/page');
    expect(response.status).toBe(501);
    expect(await response.json()).toEqual({
      resultCode: '501',
      resultMessage: expect.stringContaining('auth_teleport_page_api'),
    });
  });

  it('is 501, saying what to install, if Prism is missing', async () => {
    const answerUnknown = answersFromContract(contract, notInstalled);
    const operation = contract.operations.get('auth_teleport_api');
    if (operation === undefined) throw new Error('The document lost its operation.');
    const failure = await answerUnknown(operation).catch((error: unknown) => error);
    if (!(failure instanceof ApiError)) throw failure;
    const outcome = failure.outcome('/auth/teleport');
    expect(outcome.status).toBe(501);
    expect(membersOf(outcome)).toEqual({
      resultCode: '501',
      resultMessage: expect.stringContaining('npm install --save-dev @stoplight/prism-http@5.12.0'),
    });
  });

  it('differs from one that the mock knows, which the mock answers itself', async () => {
    const authlete = createAuthlete({ contract });
    expect(operations.has('auth_authorization_api')).toBe(true);
    await call(authlete, 'POST', '/auth/authorization');
    expect(await journalOf(authlete)).toMatchObject({ answeredBy: 'mock' });
  });
});

describe('the operations of the built-in contract', () => {
  it('can all be answered from the contract, and keep it, except the one that answers text', async () => {
    const contract = loadContract();
    const before = JSON.stringify(contract.document);
    const answerUnknown = answersFromContract(contract);
    const wrong: string[] = [];
    for (const operation of contract.operations.values()) {
      const { operationId } = operation;
      const outcome = await answerUnknown(operation).catch(() => undefined);
      if (outcome === undefined) wrong.push(operationId);
      else if (validateResponse(contract, operationId, outcome.status, bodyIn(outcome)).outcome !== 'valid')
        wrong.push(`${operationId} ${outcome.status}`);
    }
    expect(wrong).toEqual(['lifecycle_healthcheck_api']);
    expect(JSON.stringify(contract.document) === before).toBe(true);
  });
});
