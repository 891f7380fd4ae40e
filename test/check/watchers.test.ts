import { describe, expect, it } from 'vitest';
import { claimValues, truthfulFailure } from '../../src/check/cross-cutting/decisions.js';
import { credentialTokenChecked } from '../../src/check/cross-cutting/gates.js';
import { formsSubmit } from '../../src/check/cross-cutting/pages.js';
import { interactionTogether } from '../../src/check/cross-cutting/truth.js';
import type { AuthleteCall, Exchange } from '../../src/check/exchange.js';
import type { Observation } from '../../src/check/observation.js';
import type { ServerUnderCheck } from '../../src/check/server.js';
import { type Careless, startCareless } from './careless.js';

type Members = Readonly<Record<string, unknown>>;

const at = Date.parse('2026-11-30T12:00:00Z');
const call = (operationId: string, request: Members = {}, response: Members = {}): AuthleteCall => ({
  at,
  duration: 1,
  method: 'POST',
  target: '/',
  operationId,
  status: 200,
  action: typeof response['action'] === 'string' ? response['action'] : undefined,
  resultCode: undefined,
  answeredBy: 'mock',
  request,
  response,
});
const home = new URL('https://as.example/authorize');
const exchange = (
  calls: readonly AuthleteCall[],
  {
    headers = {},
    body = '',
    status = 200,
    sent = {},
  }: {
    headers?: Record<string, string>;
    body?: string;
    status?: number;
    sent?: Record<string, string>;
  } = {},
): Exchange => ({
  request: { method: 'POST', url: home, headers: sent, body: undefined },
  answer: { url: home, status, headers: new Headers(headers), body },
  calls,
  follows: false,
});

describe('Watchers of an authorization server', () => {
  it('requires reasons that Authlete knows', { timeout: 30_000 }, async () => {
    await withServer((server) => {
      const failing = (reason: string) => exchange([call('auth_authorization_fail_api', { reason })]);
      expect(truthfulFailure.watch(failing('DENIED'), { server })).toBe('obeyed');
      expect(truthfulFailure.watch(failing('NO_IDEA'), { server })).toMatchObject({ got: 'NO_IDEA' });
    });
  });

  it('requires values of claims, not the request for them', async () => {
    await withServer((server) => {
      const passing = (claims: string) => exchange([call('auth_userinfo_issue_api', { claims })]);
      expect(claimValues.watch(passing('{"name":"Ada","address":{"country":"GB"}}'), { server })).toBe(
        'obeyed',
      );
      for (const wrong of ['{"name":{"essential":true}}', '{"name":null}', '["name"]', 'null'])
        expect(claimValues.watch(passing(wrong), { server }), wrong).toBeTypeOf('object');
    });
  });

  it('requires a credential endpoint to introspect, parse and issue in this order', async () => {
    await withServer((server) => {
      const [checks, parses, issues] = [
        'auth_introspection_api',
        'vci_single_parse_api',
        'vci_single_issue_api',
      ].map((name) => call(name));
      const found = (...calls: (AuthleteCall | undefined)[]) =>
        credentialTokenChecked.watch(exchange(calls.flatMap((one) => one ?? [])), { server });
      expect(found(checks, parses, issues)).toBe('obeyed');
      expect(found(parses, checks, issues)).toBeTypeOf('object');
      expect(found(checks, issues)).toBeTypeOf('object');
      expect(found(checks, issues, parses)).toBeTypeOf('object');
      expect(found(checks)).toBeUndefined();
    });
  });

  it('requires forms that no policy blocks', async () => {
    await withServer((server) => {
      const body =
        '<body onload="document.forms[0].submit()"><form action="https://client.example/cb"></form></body>';
      const under = (policy: string) =>
        formsSubmit.watch(
          exchange([call('auth_authorization_issue_api', {}, { action: 'FORM', responseContent: body })], {
            body,
            headers: policy === '' ? {} : { 'content-security-policy': policy },
          }),
          { server },
        );
      for (const right of [
        '',
        "frame-ancestors 'none'",
        "default-src 'none'; script-src 'unsafe-inline'; form-action https://client.example",
        "script-src 'sha256-abc' 'unsafe-hashes'; form-action https:",
      ])
        expect(under(right), right).toBe('obeyed');
      for (const wrong of [
        "form-action 'self'",
        "default-src 'none'",
        "script-src 'self'",
        'sandbox allow-scripts',
      ])
        expect(under(wrong), wrong).toBeTypeOf('object');
    });
  });

  it('requires a separate user interface and the server to enforce what was requested', async () => {
    await withServer((server) => {
      const asked = call(
        'auth_authorization_api',
        {},
        {
          action: 'INTERACTION',
          subject: 'ada',
          acrs: ['urn:two'],
          acrEssential: true,
          maxAge: 60,
        },
      );
      const made = exchange([asked], { status: 302, headers: { location: 'https://ui.example/login' } });
      const observed = (first: Exchange): Observation => ({
        title: '',
        operationId: 'auth_authorization_api',
        action: 'INTERACTION',
        at: undefined,
        conditions: new Set(),
        exchanges: [first],
        made: first,
        final: first,
        call: asked,
        before: [],
        after: [],
        later: [],
        isDecided: true,
        received: [],
      });
      const issuing = (members: Members, first = made) =>
        interactionTogether.watch(exchange([call('auth_authorization_issue_api', members)]), {
          server,
          observation: observed(first),
        });
      const right = { subject: 'ada', acr: 'urn:two', authTime: at / 1000 - 10 };
      expect(issuing(right)).toBe('obeyed');
      expect(issuing({ ...right, subject: 'bob' })).toBeTypeOf('object');
      expect(issuing({ ...right, acr: 'urn:one' })).toBeTypeOf('object');
      expect(issuing({ ...right, authTime: at / 1000 - 90 })).toBeTypeOf('object');
      const itself = exchange([asked], { status: 302, headers: { location: '/login' } });
      expect(issuing({ ...right, subject: 'bob' }, itself)).toBeUndefined();
    });
  });
});

async function withServer(judge: (server: ServerUnderCheck) => void): Promise<void> {
  const careless: Careless = await startCareless();
  try {
    judge({ ...careless, endpoints: { authorization: home } });
  } finally {
    await careless.close();
  }
}
