import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFixtureFile, readFixtureFiles } from '../../src/cli/fixtures/read-fixtures.js';
import { createAuthlete } from '../../src/index.js';
import { InvalidInputError } from '../../src/invalid-input-error.js';
import { loadContract } from '../../src/spec/contract.js';
import { testAuthlete } from '../support/authlete.js';
import { run } from './run-here.js';

async function fileOf(text: string, name = 'fixtures.yaml'): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'fixtures-')), name);
  await writeFile(file, text);
  return file;
}

const read = async (text: string, name?: string) => readFixtureFile(await fileOf(text, name), loadContract());

async function refusal(text: string, name?: string): Promise<string> {
  const problem = await read(text, name).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(InvalidInputError);
  return problem instanceof InvalidInputError
    ? problem.message.replace(/(?<=use )\S+(?=: )|(?<=read )\S+?(?=(:\d+:\d+)?: )/, name ?? 'FILE')
    : '';
}

describe('a fixture file', () => {
  it('sets the IDs and secrets of services and clients', async () => {
    const data = await readFixtureFile('examples/fixtures.yaml', loadContract());
    await using authlete = createAuthlete({ fixtures: data });
    expect(authlete.services).toMatchObject([
      {
        serviceId: 1000000001,
        accessToken: 'service-token',
        clients: [
          { clientId: 2000000001, clientSecret: 'web-app-secret' },
          { clientId: 2000000002, redirectUris: ['com.example.notes:/callback'] },
        ],
      },
    ]);
  });

  it('can be used immediately, each token with its permissions', async () => {
    const authlete = testAuthlete({
      fixtures: await readFixtureFile('examples/fixtures.yaml', loadContract()),
    });
    const { body } = await authlete.call('auth_token_api', {
      parameters: 'grant_type=client_credentials&scope=notes.read',
      clientId: '2000000001',
      clientSecret: 'web-app-secret',
    });
    expect(body).toMatchObject({ action: 'OK', accessTokenDuration: 3600 });
    const token = 'introspection-token';
    const introspected = await authlete.call(
      'auth_introspection_api',
      { token: body.accessToken },
      { token },
    );
    expect(introspected.body).toMatchObject({ action: 'OK', clientId: 2000000001 });
    expect((await authlete.call('auth_token_api', { parameters: '' }, { token })).status).toBe(403);
  });

  it('may limit a token to some clients, and give the organization more tokens', async () => {
    const fixtures = `
organizationTokens: [{ token: lists, rights: [view_client] }]
services:
  - accessTokens: [{ token: sees-one, rights: [view_client], clients: [11] }]
    clients: [{ clientId: 11 }, { clientId: 12 }]
`;
    const authlete = testAuthlete({ fixtures: await read(fixtures) });
    const one = await authlete.call('client_get_list_api', undefined, { token: 'sees-one' });
    expect(one.body.clients?.map(({ clientId }) => clientId)).toEqual([11]);
    const all = await authlete.call('client_get_list_api', undefined, { token: 'lists' });
    expect(all.body.totalCount).toBe(2);
    const twice = 'organizationToken: a\norganizationTokens: [{ token: a }]';
    expect(await refusal(twice)).toContain('organizationTokens[0].token is the same as organizationToken');
  });

  it('may be JSON', async () => {
    const data = await read('{"services":[{"serviceId":7,"clients":[{"clientId":8}]}]}', 'fixtures.json');
    expect(data).toEqual({ services: [{ serviceId: 7, clients: [{ clientId: 8 }] }] });
  });

  it.each([
    ['servces: []', 'servces is unknown. Did you mean services?'],
    [
      'services: [{clients: [{redirectUri: []}]}]',
      'services[0].clients[0].redirectUri is unknown. Did you mean redirectUris?',
    ],
    ['services: [{constructor: 1}]', /services\[0\]\.constructor is unknown\. Allowed: .*spec build\)\.$/],
    ['services: [{serviceId: abc}]', 'services[0].serviceId is "abc". Allowed: an integer, 1 or more.'],
    ['services: [{serviceId: 0}]', 'services[0].serviceId is 0. Allowed: an integer, 1 or more.'],
    ['services: [{accessToken: ""}]', 'services[0].accessToken is "". Allowed: a non-empty string.'],
    [
      'services: [{accessToken: 12}]',
      'services[0].accessToken is 12. Allowed: a string. Please put the number in quotes.',
    ],
    ['services: [{accessToken: }]', 'services[0].accessToken is empty. Allowed: a string.'],
    ['services: {}', 'services is an object. Allowed: a list.'],
    ['services: [x]', 'services[0] is "x". Allowed: an object.'],
    ['- a', 'it is a list. Allowed: an object.'],
    ['', 'it is empty. Allowed: an object.'],
    [
      'services: [{serviceId: 9007199254740993}]',
      'services[0].serviceId is an integer above 2^53 - 1, which loses digits. Please use a smaller one.',
    ],
    [
      'services: [{pkceRequired: yes please}]',
      'services[0].pkceRequired is "yes please". Allowed: true or false.',
    ],
    [
      'services: [{clients: [{clientType: SECRET}]}]',
      'services[0].clients[0].clientType is "SECRET". Allowed: PUBLIC, CONFIDENTIAL.',
    ],
    [
      'services: [{accessTokens: [{rights: []}]}]',
      'services[0].accessTokens[0].token is missing. Please add it.',
    ],
    [
      'services: [{serviceId: 1}, {serviceId: 1}]',
      'services[1].serviceId is the same as services[0].serviceId. Please use a different value for each.',
    ],
    [
      'services: [{clients: [{clientId: 1}, {clientId: 2, clientIdAlias: "1"}]}]',
      'services[0].clients[1].clientIdAlias is the same as services[0].clients[0].clientId. Please use a different value for each.',
    ],
    [
      '{organizationToken: t, services: [{accessToken: t}]}',
      'services[0].accessToken is the same as organizationToken. Please use a different value for each.',
    ],
    [
      'services: [{clients: [{jwks: "[]"}]}]',
      /^services\[0\]\.clients\[0\] is refused \(A031212\): .*jwks.* Please use a string such as '\{"keys":\[…\]\}'\.$/,
    ],
  ])('refuses %s', async (text, problem) => {
    const message = (await refusal(text)).replace('Failed to use FILE: ', '');
    if (typeof problem === 'string') expect(message).toBe(problem);
    else expect(message).toMatch(problem);
    expect(message).not.toContain('\n');
  });

  const faulty = `# Fixtures with many mistakes.
organizationToken: same
servces: []
services:
  - serviceId: abc
    accessTokens: [{ rights: [nothing] }]
  - &other
    pkceRequired: 5
    clients:
      - redirectUri: x
        clientType: SECRET
`;

  it.each(['fixtures.yaml', 'fixtures.json'])(
    'reports all problems of %s at once, each with its line and column',
    async (name) => {
      const text = name.endsWith('json') ? JSON.stringify(parse(faulty), undefined, 2) : faulty;
      const [first, ...problems] = (await refusal(text, name)).split('\n');
      expect(first).toMatch(/^Failed to use .*: it has 7 problems\.$/);
      const places = problems.map((line) => /^ {2}\S+:(\d+):(\d+): (\S+)/.exec(line)?.slice(1) ?? line);
      const paths = [
        'servces',
        'services[0].serviceId',
        'services[0].accessTokens[0].token',
        'services[0].accessTokens[0].rights[0]',
        'services[1].pkceRequired',
        'services[1].clients[0].redirectUri',
        'services[1].clients[0].clientType',
      ];
      expect(places.map(([, , path]) => path)).toEqual(paths);
      const lines = text.split('\n');
      for (const [line, column, path = ''] of places) {
        const rest = lines[Number(line) - 1]?.slice(Number(column) - 1) ?? '';
        const word = /token$|\]$/.test(path)
          ? /^(\{|nothing|"nothing")/
          : new RegExp(`^"?${/\w+$/.exec(path)?.[0]}"?:`);
        expect([path, rest]).toEqual([path, expect.stringMatching(word)]);
      }
    },
  );

  it('is rejected for everything that management calls reject, except endpoints without TLS', async () => {
    const fixtures = `
services:
  - issuer: http://localhost:3000
    tokenEndpoint: http://localhost:3000/token
    policyUri: not a URI
    tosUri: neither
    accessTokenSignAlg: HS256
    jwks: '{"keys":[{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"}]}'
    clients:
      - redirectUris: ['/relative']
        idTokenEncryptionEnc: A128GCM
        clientName: fine
      - defaultMaxAge: 5
        bcDeliveryMode: PING
`;
    const message = await refusal(fixtures);
    const codes = [...message.matchAll(/:(\d+):\d+: .*?\((A\d+)\)/g)].map(
      ([, line, code]) => `${line} ${code}`,
    );
    expect(codes.sort()).toEqual(
      ['10 A031209', '10 A032211', '13 A032215', '5 A031214', '6 A031214', '7 A031222', '8 A031212'].sort(),
    );
    expect(message).toContain('it has 7 problems');
  });

  it('is rejected in one line if it is neither YAML nor JSON', async () => {
    expect(await refusal('a: : b')).toMatch(/^Failed to read FILE:1:4: [^\n]*\. Please use valid YAML/);
    expect(await refusal('a:\n  - b: c: d')).toMatch(
      /^Failed to read FILE:2:8: Nested mappings are not allowed/,
    );
    expect(await refusal('{\n  "a": 1,\n}', 'fixtures.json')).toMatch(/^Failed to read fixtures\.json:3:1: /);
    expect(await refusal('{\n', 'fixtures.json')).toMatch(/^Failed to read fixtures\.json:2:1: /);
  });

  it('is rejected without a quotation of JSON, which may contain secrets', async () => {
    const message = await refusal('{"accessToken": secret}', 'fixtures.json');
    expect(message).toMatch(
      /^Failed to read fixtures\.json(:1:17)?: Unexpected token 's'\. Please use valid JSON\.$/,
    );
  });

  it('may have the same client ID in two services, because services are separate', async () => {
    await expect(
      read('services: [{clients: [{clientId: 1}]}, {clients: [{clientId: 1}]}]'),
    ).resolves.toBeDefined();
  });

  it('makes serve exit with 2 before it prints anything, if it is invalid', async () => {
    const file = await fileOf('servces: []');
    expect(await run('serve', '--port', '0', '--fixtures', file)).toMatchObject({
      exitCode: 2,
      out: '',
      err: `Failed to use ${file}:1:1: servces is unknown. Did you mean services?\n`,
    });
    expect(await run('serve', '--fixtures', '/nowhere.yaml')).toMatchObject({
      exitCode: 2,
      err: 'Failed to read /nowhere.yaml: there is no such file. Please use a YAML or JSON file.\n',
    });
  });
});

describe('responses of a live service', () => {
  const contract = loadContract();

  it('are fixtures without changes: /service/get with /client/get/list, and /service/get/list', async () => {
    const live = testAuthlete({ fixtures: await readFixtureFile('examples/fixtures.yaml', contract) });
    const service = (await live.call('service_get_api')).body;
    const clients = (await live.call('client_get_list_api')).body;
    const files = [
      await fileOf(JSON.stringify(service), 'service.json'),
      await fileOf(JSON.stringify(clients), 'clients.json'),
    ];
    const again = testAuthlete({ fixtures: await readFixtureFiles(files, contract) });
    const { modifiedAt, createdAt, ...kept } = (await again.call('service_get_api')).body;
    expect(service).toMatchObject({ ...kept, number: expect.any(Number) });
    const { body } = await again.call('client_get_list_api');
    expect(body.clients?.map(({ clientId, clientName }) => [clientId, clientName])).toEqual(
      clients.clients?.map(({ clientId, clientName }) => [clientId, clientName]),
    );
    const list = (await live.call('service_get_list_api', undefined, { token: live.organizationToken })).body;
    const listed = await readFixtureFile(await fileOf(JSON.stringify(list), 'services.json'), contract);
    expect(listed.services).toHaveLength(1);
  });

  it('may contain null for unset members', async () => {
    expect(await read('{"apiKey":7,"issuer":null}', 'service.json')).toEqual({ services: [{ apiKey: 7 }] });
  });

  it('may have undocumented members: these are errors, or warnings on request', async () => {
    const text = '{\n  "apiKey": 7,\n  "newerThanThis": { "a": 1 },\n  "serviceName": "Live"\n}';
    expect(await refusal(text, 'service.json')).toContain('services[0].newerThanThis is unknown');
    const warnings: string[] = [];
    const file = await fileOf(text, 'service.json');
    const data = await readFixtureFile(file, contract, { onUnknown: (warning) => warnings.push(warning) });
    expect(data).toEqual({ services: [{ apiKey: 7, serviceName: 'Live' }] });
    expect(warnings).toEqual([
      expect.stringContaining('service.json:3:3: services[0].newerThanThis is unknown'),
    ]);
  });

  it('are rejected if a client belongs to no service', async () => {
    const service = await fileOf('services: [{ apiKey: 7, number: 1 }, { apiKey: 8, number: 2 }]');
    const clients = await fileOf('{"totalCount":1,"clients":[{"clientId":9,"serviceNumber":3}]}', 'c.json');
    await expect(readFixtureFiles([service, clients], contract)).rejects.toThrow(
      'the client 9 belongs to none of the services',
    );
  });

  it('can be served with serve --lenient', async () => {
    const file = await fileOf('{"apiKey":77,"unknownProperty":1}', 'service.json');
    const refused = await run('serve', '--port', '0', '--fixtures', file);
    expect(refused).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('unknownProperty is unknown'),
    });
    const printed = await run('serve', '--print-fixtures', '--lenient', '--fixtures', file);
    expect(printed.err).toMatch(/^Warning: .*unknownProperty is unknown/);
    expect(printed.out).toContain('serviceId: 77');
  });
});
