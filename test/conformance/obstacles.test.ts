import { describe, expect, it } from 'vitest';
import { mockService } from '../../src/conformance/mock-service.js';
import { type Gone, goThrough, liveAuthlete, targetOf } from '../support/conformance.js';
import { demoWith } from '../support/demo.js';

const reasonsOf = ({ run }: Gone, operationId: string) =>
  run.states.operations().find((operation) => operation.operationId === operationId)?.reasons;

const stateOf = ({ run }: Gone, operationId: string) =>
  run.states.operations().find((operation) => operation.operationId === operationId)?.state;

describe('a call that cannot be tried is reported', () => {
  it('because writing is not allowed, it is left out, or the target does not have it', async () => {
    const lacks = (operationId: string) => operationId === 'hsk_get_list_api';
    const gone = await goThrough(targetOf(liveAuthlete(), { lacks }));
    expect(reasonsOf(gone, 'client_create_api')).toEqual(['needs --allow-writes']);
    expect(reasonsOf(gone, 'service_delete_api')).toEqual(['would change services']);
    expect(reasonsOf(gone, 'hsk_get_list_api')).toEqual(['not implemented there']);
  });

  it('because the service does not offer it', async () => {
    const service = { ...mockService, supportedGrantTypes: ['AUTHORIZATION_CODE'] as const };
    const authlete = liveAuthlete({
      fixtures: demoWith({ service: { ...service, supportedGrantTypes: ['AUTHORIZATION_CODE'] } }),
    });
    const gone = await goThrough(targetOf(authlete), { allowWrites: true });
    expect(reasonsOf(gone, 'device_authorization_api')).toEqual(['off: device flow']);
    expect(reasonsOf(gone, 'auth_token_issue_api')).toEqual(['no ticket of a password grant']);
    expect(stateOf(gone, 'auth_token_issue_api')).toBe('conforms');
    expect(gone.summary.outcomes).toMatchObject({ violated: 0, unverifiable: 0 });
  });

  it('because the server does not offer it', async () => {
    const gone = await goThrough(targetOf(liveAuthlete({ grantedScopes: false })));
    expect(stateOf(gone, 'client_granted_scopes_get_api')).toBe('untried');
    expect(reasonsOf(gone, 'client_granted_scopes_get_api')).toEqual(['feature disabled at the server']);
  });

  it('because the token lacks the right', async () => {
    const token = { token: 'looking-token', rights: ['use_introspection'] as const };
    const authlete = liveAuthlete({
      fixtures: demoWith({ service: { ...mockService, accessTokens: [token] } }),
    });
    const gone = await goThrough(targetOf(authlete, { token: token.token }), { allowWrites: true });
    expect(reasonsOf(gone, 'auth_token_api')).toEqual(['right missing: USE_SERVICE', expect.any(String)]);
    expect(stateOf(gone, 'auth_token_api')).toBe('untried');
    expect(stateOf(gone, 'auth_introspection_api')).toBe('conforms');
    expect(reasonsOf(gone, 'client_create_api')).toEqual(['no settings of the service']);
  });

  it('because the target says that it does not implement it', async () => {
    const authlete = liveAuthlete();
    (await authlete.world()).stub('grant_m_api').status(501);
    const gone = await goThrough(targetOf(authlete));
    expect(reasonsOf(gone, 'grant_m_api')).toEqual(['not implemented there']);
    expect(gone.summary.outcomes.violated).toBe(0);
  });
});

describe('a run that cannot finish', () => {
  it('stops when three calls after one another are not answered', async () => {
    const authlete = liveAuthlete();
    (await authlete.world()).stub('*').skip(10).fault('empty').always();
    const { run, summary } = await goThrough(targetOf(authlete));
    expect(run.stopped).toBe('connection lost');
    expect(summary.outcomes.unverifiable).toBe(3);
    expect(run.states.operations().at(-1)?.reasons).toEqual(['connection lost']);
  });

  it('stops when the token is rejected three times after one another', async () => {
    const authlete = liveAuthlete();
    (await authlete.world()).stub('*').skip(10).status(401).always();
    const { run, summary } = await goThrough(targetOf(authlete));
    expect(run.stopped).toBe('token rejected');
    expect(summary.outcomes.unverifiable).toBe(3);
  });

  it('stops after the call under way when it is interrupted', async () => {
    const authlete = liveAuthlete();
    const controller = new AbortController();
    const target = targetOf(authlete, {
      fetch: (url, init) => {
        if (url.endsWith('/auth/authorization')) controller.abort();
        return authlete.fetch(url, init);
      },
    });
    const gone = await goThrough(target, { signal: controller.signal });
    expect(gone.run.stopped).toBe('interrupted');
    expect(stateOf(gone, 'auth_authorization_api')).toBe('conforms');
    expect(reasonsOf(gone, 'auth_authorization_fail_api')).toEqual(['interrupted']);
  });
});

describe('the rate limit', () => {
  it('is honoured: a call that it refuses is made again after the time that it says', async () => {
    const authlete = liveAuthlete({ rateLimit: { perSecond: 20, burst: 20 } });
    const { summary, verdicts } = await goThrough(targetOf(authlete));
    expect(verdicts.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    expect(summary.outcomes).toMatchObject({ violated: 0, unverifiable: 0 });
  });

  it('is not waited for if that would take minutes', async () => {
    const authlete = liveAuthlete();
    (await authlete.world()).stub('grant_m_api').status(429).headers({ 'retry-after': '3600' });
    const gone = await goThrough(targetOf(authlete));
    expect(reasonsOf(gone, 'grant_m_api')).toEqual(['The response was 429 A001311 instead of UNAUTHORIZED.']);
  });
});
