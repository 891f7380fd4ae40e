import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../cli/run-here.js';
import { flow, outcomes } from './sources.js';

type Members = Record<string, unknown>;

/** A HAR with the authorization request of a flow, its request and its content as they are given. */
async function har(request: Members, content: Members = {}): Promise<string> {
  const [authorized] = await flow();
  const entry = {
    request: {
      method: 'POST',
      url: `https://us.authlete.com/gateway${authorized?.target}#x`,
      headers: [],
      ...request,
    },
    response: {
      status: 200,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      content: { text: JSON.stringify(authorized?.response), ...content },
    },
  };
  return JSON.stringify({ log: { entries: [entry] } });
}

const judged = async (request: Members, content?: Members) =>
  (await outcomes(await har(request, content), 'traffic.har')).join();

const form = 'application/x-www-form-urlencoded';
const params = [{ name: 'parameters', value: 'response_type=code' }];

describe('A body', () => {
  it('may be a form, as fields or as text', async () => {
    expect(await judged({ postData: { mimeType: form, params } })).toBe('1 auth_authorization_api valid');
    const text = 'parameters=response_type%3Dcode';
    expect(await judged({ postData: { mimeType: `${form};charset=UTF-8`, text } })).toBe(
      '1 auth_authorization_api valid',
    );
  });

  it('that is a form without a required field is none of the contract', async () => {
    const postData = { mimeType: form, params: [{ name: 'parameter', value: 'x' }] };
    expect(await judged({ postData })).toMatch(/^1 auth_authorization_api violated request-schema/);
  });

  it('that the source does not have is not verified', async () => {
    const postData = { mimeType: form, params };
    expect(await judged({ postData }, { text: undefined, size: 10 })).toMatch(
      /unverifiable .*does not contain the response body/,
    );
  });

  it('in base64 that is not text is not verified', async () => {
    const content = { text: Buffer.from([0xff, 0xfe]).toString('base64'), encoding: 'base64' };
    expect(await judged({}, content)).toBe('1 - unverifiable The response body is not valid UTF-8.');
  });

  it('that names a member twice is not verified', async () => {
    const text = '{"action":"OK","\\u0061ction":"OK"}';
    expect(await judged({}, { text })).toBe(
      '1 - unverifiable The response body has a duplicate member: "\\u0061ction".',
    );
  });
});

describe('A file that is one body', () => {
  const file = async (value: unknown) => {
    const name = join(await mkdtemp(join(tmpdir(), 'body-')), 'body.json');
    await writeFile(name, JSON.stringify(value));
    return name;
  };

  it('is checked as an answer of the operation', async () => {
    const [, , redeemed] = await flow();
    const body = await file(redeemed?.response);
    expect(await run('validate', body, '--operation', 'auth_token_api')).toMatchObject({ exitCode: 0 });
    const refused = await run('validate', body, '--operation', 'auth_introspection_api', '--status', '200');
    expect(refused).toMatchObject({ exitCode: 1, out: expect.stringContaining('auth_introspection_api') });
  });

  it('is checked as a request, of which no answer is missed', async () => {
    const good = await run(
      'validate',
      await file({ token: 'x' }),
      '--operation',
      'auth_introspection_api',
      '--request',
    );
    expect(good).toMatchObject({ exitCode: 0, out: expect.stringContaining('1 valid') });
    const wrong = await run(
      'validate',
      await file({ token: ['a'] }),
      '--operation',
      'auth_introspection_api',
      '--request',
    );
    expect(wrong).toMatchObject({ exitCode: 1, out: expect.stringContaining('request-schema') });
  });

  it('needs an operation that there is', async () => {
    const ended = await run('validate', await file({}), '--operation', 'auth_introspecton_api');
    expect(ended).toMatchObject({ exitCode: 2, err: expect.stringContaining('auth_introspection_api') });
  });
});

it('a file of an unknown format is rejected, with the list of formats', async () => {
  const name = join(await mkdtemp(join(tmpdir(), 'body-')), 'notes.txt');
  await writeFile(name, 'Buy milk.\n');
  const ended = await run('validate', name);
  expect(ended).toMatchObject({ exitCode: 2, out: '' });
  for (const format of ['har', 'postman', 'vcr', 'ndjson']) expect(ended.err).toContain(`(${format})`);
});
