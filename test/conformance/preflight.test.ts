import { afterEach, describe, expect, it } from 'vitest';
import { mockService } from '../../src/conformance/mock-service.js';
import { type PreflightOptions, preflight } from '../../src/conformance/preflight.js';
import type { Target } from '../../src/conformance/target.js';
import type { Permission } from '../../src/facts/permission.js';
import { InvalidInputError } from '../../src/invalid-input-error.js';
import { systemClock } from '../../src/mock/state/clock.js';
import { loadContract } from '../../src/spec/contract.js';
import type { TestAuthlete } from '../support/authlete.js';
import { liveAuthlete, targetOf } from '../support/conformance.js';
import { demoWith } from '../support/demo.js';

const contract = loadContract();
const check = (target: Target, options: Partial<PreflightOptions> = {}) =>
  preflight(target, {
    contract,
    clock: systemClock,
    perSecond: 1000,
    allowWrites: false,
    shows: () => true,
    ...options,
  });

/** Resolves to the message of the problem. */
const problemOf = (target: Target, options?: Partial<PreflightOptions>): Promise<string> =>
  check(target, options).then(
    () => 'none',
    (problem: unknown) => {
      expect(problem).toBeInstanceOf(InvalidInputError);
      return String(problem instanceof Error && problem.message);
    },
  );

/** A target that gives the same response to every call. */
const responding = (body: string, init: ResponseInit, changes: Partial<Target> = {}): Target =>
  targetOf(liveAuthlete(), { fetch: async () => new Response(body, init), ...changes });

const html = { headers: { 'content-type': 'text/html; charset=utf-8' } };

const closing: TestAuthlete[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((authlete) => authlete.close()));
});

describe('a target that is not an Authlete', () => {
  it.each<[what: string, target: () => Target, problem: string]>([
    [
      'a website',
      () => responding('<!doctype html><title>Welcome</title>', html),
      "http://live.test responds with an HTML page (200), which is not Authlete's API. Please check the URL: it is that of the API server, not of the console or of an authorization server.",
    ],
    [
      'a website without the page',
      () => responding('<h1>Not found</h1>', { ...html, status: 404 }),
      "responds with an HTML page (404), which is not Authlete's API",
    ],
    [
      'another API',
      () => responding('{"hello":"world"}', {}),
      "responds with other JSON (200), which is not Authlete's API",
    ],
    [
      'another API that rejects the token',
      () => responding('{"error":"unauthorized"}', { status: 401 }),
      "responds with other JSON (401), which is not Authlete's API",
    ],
    [
      'another API that forbids the call',
      () => responding('{"resultCode":"DENIED"}', { status: 403 }),
      "responds with other JSON (403), which is not Authlete's API",
    ],
    ['a text', () => responding('nope', {}), "responds with text (200), which is not Authlete's API"],
    ['nothing', () => responding('', {}), "responds with nothing (200), which is not Authlete's API"],
    [
      'a URL with /api at the end',
      () => responding('nope', { status: 404 }, { url: 'https://us.authlete.com/api' }),
      'Please leave out /api at the end of the URL.',
    ],
    [
      'a redirect to a login',
      () => responding('', { status: 302, headers: { location: 'https://login.example.com/?state=s3cret' } }),
      'http://live.test redirects to https://login.example.com/. Please use the URL of the Authlete server itself.',
    ],
    [
      'a gateway without a server',
      () => responding('<h1>Bad gateway</h1>', { ...html, status: 502 }),
      'http://live.test is not available (502). Please try again later.',
    ],
    [
      'a proxy that wants a password',
      () => responding('', { status: 407 }),
      'the proxy wants a user name and password (407). Please set them in HTTPS_PROXY or HTTP_PROXY.',
    ],
  ])('is refused: %s', async (_, target, problem) => {
    expect(await problemOf(target())).toContain(problem);
  });

  it('is refused if nobody listens', async () => {
    const authlete = liveAuthlete();
    const { url, close } = await authlete.listen({ port: 0 });
    await close();
    expect(await problemOf(targetOf(authlete, { url, fetch }))).toBe(
      `Failed to reach ${url}: connect ECONNREFUSED ${new URL(url).host}. Please check live, the network and HTTPS_PROXY.`,
    );
  });

  it('is refused if it does not answer in time', async () => {
    const authlete = liveAuthlete();
    closing.push(authlete);
    (await authlete.world()).stub('service_get_api').delay('5s').always();
    const { url } = await authlete.listen({ port: 0 });
    expect(await problemOf(targetOf(authlete, { url, fetch }), { patience: 50 })).toMatch(
      /^Failed to reach .*: The operation was aborted due to timeout\. Please check live/,
    );
  });
});

describe('a token', () => {
  it('that is not known is refused', async () => {
    expect(await problemOf(targetOf(liveAuthlete(), { token: 'wrong' }))).toBe(
      'Failed to call live: it rejects the API token (401 A458101). Please check AUTHLETE_API_TOKEN.',
    );
  });

  it('of another service is refused with the service that it is for', async () => {
    const authlete = liveAuthlete();
    expect(await problemOf(targetOf(authlete, { serviceId: '4711' }))).toBe(
      `Failed to call live: the API token belongs to the service ${authlete.serviceId}, not to 4711. Please check AUTHLETE_SERVICE_ID and AUTHLETE_API_TOKEN.`,
    );
  });

  it('is refused for a service that does not exist', async () => {
    const authlete = liveAuthlete();
    const { organizationToken: token } = authlete;
    expect(await problemOf(targetOf(authlete, { token, serviceId: '4711' }))).toBe(
      'Failed to call live: it has no service 4711 (404 A458203). Please check AUTHLETE_SERVICE_ID.',
    );
  });

  it('is refused for a service that is not shown now', async () => {
    const authlete = liveAuthlete();
    (await authlete.world()).stub('service_get_api').status(500);
    expect(await problemOf(targetOf(authlete))).toMatch(
      /^Failed to call live: it does not show the service \(500 A\d{6}\)\. Please try again later\.$/,
    );
  });
});

describe('the rights of a token', () => {
  const holding = (...rights: Permission[]): Target => {
    const token = { token: 'limited-token', rights };
    const authlete = liveAuthlete({
      fixtures: demoWith({ service: { ...mockService, accessTokens: [token] } }),
    });
    return targetOf(authlete, { token: token.token });
  };
  const introspection = (operationId: string) => operationId.startsWith('auth_introspection');

  it.each<[what: string, target: () => Target, options: Partial<PreflightOptions>, problem: string]>([
    ['use_service suffices to read', () => holding('use_service'), {}, 'none'],
    ['create_client suffices to write', () => holding('create_client'), { allowWrites: true }, 'none'],
    [
      'use_introspection suffices for introspection',
      () => holding('use_introspection'),
      { shows: introspection },
      'none',
    ],
    [
      'use_introspection does not suffice to read',
      () => holding('use_introspection'),
      {},
      'Failed to call live: the API token lacks the right VIEW_CLIENT, USE_SERVICE for service ',
    ],
    [
      'view_service does not suffice to read',
      () => holding('view_service'),
      {},
      'lacks the right USE_SERVICE, USE_INTROSPECTION for service ',
    ],
    [
      'use_service does not suffice to write',
      () => holding('use_service'),
      { allowWrites: true },
      'Please give it to the token in AUTHLETE_API_TOKEN, or leave out --allow-writes.',
    ],
  ])('%s', async (_, target, options, problem) => {
    expect(await problemOf(target(), options)).toContain(problem);
  });
});

it('changes nothing, with and without the rights to', async () => {
  const authlete = liveAuthlete();
  const world = await authlete.world();
  const before = await world.entries();
  await check(targetOf(authlete), { allowWrites: true });
  expect(await world.entries()).toEqual(before);
});
